# an archive for other tools, and back again; what is wrong with a bag
SOURCE_DATE_EPOCH=1700000000
export SOURCE_DATE_EPOCH
(cd "$TOP" && "$DAFU" ingest -q -a "$OLDPWD/a.dafu" samples/0*) 2>&1; echo "ingest $?"
for f in csv jsonl sqlite folder bag; do "$DAFU" export -a a.dafu -f $f -o $f; echo "$f $?"; done
ls csv; head -n 2 csv/letter.csv
python3 -c 'import json; p=json.load(open("csv/datapackage.json")); print([r["name"] for r in p["resources"]], p["resources"][0]["schema"]["fields"][0])'
python3 - <<'P'
import csv, glob
for path in glob.glob("csv/*.csv"):
    rows = list(csv.reader(open(path, encoding="utf-8-sig", newline="")))
    assert all(len(r) == len(rows[0]) for r in rows), path
    assert not any(c[:1] in "=+@\t" and c for r in rows for c in r), path
print("tables are whole")
import json
package = json.load(open("csv/datapackage.json"))
table = {}
for r in package["resources"]:
    rows = list(csv.DictReader(open("csv/" + r["path"], encoding="utf-8", newline="")))
    key = r["schema"]["primaryKey"]
    key = key if isinstance(key, list) else [key]
    table[r["name"]] = {f["name"]: {row[f["name"]] for row in rows} for f in r["schema"]["fields"]}
    assert len({tuple(row[k] for k in key) for row in rows}) == len(rows), (r["name"], key)
for r in package["resources"]:
    assert r["schema"].get("foreignKeys") != [], "an empty list is no valid one"
    for k in r["schema"].get("foreignKeys", []):
        to = k["reference"]
        assert table[r["name"]][k["fields"]] <= table[to["resource"]][to["fields"]], k
        print(r["name"], k["fields"], "->", to["resource"], to["fields"])
print(table["document"]["time"], table["record"]["time"])
P
head -n 2 folder/index.csv | cut -c 1-200
wc -l < jsonl; python3 -c 'import json; print([json.loads(l)["record"]["kind"] for l in open("jsonl")])'
python3 -c 'import sqlite3; print(sqlite3.connect("sqlite").execute("SELECT count(*), sum(xml LIKE \"<?xml%\") FROM record").fetchone())'
python3 - <<"P"
import sqlite3
ask = sqlite3.connect("sqlite").execute
for sql in ("SELECT count(*) = (SELECT count(*) FROM statistic) FROM figures", "SELECT count(*) = (SELECT count(*) FROM measure) FROM measures",
        "SELECT letter, date, issuer, words, value, unit, \"of\", status FROM figures WHERE time IS NOT NULL LIMIT 2",
        "SELECT letter, date, issuer, heading, status, due FROM measures WHERE due IS NOT NULL LIMIT 2"):
    print(*ask(sql), sep="\n")
P
find folder -type f | sort | head -n 5
# how often a log was written while letters came depends on the machine
sed 's/^Payload-Oxum: [0-9]*\.22$/Payload-Oxum: BYTES.22/' bag/bagit.txt bag/bag-info.txt
(cd bag && sha256sum --quiet -c manifest-sha256.txt tagmanifest-sha256.txt && sha512sum --quiet -c manifest-sha512.txt tagmanifest-sha512.txt && echo "hashes agree")
"$DAFU" ingest -n -a b.dafu --report r bag; echo "would be taken $?"; wc -l <r; ls b.dafu 2>&1
"$DAFU" ingest -a b.dafu --report r bag; echo "taken back $?"
python3 -c 'import json; [print(x["document"], x["outcome"], len(x.get("letters", ""))) for x in map(json.loads, open("r"))]'
"$DAFU" fsck -a b.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'
"$DAFU" export -a b.dafu -f bag -o bag2 && diff -r -x log.jsonl -x '*manifest*' -x bag-info.txt bag bag2 && echo "the same"
"$DAFU" ingest -n -a b.dafu bag; "$DAFU" ingest -a b.dafu bag; echo "again $?"
"$DAFU" export -a a.dafu -f csv -o csv; echo "there already $?"
"$DAFU" export -a a.dafu -f csv -o csv --replace; echo "replaced $?"
"$DAFU" export -a a.dafu -f csv -o csv --replace --bom; head -c 3 csv/letter.csv | od -An -tx1; head -c 3 csv/text.csv | od -An -tx1; tail -c +4 csv/letter.csv | head -n 1
"$DAFU" export -a a.dafu -f ics -o x --bom; echo "bom $?"
"$DAFU" export -a a.dafu -f pdf -o x; echo "no format $?"
"$DAFU" export -a a.dafu -f csv; echo "nowhere $?"
"$DAFU" export -a a.dafu -f csv -o no/such/folder; echo "no folder $?"
wrong() { rm -rf w; cp -r bag w; }
wrong; echo x >> w/data/source/000001.txt; "$DAFU" ingest -a w.dafu w; echo "changed $?"
wrong; rm w/data/record/000002-1.xml; "$DAFU" ingest -a w.dafu w; echo "missing $?"
wrong; touch w/data/more; "$DAFU" ingest -a w.dafu w; echo "stray $?"
wrong; ln -sf /etc/passwd w/data/source/000001.txt; "$DAFU" ingest -a w.dafu w; echo "link $?"
wrong; sed -i '1s|data/.*|data/../../x|' w/manifest-sha256.txt; "$DAFU" ingest -a w.dafu w; echo "outside $?"
wrong; echo nonsense > w/manifest-sha512.txt; "$DAFU" ingest -a w.dafu w; echo "nonsense $?"
wrong; sed -i 2d w/manifest-sha512.txt; rm w/tagmanifest*; "$DAFU" ingest -a w.dafu w; echo "in one manifest only $?"
ls w.dafu 2>&1
# a bag of others: checked, then its payload is read
mkdir -p o/data; cp "$TOP/samples/08-sums-fail.txt" "o/data/a%b.txt"; touch o/bagit.txt
other() { "$DAFU" ingest -a o.dafu o | sed 's/ in .*:/ …:/'; }
other; ls o.dafu 2>&1
(cd o && sha256sum data/* | sed s/%/%25/ >manifest-sha256.txt); other
"$DAFU" list -a o.dafu --documents -f csv | cut -d, -f 2,6
echo x >>"o/data/a%b.txt"; other
mkdir n; touch n/bagit.txt n/manifest-sha256.txt; "$DAFU" ingest -a n.dafu n; echo "no payload $?"
