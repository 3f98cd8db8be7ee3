# fsck --deep: what a record says against what its source says, whatever its hash
(cd "$TOP" && "$DAFU" ingest -q -a "$OLDPWD/a.dafu" samples/0*) 2>/dev/null
fsck() { "$DAFU" fsck "$@" | sed 's/, [0-9.]* MB in.*:/ …:/'; }
fsck -a a.dafu --deep
# every letter that is looked at, in every encoding, with a profile, several in a file
printf '\n' >gap
cat "$TOP/samples/07-motion-river.txt" gap "$TOP/samples/08-sums-fail.txt" >two.txt
iconv -f utf-8 -t gb18030 "$TOP/samples/01-county-heating.txt" >gb.txt
iconv -f utf-8 -t utf-16le "$TOP/samples/01-county-heating.txt" >u16.txt
p=$TOP/samples/profile-xunyang.xml
"$DAFU" ingest -q -p $p -a p.dafu two.txt gb.txt u16.txt "$TOP/samples/06-deputies-bus.html" "$TOP/tests/accuracy/letters/a"
fsck -a p.dafu --deep -p $p; fsck -a p.dafu --deep
"$DAFU" reread -q --no-profile -a p.dafu >/dev/null; fsck -a p.dafu --deep
# figures of more digits than a table keeps
sed 's/[0-9][0-9.]*万元/22222222000000002222222255555555万元/; s/[0-9][0-9.]*个/1234567890123456.7891个/' \
    "$TOP/samples/01-county-heating.txt" >digits.txt
"$DAFU" ingest -q -a d.dafu digits.txt; fsck -a d.dafu --deep
"$DAFU" export -a d.dafu -f sqlite -o d.sqlite; sqlite3 d.sqlite "SELECT count(*) FROM statistic WHERE value > 1e15"
# a forged record, with the hash, the size and the rows that belong to it
cat >forged.py <<'Q'
import os, re, sqlite3, subprocess, sys
from hashlib import sha256
letter, old, new, *rows = sys.argv[1:]
xml = subprocess.run([os.environ["DAFU"], "show", "-a", "a.dafu", "-f", "xml", letter], capture_output=True, text=True).stdout
if not re.search(old, xml):
    sys.exit("nothing to forge")
xml = re.sub(old, new, xml, count=1).replace("'", "''")
sql = f"UPDATE record SET xml = packed('{xml}'), size = length(cast('{xml}' AS BLOB)), sha256 = sha256('{xml}') WHERE letter = {letter}"
subprocess.run([sys.executable, os.environ["TOP"] + "/tests/forge.py", "a.dafu", "f.dafu", sql, *rows], check=True)
Q
forge() { echo "$2 -> $3"; python3 forged.py "$@" && fsck -a f.dafu && fsck -a f.dafu --deep; }
forge 7 'status="planned"' 'status="done"' "UPDATE measure SET status = 'done' WHERE letter = 7 AND status = 'planned'" \
	"UPDATE statistic SET status = 'done' WHERE letter = 7 AND status = 'planned'"
# the archive's own profile is what a record was read with, and must be the same
cat >co.txt <<'X'
C类

浔阳州住房和城乡建设局

关于州政协六届一次会议第21号提案的协办意见

州人社局：

　　吕望之委员提出的《关于保护沿街老铺的提案》收悉。现有老铺126爿。

　　　　　　　　　　浔阳州住房和城乡建设局
　　　　　　　　　　2024年5月8日
X
mv a.dafu all.dafu; "$DAFU" ingest -q -a a.dafu -p $p co.txt
fsck -a a.dafu --deep
forge 1 'meaning="留作参考"' 'meaning="采纳"'
# nor may the profile be another, which a forged record would agree with
python3 "$TOP/tests/forge.py" a.dafu f.dafu "UPDATE profile SET xml = cast(replace(cast(xml AS TEXT), '留作参考', '采纳') AS BLOB)"
fsck -a f.dafu
mv all.dafu a.dafu
forge() { echo "$2 -> $3"; python3 forged.py "$@" && "$DAFU" fsck -a f.dafu --deep | grep value-changed; }
forge 1 'value="4120000"' 'value="99900000000"'
forge 1 '412万平方米' '999亿平方米'
forge 1 'unit="平方米"' 'unit="万平方米"'
forge 1 '(<statistic id="s1"[^>]*) start="161"' '\1 start="160"'
forge 7 'term="16"' 'term="17"'
forge 7 '<title certainty="sure" start="0" end="30">' '<title certainty="sure" inferred="x">'
forge 7 '磐溪县水务局</issuer>' '磐溪县水利局</issuer>'
forge 7 'sha256="01ef' 'sha256="01ee'
forge 7 ' of="流域面积"' ' of="水面面积"'
forge 7 '<finding.*</findings>|<residue>.*</residue>' ''
# made by another program: it need not be the same, but what is said may not differ
other="UPDATE record SET program = '0.0.9'"
forge 7 ' of="流域面积"' ' of="水面面积"' "$other"
forge 7 'value="38.6"' 'value="36.8"' "$other"
forge 7 'term="16"' 'term="17"' "$other"
# a source that is changed, too, is found by its own hash; one that is exchanged is not the record's
forge 8 'value="365"' 'value="366"' "UPDATE document SET source = cast(replace(cast(file('$TOP/samples/08-sums-fail.txt') AS TEXT), '365个', '366个') AS BLOB) WHERE id = 8"
