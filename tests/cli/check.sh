# check: what is told, in which form and language; what is mended; profiles
unset LC_ALL LC_MESSAGES LANG
cat >a.txt <<'LETTER'
类别：A
公开属性：主动公开
杏川县教育局
杏教函[2024]第12号
关于县政协九届四次会议第047号提案的答复
顾晴川委员:
　　您提出的《关于增设学校充电设施的提案》收悉。现答复如下：
　　（一、充电设施<script>alert(1)</script>"现状"
　　全县现有学校 30 所,其中小学２０所、初中11所，充电设施由30处增加到45处，增长40%。
　　感谢您的关心！
杏川县教育局
2024年6月18日
LETTER
"$DAFU" check a.txt; echo "errors $?"
LC_ALL=zh_CN.UTF-8 "$DAFU" check --level error a.txt; echo "errors $?"
LC_ALL=C LANG=zh_CN.UTF-8 "$DAFU" check --level error - <a.txt | head -n 1
# mended: told, and nothing of it is left; what is no plain text is not
"$DAFU" check --fix -o b.txt a.txt; echo "fixed $?"
diff a.txt b.txt
"$DAFU" check --fix -o c.txt b.txt && cmp b.txt c.txt && echo the same
mkdir in && cp a.txt b.txt in && "$DAFU" check --fix -o out in 2>/dev/null && ls out
"$DAFU" check --fix -o a.txt a.txt; echo "over itself $?"
iconv -f utf-8 -t gb18030 a.txt >gb.txt && "$DAFU" check --fix -o d.txt gb.txt 2>&1 | tail -n 1
cmp b.txt d.txt && echo as UTF-8
printf '\357\273\277' >bom.txt; sed 's/$/\r/' b.txt >>bom.txt
"$DAFU" check --fix -o e.txt bom.txt && cmp bom.txt e.txt && echo mark and line ends are kept
"$DAFU" check --fix -o e.html "$TOP/samples/06-deputies-bus.html"; echo "a page $?"
printf '\377' >>gb.txt; "$DAFU" check --fix -o e.txt gb.txt; echo "damaged $?"
# for programs
"$DAFU" check -f json a.txt a.txt | python3 -c '
import json, sys
text = open("a.txt", newline="").read()
for line in sys.stdin:
    r = json.loads(line)
    for f in r["findings"]:
        assert f["severity"] in ("info", "warning", "error") and f["message"]["zh"] and f["message"]["en"]
        if "start" in f:
            before = text[:f["start"]]
            assert f["line"] == before.count("\n") + 1
            assert f["column"] == f["start"] - before.rfind("\n")
        for e in f.get("edits", []):
            assert text[e["start"]:e["end"]] == e["old"], e
    print(r["file"], len(r["findings"]), len(r["skipped"]))'
