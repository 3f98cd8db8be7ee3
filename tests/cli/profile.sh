# a profile adds labels, units, meanings, names; a wrong one is told
P=$TOP/samples/profile-xunyang.xml
cat > l.txt <<'X'
C类

浔阳州住房和城乡建设局

关于州政协六届一次会议第21号提案的协办意见

州人社局：

　　吕望之委员提出的《关于保护沿街老铺的提案》收悉。现提出协办意见如下，请一并答复委员：

　　沿街现有老铺126爿，去年以来修缮三爿。3月5日已召开协调会。

　　　　　　　　　　浔阳州住房和城乡建设局
　　　　　　　　　　2024年5月8日

经办同志：陆小曼　热线：8123456
X
"$DAFU" extract -q -p "$P" l.txt | grep -oE '<(resultClass|addressee|statistic|contact |name|phone|finding)[^>]*>[^<]*'
"$DAFU" extract -q l.txt | grep -oE '<(resultClass|addressee|statistic|contact |name|phone|finding)[^>]*>[^<]*'
"$DAFU" profile check "$TOP"/samples/profile-*.xml
sed 's/year-missing/no-such/' "$P" > bad.xml
"$DAFU" profile check bad.xml; echo "rule $?"
sed 's/2024年5月8日/2024年3月7日/' l.txt > m.txt; sed 's/2024年5月8日/2024年3月6日/' l.txt > n.txt
for f in l m n; do "$DAFU" extract -q -p "$P" $f.txt | grep -oE 'assigned="[^"]*" due="[^"]*"|<finding rule="reply-late".*' ; done
"$DAFU" extract -q -p "$P" l.txt | "$DAFU" render -f text - | grep 交办
sed 's/2024-02-05/2024-02-30/' "$P" > bad.xml
"$DAFU" profile check bad.xml 2>&1 | cut -c 1-60
sed 's/code="C"/code="E"/' "$P" > bad.xml
"$DAFU" profile check bad.xml 2>&1 | cut -c 1-40; "$DAFU" extract -q -p bad.xml l.txt >/dev/null 2>&1; echo "class $?"
# kinds of organs, in names of any characters; blanks around a value; a day that the schema lets pass
sed 's|<ending kind="institution">事务所|<ending kind="institution">\n 𬭎研坊 </ending><ending kind="institution">·创坊|; s/ kind="bureau"//' "$P" >kinds.xml
sed 's/州人社局：/云泽𬭎研坊、云泽·创坊、州人社局：/' l.txt >kinds.txt
for p in kinds.xml "$P"; do "$DAFU" profile check $p | wc -l; "$DAFU" extract -q -p $p kinds.txt | grep -o '<addressee [^/]*'; done
for day in 2024-02-05Z 1500-01-01; do
	sed "s/2024-02-05/$day/" "$P" >bad.xml; "$DAFU" profile check bad.xml; echo "$day $?"
done
