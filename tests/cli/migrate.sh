# archives of every earlier form: brought forward, or refused with words
for n in 1 2 3 4 5 6 7 8 9 10; do
	[ -f "$TOP/tests/archives/form$n.dafu.gz" ] || continue
	gunzip -c "$TOP/tests/archives/form$n.dafu.gz" >a.dafu
	"$DAFU" list -a a.dafu; echo "form $n: $?"
	"$DAFU" migrate --dry-run -a a.dafu; echo "dry $?"
	"$DAFU" migrate -a a.dafu; echo "migrate $?"
	[ $n -ge 5 ] || { rm -f a.dafu*; continue; }
	"$DAFU" migrate -a a.dafu
	"$DAFU" fsck -a a.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'
	"$DAFU" list -a a.dafu --columns id,versions,path,measures
	"$DAFU" search -a a.dafu -c 车位 of:投资 value:1.5亿元
	"$DAFU" show -a a.dafu 1 --sightings -f csv | cut -d , -f 1,2,6
	"$DAFU" reread -q -a a.dafu | sed 's/in [0-9.]* s/in … s/; s/changed in [0-9]* fields/changed/'
	"$DAFU" fsck -a a.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'
	"$DAFU" log -a a.dafu -f csv | cut -d , -f 3,4,8 | head -n 2
	rm -f a.dafu*
done
# the last day of a deadline means more with form 10
gunzip -c "$TOP/tests/archives/form9.dafu.gz" >a.dafu
due() { sqlite3 a.dafu "SELECT deadline, ifnull(due, '-') FROM measure WHERE letter = 4"; }
due; "$DAFU" migrate -a a.dafu; due
"$DAFU" search -a a.dafu -c due:2024-10-31; "$DAFU" search -a a.dafu -c due:2025-12-31
"$DAFU" stats -a a.dafu --open -f csv id:4 | cut -d , -f 3,4
"$DAFU" export -a a.dafu -f ics -o ics id:4; grep -h '^DTSTART' ics/*.ics | tr -d '\r'; rm -r ics a.dafu*
# what is not ours is neither run nor copied
gunzip -c "$TOP/tests/archives/form6.dafu.gz" >a.dafu
for sql in "CREATE TRIGGER t AFTER INSERT ON letter BEGIN DELETE FROM document; END" "CREATE VIEW v AS SELECT 1" "CREATE TABLE extra (x)" \
	"CREATE VIRTUAL TABLE other USING fts5(x)"; do
	python3 "$TOP/tests/forge.py" a.dafu f.dafu "$sql"; "$DAFU" migrate -a f.dafu; echo "$?"
done
# damage is told, and all stays as it was
for sql in "DELETE FROM document WHERE id = 1" "UPDATE record SET xml = x'00'" "UPDATE record SET xml = CAST('<a' AS BLOB)" \
	"UPDATE record SET xml = packed('<a'), sha256 = sha256('<a'), size = 2"; do
	python3 "$TOP/tests/forge.py" a.dafu f.dafu "$sql"; sum=$(sha256sum <f.dafu)
	"$DAFU" migrate -a f.dafu; echo "$? $(sqlite3 -readonly f.dafu 'PRAGMA user_version')"; [ "$sum" = "$(sha256sum <f.dafu)" ] || echo "not as it was"
done
# of a newer dafu
python3 "$TOP/tests/forge.py" a.dafu f.dafu "PRAGMA user_version = 99"; "$DAFU" migrate -a f.dafu; "$DAFU" list -a f.dafu
# a kill at any moment, of a correction and a backup, too
"$TOP/tests/bench/deeds" "$DAFU" 4 | sed 's/: [0-9]* killed, [0-9]* done//g'
# a copy while another writes; room given back
"$DAFU" migrate -a a.dafu >/dev/null
"$DAFU" backup -a a.dafu -o b.dafu; "$DAFU" fsck -a b.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'
"$DAFU" backup -a a.dafu -o b.dafu; echo "there already $?"; "$DAFU" backup -a a.dafu -o a.dafu; echo "itself $?"
"$DAFU" backup -a a.dafu -o no/b.dafu; echo "nowhere $?"
python3 - <<'P'
import os, subprocess, sys
dafu, top = os.environ["DAFU"], os.environ["TOP"]
subprocess.run([sys.executable, top + "/tests/bench/letters.py", "many", "300", top + "/samples"], stdout=subprocess.DEVNULL)
p = subprocess.Popen([dafu, "ingest", "-q", "-a", "w.dafu", "many"], stderr=subprocess.DEVNULL)
ends = set()
n = 0
while p.poll() is None or not n:
    if os.path.exists("w.dafu") and os.path.getsize("w.dafu"):
        n += 1
        r = subprocess.run([dafu, "backup", "-a", "w.dafu", "-o", f"copy{n}.dafu"], capture_output=True, text=True)
        if r.returncode == 0:
            r = subprocess.run([dafu, "fsck", "-a", f"copy{n}.dafu"], capture_output=True, text=True)
        ends.add((r.returncode, "" if r.returncode == 0 else r.stderr[:80]))
print("copies while it is written:", {e for e in ends if e[0] == 0}, [e for e in ends if e[0] and "is empty" not in e[1]])
P
"$DAFU" vacuum -a w.dafu | sed 's/[0-9.]* MB/… MB/g'; "$DAFU" fsck -a w.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'
ls b.dafu* w.dafu*
