# two letters in one file are two records; the same letter twice is one
cat "$TOP/samples/01-county-heating.txt" "$TOP/samples/07-motion-river.txt" > two.txt
cat "$TOP/samples/01-county-heating.txt" "$TOP/samples/01-county-heating.txt" > twice.txt
"$DAFU" extract -q -o out/ two.txt twice.txt; ls out
"$DAFU" validate --source two.txt out/two.xml
"$DAFU" validate --source two.txt out/two-2.xml
"$DAFU" extract -q -f json two.txt | wc -l
"$DAFU" extract two.txt 2>&1 >/dev/null
"$DAFU" extract twice.txt 2>&1 >/dev/null
# letters that answer one subject are several where a number, a name or a figure differs
for change in s/31号/32号/ s/顾晴川/李小川/ s/412万/988万/; do
	{ cat "$TOP/samples/01-county-heating.txt"; echo; sed "$change" "$TOP/samples/01-county-heating.txt"; } > alike.txt
	"$DAFU" extract -q -o alike/ alike.txt; ls alike | wc -l; rm -r alike
done
"$DAFU" ingest -q -a a.dafu two.txt; "$DAFU" fsck -a a.dafu | cut -d, -f 1,2
