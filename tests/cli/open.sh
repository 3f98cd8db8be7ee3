# what a person should look at: the line of extract, the page's box and the text agree
cat >a.txt <<'L'
岭北县交通运输局

岭交提字〔2025〕12号

关于县政协十届四次会议第12号提案的答复

闻道委员：

您提出的《关于改善候车条件的提案》收悉。现答复如下：

一、关于候车亭建设

2024年已在省道S215沿线新建候车亭24个，投入资金180万元。

二、关于夜间照明

2024年已在省道S215沿线新建候车亭24个。由于受电力增容和后期管护经费限制，暂不具备全线安装条件，拟先在学校、集市等路段试点安装太阳能路灯200盏，力争2026年6月底前完成。

岭北县交通运输局

2025年6月19日
L
open() { printf '%s: ' "$2"; "$DAFU" extract -q -f xml -o - "$1" | grep -o '<[a-z]* [^>]*ertainty="open"[^>]*>' | wc -l; }
"$DAFU" extract -o /dev/null a.txt; open a.txt "in the record"
"$DAFU" extract -q -f html -o - a.txt | sed 's/.*<section id="look"//; s/<\/section>.*//' | grep -o '<li>.*</li>' | sed 's/<[^>]*>//g'
"$DAFU" extract -q -f text -o - a.txt | grep 待核实
for n in 01-county-heating 02-city-page-turns 04-province-nested 08-sums-fail; do
	"$DAFU" extract -o /dev/null "$TOP/samples/$n.txt" 2>&1 | sed "s|.*/||; s/: 分项.*//"; open "$TOP/samples/$n.txt" "in the record"
done
LC_ALL=C.UTF-8 LANGUAGE=zh_CN "$DAFU" extract -o /dev/null "$TOP/samples/02-city-page-turns.txt" 2>&1 | sed 's|.*/||'
