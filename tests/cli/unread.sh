# what a source shows and the letter has not is told: no record is whole without a word
cat >make.py <<'Q'
import os, pathlib, zipfile
import docx, ofd
text = pathlib.Path(os.environ["TOP"], "samples/01-county-heating.txt").read_text()
page = lambda more: "<html><body>" + "".join(f"<p>{x}</p>" for x in text.split("\n")) + more + "</body></html>"
LONG = "供热管网的建设情况见县政府公报"
SHOWN = {"object": f"<object>{LONG}</object>", "svg": f"<svg><text>某县教育局文件</text></svg>",
    "button": f"<button>{LONG}</button>", "input": f"<input value='{LONG}'>",
    "iframe": f"<iframe srcdoc='{LONG}'></iframe>", "short": "<button>打印</button><input type=submit value=提交>",
    "not-shown": f"<input type=hidden value='{LONG}'><div style='display:none'><svg>{LONG}</svg></div>"}
for name, more in SHOWN.items():
    pathlib.Path(name + ".html").write_text(page(more))
docx.letter(pathlib.Path("whole.docx"), text)
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
for name, more in {"chunk": '<w:altChunk r:id="r77"/>', "part": '<w:p><w:subDoc r:id="r77"/></w:p>',
        "drawing": f'<w:p><w:r><w:drawing><a:t xmlns:a="{A}">甲</a:t><a:t xmlns:a="{A}">乙</a:t></w:drawing></w:r></w:p>'}.items():
    with zipfile.ZipFile("whole.docx") as whole, zipfile.ZipFile(name + ".docx", "w") as out:
        for member in whole.namelist():
            content = whole.read(member).decode()
            out.writestr(member, content.replace("<w:body>", "<w:body>" + more))
pages = ofd.pages(text)
ofd.package("objects.ofd", [ofd.page(pages[0] + '<ofd:CompositeObject ID="99" ResourceID="5"/>')] +
    [ofd.page('<ofd:ImageObject ID="98" ResourceID="6"/>')] + [ofd.page(x) for x in pages[1:]])
Q
PYTHONPATH=$TOP/tests/formats python3 make.py
for f in *.html *.docx *.ofd; do
	echo "$f:" $("$DAFU" extract -q "$f" | grep -o '<finding rule="unread[^/]*' | sed 's/.*>\([^<]*\)<$/\1/')
done
