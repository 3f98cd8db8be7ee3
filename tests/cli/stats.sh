# an archive in tables
(cd "$TOP" && "$DAFU" ingest -q -a "$OLDPWD/a.dafu" samples/0*) 2>&1; echo "ingest $?"
"$DAFU" stats -a a.dafu
"$DAFU" stats -a a.dafu --by year,class kind:reply
"$DAFU" stats -a a.dafu --by issuer -n 2 -f csv
"$DAFU" stats -a a.dafu --by 地区 -f csv area:县
"$DAFU" stats -a a.dafu --of 总投资
"$DAFU" stats -a a.dafu --of 消防站 --unit 个 -f json
"$DAFU" stats -a a.dafu --open
"$DAFU" stats -a a.dafu --open --on 2025-01-01
COLUMNS=100 "$DAFU" stats -a a.dafu --open --on 2025-01-01
"$DAFU" stats -a a.dafu --open --on 2025-01-01 -f csv
"$DAFU" stats -a a.dafu --times; echo "no day known $?"
"$DAFU" stats -a a.dafu --open '(measure:机制)' -f csv
cat > p.xml <<'X'
<profile xmlns="urn:dafu:profile:1" name="甲地">
<assigned assembly="县政协" term="9" session="4">2024-01-31</assigned>
<assigned assembly="市政协" term="7" session="2">2023-02-28</assigned>
<assigned assembly="市政协" term="5" session="3">2024-03-01</assigned>
<assigned assembly="人大" term="9" session="3">2024-03-01</assigned>
<limit kind="reply" months="3"/>
</profile>
X
(cd "$TOP" && "$DAFU" ingest -q -p "$OLDPWD/p.xml" -a "$OLDPWD/t.dafu" samples/0*) 2>&1
"$DAFU" stats -a t.dafu --times
"$DAFU" stats -a t.dafu --times -f json issuer:局
"$DAFU" search -a t.dafu assigned:2024 -f csv; "$DAFU" search -c -a t.dafu finding:reply-late
"$DAFU" stats -a t.dafu --times --open; echo "both $?"
"$DAFU" stats -a a.dafu --on 2025-01-01; echo "alone $?"
for day in monday 2024-99-99 2024-02-30 24-1-1 ''; do "$DAFU" stats -a a.dafu --open --on "$day" 2>&1 | head -n 1; done
"$DAFU" stats -a a.dafu --open --on 2023-02-29 >/dev/null 2>&1; echo "no day $?"
for by in foo class,foo class, ''; do "$DAFU" stats -a a.dafu --by "$by" 2>&1 | head -n 1; done
"$DAFU" stats -a a.dafu --by foo >/dev/null 2>&1; echo "no class $?"
"$DAFU" stats -a a.dafu --of x --open; echo "both $?"
"$DAFU" stats; echo "no archive $?"
"$DAFU" stats -a a.dafu 'class:'; echo "wrong query $?"
# a figure over the years, and what its bounds are called in Chinese
mkdir years
year() { # NUMBER YEAR WORDS
	printf '栎陵市交通运输局\n\n栎陵市交函〔%s〕%s号\n\n关于市政协五届三次会议第%s号提案的答复\n\n柯以宁委员：\n\n　　您提出的“关于增设公交专用道的提案”收悉。现答复如下：\n\n　　%s\n\n　　　　　　　　　　　　　　栎陵市交通运输局\n　　　　　　　　　　　　　　%s年5月6日\n' "$2" "$1" "$1" "$3" "$2" >years/$1.txt
}
year 21 2024 "2022年全市公交专用道里程约80公里。2023年全市公交专用道里程超过95公里。"
year 22 2024 "2022年全市公交专用道里程82公里。2021年全市公交专用道里程近60公里，2021年全市公交专用道里程60多公里。"
"$DAFU" ingest -q -a y.dafu years
"$DAFU" stats -a y.dafu --of 公交专用道里程
"$DAFU" stats -a y.dafu --of 公交专用道里程 --by year
LC_ALL=zh_CN.UTF-8 "$DAFU" stats -a y.dafu --of 公交专用道里程 --by year
"$DAFU" stats -a y.dafu --of 公交专用道里程 --by year --bom -f csv
"$DAFU" stats -a y.dafu --of 公交专用道里程 --by year -f json
# what held over years is of the last of them
printf '甲市教育局关于市政协七届三次会议第126号提案的答复\n\n甲函〔2024〕7号\n\n闻道委员：\n\n　　您提出的《关于停车的提案》收悉。现答复如下：\n\n　　2021年至2023年，全市共投入资金300万元。2020年全市投入资金80万元。\n\n　　　　甲市教育局\n　　　　2024年5月20日\n' >over.txt
"$DAFU" ingest -q -a over.dafu over.txt; "$DAFU" stats -a over.dafu --of 资金 --by year -f csv
