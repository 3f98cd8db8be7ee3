# what documents and lists of proposals seldom have
PYTHONPATH=$TOP/tests/formats python3 - <<'P'
import docx
from xlsx import Book
import io, zipfile
letter = open(__import__("os").environ["TOP"] + "/samples/01-county-heating.txt").read()
p, r = docx.paragraph, docx.run
def raw(inside): return f"<w:r>{inside}</w:r>"
box = lambda inside: p(raw('<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>' + inside +
                           '</w:checkBox></w:ffData></w:fldChar>') + raw('<w:instrText>FORMCHECKBOX</w:instrText>') +
                       raw('<w:fldChar w:fldCharType="separate"/>') + raw('<w:fldChar w:fldCharType="end"/>') + r("勾选"))
odd = [
    p(raw('<w:br w:type="page"/>') + r("换页之后")),
    p(raw('<w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t><w:br w:type="column"/>')),
    p(raw('<w:lastRenderedPageBreak/><w:t>页首</w:t>')),
    p(raw('<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:char="4E00"/><w:sym w:char="1"/><w:sym/>') + r("符号")),
    p(raw('<w:t>一\n二\t三</w:t><w:noBreakHyphen/><w:softHyphen/><w:ptab/>') + raw("<w:t><![CDATA[四]]><!-- 无 --></w:t>")),
    box('<w:checked/>'), box('<w:default w:val="1"/>'), box('<w:default w:val="0"/>'), box(""),
    p(raw('<w:fldChar/>') + raw('<w:fldChar w:fldCharType="end"/>') + raw('<w:fldChar w:fldCharType="separate"/>') + r("域")),
    '<mc:AlternateContent><mc:Choice Requires="wps">' + p(r("取其一")) + '</mc:Choice><mc:Fallback>' + p(r("取其二")) +
    '</mc:Fallback></mc:AlternateContent>',
    '<mc:AlternateContent/>',
    '<w:sdt><w:sdtContent>' + p(r("控件中的段")) + '</w:sdtContent></w:sdt>',
    '<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>' + p(r("控件中的格")) +
    '</w:tc></w:sdtContent></w:sdt><w:tc>' + p(r("格")) + p("") + '</w:tc></w:tr></w:sdtContent></w:sdt>'
    '<w:tr><w:trPr><w:del/></w:trPr><w:tc>' + p(r("删去的行")) + '</w:tc></w:tr>'
    '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>' + p(r("占三格")) + '</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr>' +
    p(r("并入上格")) + '</w:tc></w:tr></w:tbl>', "<w:tbl/>",
    p(r("脚注") + raw('<w:footnoteReference w:id="2"/>') + raw('<w:footnoteReference w:id="9"/>') +
      raw('<w:endnoteReference w:id="2"/>') + raw("<w:footnoteReference/>")),
    p('<w:ins>' + r("插入的") + '</w:ins><w:del><w:r><w:delText>删去的</w:delText></w:r></w:del><w:moveFrom>' + r("移走的") +
      '</w:moveFrom><w:moveTo>' + r("移来的") + '</w:moveTo>'),
    p(r("居右"), '<w:jc w:val="end"/>'), p(r("标题"), '<w:outlineLvl w:val="0"/><w:pageBreakBefore/>'),
    p(r("粗"), "", "<w:b/>") + p(r("隐去", "<w:vanish/>") + r("不隐", '<w:vanish w:val="0"/>')),
]
note = lambda kind, words: (f'{docx.HEAD}<w:{kind}s {docx.ALL}><w:{kind} w:id="2">' + p(r(words)) + f'</w:{kind}></w:{kind}s>')
docx.package("odd.docx", docx.body(letter)[0] + "".join(odd),
             {"footnotes.xml": note("footnote", "注在脚下"), "endnotes.xml": note("endnote", "注在末尾")})
# days by formats that the system has, or by none; cells that are wrong, or days already
def book(name, cells, formats=(14,)):
    b = Book().write([[["案号", "交办日期"]]])
    with zipfile.ZipFile(io.BytesIO(b)) as z:
        parts = {n: z.read(n).decode() for n in z.namelist()}
    sheet = next(n for n in parts if "/worksheets/" in n)
    parts[sheet] = parts[sheet].replace("</row></sheetData>", "</row>" + "".join(
        f'<row r="{i}"><c r="A{i}"><v>{i}</v></c><!-- --><x/>{c}</row>' for i, c in enumerate(cells, 2)) + "</sheetData>")
    styles = next((n for n in parts if n.endswith("styles.xml")), None)
    if styles:
        import re
        parts[styles] = re.sub(r"<cellXfs.*?</cellXfs>", "<cellXfs>" + "".join(
            f'<xf numFmtId="{f}"/>' if f is not None else "<xf/>" for f in (0, *formats)) + "</cellXfs>", parts[styles], flags=re.S)
    with zipfile.ZipFile(name, "w") as z:
        for n, text in parts.items():
            z.writestr(zipfile.ZipInfo(n, (2024, 1, 1, 0, 0, 0)), text)
day = lambda style, v="45352", more="": f'<c r="B2" s="{style}"{more}><v>{v}</v></c>'
formats = (14, 17, 18, 22, 27, 31, 36, 49, 50, 54, 57, 58, None)
book("days.xlsx", [day(i) for i in range(1, len(formats) + 1)] + [day(1, "60"), day(1, "2958466"), day(1, "x"), day(99),
     '<c r="B2" t="e"><v>#N/A</v></c>', '<c r="B2" t="d"><v>2024-03-01T00:00:00</v></c>', '<c r="B2" t="d"><v>2024-03-02</v></c>',
     '<c r="B2" t="n" s="1"><v>45353</v></c>', '<c r="B2" t="s"><v>999</v></c>', '<c r="$2"><v>1</v></c>', "<c><v>45352</v></c>"], formats)
with zipfile.ZipFile("none.xlsx", "w") as z:
    z.writestr("[Content_Types].xml", "<Types/>")
P
"$DAFU" text odd.docx | sed -n '/^附件\|抄送/,$p'
"$DAFU" extract -q odd.docx | grep -c '<reply'
cp "$TOP/samples/profile-xunyang.xml" p.xml
of="--assembly 州政协 --term 6 --session 1"
"$DAFU" profile import -p p.xml $of days.xlsx; echo "days $?"
grep number= p.xml
"$DAFU" profile import -p p.xml $of none.xlsx; echo "none $?"
# more than may be, told before all is read
head -c 5000 "$TOP/samples/02-city-page-turns.txt" | "$DAFU" extract --limit 1K - 2>&1 | sed 's/least [0-9]*/least …/'
