#!/usr/bin/env python3
"""The same work as it is done with Python's re and lxml, to compare with: a
letter's main fields by patterns, a record of them that the schema takes, HTML
and text of it by our stylesheets.

usage: python_way.py LETTER TIMES JOB

JOB: read, record, outputs.  Prints the median of TIMES rounds, in microseconds of the processor.
It reads far less than dafu does: no outline, no promises, no certainty, nothing
of what a figure counts.
"""
import hashlib
import json
import pathlib
import re
import statistics
import sys
import time

from lxml import etree

top = pathlib.Path(__file__).resolve().parents[2]
NS = "urn:dafu:reply:1"
SCALE = {"": 1, "万": 10 ** 4, "亿": 10 ** 8, "千": 1000, "百": 100, "万亿": 10 ** 12}
NUMBER = re.compile(r"([一-鿿]{2,12})〔((?:19|20)\d\d)〕第?(\d{1,5})号")
TITLE = re.compile(r"^\s*(关于[^。]{4,80}(?:答复|复函|回复|意见)(?:的函)?)\s*$", re.M)
PROPOSAL = re.compile(r"第\s*([A-Z]?\d{2,6})\s*号(?:提案|建议|议案)?")
SIGNATORY = re.compile(r"签发人[：:]\s*([一-鿿]{2,4})")
DATE = re.compile(r"(20\d\d)年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
CITATION = re.compile(r"《[^《》]{2,60}》(?:（([^（）]{2,24}〔(?:19|20)\d\d〕\d{1,5}号)）)?")
FIGURE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(万亿|[百千万亿])?"
                    r"(%|个百分点|平方公里|公里|平方米|万元|元|[个项所条家户人名次件处座辆台吨亩米支口艘公斤盏只])")
ORGAN = re.compile(r"[省市县区][一-鿿]{2,10}(?:局|委|办|厅|部|中心)")
CONTACT = re.compile(r"(联系人|联系电话|电话|承办人)[：:]\s*(\S+)")
KINDS = {"%": "percent", "个百分点": "percentagePoint", "元": "money", "万元": "money"}
KINDS |= dict.fromkeys(("公里", "平方公里", "平方米", "吨", "亩", "米", "公斤"), "measure")


def value(digits, scale):
    n = f"{float(digits.replace(',', '')) * SCALE[scale or '']:.6f}".rstrip("0").rstrip(".")
    return n or "0"


def read(data):
    """What the record is made of: a value, its start and end, more by name."""
    text = data.decode("utf-8").replace("\r\n", "\n")
    head = {name: p.search(text) for name, p in
            (("number", NUMBER), ("title", TITLE), ("signatory", SIGNATORY), ("proposal", PROPOSAL))}
    paragraphs = []
    for m in re.finditer(r"[^\n]+", text):
        marks = [("statistic", f) for f in FIGURE.finditer(text, m.start(), m.end())]
        marks += [("date", d) for d in DATE.finditer(text, m.start(), m.end())]
        marks += [("citation", c) for c in CITATION.finditer(text, m.start(), m.end())]
        marks += [("organization", o) for o in ORGAN.finditer(text, m.start(), m.end())]
        marks.sort(key=lambda x: (x[1].start(), -x[1].end()))
        paragraphs.append((m, marks))
    return text, head, paragraphs, list(CONTACT.finditer(text))


def put(parent, name, m, group=0, **more):
    e = etree.SubElement(parent, f"{{{NS}}}{name}", more, certainty="sure",
                         start=str(m.start(group)), end=str(m.end(group)))
    e.text = m.group(group)
    return e


def marked(p, m, marks, count):
    """The words of a paragraph with its marks inside."""
    at, last = m.start(), None

    def words(to):
        s = m.string[at:to]
        if last is None:
            p.text = (p.text or "") + s
        else:
            last.tail = (last.tail or "") + s
    for kind, x in marks:
        if x.start() < at:
            continue
        words(x.start())
        if kind == "statistic":
            count += 1
            last = put(p, kind, x, id=f"s{count}", value=value(x[1], x[2]), unit=x[3],
                       bound="exact", kind=KINDS.get(x[3], "count"))
        elif kind == "date":
            last = put(p, kind, x, value="-".join([x[1]] + [f"{int(g):02}" for g in x.groups()[1:] if g]))
        else:
            last = put(p, kind, x)
        at = x.end()
    words(m.end())
    return count


def build(data, found):
    text, head, paragraphs, contacts = found
    root = etree.Element(f"{{{NS}}}reply", nsmap={None: NS}, version="1", kind="reply")
    etree.SubElement(root, f"{{{NS}}}source", name="letter", format="text", encoding="UTF-8",
                     bytes=str(len(data)), points=str(len(text)), sha256=hashlib.sha256(data).hexdigest())
    h = etree.SubElement(root, f"{{{NS}}}head")
    if n := head["number"]:
        put(h, "documentNumber", n, code=n[1], year=n[2], serial=n[3])
    if head["signatory"]:
        put(h, "signatory", head["signatory"], 1)
    if head["title"]:
        put(h, "title", head["title"], 1)
    if head["proposal"]:
        etree.SubElement(h, f"{{{NS}}}proposal", number=head["proposal"][1])
    body = etree.SubElement(root, f"{{{NS}}}body")
    count = 0
    for m, marks in paragraphs:
        p = etree.SubElement(body, f"{{{NS}}}p", start=str(m.start()), end=str(m.end()))
        count = marked(p, m, marks, count)
    if contacts:
        c = etree.SubElement(etree.SubElement(root, f"{{{NS}}}contacts"), f"{{{NS}}}contact", role="contact")
        for name, label in (("name", "人"), ("phone", "电话")):
            for m in contacts:
                if m[1].endswith(label):
                    put(c, name, m, 2)
    return root.getroottree()


class Builtin(etree.Resolver):
    def resolve(self, url, name, context):
        name = url.rpartition("/")[2].replace("dafu:", "")
        return self.resolve_filename(str(top / "xslt" / name), context)


def sheet(name):
    parser = etree.XMLParser()
    parser.resolvers.add(Builtin())
    return etree.XSLT(etree.parse(str(top / "xslt" / name), parser))


def main():
    data = pathlib.Path(sys.argv[1]).read_bytes()
    times, job = int(sys.argv[2]), sys.argv[3]
    schema = etree.XMLSchema(etree.parse(str(top / "xsd" / "reply.xsd")))
    sheets = [sheet("html.xsl"), sheet("text.xsl")] if job == "outputs" else []
    took = []
    for _ in range(times):
        begun = time.process_time()
        found = read(data)
        if job != "read":
            doc = build(data, found)
            schema.assertValid(doc)
            etree.tostring(doc, encoding="UTF-8", xml_declaration=True)
        for s in sheets:
            bytes(s(doc))
        if sheets:
            json.dumps([[m.group() for _, m in marks] for _, marks in found[2]], ensure_ascii=False)
        took.append(1e6 * (time.process_time() - begun))
    print(f"{statistics.median(took):.1f}")


main()
