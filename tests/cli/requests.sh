# what was asked for and no measure answers; figures of two organs that differ
mkdir in
# NAME ISSUER NUMBER DATE PROPOSAL KIND TO; the body comes from standard input
letter() {
	{
		printf '%s\n\n%s\n\n关于市政协五届%s提案的%s\n\n%s\n\n　　您提出的“关于发展公共交通的提案”收悉。经研究，现答复如下：\n\n' \
		    "$2" "$3" "$5" "$6" "$7"
		cat
		printf '\n　　　　　　　　　　　　　　%s\n\n　　　　　　　　　　　　　　%s\n' "$2" "$4"
	} >in/$1.txt
}
letter a 栎陵市交通运输局 栎陵市交函〔2024〕12号 2024年5月20日 二次会议第31号 答复 柯以宁委员： <<'Y'
　　2023年全市公交车辆为820辆。

　　一、关于“增设城北公交站点”的建议。我局已在城北新设公交站点6个。

　　二、关于“开通夜间学生专线”的建议

　　三、关于“发放老年乘车补贴”的建议

　　四、您在提案中建议将公交车全部更换为纯电动车，因财力有限，暂不具备条件。

　　五、您提出的具体建议有：一是建设候车亭遮阳设施；二是设立公交志愿者岗位；三是推行扫码乘车优惠。

　　六、下一步工作。我局计划年底前完成扫码乘车系统改造，推行扫码乘车优惠。
Y
letter b 栎陵市财政局 栎陵市财函〔2024〕22号 2024年5月6日 二次会议第31号 会办意见 栎陵市交通运输局： <<'Y'
　　截至目前，2023年全市公交车辆为790辆。2023年我局公务车辆为12辆。

　　一、安排专项资金。我局将安排专项资金，向老年人发放乘车补贴。
Y
letter c 栎陵市公安局 栎陵市公函〔2024〕5号 2024年6月6日 三次会议第2号 答复 柯以宁委员： <<'Y'
　　2023年全市公交车辆为820辆。2023年我局公务车辆为15辆。

　　一、建议一：在学校门口划设校车车位。

　　二、建议二：延长绿灯时间。我局已将主干道绿灯时间延长5秒。
Y
letter d 甲市交通运输局 甲交函〔2024〕5号 2024年6月6日 三次会议第2号 答复 柯以宁委员： <<'Y'
　　2023年全市公交车辆为20辆。

　　一、加强管理。我局已完成整治12处。
Y
"$DAFU" ingest -q -a a.dafu in; echo "ingest $?"
"$DAFU" list -a a.dafu --columns id,issuer,area,level,path --sort id
"$DAFU" stats -a a.dafu --requests -f csv
"$DAFU" stats -a a.dafu --requests -f json issuer:公安局
"$DAFU" stats -a a.dafu --conflicts -f csv
"$DAFU" search -a a.dafu -c area:栎陵市 level:city; "$DAFU" search -a a.dafu -c 地区:甲市; "$DAFU" search -a a.dafu -c level:county
"$DAFU" stats -a a.dafu --requests --conflicts; echo "both $?"
