# what a person meets who types what seems right
S=$TOP/samples L=$TOP/samples/01-county-heating.txt
cp "$L" a.txt; cp "$S/08-sums-fail.txt" b.txt; cp "$S/06-deputies-bus.html" c.html
# a letter where a record is wanted
"$DAFU" render a.txt; "$DAFU" render c.html; "$DAFU" validate a.txt; "$DAFU" site -o s a.txt; echo "no record $?"
# names instead of XPaths, in whatever language
for name in issuer 发文机关 文号 年份 area; do "$DAFU" explain a.txt $name | head -n 2; done
for name in fax 传真 //issuer; do "$DAFU" explain a.txt $name; echo "$?"; done
# wrong encodings
"$DAFU" extract -q -e latin1 a.txt; "$DAFU" extract -q -e gb18030 a.txt; echo "decoded wrongly $?"
iconv -f UTF-8 -t GB18030 a.txt >gb.txt; "$DAFU" extract -q -e utf-8 gb.txt; echo "the other way $?"; rm gb.txt
# standard input without being told
"$DAFU" extract -q <a.txt | cmp - r.xml 2>/dev/null || "$DAFU" extract -q - <a.txt >r.xml
"$DAFU" extract -q <a.txt | cmp - r.xml && echo "standard input"; rm r.xml
# several into one file
"$DAFU" extract -q -o out.xml a.txt b.txt; echo "one file $?"; ls out.xml 2>&1
"$DAFU" extract -q -f text -o out.txt a.txt b.txt; echo "$?"
# lines of their own: on a terminal, or as wanted, and still the same record
"$DAFU" extract -q --indent 2 a.txt >i.xml; sed -n '2p;4,5p' i.xml | cut -c 1-60; "$DAFU" validate --source a.txt i.xml
"$DAFU" extract -q a.txt >r.xml; "$DAFU" render -f json i.xml >i.json; "$DAFU" render -f json r.xml | cmp - i.json && echo "same facts"
"$DAFU" render -f xml --indent 1 r.xml | sed -n '4p' | cut -c 1-30; "$DAFU" extract --indent 99 a.txt; echo "too much $?"
script -qec "'$DAFU' extract -q a.txt" /dev/null | tr -d '\r' | cmp - i.xml && echo "on a terminal"
rm i.xml r.xml i.json
# what dafu made is no letter: folders of records and pages, exports, sites, records
"$DAFU" extract -q -o made a.txt b.txt; "$DAFU" extract -q -f html -o made.html/ a.txt; mkdir own; "$DAFU" extract -q -o own a.txt
"$DAFU" site -q -o site made 2>/dev/null || "$DAFU" site -o site made
"$DAFU" ingest -q -a a.dafu a.txt; "$DAFU" export -a a.dafu -f csv -o export; "$DAFU" publish -o public a.txt b.txt 2>/dev/null
cp made/a.xml record.xml
"$DAFU" ingest -a new.dafu . | sed 's/ in [0-9.]* s, [0-9]*\/s//'
"$DAFU" list -a new.dafu --columns path --sort path
"$DAFU" extract -q -o all . ; echo "extract $?"; ls all; "$DAFU" extract -o again made; echo "nothing left $?"
# the same files give the same log, however many work at them
for j in 1 2 4; do "$DAFU" ingest -q -j $j -a j$j.dafu "$S" "$TOP/tests/accuracy/letters/a" "$TOP/tests/accuracy/letters/b" 2>/dev/null
	"$DAFU" log -a j$j.dafu -f csv | cut -d , -f 1,3,4,8 >log$j; done
cat log1; cmp log1 log2 && cmp log1 log4 && echo "same log"
