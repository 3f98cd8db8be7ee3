# withdrawn, corrected, disposed of: and the log that nobody rewrites unseen
letter() { printf '甲市教育局关于市政协七届三次会议第%s号提案的答复\n\n甲教函〔2024〕%s号\n\n闻道委员：\n\n　　您提出的《关于停车的提案》收悉。现答复如下：\n\n　　现有%s%s个。\n\n　　　　甲市教育局\n　　　　2024年5月20日\n' "$1" "$2" "$3" "$4"; }
mkdir in; letter 126 7 车位 300 >in/a.txt; letter 127 8 充电桩 80 >in/b.txt; letter 128 9 岗亭 61 >in/c.txt
DAFU_AGENT=王五 "$DAFU" ingest -q -a a.dafu in
show() { "$DAFU" "$@" 2>&1 | sed 's/20[0-9-]*T[0-9:]*Z/TIME/g; s/[a-z]* for 王五/USER for 王五/'; }
fsck() { "$DAFU" fsck -a "${1-a.dafu}" | sed 's/, [0-9.]* MB in.*:/ …:/'; }
export DAFU_AGENT=王五
# correct: what is wrong is told; what stands is found, sorted, counted, exported
"$DAFU" correct -a a.dafu 1 issuer 甲市教体局; echo "no reason $?"
"$DAFU" correct -a a.dafu --reason 误读 1 发文 甲市教体局; echo "no field $?"
"$DAFU" correct -a a.dafu --reason 误读 1 date 2024-13-01; echo "no day $?"
"$DAFU" correct -a a.dafu --reason 误读 1 类别 E; echo "no class $?"
"$DAFU" correct -a a.dafu --reason 误读 9 类别 A; echo "no letter $?"
"$DAFU" correct -a a.dafu --reason 机构改革 1 发文机关 甲市教体局
"$DAFU" correct -a a.dafu --reason 补录 1 类别 甲
"$DAFU" correct -a a.dafu --reason 归档 1 全宗号 J123 && "$DAFU" correct -a a.dafu --reason 归档 1 保管期限 30年 && "$DAFU" correct -a a.dafu --reason 归档 1 件号 0007
"$DAFU" list -a a.dafu --columns id,issuer,class,fonds,retention,item
"$DAFU" search -a a.dafu -c issuer:教体局; "$DAFU" search -a a.dafu -c 甲市教体局; "$DAFU" search -a a.dafu -c issuer:教育局; "$DAFU" list -a a.dafu --columns id 全宗号:J123
fsck
# it survives a new version, and what is read otherwise then is a conflict
(echo B类; letter 126 7 车位 400) >in/a.txt; "$DAFU" ingest -q -a a.dafu in
"$DAFU" list -a a.dafu --columns id,issuer,class,item,versions id:1
show show -a a.dafu 1 --corrections -f csv
show show -a a.dafu 1 | grep corrected
"$DAFU" correct -a a.dafu --reason 误读 2 种类 会办; fsck; "$DAFU" correct -a a.dafu --undo --reason 读对了 2 kind
"$DAFU" correct -a a.dafu --undo --reason 读对了 1 issuer; "$DAFU" list -a a.dafu --columns id,issuer id:1
fsck
# withdraw: not found, not exported, still there
"$DAFU" withdraw -a a.dafu --reason 涉及个人信息 2 && "$DAFU" withdraw -a a.dafu --reason 再撤 2; echo "again $?"
"$DAFU" search -a a.dafu 充电桩; echo "search $?"
"$DAFU" list -a a.dafu --columns id
for f in csv jsonl sqlite folder bag; do "$DAFU" export -a a.dafu -f $f -o out.$f; grep -rl 充电桩 out.$f; rm -r out.$f; done
show show -a a.dafu 2 | grep -e 充电桩 -e withdrawn
letter 127 8 充电桩 90 >in/b.txt; "$DAFU" ingest -q -a a.dafu in; "$DAFU" search -a a.dafu -c 充电桩
"$DAFU" withdraw -a a.dafu --undo --reason 已脱敏 甲教函〔2024〕8号; "$DAFU" withdraw -a a.dafu --undo --reason 已脱敏 2; "$DAFU" search -a a.dafu -c 充电桩
fsck
# dispose: bytes and record are gone from the file, number and hash stay
cp in/c.txt c.txt
grep -q 岗亭 a.dafu && echo "its words are there"; "$DAFU" dispose -a a.dafu --reason 期满 3; echo "no authority $?"
"$DAFU" dispose -a a.dafu --reason 期满 --authority 销毁清册第3号 3; echo "disposed $?"
grep -c 岗亭 a.dafu; ls a.dafu*
"$DAFU" search -a a.dafu 岗亭; echo "search $?"
"$DAFU" list -a a.dafu --documents --outcome disposed -f csv | cut -d , -f 1-3,6- ; "$DAFU" show -a a.dafu --document 3 >/dev/null; echo "document $?"
"$DAFU" ingest -q -a a.dafu c.txt; echo "taken in again $?"
letter 129 10 岗哨 5 >in/c.txt; "$DAFU" ingest -q -a a.dafu in; "$DAFU" list -a a.dafu --columns id
"$DAFU" reread -q -a a.dafu | sed 's/in [0-9.]* s/in … s/'
fsck
show log -a a.dafu -f csv | cut -d , -f 1-10
"$DAFU" log -a a.dafu --letter 3 -f csv | cut -d , -f 1,3
# who changes an entry, takes one away, or a correction's value, is found out
for sql in "UPDATE event SET reason = '无' WHERE id = 4" "DELETE FROM event WHERE id = 3" "UPDATE correction SET value = 'J999' WHERE field = 'fonds'" \
	"DELETE FROM event WHERE id = (SELECT max(id) FROM event WHERE action = 'dispose')" "DELETE FROM correction WHERE field = 'class'"; do
	python3 "$TOP/tests/forge.py" a.dafu f.dafu "$sql"; echo "$sql"; fsck f.dafu | cut -d : -f 1-3