"$DAFU" check -f sarif -o x.sarif a.txt b.txt; echo "sarif $?"
python3 - <<'PYTHON'
import json
log = json.load(open("x.sarif"))
assert log["version"] == "2.1.0" and log["$schema"].startswith("https://") and len(log["runs"]) == 1
run = log["runs"][0]
rules = run["tool"]["driver"]["rules"]
assert run["tool"]["driver"]["name"] == "dafu" and run["columnKind"] == "unicodeCodePoints"
assert all(i["executionSuccessful"] is True for i in run["invocations"])
assert len({r["id"] for r in rules}) == len(rules)
for r in rules:
    assert r["shortDescription"]["text"] and "%s" not in r["shortDescription"]["text"]
    assert r["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
for r in run["results"]:
    assert rules[r["ruleIndex"]]["id"] == r["ruleId"] and r["message"]["text"]
    assert r["kind"] in ("fail", "open")
    assert (r["kind"] == "fail") == (r["level"] in ("note", "warning", "error"))
    for l in r["locations"]:
        p = l["physicalLocation"]
        assert p["artifactLocation"]["uri"] in ("a.txt", "b.txt")
        g = p.get("region")
        if g:
            assert 1 <= g["startLine"] <= g["endLine"] and 1 <= g["startColumn"]
            assert g["startLine"] < g["endLine"] or g["startColumn"] < g["endColumn"]
            assert g["charLength"] >= 1
    for fix in r.get("fixes", []):
        for c in fix["artifactChanges"]:
            assert c["artifactLocation"]["uri"] and c["replacements"]
            for e in c["replacements"]:
                assert "deletedRegion" in e and "text" in e["insertedContent"]
print(len(run["results"]) > 10, any("fixes" in r for r in run["results"]))
PYTHON
LANG=zh_CN.UTF-8 "$DAFU" check -f html -o x.html a.txt; echo "html $?"
grep -c '<script' x.html; grep -o 'lang="[^"]*"' x.html; grep -o '<pre>.*script.*</pre>' x.html | head -n 1
python3 - <<'PYTHON'
from html.parser import HTMLParser
class Page(HTMLParser):
    void, stack, tags = {"meta"}, [], set()
    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        assert not any(name in ("src", "href") or name.startswith("on") for name, _ in attrs)
        if tag not in self.void:
            self.stack.append(tag)
    def handle_endtag(self, tag):
        assert self.stack.pop() == tag, tag
page = Page()
page.feed(open("x.html").read())
assert not page.stack and "script" not in page.tags and {"mark", "pre", "li"} <= page.tags
PYTHON
# a profile switches rules and weighs them
cat >p.xml <<'PROFILE'
<profile xmlns="urn:dafu:profile:1" name="例">
	<class code="B">正在解决</class>
	<off rule="L39"/>
	<severity rule="number-ordinal" severity="info"/>
	<severity rule="L32" severity="error"/>
	<severity rule="signatory-absent" severity="warning"/>
</profile>
PROFILE
"$DAFU" profile check p.xml
"$DAFU" check -p p.xml a.txt | grep -E '^[^ ]*: (error|warning|note):' | cut -c1-60
"$DAFU" check -p p.xml --list | grep -E '^L(24|32|39)'
"$DAFU" extract -q -p p.xml a.txt | grep -o 'rule="sum-fails" severity="[a-z]*"'
sed -i 's/"error"/"fatal"/' p.xml; "$DAFU" check -p p.xml a.txt 2>&1 | cut -c1-50; 
# the rules
"$DAFU" check --list | grep -c '^L'
"$DAFU" check --list | head -n 2
LC_MESSAGES=zh_CN "$DAFU" check --explain L32
"$DAFU" check --explain sum-fails | head -n 5
"$DAFU" check --explain sum-fail; echo "explain $?"
"$DAFU" check --explain ''; echo "explain $?"
# letters and their faults
"$DAFU" check "$TOP/samples/01-county-heating.txt" >/dev/null; echo "clean $?"
"$DAFU" check none.txt; echo "none $?"
"$DAFU" check "$TOP/samples/09-meeting-notice.txt" b.txt >told; echo "no letter $?"
wc -l <told
for wrong in '' '-f pdf a.txt' '--level bad a.txt' '--fix a.txt' '--list a.txt' '-o in a.txt'; do
	"$DAFU" check $wrong 2>&1 | head -n 1
done
"$DAFU" check a.txt >/dev/full; echo "full $?"
"$DAFU" extract -q -f json a.txt b.txt >/dev/null; "$DAFU" check --level error a.txt b.txt | grep -c '^[ab]'
# growth against last year's letter, where the archive has it
cat >last.txt <<'LETTER'
杏川县教育局
关于县政协九届三次会议第031号提案的答复
顾晴川委员：
　　您提出的《关于增设学校充电设施的提案》收悉。现答复如下：
　　2022年，全县新建充电设施36处，培训教师280人次。
杏川县教育局
2023年6月18日
LETTER
sed 's/九届三次/九届四次/; s/2022年，.*/2023年，全县新建充电设施45处，同比增长50%，培训教师350人次，同比增长25%，检查学校30所，同比增长20%。/
	s/2023年6月/2024年6月/' last.txt >this.txt
"$DAFU" ingest -q -a last.dafu last.txt
"$DAFU" check --skipped -a last.dafu this.txt >told; echo "compared $?"
grep -A2 -E 'year-on-year' told
"$DAFU" check --skipped this.txt | grep year-on-year
LC_ALL=zh_CN.UTF-8 "$DAFU" check --level warning -a last.dafu -f json this.txt |
	python3 -c 'import json,sys; r=json.load(sys.stdin); print([(f["start"], f["message"]["zh"]) for f in r["findings"] if f["rule"] == "year-on-year"], r["skipped"], "growths" in r)'
"$DAFU" check -a none.dafu this.txt 2>&1; echo "no archive $?"
# last year's letters say several values, or the same twice; two letters in a file,
# each with its own
sed 's/第031号/第032号/; s/培训教师280人次/培训教师290人次/' last.txt >more.txt; "$DAFU" ingest -q -a last.dafu more.txt
one() { sed "s/栎陵市应急管理局/杏川县教育局/; /答复如下/a\\\n　　$2" "$TOP/samples/$1.txt"; }
{ one 08-sums-fail '2023年，全县新建充电设施45处，同比增长50%，培训教师350人次，同比增长25%。'
	one 01-county-heating '近年来，全县新建充电设施40处，同比增长30%。2023年，全县新建充电设施40处，同比增长30%。'; } >two.txt
parts() {
	python3 -c 'import json,sys
r = json.load(sys.stdin)
print(*((f["rule"], f.get("part"), f.get("line"), f["message"]["en"][-60:]) for f in r["findings"]), sep="\n")
print(*((s["part"], s["reason"]["en"]) for s in r["skipped"] if s["code"] == "L49"), sep="\n")'
}
"$DAFU" check --level info -a last.dafu -f json two.txt | parts
"$DAFU" check --level warning -a last.dafu -f json two.txt | parts
# what was not judged: how many, and with --skipped which
"$DAFU" check a.txt | grep judged; LC_ALL=zh_CN.UTF-8 "$DAFU" check a.txt | grep 未判断
"$DAFU" check --skipped a.txt | grep judged; LC_ALL=zh_CN.UTF-8 "$DAFU" check --skipped a.txt | grep 未判断
"$DAFU" check --level warning --skipped a.txt | grep -c judged
# of a DOCX: the paragraph, and blanks for the tabs of a table's row
python3 - <<'PYTHON'
import zipfile
def p(text): return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
def row(*cells): return "<w:tr>" + "".join(f"<w:tc>{p(c)}</w:tc>" for c in cells) + "</w:tr>"
table = "<w:tbl>" + row("乡镇", "服务站（个）", "床位（张）") + row("东坡镇", "12", "180") + row("西坡镇", "19", "265") + \
    row("合计", "31", "460") + "</w:tbl>"
body = "".join(map(p, open("last.txt").read().splitlines()[:5])) + table + "".join(map(p, ["杏川县教育局", "2023年6月18日"]))
with zipfile.ZipFile("t.docx", "w") as z:
    z.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
    z.writestr("_rels/.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    z.writestr("word/document.xml", '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' + body + '</w:body></w:document>')
PYTHON
"$DAFU" check --level warning t.docx; LC_ALL=zh_CN.UTF-8 "$DAFU" check t.docx | grep 原文件 | uniq
# the same in a PDF: the page; and of a file with two letters, which
PYTHONPATH=$TOP/tests/formats python3 -c 'import pathlib, pdf; pdf.letter(pathlib.Path("t.pdf"), open("a.txt").read(), "headed")'
"$DAFU" check t.pdf | grep 'in the original' | sort -u; LC_ALL=zh_CN.UTF-8 "$DAFU" check t.pdf | grep 原文件 | sort -u
cat "$TOP/samples/07-motion-river.txt" "$TOP/samples/08-sums-fail.txt" >two.txt
"$DAFU" check --level warning two.txt | grep -o 'letter [0-9]: .*'; LC_ALL=zh_CN.UTF-8 "$DAFU" check --level warning two.txt | grep -o '第[0-9]封: .*'
# a page without findings, of a file whose name is markup
cp a.txt '<a&b>"'"'".txt; "$DAFU" check --level error -f html "$TOP/samples/01-county-heating.txt" '<a&b>"'"'".txt >x.html; echo "html $?"
grep -o '&lt;a&amp;b.*txt' x.html | uniq; grep -c 'Nothing was found' x.html
# in an OFD: the object of a part; and words that are to be added
PYTHONPATH=$TOP/tests/formats python3 -c 'import pathlib, ofd; ofd.letter(pathlib.Path("t.ofd"), open("a.txt").read())'
"$DAFU" check t.ofd | grep 'in the original' | sort -u | head -n 2; LC_ALL=zh_CN.UTF-8 "$DAFU" check t.ofd | grep 原文件 | sort -u | head -n 2
sed 's/^\(柯以宁委员\)：$/\1/' "$TOP/samples/08-sums-fail.txt" >c.txt; "$DAFU" check c.txt | grep "add '"; LC_ALL=zh_CN.UTF-8 "$DAFU" check c.txt | grep 补
