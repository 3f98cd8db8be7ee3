# hostile letters: each is read or refused within seconds of computing, and in little memory
python3 - <<'P'
OPEN = "关于市政协五届三次会议第8号提案的答复\n\n林甲委员：\n\n您提出的《关于修路的提案》收悉。现答复如下：\n\n"
N = "一二三四五六七八九"
hard = {
    "numbers": OPEN + "".join(f"投入{i}万元，建成{i}所，" for i in range(1, 30000)),
    "labels": OPEN + "".join(f"{i}.修路。\n" for i in range(1, 20000)),
    "nested": OPEN + "一、修路\n（一）修路\n1.修路\n（1）修路\n①修路\n" * 3000,
    "brackets": OPEN + "〔" * 50000 + "（" * 50000 + "《" * 50000,
    "quotes": OPEN + "《关于" * 50000 + "》" * 50000,
    "digits": OPEN + "1" * 1000000 + "元",
    "chinese": OPEN + "一" * 1000000 + "元",
    "points": OPEN + "1." * 300000 + "元",
    "rest": OPEN + "共100所，" + "其余1所，" * 20000 + "。",
    "lists": OPEN + "分别增长1%、2%和3%，" * 10000,
    "bold": OPEN + "**修路。**" * 30000,
    "parts": OPEN + "共100所，其中" + "小学1所、" * 50000 + "。",
    "blanks": OPEN + "修 " * 300000,
    "spaces": OPEN + " " * 1000000 + "修路",
    "lines": OPEN + "\n" * 1000000 + "修路",
    "names": OPEN.replace("林甲", "、".join(["林甲"] * 30000)),
    "openings": OPEN * 3000,
    "tables": OPEN + "|项目|数量|\n" * 30000,
    "page": OPEN + "</p>一、情况</p><p align=left></p><p align=left><p align=left>全区建成35个，见下表：</p>\n\n"
        "| 街道 | 助餐点（个） |\n| 甲街道 | 21 |\n| 乙街道 | 14 |\n",
    "phones": OPEN + "联系电话：0600-1234567，" * 30000,
    "fractions": OPEN + "三分之33.1%，2.1分之5万套，0/3、1/0。",
    "dates": OPEN + "2024年1月1日" * 50000,
    "tags": "<html><body>" + "<div>" * 100000 + OPEN,
    "cells": "<html><body><table>" + "<tr><td>" * 50000 + OPEN,
    "entities": "<html><body>" + "&amp;" * 300000 + OPEN,
    "outside": OPEN + "\n到位资金1.24亿元，其中中央预算内投丁市人民政府</title>\ne>\n0元\n",
    "comments": "<html><body><div style='" + "/*a" * 250000 + "'>" + OPEN,
    "unclosed": "<html><body><p>" + OPEN + "<" * 300000,
}
for name, text in hard.items():
    open(name, "w").write(text)
P
# The sanitizers need room and time.
case $DAFU in
*sanitize*) seconds=60 ;;
*) seconds=5; ulimit -v 1000000 ;;
esac
for f in *; do
	timeout 120 "$DAFU" extract -q --time-limit $seconds "$f" >out.xml 2>err
	status=$?
	case $status in
	0|1) echo "$f read or refused" ;;
	*) echo "$f $status"; head -c 300 err ;;
	esac
	grep -e defect -e 'takes too long' err
	[ -s out.xml ] && "$DAFU" validate -q out.xml 2>&1 | head -c 300
	rm -f out.xml err
done
# a letter of 2,500 promises, each with something to look at, as a page and as rows
python3 - "$TOP/samples/01-county-heating.txt" >big <<'P'
import sys
items = (f"{i}.到2025年底前完成5座水厂，共100个，其中甲30个、乙70个。" for i in range(2500))
print(open(sys.argv[1]).read().replace("　　感谢您", "\n".join(items) + "\n　　感谢您"))
P
"$DAFU" extract -q -o big.xml --time-limit $seconds big
for f in html csv text; do "$DAFU" render -f $f --time-limit $seconds -o big.$f big.xml; echo "$f $?"; done
grep -o 'href="#f[0-9]*"' big.html | sed 's/.*#\(.*\)"/\1/' | while read -r f; do grep -q "id=\"$f\"" big.html || echo "$f leads nowhere"; done
