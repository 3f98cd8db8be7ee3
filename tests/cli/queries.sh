# queries on all letters: what each field finds, and that NOT finds the rest
A="-a a.dafu"
(cd "$TOP" && "$DAFU" ingest -q -a "$OLDPWD/a.dafu" samples tests/accuracy/letters/[abc]) >/dev/null 2>&1
n() { "$DAFU" search $A -c -- "$*" | sed 's/^$/none/'; }
all=$(n '')

# every field of query.def has a row here
for q in issuer:教育局 signature:局 area:省 level:province number:2024 title:答复 date:2024 year:2024 \
    class:A disclosure:public kind:coHandling id:1..9 proposal:停车 \
    assembly:市政协 term:5 session:3 assigned:2024 proposer:楼望海 addressee:委员 \
    signatory:岳听松 recipient:办公室 contact:0678 measure:建设 status:planned \
    deadline:年底 due:2025 responsible:研究院 of:投资 'value:>100000' unit:元 \
    change:increase time:2024 standing:planned fonds:J1 retention:30年 item:1 citation:意见 finding:sum-fails severity:warning; do
	field=${q%%:*} found=$(n "$q") rest=$(n "NOT $q")
	has=$(n "$field:*") lacks=$(n "$field:-")
	echo "$q $found, NOT $rest; $field:* $has, $field:- $lacks"
	[ $((found + rest)) = "$all" ] || echo "of $all"
	[ $((has + lacks)) = "$all" ] || echo "$has with it of $all"
	[ "$(n "NOT NOT $q")" = "$found" ] || echo "NOT NOT differs"
	echo "$field" >>rows
done
"$DAFU" search $A x:y 2>&1 | sed -n 's/.*there are: //p' | tr -d ' ' |
    tr , '\n' | sort >fields
sort -u rows | diff - fields; echo "fields $?"
for q in 'class:(A | B)' 'class:A year:2024' '学生 class:A' '(学生 | class:A)' \
    'unit:人 value:>1万' '-class:A -year:2024' 'class:A -学生'; do
	echo "$q $(n "$q"), NOT $(n "NOT ($q)")"
	[ $(($(n "$q") + $(n "NOT ($q)"))) = "$all" ] || echo "of $all"
done

# one thing in several ways
for q in unit:元 unit:万元 unit:亿元 'unit:元 value:>1亿' 'value:>1亿元' \
    'unit:人 value:1000..2万' 'value:1000..2万人' proposal:047 proposal:第047号 \
    class:A class:甲 term:9 term:九 term:第九届 \
    'status:planned due:*' 'class:(A | -)' date:2024-02 date:2024-02-30; do
	echo "$q $(n "$q" 2>&1)"
done

# what is not shown is told
d() { echo "\$ dafu search $*"; "$DAFU" search $A "$@" >out; echo "exit $?"; }
d class:A
d class:A -n 5 --offset 5
d class:A -n 5 --offset 10
d -n 13 class:A
d -f json -n 2 class:A
d -f csv -n 0 class:A

# each word is seen in a sentence, also where the first sentences lack it
shows() { echo "\$ dafu search $*"; "$DAFU" search $A "$@" 2>/dev/null; }
shows -n 1 '停车 收费'
shows -n 1 '学生 教师 学校'
shows -n 1 --sentences 2 '学生 教师 学校'
shows -n 1 --sentences 1 --color=always '学生 教师 学校'
