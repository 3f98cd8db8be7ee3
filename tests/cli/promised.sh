# what is a promise: the same in lists, pages, calendars, a site and its charts
cat >a.txt <<'X'
岭北县交通运输局

岭交函〔2025〕19号

关于县政协五届三次会议第45号提案的答复

柯以宁委员：

　　您提出的“关于改善乡村道路的提案”收悉。经研究，现答复如下：

　　一、关于“加快窄路加宽改造”的建议

　　您的建议很有针对性。2025年，我局已将青石路等6条窄路列入年度计划，计划于2025年10月底前全部完工。

　　二、关于“建设候车亭”的建议

　　2024年已在省道S215沿线新建候车亭24个。关于夜间照明，由于受电力增容和后期管护经费限制，暂不具备全线安装条件，拟先在学校、集市等路段试点安装太阳能路灯200盏，力争2026年6月底前完成。

　　三、关于“增设收费站”的建议

　　由于经费限制，暂不具备建设条件，难以采纳。待条件成熟后，2026年底前再行研究。

　　四、关于“督促检查”的建议

　　我局将加强督促检查。

　　　　　　　　　　　　　　岭北县交通运输局

　　　　　　　　　　　　　　2025年5月10日
X
"$DAFU" ingest -q -a a.dafu a.txt
"$DAFU" stats -a a.dafu --open -f csv
"$DAFU" stats -a a.dafu --open -f csv --on 2027-01-01 status:refused
"$DAFU" export -a a.dafu -f ics -o due; grep -hc 'BEGIN:VEVENT' due/*.ics
echo "--- the first item done, the second refused, which is open"
"$DAFU" extract -q a.txt | sed 's/\(id="m1"[^>]*status="\)planned/\1done/
	s/\(id="m2"[^>]*status="\)planned\("[^>]*statusCertainty="\)[a-z]*/\1refused\2open/' >a.xml
"$DAFU" validate a.xml
"$DAFU" render -f text a.xml | sed -n '/计划与时限/,/引用文件/p'
"$DAFU" render -f html a.xml | tr '\n' ' ' | grep -o '<dt>承诺</dt>.*<nav' | sed 's/<[^>]*>/ /g; s/  */ /g'
"$DAFU" site -o s --on 2027-01-01 a.xml
words() { sed 's/<\/\(tr\|h1\|h2\|table\|p\|li\|figure\)>/\n/g; s/<[^>]*>/ /g; s/  */ /g' "$1" | grep "$2"; }
words s/index.html 复函1封
words s/promises.html '20[0-9][0-9]\|年份\|未说明'
for f in s/by/due-*.html; do words $f '　\|不采纳'; done
tr -d '\r' <s/deadlines.ics | grep -A1 'SUMMARY\|DTSTART'
