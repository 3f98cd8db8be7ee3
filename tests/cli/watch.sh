# what is dropped into a folder is taken in, until told to stop
mkdir in elsewhere
cp "$TOP/samples/08-sums-fail.txt" in/before.txt
# until a line is there; a minute at most
until_said() {
	turn=0
	until grep -q "$1" $log || [ $turn = 600 ]; do
		sleep .1; turn=$((turn + 1))
	done
	grep "$1" $log || { echo "not said: $1"; cat $log; }
}
log=first; >$log
"$DAFU" ingest -a in/a.dafu --watch in >$log 2>&1 & watcher=$!
until_said before.txt
# not finished until it is closed
exec 9>in/slow.txt
head -c 200 "$TOP/samples/01-county-heating.txt" >&9
cp "$TOP/samples/03-cohandling-library.txt" elsewhere/x.txt
mv elsewhere/x.txt in/moved.txt
until_said moved.txt
tail -c +201 "$TOP/samples/01-county-heating.txt" >&9
exec 9>&-
until_said slow.txt
echo nothing >in/none.txt
until_said none.txt
mkdir in/below
cp in/moved.txt in/below/again.txt
until_said again.txt
kill -TERM $watcher; wait $watcher; echo "told to stop: $?"
grep documents $log | sed 's/ in .*\/s//'
"$DAFU" fsck -a in/a.dafu | sed 's/, [0-9.]* MB in.*: /: /'
# interrupted, and once more: nothing is new
log=second; >$log
"$DAFU" ingest -a in/a.dafu --watch in >$log 2>&1 & watcher=$!
until_said again.txt
until_said none.txt
kill -INT $watcher; wait $watcher; echo "interrupted: $?"
# the folder is gone
mkdir gone
log=third; >$log
"$DAFU" ingest -a b.dafu --watch gone >$log 2>&1 & watcher=$!
cp in/moved.txt gone/one.txt
until_said one.txt
rm -r gone
wait $watcher; echo "gone: $?"
grep error $log
"$DAFU" ingest -a b.dafu --watch in/moved.txt; echo "a file: $?"
"$DAFU" ingest -a b.dafu --watch --follow-links in; echo "links: $?"
