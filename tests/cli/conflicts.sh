# figures of several letters that do not go together, and those that only look so
mkdir in
letter() {	# NAME ISSUER DATE
	{
		printf '%s\n\n%s函〔2024〕%s号\n\n关于市政协五届二次会议第%s号提案的答复\n\n柯以宁委员：\n\n　　您提出的《关于发展公共交通的提案》收悉。现答复如下：\n\n' "$2" "$2" "$1" "$1"
		cat
		printf '\n　　　　　　　　　　　　　　%s\n\n　　　　　　　　　　　　　　%s\n' "$2" "$3"
	} >in/$1.txt
}
letter 21 栎陵市交通运输局 2024年3月20日 <<'Y'
　　2022年全市公交车辆为820辆，2022年全市公交车辆为830辆。截至2023年底，全市累计建成公交站点600个。2023年全市公交线路120条。
Y
letter 22 栎陵市交通运输局 2024年4月20日 <<'Y'
　　2022年全市公交车辆为840辆。截至2024年3月底，全市累计建成公交站点580个。2023年全市公交线路120条。
Y
letter 23 栎陵市交通运输局 2024年5月20日 <<'Y'
　　2022年全市公交车辆为820辆。2023年全市公交线路130条。2024年计划新增公交车辆30辆，增长约4%，居全省第3位。
Y
letter 24 栎陵市财政局 2024年5月21日 <<'Y'
　　2023年全市公交线路140条，其中夜间线路5条。2023年我局公务车辆为12辆。
Y
letter 25 柏川县财政局 2024年5月22日 <<'Y'
　　2023年全市公交线路145条。2023年我局公务车辆为15辆。
Y
letter 26 栎陵市公安局 2024年5月23日 <<'Y'
　　2023年公交线路为150条，涉及校门口。2023年全市公交线路130条。
Y
"$DAFU" ingest -q -a a.dafu in
"$DAFU" stats -a a.dafu --conflicts -f csv | cut -d , -f 1-8,11-14
echo "-- of one"
"$DAFU" stats -a a.dafu --conflicts -f csv number:24号 | cut -d , -f 1-8,11-14
"$DAFU" stats -a a.dafu --conflicts | wc -l
