# lists of proposals into a profile: when each was handed out, to whom
cp "$TOP/samples/profile-xunyang.xml" p.xml
PYTHONPATH=$TOP/tests/formats python3 - <<'P'
from datetime import date
from xlsx import Book
put = lambda name, raw: open(name, "wb").write(raw)
head = ["序号", "案 号", "案由", "承办单位（主办）", "交办日期"]
rows = [[1, "第021号", "关于保护沿街老铺的提案", "州住建局", date(2024, 3, 1)],
        [2, 22, "关于增设校车的提案", "州教体局", "2024年3月2日"],
        [3, None, "没有案号", "州教体局", date(2024, 3, 1)], [],
        [4, "023", "关于<夜市>的提案", None, "三月"], [5, "024", "关于河道的提案", "州水务局", None]]
put("list.xlsx", Book().write([[["浔阳州政协六届一次会议提案交办清单"], [], head] + rows]))
put("second.xlsx", Book(inline=True, from_1904=True, format_id=176, code="[$-804]yyyy\\年m\\月d\\日;@").write(
    [[["说明"]], [["提案编号", "提案名称", "交办时间"], ["<r><t>0</t></r><r><t>25</t></r><rPh><t>x</t></rPh>",
                                                         "关于书房的提案", date(2024, 3, 5)]]]))
put("list.csv", "案号,案由,主办单位,交办日期\r\n26,\"关于“停车”,\r\n又关于\"\"换乘\"\"的提案\",州交通局,2024/3/6\r\n27,关于灯的提案,,20240307\r\n"
    .encode("gbk"))
