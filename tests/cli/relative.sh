# no export tells where on this machine the letters lay
mkdir -p in/deep/er in/deeper; i=1
for f in deep/er/a.txt deep/b.txt deeper/c.txt; do cp "$TOP/samples/0$i"* in/$f; i=$((i + 1)); done
export_all() {
	for f in csv sqlite bag; do "$DAFU" export -a $1.dafu -f $f -o $1.$f; done
	python3 - $1 <<'Q'
import csv, json, sqlite3, sys
n = sys.argv[1]
print([r["path"] for r in csv.DictReader(open(n + ".csv/document.csv", encoding="utf-8-sig"))])
print([r[0] for r in sqlite3.connect(n + ".sqlite").execute("SELECT path FROM document")])
print([json.loads(x)["path"] for x in open(n + ".bag/data/documents.jsonl")])
Q
	grep -rl "$PWD" $1.csv $1.sqlite $1.bag
	"$DAFU" ingest -q -a $1.back $1.bag && "$DAFU" export -a $1.back -f bag -o $1.again && diff -r -x log.jsonl $1.bag/data $1.again/data && echo "the same"
}
"$DAFU" ingest -q -a all.dafu "$PWD/in" 2>/dev/null; export_all all
"$DAFU" ingest -q -a one.dafu "$PWD/in/deep/b.txt" 2>/dev/null; export_all one
"$DAFU" ingest -q -a some.dafu in/deep "$PWD/in" 2>/dev/null; "$DAFU" export -a some.dafu -f csv -o some
python3 -c 'import csv, os; print([r["path"].replace(os.getcwd()[1:], "HERE") for r in csv.DictReader(open("some/document.csv", encoding="utf-8-sig"))])'
"$DAFU" ingest -q -a none.dafu in 2>/dev/null; export_all none
