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
