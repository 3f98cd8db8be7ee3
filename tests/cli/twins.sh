# one letter in two files, and two letters with one text
letter() { printf '甲市教育局关于市政协七届三次会议第%s号提案的答复\n\n%s\n\n闻道委员：\n\n　　您提出的《关于停车的提案》收悉。现答复如下：\n\n　　我局高度重视，会同有关单位到现场查看，研究解决办法，已在学校周边新建停车场，现有车位300个，并安排专人管理，上学放学时段免费开放。下一步，我局将继续挖掘潜力，利用闲置地块增设临时车位，方便家长接送。\n\n　　　　甲市教育局\n　　　　2024年5月20日\n' "$1" "$2"; }
letter 126 甲教函〔2024〕7号 >a.txt; (letter 126 甲教函〔2024〕7号; echo 抄送：市政协提案委员会。) >a-copy.txt
letter 127 甲教函〔2024〕8号 >b.txt
letter 129 '' >d.txt; letter 0129 '' | sed 's/300个。*/300个/' >d-copy.txt
for f in a a-copy b d d-copy; do "$DAFU" ingest -a x.dafu $f.txt 2>&1 | sed 's/ in [0-9.]* s, [0-9]*\/s//'; done
for i in 1 2 3 4 5; do "$DAFU" show -a x.dafu $i --related -f csv | tail -n +2 | cut -d , -f 1,2 | paste -sd ' '; done
LC_ALL=C.UTF-8 LANGUAGE=zh_CN "$DAFU" show -a x.dafu 1 --related | sed 's# .*##'
"$DAFU" withdraw -a x.dafu --reason 同一函 2; "$DAFU" list -a x.dafu --columns id -f csv | paste -sd ' '
