# every path, time and address under which a document came is kept; what was
# last seen at a path is current
letter() { printf '甲市教育局关于市政协七届三次会议第126号提案的答复\n\n甲教函〔2024〕7号\n\n闻道委员：\n\n　　您提出的《关于停车的提案》收悉。现答复如下：\n\n　　现有车位%s个。\n\n　　　　甲市教育局\n　　　　2024年5月20日\n' "$1"; }
mkdir in && letter 300 >in/a.txt
versions() { "$DAFU" list -a a.dafu --versions 1 -f csv | cut -d , -f 1,2,6 | tail -n +2 | tr '\r\n' '; '; echo; }
"$DAFU" ingest -q -a a.dafu in; versions
letter 400 >in/a.txt; "$DAFU" ingest -q -a a.dafu in; versions
letter 300 >in/a.txt; "$DAFU" ingest -a a.dafu in | sed 's/in [0-9.]* s, [0-9]*/in …, …/'; versions
"$DAFU" search -a a.dafu -c of:车位 value:300
"$DAFU" search -a a.dafu -c of:车位 value:400
"$DAFU" ingest -q -a a.dafu in; versions
# a bag has the same versions
"$DAFU" export -a a.dafu -f bag -o bag && "$DAFU" ingest -q -a b.dafu bag && "$DAFU" list -a b.dafu --versions 1 -f csv | cut -d , -f 1,2,6 | tail -n +2 | tr '\r\n' '; '; echo
# another path, an address, a page that says where it is from
mkdir other && cp in/a.txt "other/b c.txt"
"$DAFU" ingest -q -a a.dafu --source-url https://www.example.cn/ta/ other
"$DAFU" ingest -q -a a.dafu --source-url https://www.example.cn/ta/2 other/*
(echo '<!-- saved from url=(0031)https://www.example.cn/jytadf/1 -->'; echo '<html><body>'
letter 300 | sed 's/.*/<p>&<\/p>/'; echo '</body></html>') >page.html
"$DAFU" ingest -q -a a.dafu page.html
"$DAFU" show -a a.dafu 1 --sightings -f csv | sed 's/20[0-9-]*T[0-9:]*Z/TIME/g'
"$DAFU" show -a a.dafu 2 --sightings -f csv | sed 's/20[0-9-]*T[0-9:]*Z/TIME/g'
versions
# a letter that has moved is known by where it was last
mv in/a.txt in/moved.txt && "$DAFU" ingest -q -a a.dafu in && letter 500 >in/moved.txt && "$DAFU" ingest -q -a a.dafu in; versions
"$DAFU" fsck -a a.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'
