# every documented column is filled by some letter, and fsck looks at each
cp "$TOP"/samples/*.txt "$TOP"/samples/*.html "$TOP"/tests/accuracy/letters/[abc]/*.txt .
cat >handed.txt <<'X'
浔阳州住房和城乡建设局

关于州政协六届一次会议第21号提案的协办意见

州人社局：

　　吕望之委员提出的《关于保护沿街老铺的提案》收悉。现有老铺126间。

　　　　　　　　　　浔阳州住房和城乡建设局
　　　　　　　　　　2024年5月8日
X
"$DAFU" ingest -q -a a.dafu -p "$TOP/samples/profile-xunyang.xml" . 2>/dev/null
# what only people fill
for f in fonds retention item; do "$DAFU" correct -a a.dafu --reason 归档 1 $f x; done
cat >columns.py <<'P'
"""Columns that no letter fills; and columns that fsck does not miss."""
import json, os, shutil, sqlite3, subprocess
facts = ("letter", "proposal", "party", "measure", "statistic", "citation", "contact", "finding")
db = sqlite3.connect("a.dafu")
empty, columns = [], []
for table in facts:
    for _, name, *_ in db.execute(f"PRAGMA table_info({table})").fetchall():
        if not db.execute(f'SELECT 1 FROM {table} WHERE "{name}" IS NOT NULL LIMIT 1').fetchone():
            empty.append(f"{table}.{name}")
        elif name not in ("letter", "id", "n", "record"):
            columns.append((table, name))
print("empty:", *empty)
# a copy in which one value of each column is another
db.execute("VACUUM INTO 'b.dafu'")
db = sqlite3.connect("b.dafu")
for table, name in columns:
    key = "id" if table == "letter" else "letter"
    at = db.execute(f'SELECT {key}, {"id" if table == "letter" else "n"} FROM {table} WHERE "{name}" IS NOT NULL LIMIT 1').fetchone()
    where = f"{key} = {at[0]}" + ("" if table == "letter" else f" AND n = {at[1]}")
    db.execute(f"""UPDATE {table} SET "{name}" = CASE typeof("{name}") WHEN 'text' THEN "{name}" || 'x'
        WHEN 'blob' THEN CAST("{name}" || 'x' AS BLOB) ELSE "{name}" + 1 END WHERE {where}""")
db.commit()
db.close()
found = {l["detail"] for l in map(json.loads, subprocess.run([os.environ["DAFU"], "fsck", "-f", "json", "-a", "b.dafu"],
    capture_output=True, text=True).stdout.splitlines()) if l["fault"] == "row-changed"}
missed = [f"{t}.{n}" for t, n in columns if not any(d == f"{t}.{n}" or (d.startswith(t + " ") and d.endswith(": " + n)) for d in found)]
print("not missed by fsck:", *missed)
P
python3 columns.py
# for Excel a byte order mark first
for c in list "list --documents" "search 的" log stats "stats --open"; do
	"$DAFU" $c -a a.dafu -f csv --bom 2>err >bom.csv; head -c 3 bom.csv | od -An -tx1
	"$DAFU" $c -a a.dafu -f csv 2>err >csv; tail -c +4 bom.csv | cmp - csv
done
