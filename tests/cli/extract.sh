# extract: formats, several letters, standard input and output
L=$TOP/samples/01-county-heating.txt
"$DAFU" extract -q "$L" | head -c 60; echo
"$DAFU" extract -q -f json "$L" | python3 -c 'import json,sys; r=json.load(sys.stdin); print(r["kind"], r["head"]["title"]["text"])'
"$DAFU" extract -q - < "$L" | grep -c 'name="stdin"'
"$DAFU" extract -q -f text "$L" > /dev/null; echo "text $?"
"$DAFU" extract -q -o out/ "$L" "$TOP/samples/07-motion-river.txt"; echo "several $?"; ls out
mkdir a b; cp "$L" a/x.txt; cp "$L" b/x.txt
"$DAFU" extract -q -o same a b; echo "same names $?"; ls same
"$DAFU" extract -q -f json a b | wc -l
"$DAFU" extract -q -f html "$L" "$L"; echo "two to stdout $?"
"$DAFU" extract -q -- "$L" >/dev/null; echo "-- $?"
"$DAFU" extract --coverage -q "$L" 2>&1 >/dev/null | sed 's|.*/||'
# the repaired letter, and its source again
L=$TOP/samples/02-city-page-turns.txt
"$DAFU" extract -q -f source -o s.xml "$L"; echo "source $?"
grep -o '近年来，我市把.*，取得' s.xml
"$DAFU" text --undo s.xml | cmp - "$L" && echo "the same bytes"
"$DAFU" text --undo "$L"; echo "no such letter $?"
"$DAFU" extract -q -f source --jsonl </dev/null; echo "jsonl $?"
# by how many processes makes no difference
for n in 1 3; do
	mkdir j$n
	(cd j$n && "$DAFU" extract -j $n -o out/ "$TOP/samples" "$TOP/tests/accuracy/letters/a" missing.txt 2>err); echo "-j $n $?"
done
diff -r j1 j3 && ls j1/out | wc -l
