# the public edition: what goes, what is refused, where nothing may lie
letter() {	# letter NAME MARK BODY
	cat >"$1" <<L
$2

云泽市教育局

云教提〔2024〕$4号

关于市政协九届三次会议第0153号提案的答复

简若川委员：

您提出的“关于扩大学位供给的提案”收悉。现答复如下：

一、基本情况

全市现有学校17所。$3

二、下一步

我局将于2025年底前新建学校3所，由祝小川负责，手机138 0000 1234。

云泽市教育局

2024年6月18日

联系人：祝小川  电话：0999-22339988
L
}
letter a.txt 同意公开 家长请打２２３３９９８８，身份证号11010519491231002X。 1
letter b.txt 摘要公开 副市长乔知远带队。 2
letter c.txt 依申请公开 机密。 3
letter d.txt "" 甲 4
letter e.txt "机密★1年
同意公开" 甲 5
letter f.txt 不予公开 甲 6
letter g.txt 主动公开 总机0999-22330000。 1
sed 's/的答复/的协办意见/; s/同意公开//' a.txt >h.txt
"$DAFU" publish -o out --log log ?.txt; echo "publish $?"
ls out; ls -l log | cut -c 1-10
cat out/index.csv
cat out/云教提〔2024〕1号.txt out/云教提〔2024〕2号.txt
python3 - <<'P'
import json
for line in map(json.loads, open("log")):
    print(line["letter"], line["published"], line.get("edition"), line.get("why"))
    for x in line["removed"]:
        print("   ", x["kind"], x["text"], x["path"])
P
grep -lE '祝小川|1234|9988|11010519491231002X|a\.txt' out/* ; echo "found $?"
grep -c '机密\|依申请\|不予公开' out/*.html
for f in out/*.xml; do "$DAFU" validate "$f"; done
grep -o '<meta http-equiv="Content[^>]*>' out/云教提〔2024〕1号.html
grep -c 'tel:\|mailto:\|<script\|https\?://' out/*.html
echo "--- again, with a reason"
"$DAFU" publish -o out --log log2 a.txt; echo "there $?"
"$DAFU" publish -o out --replace --log out/log a.txt; echo "log inside $?"
"$DAFU" publish -o out --replace --log log a.txt; echo "log there $?"
"$DAFU" publish -o out --replace --force because a.txt; echo "no log $?"
"$DAFU" publish -o out --replace --force '领导批示' --log log2 -f text c.txt e.txt; echo "forced $?"
ls out; cat log2 | cut -c 1-200
"$DAFU" publish -o none e.txt; echo "nothing $?"; ls none
"$DAFU" publish -o o3 -f text,pdf a.txt; echo "format $?"
"$DAFU" publish -f text a.txt; echo "nowhere $?"
"$DAFU" publish -o o3; echo "none $?"
echo "--- what may stay, what may not"
"$DAFU" publish -o o4 -f json --allow 0999-22330000 g.txt && grep -o '总机[^。]*' o4/*.json
"$DAFU" publish -o o5 -f text --anonymous-proposer a.txt && grep '主送\|提出人' o5/*.txt
echo "--- records, an archive"
"$DAFU" extract -q -o r.xml a.txt && "$DAFU" publish -o o6 -f xml r.xml; ls o6
"$DAFU" publish -o o7 -f xml o6/*.xml && cmp o6/云教提〔2024〕1号.xml o7/云教提〔2024〕1号.xml && echo "an edition of an edition is the same"
"$DAFU" validate --source a.txt o6/云教提〔2024〕1号.xml; echo "against its source $?"
"$DAFU" ingest -q -a x.dafu ?.txt; "$DAFU" publish -a x.dafu -o o8 -f json; echo "archive $?"; ls o8
"$DAFU" publish -a x.dafu -o o9 -f json 学校 number:云教提〔2024〕1号; echo "query $?"; ls o9
"$DAFU" publish -a x.dafu -o o11 'number:('; echo "wrong query $?"
"$DAFU" publish -a x.dafu -o x.dafu --replace; echo "over the archive $?"
"$DAFU" publish -o o10 -f text no-such-file a.txt; echo "missing $?"; ls o10
echo "--- what a person has said of it"
"$DAFU" correct -a x.dafu --reason 误读 1 类别 乙; "$DAFU" publish -a x.dafu -o o12 -f json id:1; echo "another field $?"; ls o12
"$DAFU" correct -a x.dafu --reason 涉密 1 disclosure none; "$DAFU" publish -a x.dafu -o o13 -f json id:1; echo "not public $?"; ls o13
"$DAFU" correct -a x.dafu --reason 已解密 1 disclosure public; "$DAFU" publish -a x.dafu -o o14 -f json id:1; echo "public $?"; ls o14
echo "--- what stands beside a contact is no label"
sed 's/^联系人.*/联系人：祝小川 2233998 李大壮 2233997 住幸福路十二号\
抄送：市委办公室，市政府办公室（张美丽2233996）。/' a.txt >i.txt
"$DAFU" extract -q i.txt | grep -o '<contact .*</contact>\|<line kind="unread"[^>]*>[^<]*幸福路[^<]*'
"$DAFU" publish -o o15 -f all i.txt; grep -lE '祝小川|李大壮|张美丽|223399|幸福路' o15/*; echo "found $?"
grep -o '<recipient[^>]*>[^<]*' o15/*.xml
echo "--- of a summary no titles of attachments"
printf '\n附件：1.走访名单\n' | cat b.txt - >j.txt
"$DAFU" extract -q j.txt | grep -c '<attachment '
"$DAFU" publish -o o16 -f all j.txt; grep -l '走访名单' o16/*; echo "found $?"
echo "--- two marks"
(cat a.txt; echo '（此件不公开）') >k.txt; "$DAFU" publish -o o17 -f text k.txt; echo "contradicted $?"
sed 's/同意公开/拟主动公开，待审/' a.txt >l.txt; "$DAFU" publish -o o17 -f text l.txt; echo "in doubt $?"
