# what may not be read or written is told as that, and nothing else is said first
chmod 755 .; cp "$TOP"/samples/0[1-3]*.txt .; chmod 644 ./*.txt
(umask 022; "$DAFU" ingest -q -a a.dafu 01*); cp "$DAFU" dafu; chmod 755 dafu
mkdir closed open; cp a.dafu closed; cp a.dafu open/r.dafu; cp a.dafu open/closed.dafu
chmod 600 a.dafu; chmod 700 closed; chmod 444 open/r.dafu; chmod 600 open/closed.dafu; chmod 777 open
# as somebody else, where root runs the tests, for whom all is open
if [ "$(id -u)" = 0 ]; then
	try() { echo "$*"; setpriv --reuid=65534 --regid=65534 --clear-groups ./dafu "$@" 2>&1; echo "= $?"; }
	chown 65534 open/r.dafu open/closed.dafu; chmod 000 open/closed.dafu
else
	try() { echo "$*"; ./dafu "$@" 2>&1; echo "= $?"; }
	chmod 000 a.dafu closed open/closed.dafu
fi
chmod 555 .
for f in a.dafu closed/a.dafu no/a.dafu no.dafu open/closed.dafu; do
	for c in list fsck reread log; do try $c -a $f; done
done
for f in a.dafu closed/a.dafu new.dafu no/a.dafu open/r.dafu open; do try ingest -a $f 02*; done
try correct -a open/r.dafu --reason x 1 item 2
try backup -a open/r.dafu -o b.dafu
try list -a open/r.dafu --columns id
chmod 755 . closed
