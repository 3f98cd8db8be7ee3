"""Letters as PDF: pages of lines, in a font that is named and not in the file."""
import itertools
import re
import zlib

import ofd
from ofd import BOLD, length, plain

NAME = "STSong-Light"
# An A4 page as GB/T 9704 has it, in points; columns: so many, of so many characters.
WIDTH, HEIGHT = 595, 842
PLAIN = {"size": 15.75, "pitch": 28.4, "left": 79, "top": 105, "rows": 22, "columns": 28}
LAYOUTS = {
    "one": PLAIN,
    "two": {"size": 12, "pitch": 20, "left": 64, "top": 90, "rows": 33, "columns": 18, "apart": 36},
    "headed": dict(PLAIN, head="栎陵市公文选编", foot="第 {} 页 共 {} 页"),
}


def show(words, x, y, size):
    """One line; y: of its base line, from above; bold characters in a font of their own."""
    out = ""
    for heavy, part in itertools.groupby(words, lambda c: ord(c) >= BOLD):
        part = plain("".join(part))
        code = part.encode("utf-16-be", "replace").hex()
        out += f"BT /F{1 + heavy} {size:g} Tf {x:.2f} {HEIGHT - y:.2f} Td <{code}> Tj ET\n"
        x += length(part) * size
    return out


def pages(letter, layout):
    """The content of each page."""
    size, left, sides = layout["size"], layout["left"], 2 if "apart" in layout else 1
    every = list(ofd.lines(letter, layout["columns"], True))
    out = []
    while every:
        content = ""
        for side in range(sides):
            x = left + side * (layout["columns"] * size + layout.get("apart", 0))
            while every and not every[0][1]:
                del every[0]
            for row, (indent, words) in enumerate(every[:layout["rows"]]):
                content += show(words, x + indent * size, layout["top"] + row * layout["pitch"], size)
            del every[:layout["rows"]]
        if content:
            out.append(content)
    for i, content in enumerate(out):
        if "head" in layout:
            head, foot = layout["head"], layout["foot"].format(i + 1, len(out))
            content += show(head, (WIDTH - length(head) * 10.5) / 2, 60, 10.5)
            content += show(foot, (WIDTH - length(foot) * 10.5) / 2, 790, 10.5)
        else:
            content += show(f"— {i + 1} —", 270, 790, 14)
        out[i] = content
    return out


def to_unicode():
    """Codes are what they mean."""
    ranges = [f"<{i:02x}00> <{i:02x}ff> <{i:02x}00>" for i in range(256)]
    blocks = "".join(f"{len(ranges[i:i + 100])} beginbfrange\n" + "\n".join(ranges[i:i + 100]) + "\nendbfrange\n"
                     for i in range(0, 256, 100))
    return ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
            f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{blocks}endcmap end end")


def stream(words, compress=True):
    raw = words.encode("latin-1")
    more = ""
    if compress:
        raw, more = zlib.compress(raw), "/Filter/FlateDecode"
    return f"<</Length {len(raw)}{more}>>stream\n".encode() + raw + b"\nendstream"


def font(language_pack):
    """Objects 3 and 4: with codes that say what they mean, or that poppler-data must tell."""
    if language_pack:
        system, how = "<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>", "/Encoding/UniGB-UCS2-H"
        widths = "/W[1[207 270 342 467]5 95 500]"
    else:
        system, how = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>", "/Encoding/Identity-H/ToUnicode 6 0 R"
        widths = "/W[32 126 500]"
    return [f"<</Type/Font/Subtype/Type0/BaseFont/{NAME}{how}/DescendantFonts[4 0 R]>>",
            f"<</Type/Font/Subtype/CIDFontType0/BaseFont/{NAME}/CIDSystemInfo{system}/FontDescriptor 5 0 R"
            f"/DW 1000{widths}>>",
            f"<</Type/FontDescriptor/FontName/{NAME}/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
            "/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"]


def bold(font):
    """The same, as objects 7 to 9."""
    names = {3: 7, 4: 8, 5: 9}
    return [re.sub(r"\b([345]) 0 R", lambda m: f"{names[int(m.group(1))]} 0 R", o.replace(NAME, NAME + ",Bold")) for o in font]


def package(path, contents, language_pack=False, more="", compress=True):
    """Write a PDF of pages; more: of its trailer."""
    kids = " ".join(f"{10 + 2 * i} 0 R" for i in range(len(contents)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>".encode()]
    usual = font(language_pack)
    objects += [o.encode() for o in usual]
    objects.append(stream(to_unicode()))
    objects += [o.encode() for o in bold(usual)]
    for i, content in enumerate(contents):
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {11 + 2 * i} 0 R"
                       "/Resources<</Font<</F1 3 0 R/F2 7 0 R>>>>>>".encode())
        objects.append(stream(content, compress))
    out, places = b"%PDF-1.4\n", []
    for i, o in enumerate(objects):
        places.append(len(out))
        out += f"{i + 1} 0 obj\n".encode() + o + b"\nendobj\n"
    table = "".join(f"{p:010} 00000 n \n" for p in places)
    out += (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R"
            f"{more}>>\nstartxref\n{len(out)}\n%%EOF\n").encode()
    path.write_bytes(out)


def letter(path, words, layout="one", language_pack=False):
    """A plain letter as PDF."""
    words = re.sub(r"[\x00-\x08\x0b-\x1f]", "", words.replace("\r", ""))
    package(path, pages(words, LAYOUTS[layout]), language_pack)
