# what a person has corrected reaches who reads; the record stays as it was read
letter() { printf '类别：%s\n公开属性：%s\n\n甲市教育局关于市政协七届三次会议第%s号提案的答复\n\n甲教函〔2024〕%s号\n\n闻道委员：\n\n　　您提出的《关于停车的提案》收悉。现答复如下：\n\n　　一、现有车位\n\n　　现有车位300个。\n\n　　　　甲市教育局\n　　　　2024年5月20日\n' "$1" "$2" "$3" "$4"; }
letter A 主动公开 126 7 >a.txt; letter B 不予公开 127 8 >b.txt; letter '' '' 128 9 | sed 1,3d >c.txt
"$DAFU" ingest -q -a a.dafu a.txt b.txt c.txt
"$DAFU" show -a a.dafu 1 -f xml >before.xml
correct() { "$DAFU" correct -a a.dafu --reason 误读 "$@" || echo "correct $*: $?"; }
correct 1 class C; correct 1 date 2024-06-21; correct 1 number 甲教提〔2024〕第17号; correct 1 issuer 甲市教体局; correct 1 title ''
correct 2 disclosure public; correct 2 kind coHandling
correct 3 class B; correct 3 disclosure summary
echo "--- the record, and a version that is asked for, as they were read"
"$DAFU" show -a a.dafu 1 -f xml 2>err | cmp - before.xml && wc -l <err
"$DAFU" show -a a.dafu 1.1 2>/dev/null | sed 4,9!d
echo "--- what is shown"
"$DAFU" show -a a.dafu 1 2>/dev/null | sed 1,9!d; "$DAFU" show -a a.dafu 2 2>/dev/null | grep -e 协办 -e 公开属性
"$DAFU" show -a a.dafu 1 -f html 2>/dev/null >1.html
grep -o '<dd id="r-[^/]*/small>' 1.html
# the letter has its own words at their places, each once
sed -n 's/.*<article class="paper">\(.*\)<\/article>.*/\1/p' 1.html | sed 's/<br>\|<\/p>/\n/g; s/<[^>]*>//g' | grep .
echo "--- what is published"
"$DAFU" publish -a a.dafu -o pub; echo "publish $?"; cut -d , -f 1-7 pub/index.csv
"$DAFU" validate pub/*.xml
grep -ho '<resultClass.*/disclosure>' pub/*.xml; cat pub/000003-*.txt
"$DAFU" publish -o again -f xml pub/000001-*.xml; cmp pub/000001-*.xml again/*.xml && echo "an edition of it is the same"
echo "--- what a person has closed no reason opens"
correct 1 disclosure none
"$DAFU" publish -a a.dafu -o no --log log --force 领导批示 -f xml id:1; echo "publish $?"; grep -o '"why":"[^"]*"' log
echo "--- a site, a package"
"$DAFU" site -a a.dafu -o site; grep -lr 'C类' site --include='class-*' ; grep -ho '<i class="class">[^<]*' -r site/letter site 2>/dev/null | sort | uniq -c
"$DAFU" correct -a a.dafu --undo --reason 有标题 1 title; "$DAFU" export -a a.dafu -f eep -o eep --fonds J1 --unit 甲市档案馆 --retention 永久 --secrecy 非密 --carrier 无 --item 1 2>&1; grep -o '<\(责任者\|文件编号\|日期\)>[^<]*' eep/000001*.xml
echo "--- and back"
for f in class date number issuer disclosure; do "$DAFU" correct -a a.dafu --undo --reason 读对了 1 $f; done
"$DAFU" show -a a.dafu 1 | grep -c 更正; "$DAFU" show -a a.dafu 1 | sed 4,9!d
"$DAFU" fsck -a a.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'
echo "--- which fields there are, and days as people write them"
"$DAFU" correct --help | sed '/^$/,/^$/!d'; LC_ALL=C.UTF-8 LANGUAGE=zh_CN "$DAFU" correct --help | grep -e 类别 -e 成文日期
for d in 2024年5月21日 '２０２４年 ５月２２日' ２０２４－０５－２３ 2024年2月30日 2024年5月; do
	correct 2 成文日期 "$d" 2>&1; "$DAFU" list -a a.dafu --columns date -f csv id:2 | tail -1
done
