# what letters say of one another
mkdir in
# name number date proposal; the body comes from standard input
letter() {
	{
		cat <<X
$1

$2

关于市政协五届$4提案的$5

$6

　　您提出的“关于增加公共停车位的提案”收悉。经研究，现答复如下：

X
		cat
		cat <<X

　　　　　　　　　　　　　　$1

　　　　　　　　　　　　　　$3
X
	} >in/$7.txt
}
city=栎陵市住房和城乡建设局 unit=栎陵市财政局
letter $city 栎陵市建函〔2022〕12号 2022年5月20日 二次会议第31号 答复 柯以宁委员： a <<'X'
　　截至2021年底，全市累计建成公共停车泊位3200个。2021年全市机动车保有量为81000辆。

　　一、建设公共停车场。我局将于2023年6月底前建成城东凤鸣路公共停车场。

　　二、开放机关内部车位。计划2023年底前开放栎陵市政务中心内部停车位。

　　三、推行错时共享。计划年底前出台栎陵市住宅小区错时停车管理办法。

　　四、改造老旧泵房。计划明年完成西关老泵房自动化改造。（责任单位：市水务局、市财政局；完成时限：2023年12月31日前）
X
letter $city 栎陵市建函〔2023〕15号 2023年9月18日 三次会议第40号 答复 柯以宁委员： b <<'X'
　　截至2022年底，全市累计建成公共停车泊位3000个。2021年全市机动车保有量为79000辆。

　　一、建设公共停车场。城东凤鸣路公共停车场已于今年5月建成投入使用。

　　二、开放机关内部车位。下一步，我局将继续推进栎陵市政务中心内部停车位开放。
X
letter $city 栎陵市建函〔2024〕9号 2024年6月3日 四次会议第7号 答复 柯以宁委员： c <<'X'
　　一、开放机关内部车位。下一步，我局将继续推进栎陵市政务中心内部停车位开放。

　　二、加强停车执法。我局联合公安交警部门对占用消防通道、占用盲道、逆向停放等突出违法停车行为开展专项整治，采取定点值守与流动巡查相结合、人工劝导与电子抓拍相结合的方式，全年共出动执法人员，对重点路段实行全天候管理，停车秩序明显好转。
X
letter $unit 栎陵市财函〔2024〕22号 2024年5月6日 四次会议第7号 会办意见 栎陵市住房和城乡建设局： d <<'X'
　　一、安排专项资金。我局已安排停车设施建设专项资金，支持各区建设立体停车库。

　　二、开放机关内部车位。我局将继续推进栎陵市政务中心内部停车位开放。
X
letter $unit 栎陵市财函〔2025〕3号 2025年4月1日 五次会议第9号 答复 柯以宁委员： e <<'X'
　　一、加强停车执法。我局联合公安交警部门对占用消防通道、占用盲道、逆向停放等突出违法停车行为开展专项整治，采取定点值守与流动巡查相结合、人工劝导与电子抓拍相结合的方式，全年共出动执法人员，对重点路段实行全天候管理，停车秩序明显好转。
X
"$DAFU" ingest -q -a a.dafu in; echo "ingest $?"
"$DAFU" list -a a.dafu --columns id,date,kind,path --sort id
"$DAFU" stats -a a.dafu --promises -f csv
"$DAFU" stats -a a.dafu --promises -f json year:2023
"$DAFU" stats -a a.dafu --conflicts -f csv
"$DAFU" stats -a a.dafu --repeated -f csv
"$DAFU" show -a a.dafu --replies 3 -f csv
"$DAFU" show -a a.dafu --replies 1 --related; echo "both $?"
"$DAFU" show -a a.dafu --replies 99; echo "none $?"
"$DAFU" stats -a a.dafu --promises --open; echo "both $?"
for list in promises conflicts repeated; do "$DAFU" stats -a a.dafu --$list issuer:无; done; echo "no letter $?"
"$DAFU" export -a a.dafu -f ics -o due; echo "ics $?"
cat due/index.csv; for f in due/*.ics; do echo "$f"; tr -d '\r' <"$f"; done
"$DAFU" export -a a.dafu -f ics -o due --replace year:2024; echo "again $?"; cat due/index.csv
echo "--- what many letters say alike, and what is only civil, is no promise"
mkdir same more
same() { letter 岭北县交通运输局 "岭交函〔$1〕$2号" "$1年5月10日" 三次会议第$2号 答复 柯以宁委员： "$2"; }
same 2023 1 <<'X'
　　一、关于窄路改造

　　您的建议很有针对性。我局已将青石路改造列入计划，投资520万元，计划于2023年10月底前全部完工。

　　二、关于站牌更新

　　您的建议很有针对性。我局将逐步更新老城区公交站牌。
X
same 2024 2 <<'X'
　　一、关于公交线路

　　您的建议很有针对性。由于客流不足，暂不具备开通条件，难以采纳。
X
mv in/[12].txt same
"$DAFU" ingest -q -a b.dafu same; "$DAFU" stats -a b.dafu --promises -f csv
for year in 2022 2023 2024; do
	same $year $year <<'X'
　　一、关于督促检查

　　下一步，我局将加强督促检查，确保各项措施落到实处。
X
done
mv in/202?.txt more
"$DAFU" ingest -q -a c.dafu more; "$DAFU" stats -a c.dafu --promises -f csv
