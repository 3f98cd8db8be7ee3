# which letters answer the same proposal: the number alone does not tell
mkdir in
# name issuer title-of-the-proposal proposer kind
letter() {
	case $5 in
	reply) end=的答复 to=${4}委员： ;;
	*) end=的会办意见 to=栎陵市应急管理局： ;;
	esac
	cat >in/$1.txt <<X
$2

${2%局}函〔2024〕$(printf %s "$1" | cksum | cut -c 1-3)号

关于市政协五届三次会议第88号提案$end

$to

　　${4}委员提出的${3:+“关于$3的提案”}收悉。经研究，现答复如下：

　　一、关于$1。全市现有$1设施$(printf %s "$1" | wc -c)处，$1工作另行报告。

　　　　　　　　　　　　　　$2

　　　　　　　　　　　　　　2024年3月26日
X
}
letter main  栎陵市应急管理局       加强社区微型消防站建设   柯以宁 reply
letter joint 栎陵市财政局           加强社区微型消防站建设   柯以宁 opinion
letter plain 栎陵市公安局           ''                       柯以宁 opinion
letter other 岑阳市教育局           加强中小学校车管理       闻道   reply
letter blank 岑阳市财政局           ''                       温如言 opinion
letter same  沄州市教育局           推进书香校园建设         苏叶   reply
letter own   市民政局               '“推进书香校园”建设'     顾晴川 opinion
letter name  市水务局               推进其他工作             闻道   opinion
"$DAFU" ingest -q -a a.dafu in
"$DAFU" list -a a.dafu --columns id,path,proposal,proposer --sort path
for id in 1 2 3 4 5 6 7 8; do
	echo "$("$DAFU" list -a a.dafu -f csv --columns path id:$id | tail -n 1):"
	"$DAFU" show -a a.dafu --related $id -f csv | tail -n +2
done
"$DAFU" fsck -a a.dafu | sed 's/.*: //'
