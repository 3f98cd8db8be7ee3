"""Letters as OFD with electronic seals."""
import base64
import hashlib
import io

import ofd
from mutate import members

SM3 = "1.2.156.10197.1.401"
SIGNS = "Doc_0/Signs/"


# --- ASN.1, as GB/T 38540 and GM/T 0031 have it

def der(tag, *parts):
    body = b"".join(parts)
    n = len(body)
    size = bytes([n]) if n < 128 else (lambda b: bytes([128 | len(b)]) + b)(n.to_bytes((n.bit_length() + 7) // 8, "big"))
    return bytes([tag]) + size + body


def seal(holder, old):
    head = der(0x30, der(0x16, b"ES"), der(2, b"\x01" if old else b"\x04"), der(0x16, b"test"))
    days = [der(0x18, b"20240101000000Z")] * 3
    about = der(0x30, der(2, b"\x01"), der(0x0C, holder.encode()), *([der(0x30, der(4, b"cert"))] if old else [
        der(2, b"\x01"), der(0x30, der(4, b"cert"))]), *days)
    picture = der(0x30, der(0x16, b"png"), der(4, bytes(200)), der(2, b"\x28"), der(2, b"\x28"))
    info = der(0x30, head, der(0x16, b"0001"), about, picture)
    sign = [der(4, b"cert"), der(6, b"\x2a\x81\x1c\xcf\x55\x01\x83\x75"), der(3, b"\0" + bytes(64))]
    return der(0x30, info, *([der(0x30, *sign)] if old else sign))


def signature(holder, hash_, old):
    time = der(3, b"\0time") if old else der(0x18, b"20240326093000Z")
    to_sign = der(0x30, der(2, b"\x01" if old else b"\x04"), seal(holder, old), time, der(3, b"\0" + hash_),
                  der(0x16, b"/Doc_0/Signs/Sign_0/Signature.xml"))
    return der(0x30, to_sign, der(4, b"cert"), der(6, b"\x2a\x81\x1c\xcf\x55\x01\x83\x75"), der(3, b"\0" + bytes(64)))


# --- an OFD with one

def sealed(letter, holder, old=False, method=SM3, digest="sm3", left=(), alone=False):
    """The parts of the letter with a seal on all but some of them; alone: the seal's name is only in a file of its own."""
    out = io.BytesIO()
    ofd.letter(out, letter)
    parts = members(out.getvalue())
    parts["OFD.xml"] = parts["OFD.xml"].replace(b"</ofd:DocBody>", b"<ofd:Signatures>/Doc_0/Signs/Signatures.xml"
                                                b"</ofd:Signatures></ofd:DocBody>")
    covered = "".join(
        f'<ofd:Reference FileRef="/{n}"><ofd:CheckValue>{base64.b64encode(hashlib.new(digest, c).digest()).decode()}'
        "</ofd:CheckValue></ofd:Reference>" for n, c in parts.items() if n not in left)
    list_ = (f'{ofd.HEAD}<ofd:Signature {ofd.NS}><ofd:SignedInfo><ofd:References CheckMethod="{method}">{covered}'
             "</ofd:References><ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo>"
             "<ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>").encode()
    parts[SIGNS + "Signatures.xml"] = (f'{ofd.HEAD}<ofd:Signatures {ofd.NS}><ofd:Signature ID="1" Type="Seal" '
                                       'BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>').encode()
    parts[SIGNS + "Sign_0/Signature.xml"] = list_
    value = signature(holder, hashlib.new("sm3", list_).digest(), old)
    parts[SIGNS + "Sign_0/SignedValue.dat"] = value if not alone else b"\x30\x03\x02\x01\x01"
    parts[SIGNS + "Sign_0/Seal.esl"] = seal(holder, old)
    return parts
