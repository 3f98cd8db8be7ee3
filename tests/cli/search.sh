# reading an archive: search, list, show; what is wrong; read-only places
SOURCE_DATE_EPOCH=1700000000
export SOURCE_DATE_EPOCH
A="-a a.dafu"
(cd "$TOP" && "$DAFU" ingest -q -a "$OLDPWD/a.dafu" samples/0*) 2>&1; echo "ingest $?"
d() {
	echo "\$ dafu $*"
	"$DAFU" "$@" >out
	status=$?
	sed 's/[0-9a-f]\{64\}/SHA256/' out
	echo "exit $status"
}
d search $A 消防站
d search $A --color=always -n 1 --sentences 1 圖書館
NO_COLOR=1 d search $A -n 1 --sentences 1 图书馆
COLUMNS=40 d search $A -n 1 --sentences 1 图书馆
d search $A 'unit:元 value:>1亿' -n 2
d search $A 'status:planned due:2024..' --sort issuer -n 2
d search $A 顾晴川
d search $A -f json 微型消防站 --sentences 1
d search $A -f csv --bom 'of:消防站 unit:个'
d search $A -n 2 --facets '提案 | 建议'
d search $A -c 'class:B OR disclosure:none'
d search $A -c '停车 -停车'
d search $A -c -- '-提案'
d search $A -n 1 --offset 1 --sort -date 'class:A'
d search $A 没有的词
d search $A -f csv 没有的词
d list $A
d list $A -f json -n 2 --sort issuer,-date --columns id,issuer,proposal,path class:A
d list $A -f csv --columns 编号,发文机关,warnings issuer:财政局
COLUMNS=70 d list $A -n 2
COLUMNS=20 d list $A -n 2
COLUMNS=80 d list $A --documents
COLUMNS=60 d list $A --columns title,id -n 2
d list $A class:D
d list $A --documents
d list $A --documents -f json | tail -n 2
d list $A --documents -n 2 --offset 7
d list $A --documents --outcome refused,failed -f csv
d list $A --documents --outcome read -n 1 --offset 2 -f csv
d list $A --documents --outcome crashed -f csv
"$DAFU" show $A --document 9 | cmp - "$TOP/samples/09-meeting-notice.txt"; echo "same bytes $?"
"$DAFU" show $A --document 5 -f source -o 5.txt; cmp 5.txt "$TOP/samples/05-township-gb18030.txt"; echo "same bytes $?"
d list $A --versions 岑财函〔2024〕118号
d show $A 8 | head -n 4
d show $A '栎应急提复（2024）第7号' -f xml | head -c 100; echo
d show $A 8.1 -f json | head -c 60; echo
d show $A -f html -o page.html 8; grep -c '<html' page.html
"$DAFU" show $A -f source 8 | cmp - "$TOP/samples/08-sums-fail.txt"; echo "same bytes $?"
"$DAFU" show $A -f source 5 | cmp - "$TOP/samples/05-township-gb18030.txt"; echo "same bytes $?"

# a corrected letter is a version; replies to one proposal know of one another
mkdir in && cp "$TOP/samples/08-sums-fail.txt" in/a.txt
"$DAFU" ingest -q -a b.dafu in
sed 's/365个/375个/; s/初起火灾/火灾/' "$TOP/samples/08-sums-fail.txt" >in/a.txt
sed 's/栎应急提复〔2024〕第7号/栎住建函〔2024〕9号/; s/栎陵市应急管理局/栎陵市住房和城乡建设局/' "$TOP/samples/08-sums-fail.txt" >in/b.txt
"$DAFU" ingest -q -a b.dafu in
d show -a b.dafu --versions 1
d show -a b.dafu --compare 1,2 1
d show -a b.dafu --compare 1,2 -f json 1
d show -a b.dafu --compare 1,1 1
sed 's/火灾412起/火灾413起/' in/a.txt >c.txt && mv c.txt in/a.txt && "$DAFU" ingest -q -a b.dafu in
d show -a b.dafu --compare 2,3 1
sed 's/经研究，现答复如下/经认真研究，现答复如下/' in/a.txt >c.txt && mv c.txt in/a.txt && "$DAFU" ingest -q -a b.dafu in
d show -a b.dafu --compare 3,4 1
d show -a b.dafu --compare 3,4 -f json 1
sed 's/　　1、/　　　1、/' in/a.txt >c.txt && mv c.txt in/a.txt && "$DAFU" ingest -q -a b.dafu in
d show -a b.dafu --compare 4,5 1
d show -a b.dafu --compare 4,5 -f json 1
d show -a b.dafu --compare 5,2 1
d show -a b.dafu --related 1 -f csv
d search -a b.dafu -c 375
d search -a b.dafu -c 初起火灾
d show -a b.dafu 1.1 | grep -c 365

# what is wrong
d search $A 'isuer:教育局'
d search $A 'nothing:教育局'
d search $A -停车
d search $A --limt 5 停车
d search $A -n -1 停车
d serach $A 停车 2>&1 | head -n 2
d search $A '停车 (收费'
d search $A 'value:多'
d search $A 'class:E'
d search $A
d search 停车
d search $A --sort size 停车
d search $A --color red 停车
d search $A -f xml 停车
d list $A --columns ''
d search $A -c --facets 停车
d search $A -c -f json 停车
d search $A -c --offset 2 停车
d search $A --facets --sort date 停车
d list $A --documents 停车
d list $A --documents --sort id
d list $A --versions 8 --columns id
d list -a missing.dafu
d show $A
d show $A 99
d show $A --document 99
d show $A --document 1 8
d show $A --document 1 -f text
d show $A --document 1 -o a.dafu
d list $A --documents --outcome lost
d list $A --outcome read
d show $A 8.2
d show $A 没有〔2024〕1号
d show $A --compare 1 8
d show $A -f pdf 8
d show $A -f xml -o ./a.dafu 8
"$DAFU" search $A 消防站 >/dev/full; echo "full $?"

# reading leaves nothing beside the archive, and the archive as it was
mkdir alone && cp a.dafu alone && cp a.dafu keep.dafu
for command in 'search 消防站' list 'show 8' stats fsck; do
	"$DAFU" ${command%% *} -a alone/a.dafu $(echo "$command " | cut -d ' ' -f 2) >/dev/null 2>&1
	echo "$command: $?, $(ls alone)"
done
cmp keep.dafu alone/a.dafu; echo "as it was $?"

# a file, and a folder, that cannot be written
"$DAFU" search $A 消防站 >want
chmod 400 a.dafu
"$DAFU" search $A 消防站 | cmp - want; echo "file $?"
mkdir fixed && cp a.dafu fixed && chmod 500 fixed
(cd fixed && "$DAFU" search $A 消防站 | cmp - ../want; "$DAFU" list $A -n 1; "$DAFU" show $A 8 >/dev/null; echo "folder $?")
chmod 700 fixed
