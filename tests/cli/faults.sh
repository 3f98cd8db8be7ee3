# each fault that fsck finds, in an archive whose pages are made anew after a change
SOURCE_DATE_EPOCH=1700000000; export SOURCE_DATE_EPOCH
"$DAFU" ingest -q -a a.dafu "$TOP/samples/01-county-heating.txt" "$TOP/samples/08-sums-fail.txt" "$TOP/samples/05-township-gb18030.txt" 2>/dev/null
sed 's/365个/366个/' "$TOP/samples/08-sums-fail.txt" >b.txt
"$DAFU" ingest -q -a a.dafu b.txt "$TOP/samples/09-meeting-notice.txt" 2>/dev/null
"$DAFU" reread -q -p "$TOP/samples/profile-xunyang.xml" -a a.dafu >/dev/null
"$DAFU" correct -a a.dafu --reason 试 1 class B
"$DAFU" fsck -j1 -a a.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'
: >seen
forged() {
	printf '%s\n' "$1"; python3 "$TOP/tests/forge.py" a.dafu f.dafu "$@"
	"$DAFU" fsck -j1 -a f.dafu >out 2>&1; status=$?
	sed "s/, [0-9.]* MB in.*:/ …:/; s|$TOP|TOP|; s/\\(event\\|correction\\) [0-9][0-9]*/\\1 N/" out | cut -c 1-150; echo "= $status"
	"$DAFU" fsck -j1 -a f.dafu --format csv 2>/dev/null >>seen
}
zero=0000000000000000000000000000000000000000000000000000000000000000
forged "UPDATE document SET time = -1 WHERE id = 1"
forged "UPDATE document SET outcome = 'perhaps' WHERE id = 1"
forged "UPDATE document SET size = size + 1 WHERE id = 1"
forged "UPDATE document SET sha256 = '$zero' WHERE id = 1"
forged "UPDATE document SET source = x'28B52FFD00' WHERE id = 1"
forged "UPDATE document SET source = packed('another'), size = 7 WHERE id = 2"
forged "PRAGMA foreign_keys = OFF" "DELETE FROM document WHERE id = 1"
forged "UPDATE record SET xml = packed('<a/>'), sha256 = sha256('<a/>'), size = 4 WHERE id = 1"
forged "UPDATE record SET xml = packed('<a'), sha256 = sha256('<a'), size = 2 WHERE id = 1"
forged "UPDATE record SET sha256 = '$zero' WHERE id = 1"
forged "UPDATE record SET xml = x'28B52FFD00' WHERE id = 1"
forged "UPDATE record SET document = 2 WHERE id = 1"
"$DAFU" show -a a.dafu -f xml 1 >one.xml 2>/dev/null
forged "UPDATE record SET document = 2, xml = packed(file('one.xml')) WHERE id = 5"
forged "UPDATE record SET letter = 99 WHERE id = 1"
forged "DELETE FROM record WHERE id = 1"
forged "UPDATE letter SET record = 1 WHERE id = 2"
forged "UPDATE letter SET title = NULL WHERE id = 1"
forged "UPDATE letter SET title = '' WHERE id = 1"
forged "UPDATE letter SET class = 'C' WHERE id = 1"
forged "UPDATE letter SET class = 'C' WHERE id = 2"
forged "UPDATE statistic SET value = '9' WHERE letter = 1 AND n = 1"
forged "UPDATE statistic SET start = start + 1 WHERE letter = 1 AND n = 1"
forged "UPDATE statistic SET unit = 7 WHERE letter = 1 AND n = 1"
forged "DELETE FROM statistic WHERE letter = 1 AND n = 22"
forged "INSERT INTO statistic SELECT * FROM statistic WHERE letter = 1 AND n = 22"
forged "UPDATE packed SET statistics = x'28B52FFD00' WHERE letter = 1"
forged "UPDATE packed SET statistics = packed('1' || char(0)), size = 2 WHERE letter = 1"
forged "UPDATE packed SET letter = 99 WHERE letter = 1"
forged "UPDATE measure SET n = 99 WHERE letter = 1 AND n = 1"
forged "DELETE FROM measure WHERE letter = 1"
forged "UPDATE finding SET letter = 1 WHERE letter = 2"
forged "DELETE FROM letter WHERE id = 1"
forged "DELETE FROM sketch WHERE letter = 1"
forged "UPDATE sketch SET letter = 77 WHERE letter = 1"
forged "UPDATE profile SET xml = CAST('<profile/>' AS BLOB)"
forged "UPDATE meta SET value = x'00' WHERE name = 'dictionary'"
forged "UPDATE event SET reason = '无' WHERE action = 'correct'"
forged "UPDATE correction SET value = 'C'"
forged "INSERT INTO link VALUES (1, 99, 'text')"
forged "UPDATE sighting SET document = 99 WHERE id = 1"
forged "PRAGMA writable_schema = ON" "UPDATE sqlite_schema SET sql = replace(sql, '-- ', '--  ') WHERE name = 'letter'"
forged "DROP VIEW related"
forged "DROP INDEX sighting_path"
forged "DROP TABLE link"
forged "CREATE TABLE more (x)"
forged "CREATE TABLE more AS SELECT 1 AS letter" "PRAGMA writable_schema = ON" "UPDATE sqlite_schema SET sql = replace(sql, 'more', 'stati' || 'stic'), name = 'stati' || 'stic', tbl_name = 'stati' || 'stic' WHERE name = 'more'"
"$DAFU" list -a f.dafu; echo "in the place of ours $?"
forged "CREATE TRIGGER t AFTER INSERT ON letter BEGIN SELECT 1; END"
echo "not seen here, but of pages, of --deep, of the text index:"
sed -n 's/^FAULT([A-Z_]*, *"\([a-z-]*\)".*/\1/p' "$TOP/src/archive/fault.def" | while read -r name; do grep -q "$name" seen || echo "$name"; done
# a letter's number and item as a person gives them; what cannot be corrected since
# its record is damaged
"$DAFU" correct -a a.dafu --reason 试 2 item 7; "$DAFU" correct -a a.dafu --reason 试 2 number 甲函〔2023〕9号
"$DAFU" list -a a.dafu --columns id,number,year,item -f csv id:2; "$DAFU" search -a a.dafu -c year:2023
"$DAFU" correct -a a.dafu --reason 试 2 number 甲函〔23〕9号; "$DAFU" list -a a.dafu --columns id,number,year -f csv id:2
"$DAFU" fsck -j1 -a a.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'
for xml in "packed('<a')" "x'00'" "packed('<a'), sha256 = sha256('<a'), size = 2"; do
	python3 "$TOP/tests/forge.py" a.dafu f.dafu "UPDATE record SET xml = $xml WHERE id = (SELECT record FROM letter WHERE id = 1)"
	"$DAFU" correct -a f.dafu --reason 试 1 class C; echo "$xml $?"
done
# nor is it exported as if it were whole
rm out
for sql in "UPDATE sighting SET document = 99 WHERE id = 1" "UPDATE record SET xml = x'00' WHERE id = 1" "UPDATE document SET source = x'28B52FFD00' WHERE id = 1"; do
	python3 "$TOP/tests/forge.py" a.dafu f.dafu "$sql"
	for f in bag folder jsonl; do "$DAFU" export -a f.dafu -f $f -o out; echo "$f $?"; rm -rf out; done
done
# what a killed program left beside it before the first tables is cleared away
cp a.dafu j.dafu; printf '\331\325\005\371\040\241\143\327' >j.dafu-journal
"$DAFU" fsck -j1 -a j.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'; ls j.dafu*
