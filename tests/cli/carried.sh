# a bag carries where documents came, what people corrected, and the log
SOURCE_DATE_EPOCH=1700000000 DAFU_AGENT=王五
export SOURCE_DATE_EPOCH DAFU_AGENT
for n in 01-county-heating 04-province-nested 07-motion-river 08-sums-fail; do cp "$TOP/samples/$n.txt" .; done
plain() { sed 's/, [0-9.]* MB in.*:/ …:/; s/"agent":"[^"]* for/"agent":"USER for/; s/"[^"]* for 王五/"USER for 王五/; s/, [a-z0-9_-]* for 王五/, USER for 王五/; s/[0-9a-f]\{64\}/HASH/g'; }
for f in 0[178]*; do "$DAFU" ingest -q -a a.dafu --source-url https://example.cn/x/ $f; done
cp 07-motion-river.txt again.txt
SOURCE_DATE_EPOCH=1700050000 "$DAFU" ingest -q -a a.dafu again.txt
"$DAFU" correct -a a.dafu --reason 误读 1 类别 乙
"$DAFU" correct -a a.dafu --reason 归档 2 全宗号 J7
"$DAFU" correct -a a.dafu --reason 无 3 number ''
"$DAFU" correct -a a.dafu --undo --reason 读对了 3 number
"$DAFU" export -a a.dafu -f bag -o bag
cat bag/data/sightings.jsonl; plain <bag/data/corrections.jsonl; plain <bag/data/log.jsonl | cut -c 1-120
# a new archive is as the old one was, and goes on with its log
"$DAFU" ingest -a b.dafu bag; "$DAFU" fsck -a b.dafu | plain
"$DAFU" list -a b.dafu --columns id,class,fonds --sort id -f csv
"$DAFU" show -a b.dafu --sightings 2 -f csv
"$DAFU" show -a b.dafu --corrections 1 -f csv | plain
"$DAFU" log -a a.dafu -f csv >a.log; "$DAFU" log -a b.dafu -f csv >b.log; diff a.log b.log | plain
# an archive with a log of its own gets them on the authority of the bag's
"$DAFU" ingest -q -a c.dafu 04*; "$DAFU" ingest -a c.dafu bag; "$DAFU" fsck -a c.dafu | plain
"$DAFU" list -a c.dafu --columns id,class,fonds --sort id -f csv
"$DAFU" log -a c.dafu -f csv | plain
"$DAFU" ingest -a c.dafu bag; "$DAFU" log -a c.dafu -f csv | wc -l; "$DAFU" fsck -a c.dafu | plain
# so where letters are missing: numbers are others
"$DAFU" dispose -a a.dafu --reason 期满 --authority 销毁清册 1; "$DAFU" export -a a.dafu -f bag -o less
"$DAFU" ingest -a d.dafu less; "$DAFU" fsck -a d.dafu | plain; "$DAFU" list -a d.dafu --columns id,class,fonds --sort id -f csv
"$DAFU" log -a d.dafu -f csv | plain
# a log that does not hang together, and corrections that it does not tell of
cat >forge.py <<'Q'
import hashlib, pathlib, shutil, sys
name, old, new = sys.argv[1:]
shutil.rmtree("w", ignore_errors=True); shutil.copytree("bag", "w")
path = pathlib.Path("w/data", name)
text = path.read_text()
assert old in text, old
path.write_text(text.replace(old, new, 1))
for h in "sha256", "sha512":
    for list, files in (("manifest", sorted(p for p in pathlib.Path("w/data").rglob("*") if p.is_file())),
                        ("tagmanifest", [pathlib.Path("w", x) for x in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")])):
        pathlib.Path("w", f"{list}-{h}.txt").write_text("".join(
            f"{getattr(hashlib, h)(p.read_bytes()).hexdigest()}  {p.relative_to('w')}\n" for p in files))
Q
forge() { echo "$*"; python3 forge.py "$@"; rm -f e.dafu; "$DAFU" ingest -j1 -a e.dafu w; echo "status $?"; ls e.dafu 2>/dev/null; }
forge log.jsonl 误读 正读
forge log.jsonl '"id":2' '"id":7'
forge corrections.jsonl '"value":"B"' '"value":"C"'
forge corrections.jsonl '"value":"B"' '"value":"E"'
forge corrections.jsonl '"event":4' '"event":99'
forge corrections.jsonl '"field":"class"' '"field":"errors"'
forge sightings.jsonl '"times":1' '"times":0'
forge sightings.jsonl '"last":1700000000' '"last":1600000000'
forge sightings.jsonl '"document":1' '"document":9'
forge corrections.jsonl '"takenBack":true' '"takenBack":false'
forge corrections.jsonl '"event":5' '"event":4'
forge corrections.jsonl '"letter":2,"event":5,"field":"fonds"' '"letter":1,"event":4,"field":"class"'
forge corrections.jsonl '"letter":1' '"letter":2'
forge corrections.jsonl '"field":"class"' '"field":"none"'
forge log.jsonl '"previous":""' '"previous":"none"'
forge log.jsonl '"previous":""' '"previous":7'
forge log.jsonl '"id":1' '"id":2'
# bags of earlier versions have none of these
rm -rf w; cp -r bag w; rm w/data/[scl]*.jsonl w/tagmanifest*; for h in sha256 sha512; do sed -i '/sightings\|corrections\|log/d' w/manifest-$h.txt; done
"$DAFU" ingest -a f.dafu w; "$DAFU" fsck -a f.dafu | plain
# more than a transaction holds, one of them no letter, one there already
python3 "$TOP/tests/bench/letters.py" many 520 "$TOP/samples" >/dev/null; printf 'no letter' >many/none.txt
"$DAFU" ingest -q -a m.dafu many 2>/dev/null; "$DAFU" export -a m.dafu -f bag -o much
"$DAFU" ingest -q -a n.dafu many/none.txt 2>/dev/null
"$DAFU" ingest -n -a n.dafu much; "$DAFU" ingest -a n.dafu much; "$DAFU" fsck -a n.dafu | plain
# a letter that is withdrawn, and a name without a usual end; what was read stands
# in a record that another program has set on lines of its own
cp 04-province-nested.txt 'odd.t_t'; cp 01-county-heating.txt 'odd.附件'; cp 08-sums-fail.txt none
for f in odd.* none 07*; do "$DAFU" ingest -q -a o.dafu "$f"; done
"$DAFU" withdraw -a o.dafu --reason 试 2
"$DAFU" export -a o.dafu -f bag -o few; ls few/data/source few/data/record; cut -c 1-40 few/data/sightings.jsonl
"$DAFU" ingest -a p.dafu few; "$DAFU" fsck -a p.dafu | plain