put("list.tsv", "\ufeff编号\t题目\t交办日\n28\t关于雨的提案\t2024.3.8 09:00\n".encode("utf-16le"))
put("none.csv", "姓名,电话\n甲,1\n".encode())
put("no-rows.csv", "案号,交办日期\n".encode())
put("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
put("cut.xlsx", open("list.xlsx", "rb").read()[:500])
P
of="--assembly 州政协 --term 6 --session 1"
"$DAFU" profile import -p p.xml $of list.xlsx; echo "import $?"
grep number= p.xml
"$DAFU" profile import -p p.xml $of --day 2024-03-04 list.xlsx second.xlsx list.csv list.tsv; echo "again $?"
grep number= p.xml
"$DAFU" profile check p.xml
grep -c 'label\|<!--' p.xml
"$DAFU" profile import -p new.xml --name 浔阳州 $of list.csv && cat new.xml
"$DAFU" profile import -p new.xml -o - $of list.tsv | diff new.xml -
for f in none.csv no-rows.csv old.xls cut.xlsx missing.csv p.xml; do "$DAFU" profile import -p p.xml $of $f; echo "$f $?"; done
"$DAFU" profile import -p p.xml list.csv; echo "$?"
"$DAFU" profile import -p p.xml $of --day 2024-02-30 list.csv; echo "$?"
# a letter has the day of its own proposal, and that of the session without one
cat > l.txt <<'X'
浔阳州住房和城乡建设局

关于州政协六届一次会议第21号提案的答复

吕望之委员：

　　您提出的《关于保护沿街老铺的提案》收悉。现答复如下：

　　沿街现有老铺126爿。

　　　　　　　　　　浔阳州住房和城乡建设局
　　　　　　　　　　2024年5月8日
X
sed 's/第21号/第99号/' l.txt > m.txt
for f in l m; do "$DAFU" extract -q -p p.xml $f.txt | grep -o 'assigned="[^"]*" due="[^"]*"'; done
"$DAFU" ingest -q -a a.dafu -p p.xml l.txt
"$DAFU" stats -a a.dafu --times
"$DAFU" stats -a a.dafu --unanswered -p p.xml --on 2024-06-03
"$DAFU" stats -a a.dafu --unanswered -p p.xml -f csv | head -n 3
"$DAFU" stats -a a.dafu --unanswered; echo "$?"
# how days are written, and what is none
cat >days.csv <<'X'
案号,交办日期
31,2024.03.1
32,2024-3-12 08:30
33,2024年12月 31日
34,20240229
35,２０２４／３／９
36,2024-3
37,20240332
38,2023-2-29
39,24-3-1
40,12024-3-1
41,2024-3-123
42,第
43,2024-11-5日
X
"$DAFU" profile import -p days.xml $of days.csv; echo "days $?"; grep -o 'number=.*' days.xml
# workbooks of other programs: parts, references and formats that are not there
PYTHONPATH=$TOP/tests/formats python3 - <<'P'
import io, re, zipfile
from datetime import date
from xlsx import Book
def put(name, change=lambda part, text: text, **book):
    z = zipfile.ZipFile(io.BytesIO(Book(**book).write([[["案号", "案由", "交办日期"], ["51", "关于风的提案", date(2024, 3, 1)]]])))
    with zipfile.ZipFile(name + ".xlsx", "w") as out:
        for part in z.namelist():
            text = change(part, z.read(part).decode())
            if text is not None:
                out.writestr(part, text)
put("references", lambda part, text: re.sub(r'(<row|<c) r="[A-Z0-9]+"', r"\1", text))
put("small", lambda part, text: re.sub(r'(<c) r="([A-Z])', lambda m: m[1] + ' r="' + m[2].lower(), text))
put("strings", lambda part, text: None if "sharedStrings" in part else text)
put("no-styles", lambda part, text: None if "styles" in part else text)
put("unrelated", lambda part, text: re.sub(r'<Relationship Id="rId[ST]"[^>]*>', "", text))
put("relations", lambda part, text: None if part.endswith("workbook.xml.rels") else text)
put("ids", lambda part, text: re.sub(' r:id="rId1"', "", text))
put("targets", lambda part, text: text.replace(' Target="worksheets/s1.xml"', ""))
put("gone", lambda part, text: None if "s1.xml" in part else text)
put("no-cells", lambda part, text: text.replace("sheetData", "other"))
put("broken", lambda part, text: text[:-9] if "s1.xml" in part else text)
put("no-book", lambda part, text: None if part == "xl/workbook.xml" else text)
put("true", lambda part, text: text.replace('date1904="1"', 'date1904="true"'), from_1904=True)
put("false", lambda part, text: text.replace("<workbookPr/>", '<workbookPr date1904="0"/>'))
put("number", format_id=1)
for n, id in enumerate((13, 17, 22, 27, 31, 36, 49, 50, 54, 57, 58, 59)):
    put(f"id{id}", format_id=id)
for name, code in (("quoted", '"d"0'), ("escaped", "\\d\\y0"), ("brackets", "[Red]0"), ("open", '[0d'), ("month", "m"), ("last", "0\\")):
    put(name, lambda part, text: text.replace("CODE", code.replace('"', "&quot;")), format_id=180, code="CODE")
P
for f in references small strings no-styles unrelated relations ids targets gone no-cells broken no-book true false number \
    id13 id17 id22 id27 id31 id36 id49 id50 id54 id57 id58 id59 quoted escaped brackets open month last; do
	rm -f q.xml; "$DAFU" profile import -p q.xml $of $f.xlsx; echo "$f $?"; [ ! -f q.xml ] || grep -o 'number=.*' q.xml
done
# what a list says twice, what is no number, and a mark of quotation without another
printf '案号,案由,交办日期\n31,关于灯的提案,2024-3-1\n32,关于桥的提案,2024-3-1\n31,关于灯的提案（会办）,2024-3-9\n1.0,关于路的提案,2024-3-1\n1E+03,关于树的提案,2024-3-1\n-1,关于水的提案,2024-3-1\nA-7,关于山的提案,2024-3-1\n' >twice.csv
"$DAFU" profile import -p twice.xml $of twice.csv; echo "$?"; grep number= twice.xml
printf '案号,案由,交办日期\n31,"关于灯的提案,2024-3-1\n32,关于桥的提案,2024-3-1\n' >open.csv
printf '案号,案由,交办日期\n31,"关于灯"的提案,2024-3-1\n' >behind.csv
printf '案号,案由,交办日期\n31,"关于灯\n32,"关于桥",2024-3-1\n' >next.csv
for f in open behind next; do "$DAFU" profile import -p open.xml $of $f.csv; echo "$f $?"; done
printf '案号,案由,交办日期\r\n"31","关于""灯""的提案" ,"2024-3-1"' >end.csv
"$DAFU" profile import -p end.xml $of end.csv; grep number= end.xml
