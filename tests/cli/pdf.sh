# a PDF is a letter like any other: read, explained, checked, kept, given back;
# of the program that takes it apart nothing stays
mkdir tmp; export TMPDIR=$PWD/tmp
PYTHONPATH=$TOP/tests/formats python3 - <<'P'
import pathlib, pdf
text = open(__import__("os").environ["TOP"] + "/samples/01-county-heating.txt").read()
pdf.letter(pathlib.Path("letter.pdf"), text, "headed")
pdf.letter(pathlib.Path("changed.pdf"), text.replace("类别：A", "类别：B"), "headed")
pathlib.Path("cut.pdf").write_bytes(pathlib.Path("letter.pdf").read_bytes()[:900])
pdf.package(pathlib.Path("scan.pdf"), ["9 9 99 99 re f"])
pdf.package(pathlib.Path("damaged.pdf"), [p + "<< /a >> Tx" for p in pdf.pages(text, pdf.PLAIN)])
first, second = text, text.replace("31号", "32号").replace("047", "052").replace("扩大县城", "改造乡镇")
one = lambda rows: "".join(pdf.show(w.strip("　"), 79, 105 + i * 24, 15.75) for i, w in enumerate(rows))
rows = lambda words: [w[:28] for w in words.split("\n") if w.strip()]
pdf.package(pathlib.Path("gap.pdf"), [one(rows(first)[:8]), "9 9 99 99 re f", one(rows(first)[8:])])
pdf.package(pathlib.Path("two.pdf"), [one(rows(first)), one(rows(second))])
foot = lambda words: one(["城区供热管网建设正在推进之中，各有关部门要抓好落实。"] * 24 + [words])
pdf.package(pathlib.Path("foot.pdf"), [foot("投资1亿元。"), foot("投资2亿元。")])
secret = one(rows(first)) + pdf.show("机密★3年", 260, 800, 9)
pdf.package(pathlib.Path("secret.pdf"), [secret, one(["供热管网改造。"] * 24) + pdf.show("机密★3年", 260, 800, 9)])
P
# a mark of secrecy in a running foot forbids
"$DAFU" publish -o secret -f text secret.pdf; ls secret 2>&1 | grep -c txt; rm secret.pdf
# a page that is a picture is told; so are running feet; rows of the body are none
"$DAFU" extract -q gap.pdf | grep -o '<finding rule="unread[^/]*'
"$DAFU" extract -q letter.pdf | grep -o '<finding rule="running[^/]*'
"$DAFU" extract -q -o two/ two.pdf; grep -ho '<\(phone\|resultClass\|issuer\)[^/]*' two/*.xml
"$DAFU" text foot.pdf | grep -o '投资.亿元。'
rm -r two gap.pdf two.pdf foot.pdf
"$DAFU" text letter.pdf | head -n 12
"$DAFU" extract -q letter.pdf | grep -o '<heading[^>]*>[^<]*\|<source[^>]*bytes'
"$DAFU" extract -q -o r.xml letter.pdf; echo "extract $?"
"$DAFU" validate --source letter.pdf r.xml
sed 's/ box=79/ box=80/' r.xml > moved.xml
"$DAFU" validate --source letter.pdf moved.xml; echo "moved $?"
"$DAFU" validate --source changed.pdf r.xml 2>&1 | head -n 1 | sed "s/[0-9a-f]\{64\}/…/g"
"$DAFU" explain letter.pdf '//r:statistic[@id="s1"]' | sed -E '/^ +-?[0-9]+  .*\(.*\)$/d'
"$DAFU" extract -q scan.pdf; echo "scan $?"
# what is read in spite of damage is said to be so
"$DAFU" extract -q damaged.pdf | grep -o '<finding rule="damaged[^/]*'
"$DAFU" extract -q damaged.pdf >d.xml && "$DAFU" validate --source damaged.pdf d.xml; echo "damaged $?"
rm damaged.pdf; mkdir in; mv letter.pdf cut.pdf scan.pdf in/
"$DAFU" ingest -q -a a.dafu --report report.jsonl in; echo "ingest $?"
grep -o '"\(path\|outcome\|reason\)":[^,}]*' report.jsonl
"$DAFU" show -a a.dafu -f source 1 | cmp - in/letter.pdf && echo "the bytes that came in"
"$DAFU" fsck -a a.dafu --deep | sed 's/[0-9.]* MB in.*: /… : /'
"$DAFU" reread -q -a a.dafu | sed "s/ in [0-9.]* s//"; echo "reread"
"$DAFU" formats | grep ' pdf '
ls tmp
