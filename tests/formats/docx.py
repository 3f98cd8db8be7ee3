"""Letters as DOCX, the way that Word and WPS write them: automatic numbers."""
import re
import xml.etree.ElementTree as ET
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006"
ALL = (f'xmlns:w="{W}" xmlns:r="{R}" '
       'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
       'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
       'xmlns:v="urn:schemas-microsoft-com:vml" '
       'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
HAN = "〇一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def han(n):
    tens, ones = divmod(n, 10)
    return (HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (HAN[ones] if ones or not tens else "")


# A level of the list: its format, its text, what a label in a letter looks like,
# and the number in it.
LEVELS = [
    ("chineseCountingThousand", "%1、", r"([一二三四五六七八九十]{1,3})、"),
    ("chineseCounting", "（%2）", r"（([一二三四五六七八九十]{1,3})）"),
    ("decimal", "%3.", r"(\d{1,2})\.(?!\d)"),
    ("decimal", "（%4）", r"（(\d{1,2})）"),
    ("decimalEnclosedCircle", "%5", r"([①-⑳])"),
    ("taiwaneseCountingThousand", "第%6，", r"第([一二三四五六七八九十]{1,3})，"),
]


def value(words):
    if words.isdecimal():
        return int(words)
    if words in CIRCLED:
        return CIRCLED.index(words) + 1
    return next((n for n in range(1, 100) if han(n) == words), None)


def text(words):
    return f'<w:t xml:space="preserve">{escape(words)}</w:t>'


def run(words, look=""):
    inside = "<w:tab/>".join(text(w) if w else "" for w in words.split("\t"))
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{inside}</w:r>" if words else ""


def runs(words):
    """Markdown's bold as bold; some runs cut in two, as editing does."""
    parts = re.split(r"(?<!\*)\*\*(?!\*)", words)
    if len(parts) % 2 == 0:
        return run(words)
    return "".join(run(p[:7], "<w:b/>" if i % 2 else "") + run(p[7:], "<w:b/>" if i % 2 else "")
                   for i, p in enumerate(parts))


def paragraph(content, look="", mark=""):
    mark = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    look = f"<w:pPr>{look}{mark}</w:pPr>" if look or mark else ""
    return f"<w:p>{look}{content}</w:p>"


class Numbers:
    """Which list and level give a label; a new list where counting skips."""

    def __init__(self):
        self.count, self.starts, self.num = [None] * len(LEVELS), [], 1

    def look(self, line):
        """The paragraph's look and the rest of the line; None: no label."""
        for level, (_, _, label) in enumerate(LEVELS):
            m = re.match(label, line)
            n = m and value(m.group(1))
            if not n:
                continue
            due = 1 if self.count[level] is None else self.count[level] + 1
            if n != due:
                self.starts.append((level, n))
                self.num = 1 + len(self.starts)
            self.count[level] = n
            self.count[level + 1:] = [None] * (len(LEVELS) - level - 1)
            return self.pr(level), line[m.end():]
        return None

    def pr(self, level):
        here = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{self.num}"/></w:numPr>'
        if level == 0 and self.num == 1:
            return '<w:pStyle w:val="a1"/>'      # the style has the list
        if level % 2:                            # twice, as WPS does
            return '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>' + here
        return here

    def part(self):
        levels = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{f}"/>'
            + ('<w:pStyle w:val="a1"/>' if i == 0 else "")
            + f'<w:suff w:val="nothing"/><w:lvlText w:val="{t}"/></w:lvl>'
            for i, (f, t, _) in enumerate(LEVELS))
        nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' + "".join(
            f'<w:num w:numId="{k + 2}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="{level}">'
            f'<w:startOverride w:val="{n}"/></w:lvlOverride></w:num>'
            for k, (level, n) in enumerate(self.starts))
        return (f'{HEAD}<w:numbering {ALL}><w:abstractNum w:abstractNumId="0">{levels}'
                f"</w:abstractNum>{nums}</w:numbering>")


STYLES = (f'{HEAD}<w:styles {ALL}>'
          '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
          '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="list 1"/><w:basedOn w:val="a"/>'
          '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
          '<w:style w:type="character" w:styleId="gone"><w:name w:val="gone"/>'
          '<w:rPr><w:vanish/></w:rPr></w:style></w:styles>')


def body(letter):
    """The paragraphs of a letter as elements, and the numbers they use."""
    numbers, out = Numbers(), []
    for line in letter.splitlines():
        bare = line.lstrip("\u3000 ")
        indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>' if line != bare else ""
        if bare.startswith("|"):
            out.append(row(bare))
            continue
        numbered = numbers.look(bare)
        out.append(paragraph(runs(numbered[1]), numbered[0] + indent) if numbered else
                   paragraph(runs(bare), indent))
    return re.sub(r"(?:<w:tr>.*?</w:tr>)+", lambda m: f"<w:tbl>{m.group()}</w:tbl>", "".join(out)), numbers


def row(line):
    cells = line.strip().strip("|").split("|")
    if all(re.fullmatch(r"\s*:?-+:?\s*", c) for c in cells):
        return ""
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(runs(c.strip()))}</w:tc>" for c in cells) + "</w:tr>"


def package(path, document, parts=(), compress=zipfile.ZIP_DEFLATED):
    """Write a DOCX: the content of its body, and further parts by name."""
    parts = dict(parts)
    related = "".join(f'<Relationship Id="r{i}" Type="{R}/{re.sub("[0-9]*[.]xml$", "", name)}" Target="{name}"/>'
                      for i, name in enumerate(parts))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(path, "w", compress) as z:
        def put(name, content):       # the same bytes each time
            z.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, compress)

        put("[Content_Types].xml", f'{HEAD}<Types xmlns="{P}/content-types">'
                   '<Default Extension="xml" ContentType="application/xml"/>'
                   f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>')
        put("_rels/.rels", f'{HEAD}<Relationships xmlns="{P}/relationships"><Relationship Id="r1" '
                   f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>')
        put("word/_rels/document.xml.rels",
                   f'{HEAD}<Relationships xmlns="{P}/relationships">\n  {related}\n</Relationships>')
        put("word/document.xml", f"{HEAD}<w:document {ALL}><w:body>{document}</w:body></w:document>")
        for name, part in parts.items():
            put("word/" + name, part)


def letter(path, words):
    """A plain letter as DOCX."""
    content, numbers = body(words)
    package(path, content, {"styles.xml": STYLES, "numbering.xml": numbers.part()})


def flat(words):
    return re.sub(r"[\s*]+", "", words)


def at_places(root, path):
    """Whether each paragraph's words stand in the paragraph that `at` names; "": so it is."""
    own = {}
    for e in root.iter():
        at = e.get("at")
        if not at:
            continue
        m = re.fullmatch(r"part=(\S+) p=(\d+)(?:-(\d+))?", at)
        if not m:
            return f"at={at}"
        part, first, last = m.group(1), int(m.group(2)), int(m.group(3) or m.group(2))
        if part not in own:
            tree = ET.fromstring(zipfile.ZipFile(path).read(part))
            own[part] = [flat("".join(t.text or "" for t in p.iter(f"{{{W}}}t"))) for p in tree.iter(f"{{{W}}}p")]
        words, there = flat("".join(e.itertext())), "".join(own[part][first - 1:last])
        # numbers are automatic, and planted words stand between
        at = -1
        for c in words[:200]:
            at = there.find(c, at + 1)
            if at < 0 and not c.isdecimal():
                return f"{words[:30]} is not in {there[:60]}"
    return "" if own else "no place"
