# who may read what is made: what umask leaves
for mask in 002 022 077; do
	umask $mask
	"$DAFU" ingest -q -a $mask.dafu "$TOP/samples/08-sums-fail.txt"
	python3 - $mask.dafu <<'Q'
import os, sqlite3, sys
x = sqlite3.connect(sys.argv[1])	# what SQLite keeps beside it
x.execute("SELECT count(*) FROM document").fetchone()
print(*(oct(os.stat(sys.argv[1] + end).st_mode) for end in ("", "-wal", "-shm")))
Q
	for f in csv jsonl sqlite bag; do "$DAFU" export -a $mask.dafu -f $f -o $mask.$f; done
	stat -c '%a %n' $mask.* | sort -k 2
done
# a record of what is no letter agrees with its source, and one of a letter that is not there does not
echo 今天下午开会。 >note.txt; "$DAFU" extract -q --force -o n.xml note.txt; "$DAFU" validate --source note.txt n.xml; echo "forced $?"
cat "$TOP/samples/07-motion-river.txt" "$TOP/samples/08-sums-fail.txt" >two.txt
"$DAFU" extract -q -o two/ two.txt; for f in two/*; do "$DAFU" validate --source two.txt "$f"; echo "of two $?"; done
sed 's/<body start="[0-9]*"/<body start="9"/' two/*2.xml >gone.xml; "$DAFU" validate --source two.txt gone.xml ; echo "gone $?"
printf '' >empty.txt; "$DAFU" validate --source empty.txt n.xml; echo "empty $?"
