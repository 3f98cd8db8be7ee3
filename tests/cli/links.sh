# links below folders are followed where that is asked for, and never in circles
mkdir -p secret in/deep
cp "$TOP/samples/07-motion-river.txt" in/own.txt
cp "$TOP/samples/08-sums-fail.txt" secret/letter.txt; echo private >secret/key
ln -s ../secret/letter.txt in/letter.txt; ln -s ../secret in/all; ln -s nowhere in/broken
ln -s .. in/deep/round; ln -s in/own.txt named; ln -s in folder
dafu() { "$DAFU" "$@" 2>&1 | sed 's/ in [0-9.]* s, [0-9]*\/s:/ …:/'; }
paths() { "$DAFU" list -a $1 --documents --format csv | cut -d, -f 6; }
dafu ingest -a a.dafu in; paths a.dafu
dafu ingest -a b.dafu named folder; paths b.dafu
dafu ingest -a c.dafu --follow-links in; paths c.dafu
ls secret | "$DAFU" ingest -q -n -a d.dafu - ; echo "listed $?"
for o in "" --follow-links; do
	"$DAFU" extract -q $o -o out$o in; echo "extract $o $?"; ls out$o
	mkdir -p records; ln -sf ../out$o/own.xml records/own.xml
	"$DAFU" render $o -f text -o text$o/ records; echo "render $o $?"; ls text$o
done
