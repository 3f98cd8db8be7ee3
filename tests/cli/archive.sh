# an archive of the samples: kept, kept once, sound, read again
"$DAFU" ingest -q -a a.dafu "$TOP/samples" 2>&1 | sed "s|$TOP|TOP|"; echo "ingest"
"$DAFU" ingest -q -a a.dafu --report r.jsonl "$TOP/samples" 2>/dev/null; echo "again $?"
python3 -c 'import json,collections; print(sorted(collections.Counter(json.loads(l)["outcome"] for l in open("r.jsonl")).items()))'
"$DAFU" fsck -a a.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'; echo "fsck $?"
"$DAFU" reread -q -n -a a.dafu | sed "s/in [0-9.]* s/in … s/"; echo "reread $?"
find "$TOP/samples" -name '07*' | "$DAFU" ingest -q -a b.dafu -; echo "list $?"
"$DAFU" ingest -a; echo "no archive $?"
"$DAFU" fsck -a missing.dafu; echo "missing $?"
cat >damage.py <<'P'
"""Damage copies of an archive; fsck goes on and names each damage."""
import json, os, pathlib, sqlite3, subprocess
whole = pathlib.Path("a.dafu").read_bytes()
PAGE = 16384
def look(b):
    for tail in ("", "-wal", "-shm"):
        pathlib.Path("c.dafu" + tail).unlink(missing_ok=True)
    pathlib.Path("c.dafu").write_bytes(b)
    p = subprocess.run([os.environ["DAFU"], "fsck", "-f", "json", "-a", "c.dafu"], capture_output=True, text=True)
    return (p.returncode, p.stderr.split(", ")[:2],
            sorted({json.loads(line)["fault"] for line in p.stdout.splitlines()}))
def flip(at):
    b = bytearray(whole)
    b[at] ^= 4
    return bytes(b)
def page_of(kept):
    return whole.index(kept) // PAGE * PAGE
# the header; of every page its kind, count of cells, or what comes behind
places = [*range(0, 112, 7), *(n * PAGE + n % 4 * 4 for n in range(1, len(whole) // PAGE)), len(whole) * 3 // 4]
print("flips", {(code, "page-changed" in found) for code, _, found in map(look, map(flip, places))})
kept = sqlite3.connect("file:a.dafu?immutable=1", uri=True).execute(
    "SELECT source FROM document d JOIN record r ON r.document = d.id JOIN proposal p USING (letter) "
    "WHERE p.title LIKE '%微型消防站%'").fetchone()[0][20:60]
for what, b in (("header", b"x" * 100 + whole[100:]), ("first page", b"x" * PAGE + whole[PAGE:]),
                ("source", flip(whole.index(kept))), ("its page", flip(page_of(kept))),
                ("another page's copy", whole[:5 * PAGE] + whole[9 * PAGE:10 * PAGE] + whole[6 * PAGE:]),
                ("cut by a byte", whole[:-1]), ("cut by a page", whole[:-PAGE]), ("cut in half", whole[:len(whole) // 2]),
                ("its first bytes", whole[:600]), ("more behind", whole + b"x")):
    print(what, *look(b))
P
python3 damage.py
"$DAFU" fsck -a c.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'
"$DAFU" fsck -a c.dafu -f csv 2>/dev/null
"$DAFU" fsck -a c.dafu -f xml; echo "no format $?"
echo hello >c.dafu; "$DAFU" fsck -a c.dafu; echo "something else $?"
# what other programs unpack records and sources with; dafu has it anyway
mkdir plain && cd plain && "$DAFU" ingest -q -a d.dafu "$TOP/samples/01-county-heating.txt"
python3 - <<'P'
import hashlib, sqlite3, subprocess
db = sqlite3.connect("file:d.dafu?immutable=1", uri=True)
open("words", "wb").write(db.execute("SELECT value FROM meta WHERE name = 'dictionary'").fetchone()[0])
for table, bytes in ("document", "source"), ("record", "xml"):
    kept, sha256, size = db.execute(f"SELECT {bytes}, sha256, size FROM {table}").fetchone()
    with_what = ["-D", "words"] if bytes == "source" else ["--patch-from=before"]
    whole = subprocess.run(["zstd", "-dcq", *with_what], input=kept, stdout=subprocess.PIPE).stdout
    # what stands before the record
    open("before", "wb").write(open("words", "rb").read() + whole)
    print("by others:", len(kept) < size, len(whole) == size, hashlib.sha256(whole).hexdigest() == sha256)
P
for sql in "UPDATE meta SET value = x'00' WHERE name = 'dictionary'" "DELETE FROM meta WHERE name = 'dictionary'" \
	"UPDATE document SET source = substr(source, 1, 40)" "UPDATE document SET source = cast('短' AS BLOB), size = 3"; do
	python3 "$TOP/tests/forge.py" d.dafu f.dafu "$sql"
	"$DAFU" fsck -a f.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'
	"$DAFU" show -a f.dafu 1 -f xml | cksum
	"$DAFU" show -a f.dafu --document 1 | wc -c
done
cd ..
