# figures by the state of their measure and by their time; promises without a
# date; an indicator by years; what a query finds, exported
letter() { printf '甲市教育局关于市政协七届三次会议第%s号提案的答复\n\n甲教函〔%s〕%s号\n\n闻道委员：\n\n　　您提出的《关于停车的提案》收悉。现答复如下：\n\n%s\n\n　　　　甲市教育局\n　　　　%s年5月20日\n' "$1" "$2" "$1" "$3" "$2"; }
mkdir in
letter 11 2023 '　　一、已完成。2022年已完成改造投资1.5亿元，已全部建成，建成车位300个。

　　二、下一步工作计划。计划2025年底前投资2.5亿元，新建车位约500个。计划加强巡查。' >in/a.txt
letter 12 2024 '　　一、已完成。已完成改造投资3.5亿元，已全部建成，建成车位400个。' >in/b.txt
letter 13 2024 '　　一、已完成。已完成改造投资3.5亿元，已全部建成，建成车位400个。城区已有充电桩80个。' >in/c.txt
DAFU_ARCHIVE=a.dafu; export DAFU_ARCHIVE
"$DAFU" ingest -q in; "$DAFU" list --columns id,number,measures
echo "-- state of the figure's own measure"
"$DAFU" search 'status:planned value:>1亿'
"$DAFU" search 'measure:planned value:>1亿'
"$DAFU" search -c 'measure:done value:>1亿'; "$DAFU" search -c '所在措施:计划 unit:元'; "$DAFU" search -c measure:planneder
"$DAFU" search -f json measure:planned | python3 -c 'import json, sys; print([(f["words"], f["status"]) for l in sys.stdin for f in json.loads(l)["facts"]])'
echo "-- time"
for t in 2022 2025 2020..2022 '>2025'; do "$DAFU" search -c "time:$t"; done
echo "-- nothing, all, more"
"$DAFU" search 没有这样的话; echo "$?"
"$DAFU" search --offset 9 车位; echo "$?"
"$DAFU" search -n 1 --sentences 0 车位
echo "-- promises, by years"
"$DAFU" stats --open --on 2026-01-01 -f csv | cut -d , -f 1,4-6,9,10
"$DAFU" stats --of 车位 --by year -f csv
"$DAFU" stats --of 车位 --by class; echo "$?"
echo "-- exported"
for f in csv jsonl sqlite folder; do "$DAFU" export -f $f -o out.$f 充电桩 && echo $f; done
"$DAFU" export -f bag -o out.bag 充电桩; echo "bag $?"
"$DAFU" export -f csv -o out '车位 ('; echo "query $?"
cut -d , -f 1 out.csv/letter.csv out.csv/text.csv out.csv/document.csv | tr '\r\n' '; '; echo
wc -l <out.jsonl; ls out.folder/*
"$DAFU" export -f sqlite -o all.sqlite
python3 - <<'P'
import sqlite3
for name in ("out", "all"):
    x = sqlite3.connect(f"{name}.sqlite")
    print(name, x.execute("SELECT rowid FROM search WHERE search MATCH '充电桩'").fetchall(), x.execute("SELECT letter FROM body WHERE text LIKE '%车位%'").fetchall(),
          x.execute("PRAGMA integrity_check").fetchall(), x.execute("PRAGMA foreign_key_check").fetchall())
P
if "$DAFU" export -f xlsx -o out.xlsx 充电桩 2>/dev/null; then python3 - <<'P'
import re, zipfile
z = zipfile.ZipFile("out.xlsx")
names = re.findall(r'<sheet name="(\w+)"', z.read("xl/workbook.xml").decode())
sheet = z.read(f"xl/worksheets/sheet{names.index('statistic') + 1}.xml").decode()
print(names)
print(re.findall(r'<c r="(\w+)"(?: t="inlineStr")?>(?:<is><t>|<v>)([^<]*)', sheet)[:6])
print("formula" if "<f>" in sheet else "no formula")
P
else echo "no library"; fi
