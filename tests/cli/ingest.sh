# what comes in, and what becomes of it
dafu() { "$DAFU" "$@" 2>&1 | sed 's/ in [0-9.]* s, [0-9]*\/s:/ …:/'; }
mkdir in
cp "$TOP/samples/08-sums-fail.txt" in/a.txt
# the same path in other words: a corrected letter is a version
dafu ingest -a a.dafu in
sed -i s/365/366/ in/a.txt
dafu ingest -a a.dafu .//in/../in/a.txt
sed -i s/366/367/ in/a.txt
dafu ingest -a a.dafu in/
dafu list -a a.dafu --documents --format csv | cut -d, -f 1,2,6
# a report goes over a report, but over no letter and no archive
for r in a.dafu ./in/../a.dafu-wal new.dafu in/a.txt r r; do
	"$DAFU" ingest -q -a a.dafu --report $r in; echo "$r $?"
done
"$DAFU" ingest -q -a new.dafu --report ./new.dafu in; echo "new $?"
ls; grep -c 367 in/a.txt
# the archive and the report lie in the folder, under other names too
mkdir all; cp in/a.txt all; ln all/a.txt all/b.txt
dafu ingest -a all/a.dafu --report all/r.jsonl all; ln -s a.dafu all/0.dafu
dafu ingest -a all/a.dafu --report all/r.jsonl all/*
ls all
# the profile is kept, and another one is told of
sed 's/热线/专线/' "$TOP/samples/profile-xunyang.xml" >p.xml
reread() { "$DAFU" reread -q -a p.dafu "$@" | sed 's/ in [0-9.]* s//'; }
"$DAFU" ingest -q -p "$TOP/samples/profile-xunyang.xml" -a p.dafu "$TOP/samples/05-township-gb18030.txt" in
"$DAFU" show -a p.dafu --versions 1 -f csv | cut -d, -f 1,4,5
reread -n --no-profile
reread -p "$TOP/samples/profile-xunyang.xml" -n
reread -p p.xml; reread -p p.xml
"$DAFU" show -a p.dafu --versions 1 -f csv | cut -d, -f 1,4,5
"$DAFU" fsck -a p.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'
# what could not be read is tried again, and once a run
mkdir retry; printf 'no letter' >retry/a.txt; cp retry/a.txt retry/z.txt
dafu ingest -a r.dafu retry; dafu ingest -a r.dafu retry
dafu ingest -a r.dafu --force retry; dafu ingest -a r.dafu retry
dafu list -a r.dafu --documents --format csv | cut -d, -f 1,2,3,6,7
dafu fsck -a r.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'
# a letter that needs too much memory, wherever messages go
python3 -c 'print("关于停车的答复\n" * 200000)' >large.txt
memory() { "$DAFU" ingest -n -a m.dafu --memory-limit 90M "$@" large.txt; }
told='OUT_OF_MEMORY: needs more than 90M of memory (--memory-limit)'
if grep -q __asan_init "$DAFU"; then	# it maps terabytes and has no limit
	memory() { echo "$told"; echo "$told" >err; }
fi
memory -q --report - | grep -o "$told"
memory 2>err >/dev/null; grep -o "$told" err
# what cannot be had is told, counted and reported
mkdir lost; cp in/a.txt lost; ln -s nowhere lost/link; mkfifo lost/pipe
name=$(python3 -c 'print("x" * 300)')
dafu ingest -a l.dafu --limit 1k --follow-links --report r lost no/such "$name" | sed 's/x\{300\}/NAME/'
"$DAFU" ingest -q -a l.dafu --follow-links lost; echo "link $?"
"$DAFU" ingest -q -a l.dafu --limit 1k lost/a.txt; echo "large $?"
python3 -c 'import json; [print(*list(json.loads(l).values())[1:]) for l in open("r")]'
printf 'lost/a.txt\r\n\r\nin/a.txt' | dafu ingest -a l.dafu -
# nothing came in: no archive is made
"$DAFU" ingest -q -a none.dafu no/such; "$DAFU" ingest -q -a none.dafu -n in; ls none.dafu 2>&1
# asked to stop: as a shell tells of a signal
mkfifo list
for s in INT TERM; do
	(exec 3>list; echo in/a.txt >&3; exec sleep 10) & feeder=$!
	"$DAFU" ingest -q -j1 -a a.dafu - <list & ingest=$!
	until [ -e a.dafu-shm ]; do sleep .05; done; kill -$s $ingest; kill $feeder
	wait $ingest; echo "$s $?"
done
# what became of each document that was read again
printf 'no letter at all' >bare.txt
"$DAFU" ingest -q -a again.dafu in/a.txt bare.txt
letters() { python3 -c 'import json,sys; [print(x["path"], x["outcome"], x.get("reason", ""), [{**l, "findings": len(l["findings"])} for l in x.get("letters", [])]) for x in map(json.loads, open("r"))]'; }
again() { "$DAFU" reread -q -a again.dafu --report r "$@" >/dev/null; echo "reread $?"; letters; }
again -n
again -n -p p.xml
again -p p.xml --force
"$DAFU" reread -q -n -a again.dafu --report - 2>/dev/null | cut -c 1-17
"$DAFU" reread -q -a again.dafu --report in/a.txt; echo "over a letter $?"
# of folders only what is asked for; links only where they are
mkdir -p some/deep some/.hidden; cp in/a.txt some/deep; cp in/a.txt some/.hidden
for f in b.json c.html .d.txt; do echo $f >some/$f; done
ln -s ../in some/folder; ln -s ../in/a.txt some/link.txt
paths() { "$DAFU" ingest -q -n -a some.dafu --report - "$@" | cut -d'"' -f 4 | tr '\n' ' '; echo; }
paths some
paths --include '*.txt,*.h?ml' some some/b.json some/folder some/.d.txt
paths --include 'no*' some; paths --include '*.txt' --follow-links some
