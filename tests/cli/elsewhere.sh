# an archive from elsewhere: what is not ours is refused, with its reason, and
# nothing of it is run
"$DAFU" ingest -q -a a.dafu "$TOP/samples/08-sums-fail.txt" "$TOP/samples/07-motion-river.txt"
forge() { python3 "$TOP/tests/forge.py" a.dafu f.dafu "$@"; }
endless='WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)'
all='list|search 学校|stats --by class|show 1|export -f csv -o out|reread -q|ingest in'
some='list|ingest in'
mkdir in; cp "$TOP/samples/06-deputies-bus.html" in
try() {
	IFS='|'; set -- $1; unset IFS
	for c do
		set -- $c; name=$1; shift
		timeout 20 "$DAFU" $name -a f.dafu "$@" >stdout 2>stderr; echo "$name $? $(sed "s/.*error: //" stderr)"
	done
	timeout 20 "$DAFU" fsck -a f.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'
	rm -rf out
}
forge; echo "as it was"; try "$all"
echo "a view"; forge "CREATE VIEW more AS $endless SELECT count(*) FROM n"; try "$some"
echo "our view"; forge "DROP VIEW related" "CREATE VIEW related (letter, other, kind) AS $endless SELECT 1, count(*), 'same' FROM n"; try "$all"
echo "a view for a table"; forge "DROP TABLE letter" "CREATE VIEW letter AS $endless SELECT i AS id FROM n"; try "$some"
echo "a trigger"; forge "CREATE TRIGGER later AFTER INSERT ON document BEGIN DELETE FROM record; END"; try "$some"
echo "a table"; forge "CREATE TABLE more (x)"; try "$some"
echo "an index"; forge "CREATE INDEX more ON letter (title)"; try "$some"
echo "a virtual table"; forge "CREATE VIRTUAL TABLE more USING fts5(x)"; try "$some"
echo "a table in other words"; forge "DROP TABLE sketch" "CREATE TABLE sketch (letter, band AS (abs(letter)))"; try "$some"
echo "a table that is missing"; forge "DROP INDEX letter_date"; try "$some"
echo "no checksums"; rm -f f.dafu*; python3 - <<'Q'
import sqlite3
y = sqlite3.connect("f.dafu", isolation_level=None)
x = sqlite3.connect("a.dafu")
y.execute("PRAGMA page_size = 16384")
y.execute("PRAGMA writable_schema = ON")
y.execute("PRAGMA application_id = 0x64616675")
y.execute("PRAGMA user_version = %d" % x.execute("PRAGMA user_version").fetchone()[0])
for name, sql in x.execute("SELECT name, sql FROM sqlite_schema WHERE sql NOT NULL AND name NOT LIKE 'text%' ORDER BY rowid"):
    y.execute(sql)
Q
try "$some"
# a record that says it unpacks to gigabytes: a hundred kB of frame
cat >bomb.py <<'Q'
import os, resource, subprocess, sys
subprocess.run([sys.executable, os.environ["TOP"] + "/tests/forge.py", "a.dafu", "f.dafu",
                "UPDATE record SET xml = bomb(23000), size = 23000 << 17 WHERE id = 2"], check=True)
for command in ("show -f xml 2", "export -f jsonl -o x", "export -f sqlite -o x", "export -f bag -o x", "fsck -j1 -f json"):
    name, *rest = command.split()
    p = subprocess.run([os.environ["DAFU"], name, "-a", "f.dafu", *rest], capture_output=True, text=True)
    print(name, rest[:2], p.returncode, p.stderr.strip().split(",")[0], p.stdout[:120])
print("little memory", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1 << 20)
Q
python3 bomb.py
