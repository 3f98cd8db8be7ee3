# a DOCX is a letter like any other: read, explained, checked, kept, given back
PYTHONPATH=$TOP/tests/formats python3 - <<'P'
import docx
text = open(__import__("os").environ["TOP"] + "/samples/01-county-heating.txt").read()
docx.letter("letter.docx", text)
body, numbers = docx.body(text)
parts = {"styles.xml": docx.STYLES, "numbering.xml": numbers.part()}
docx.package("changed.docx", body.replace("类别：A", "类别：B"), parts)
whole = open("letter.docx", "rb").read()
open("cut.docx", "wb").write(whole[:900])
docx.package("bomb.docx", " " * (20 << 20))
P
"$DAFU" text letter.docx | head -n 12
"$DAFU" extract -q letter.docx | grep -o '<heading[^>]*>[^<]*\|<source[^>]*bytes'
"$DAFU" extract -q -o r.xml letter.docx; echo "extract $?"
"$DAFU" validate --source letter.docx r.xml
sed 's/ p=1\([0-9]\)"/ p=3\1"/' r.xml > moved.xml
"$DAFU" validate --source letter.docx moved.xml; echo "moved $?"
"$DAFU" validate --source changed.docx r.xml 2>&1 | head -n 1 | sed "s/[0-9a-f]\{64\}/…/g"
"$DAFU" explain letter.docx '//r:statistic[@id="s1"]' | sed -E '/^ +-?[0-9]+  .*\(.*\)$/d'
"$DAFU" render -f html r.xml | grep -o '来源：letter.docx（docx，'
mkdir in; mv letter.docx cut.docx bomb.docx in/
"$DAFU" ingest -q -a a.dafu --report report.jsonl in; echo "ingest $?"
grep -o '"\(path\|outcome\|reason\)":[^,}]*' report.jsonl
"$DAFU" show -a a.dafu -f source 1 | cmp - in/letter.docx && echo "the bytes that came in"
"$DAFU" fsck -a a.dafu --deep | sed 's/[0-9.]* MB in.*: /… : /'
"$DAFU" reread -q -a a.dafu | sed "s/ in [0-9.]* s//"; echo "reread"
cp in/letter.docx letter.txt
"$DAFU" extract -q letter.txt | grep -o 'format="docx"'