done
# versions and letters are counted from 1
for v in 1.1 1.0 1.00 1.9 0; do "$DAFU" show -a a.dafu -f xml $v | wc -l; echo "show $v"; done
"$DAFU" log -a a.dafu --letter 0; echo "log $?"
"$DAFU" log -a a.dafu --letter 1 -f csv | wc -l
# the log tells people what was corrected, and nothing is corrected twice
letter 131 11 路灯 20 >d.txt; "$DAFU" ingest -q -a d.dafu d.txt
"$DAFU" correct -a d.dafu --reason 补录 1 disclosure public; "$DAFU" correct -a d.dafu --reason 误读 1 title ''
"$DAFU" correct -a d.dafu --reason 再录 1 disclosure 公开; echo "again $?"
"$DAFU" correct -a d.dafu --undo --reason 读对了 1 title; "$DAFU" correct -a d.dafu --undo --reason 读对了 1 title; echo "again $?"
"$DAFU" correct -a d.dafu --undo --reason 试 1 issuer; echo "not corrected $?"
(echo 公开属性：不予公开; cat d.txt) >e.txt; mv e.txt d.txt; "$DAFU" ingest -q -a d.dafu d.txt
"$DAFU" correct -a d.dafu --reason 仍公开 1 disclosure public; echo "of another reading $?"
detail() { "$DAFU" log -a d.dafu --letter 1 "$@" | cut -c 29- | sed 's/[a-z]* for 王五/USER for 王五/; s/  [0-9a-f]*$//; s/  */ /g'; }
detail; LC_ALL=zh_CN.UTF-8 detail
"$DAFU" log -a d.dafu -f csv | cut -d , -f 8
"$DAFU" dispose -a d.dafu --reason 期满 --authority 清册 1; detail
fsck d.dafu
# letters of one document go together, or not at all
{ letter 141 21 灯杆 5; letter 142 22 灯箱 6; } >e.txt; "$DAFU" ingest -q -a e.dafu e.txt; "$DAFU" list -a e.dafu --columns id
for of in 1 2; do "$DAFU" dispose -a e.dafu --reason 期满 --authority 销毁清册第4号 $of; echo "one $?"; done
"$DAFU" list -a e.dafu --columns id; "$DAFU" log -a e.dafu | grep -c dispose
"$DAFU" dispose -a e.dafu --reason 期满 --authority 销毁清册第4号 2 1; echo "both $?"
"$DAFU" list -a e.dafu --columns id; "$DAFU" log -a e.dafu | grep -c dispose; fsck e.dafu
# a number that several letters bear names none of them
letter 151 31 井盖 1 >f1.txt; letter 152 31 井盖 2 | sed "s/教育局/水务局/" >f2.txt
"$DAFU" ingest -q -a n.dafu f1.txt f2.txt; "$DAFU" show -a n.dafu 甲教函〔2024〕31号; echo "which $?"
