"""Letters as OFD (GB/T 33190): pages of lines, each character at its place."""
import itertools
import re
import unicodedata
import zipfile
from xml.sax.saxutils import escape

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
# An A4 page of 28 characters a line, 22 lines, as GB/T 9704 has it; millimetres.
SIZE, PITCH, LEFT, TOP, COLUMNS, ROWS = 5.6, 10.0, 28.0, 37.0, 28, 22


STOPS = "，。；：、）》”％%"                   # that begin no line
BOLD = 0x100000                            # added to a bold character


def bold(words):
    return "".join(chr(ord(c) + BOLD) for c in words)


def plain(words):
    return "".join(chr(ord(c) % BOLD) for c in words)


def wide(c):
    c = plain(c)
    return 1 if unicodedata.east_asian_width(c) in "WFA" else 0.5


def length(words):
    return sum(map(wide, words))


def wrap(words, first, columns=COLUMNS, whole=False):
    """Lines of a paragraph whose first one is indented; no stop begins one.

    whole: numbers are not cut, and but one stop hangs over the edge.
    """
    lines, line, room = [], "", columns - first
    for c in re.findall(r"[-.\d]+|.", words) if whole else words:
        if length(line) + length(c) > room and plain(c) not in STOPS:
            lines.append(line)
            line, room = "", columns
        elif whole and length(line) > room:
            last = re.search(f"[^{STOPS}][{STOPS}]*$", plain(line)).start()
            lines.append(line[:last])
            line, room = line[last:], columns
        line += c
    return lines + [line]


def lines(letter, columns=COLUMNS, whole=False):
    """Each line with its indent, in characters."""
    for paragraph in letter.splitlines():
        bare = paragraph.strip(" \t\r\u3000")
        if not bare:
            yield 0, ""
            continue
        if bare.startswith("#"):
            bare = bold(bare.replace("**", "").lstrip("# "))
        parts = re.split(r"(?<!\*)\*\*(?!\*)", bare)
        bare = "".join(bold(p) if i % 2 and len(parts) % 2 else p for i, p in enumerate(parts))
        gap = re.search("[ \u3000]{3,}", bare)
        over = length(bare) - columns
        if gap and not whole and 0 < over < length(gap.group()) + 2:         # as wide as there is room
            bare = bare.replace(gap.group(), "\u3000" * max(4, int(length(gap.group()) - over)), 1)
        elif gap and over > 0 and whole:                       # or on lines of their own
            *before, bare = re.split("[ \u3000]{3,}", bare)
            yield from ((0, part) for part in before)
        own = length(paragraph) - length(paragraph.lstrip(" \u3000"))
        indent = 2 if length(bare) > columns else min(own, max(0, columns - length(bare)))
        for i, line in enumerate(wrap(bare, indent, columns, whole)):
            yield (0 if i else indent), line


def steps(words, size):
    """DeltaX, equal steps told once."""
    all_, out = [wide(c) * size for c in words[:-1]], []
    while all_:
        n = next((i for i, s in enumerate(all_) if s != all_[0]), len(all_))
        out.append(f"g {n} {all_[0]:g}" if n > 2 else " ".join(f"{s:g}" for s in all_[:n]))
        del all_[:n]
    return " ".join(out)


def text(words, x, y, number, more="", size=SIZE):
    """Objects of a weight each, all of one number, as some programs write them."""
    out = ""
    for heavy, part in itertools.groupby(words, lambda c: ord(c) >= BOLD):
        part = "".join(part)
        out += one(plain(part), x, y, number, more + (' Weight="700"' if heavy else ""), size)
        x += length(part) * size
    return out


def one(words, x, y, number, more, size):
    delta = f' DeltaX="{steps(words, size)}"' if len(words) > 1 else ""
    return (f'<ofd:TextObject ID="{number}" Boundary="{x:g} {y - size:g} 180 8" Font="1" Size="{size}"{more}>'
            f'<ofd:TextCode X="0" Y="{size}"{delta}>{escape(words)}</ofd:TextCode></ofd:TextObject>')


def page(objects, template=""):
    return (f'{HEAD}<ofd:Page {NS}>{template}<ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area>'
            f'<ofd:Content><ofd:Layer ID="9">{objects}</ofd:Layer></ofd:Content></ofd:Page>')


# Columns: so many characters each, one or two, at these places; their size.
LAYOUTS = {
    "one": {"columns": COLUMNS, "at": (LEFT,), "size": SIZE, "pitch": PITCH, "rows": ROWS},
    "two": {"columns": 18, "at": (25.0, 112.0), "size": 4.2, "pitch": 7.5, "rows": 31},
    "headed": {"columns": COLUMNS, "at": (LEFT,), "size": SIZE, "pitch": PITCH, "rows": ROWS, "head": "栎陵市公文选编"},
}


def pages(letter, layout="one"):
    """The objects of each page, with its number at the foot."""
    out, number, whole, layout = [], 100, layout == "two", LAYOUTS[layout]
    size = layout["size"]
    every = list(lines(letter, layout["columns"], whole))
    while every:
        objects = text(layout["head"], 80, 22, number, size=3.7) if "head" in layout else ""
        for left in layout["at"]:
            rows = every[:layout["rows"]]
            del every[:layout["rows"]]
            while every and not every[0][1]:
                del every[0]
            for row, (indent, line) in enumerate(rows):
                half = len(line) // 2 if row % 3 == 0 else len(line)   # some lines come in two objects
                x, y = left + indent * size, TOP + row * layout["pitch"]
                objects += text(line[:half], x, y, number + 1, size=size) if half else ""
                if line[half:]:
                    objects += text(line[half:], x + length(line[:half]) * size, y, number + 2, size=size)
                number += 2
        number += 1
        out.append(objects + text(f"— {len(out) + 1} —", 100, 275, number))
    return out


def package(path, contents, templates=(), more=(), root="Doc_0/Document.xml"):
    """Write an OFD of pages; templates: parts by their IDs."""
    with zipfile.ZipFile(path, "w") as z:
        def put(name, content):
            z.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)

        put("OFD.xml", f'{HEAD}<ofd:OFD {NS} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/>'
            f"<ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
        put("Doc_0/Document.xml", f"{HEAD}<ofd:Document {NS}>\n<ofd:CommonData>" + "".join(
            f'<ofd:TemplatePage ID="{i}" BaseLoc="Tpls/Tpl_{i}.xml"/>\n' for i in dict(templates))
            + "</ofd:CommonData>\n<ofd:Pages>" + "".join(
            f'<ofd:Page ID="{i + 1}" BaseLoc="Pages/Page_{i}/Content.xml"/>\n' for i in range(len(contents)))
            + "</ofd:Pages></ofd:Document>")
        for i, content in enumerate(contents):
            put(f"Doc_0/Pages/Page_{i}/Content.xml", content)
        for i, content in dict(templates).items():
            put(f"Doc_0/Tpls/Tpl_{i}.xml", content)
        for name, content in dict(more).items():
            put(name, content)


def letter(path, words, layout="one"):
    package(path, [page(objects) for objects in pages(words, layout)])
