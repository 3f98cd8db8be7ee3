# standard streams that are full, closed or broken: said, exit 3, and no mix-up
L=$TOP/samples/05-township-gb18030.txt
"$DAFU" extract -q -o r.xml "$L"
"$DAFU" ingest -q -a a.dafu "$L"
for command in "extract -q $L" "extract -q -f html $L" "extract -q -f text $L" \
    "extract -q -f json $L $L" "render r.xml" "render -f json r.xml" "validate r.xml" \
    "explain $L" "text $L" schema "fsck -a a.dafu" "reread -n -a a.dafu" \
    --help --version "extract --help"; do
	"$DAFU" $command >/dev/full 2>err
	echo "full $? $(grep -c 'dafu: .*error: cannot read or write' err) $command"
	"$DAFU" $command >&- 2>/dev/null
	echo "closed $?"
done
"$DAFU" extract - <&-; echo "closed input $?"
"$DAFU" extract -o - /proc/self/mem; echo "broken input $?"
"$DAFU" extract - < "$TOP"; echo "folder as input $?"
# messages must not end up in a file that got their descriptor
"$DAFU" extract -o made.xml "$L" 2>&- >&- <&-; echo "all closed $?"
cmp r.xml made.xml && echo "the same"
"$DAFU" extract -o /dev/full -q "$L"; echo "full device $?"
"$DAFU" extract -q -o /dev/stdout "$L" | cmp - r.xml && echo "special file"
