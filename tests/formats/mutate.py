"""Files changed by chance, as disks, mails and malice change them: the same ones for
the same rng."""
import base64
import copy
import io
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib

ODD = ["", "0", "-1", "1", "8", "9", "2147483648", "99999999999", "1e308", "nan", "x", "%1%9%", "true", "../x"]


def members(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as z:
        return {n: z.read(n) for n in z.namelist()}


def pack(parts, compress=zipfile.ZIP_DEFLATED):
    """A ZIP of (name, content)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compress) as z:
        for name, content in parts:
            z.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, compress)
    return out.getvalue()


def flipped(rng, raw):
    for _ in range(rng.randrange(1, 20)):
        raw[rng.randrange(len(raw))] = rng.randrange(256)


def swapped(rng, raw):
    """Two chunks in one another's place."""
    size = rng.choice((1, 16, 300, 4096))
    a, b = sorted(rng.randrange(len(raw)) for _ in "ab")
    raw[a:a + size], raw[b:b + size] = raw[b:b + size], raw[a:a + size]


def doubled(rng, raw):
    at, start = rng.randrange(len(raw)), rng.randrange(len(raw))
    raw[at:at] = raw[start:start + rng.choice((1, 8, 100, 2000))]


def left_out(rng, raw):
    at = rng.randrange(len(raw))
    del raw[at:at + rng.choice((1, 1, 10, 300))]


def blanked(rng, raw):
    """A block that was never written."""
    at = rng.randrange(len(raw))
    size = min(len(raw) - at, rng.choice((4, 64, 512)))
    raw[at:at + size] = rng.choice((b"\0", b"\xff", b" ")) * size


def cut(rng, raw):
    del raw[rng.randrange(len(raw)):]


def broken(rng, raw):
    """Bytes of it changed, one way or several; never nothing."""
    raw = bytearray(raw)
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        rng.choice((flipped, flipped, swapped, doubled, left_out, blanked, cut))(rng, raw)
        if not raw:
            return b"\0"
    return bytes(raw)


def shuffled(rng, xml):
    """Elements that go, double, move, change their names or attributes."""
    root = ET.fromstring(xml)
    for _ in range(rng.randrange(1, 30)):
        every = list(root.iter())
        parent, other = rng.choice(every), rng.choice(every)
        kind = rng.random()
        if kind < 0.4 and len(parent):
            child = rng.choice(list(parent))
            if kind < 0.1 and parent is not root:
                parent.remove(child)
            elif kind < 0.25:
                parent.append(child)
            elif len(every) < 20000 and len(list(child.iter())) < 300:
                other.append(copy.deepcopy(child))
        elif kind < 0.6 and parent is not root:
            parent.tag = other.tag
        elif kind < 0.8 and other.attrib:
            parent.attrib.update(other.attrib)
        elif parent.attrib:
            parent.set(rng.choice(list(parent.attrib)), rng.choice(ODD))
    return ET.tostring(root)


def inside(rng, content):
    """A part changed: its elements where it is XML, else its bytes."""
    if content.lstrip()[:1] == b"<" and rng.random() < 0.6:
        return shuffled(rng, content)
    return broken(rng, content)


def package(rng, raw):
    """A container changed: as bytes, or a part or two of it, packed again."""
    if rng.random() < 0.25:
        return broken(rng, raw)
    parts = members(raw)
    for name in rng.sample(sorted(parts), min(len(parts), rng.choice((1, 1, 2)))):
        if not parts[name]:
            continue
        # the first that a reader looks at are few; its words matter more
        if "Content_Types" in name and rng.random() < 0.8:
            continue
        parts[name] = inside(rng, parts[name])
    return pack(parts.items(), rng.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))


OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj\n", re.S)
STREAM = re.compile(rb"(<<.*?>>)stream\n(.*)\nendstream$", re.S)


def pdf_stream(rng, body):
    """A stream changed where it is unpacked; None: the object has none."""
    m = STREAM.match(body)
    if not m:
        return None
    try:
        raw = zlib.decompress(m[2])
    except zlib.error:                      # is packed otherwise, or broken before
        raw = m[2]
    raw = broken(rng, raw)
    if rng.random() < 0.3:                  # or a number in it
        numbers = list(re.finditer(rb"-?\d+(\.\d+)?", raw))
        if numbers:
            n = rng.choice(numbers)
            raw = raw[:n.start()] + rng.choice(ODD).encode() + raw[n.end():]
    packed = zlib.compress(raw)
    return b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream"


def pdf(rng, raw):
    """A PDF of tests/formats/pdf.py changed: as bytes, or an object, with a table that
    finds it."""
    if rng.random() < 0.3:
        return broken(rng, raw)
    bodies = [m[2] for m in OBJECT.finditer(raw)]
    for _ in range(rng.choice((1, 1, 2, 3))):
        i = rng.randrange(len(bodies))
        made = pdf_stream(rng, bodies[i]) if rng.random() < 0.8 else None
        bodies[i] = made or broken(rng, bodies[i])
    out, places = b"%PDF-1.4\n", []
    for i, body in enumerate(bodies):
        places.append(len(out))
        out += b"%d 0 obj\n" % (i + 1) + body + b"\nendobj\n"
    return (out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1) + b"".join(
        b"%010d 00000 n \n" % p for p in places) + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
            len(bodies) + 1, len(out)))


BASE64 = re.compile(rb"(?:[A-Za-z0-9+/]{76}\r?\n)+[A-Za-z0-9+/=]+\r?\n")


def mail(rng, raw):
    """A mail changed: its lines, or what is packed in one of its parts."""
    packed = list(BASE64.finditer(raw))
    if not packed or rng.random() < 0.5:
        return broken(rng, raw)
    m = rng.choice(packed)
    content = broken(rng, base64.b64decode(m[0]))
    return raw[:m.start()] + base64.encodebytes(content) + raw[m.end():]


def page(rng, raw):
    """Markup changed: its bytes, or tags that go, double or swap."""
    if rng.random() < 0.5:
        return broken(rng, raw)
    parts = re.split(rb"(<[^>]*>)", raw)
    for _ in range(rng.randrange(1, 40)):
        a, b = (rng.randrange(len(parts)) for _ in "ab")
        kind = rng.random()
        if kind < 0.4:
            parts[a], parts[b] = parts[b], parts[a]
        elif kind < 0.7:
            parts[a] = b""
        else:
            parts[a] += parts[b]
    return b"".join(parts) or b"<p>"
