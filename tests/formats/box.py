"""Archives of files and mails, as the tests need them: 7z by libarchive, ZIP with
what no honest program writes, mails by the standard library."""
import ctypes
import ctypes.util
import email.message
import email.policy
import io
import stat
import struct
import zipfile

SMTP = email.policy.SMTP


def zipped(parts, compress=zipfile.ZIP_DEFLATED):
    """A ZIP of (name or ZipInfo, content)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compress) as z:
        for name, content in parts:
            z.writestr(name, content, compress_type=compress)
    return out.getvalue()


def special(name, kind):
    """A member that is no file: stat.S_IFLNK, S_IFCHR …"""
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (kind | 0o644) << 16
    return info


def zipped_gbk(name, content):
    """As old programs pack it: the name in GBK, no mark of UTF-8."""
    mark = "x" * len(name.encode("gbk"))
    return zipped([(mark, content)]).replace(mark.encode(), name.encode("gbk"))


def encrypted(raw, name):
    """The ZIP with the bit that says that a member is encrypted."""
    raw, name = bytearray(raw), name.encode()
    for signature, head, at in ((b"PK\3\4", 30, 6), (b"PK\1\2", 46, 8)):
        from_ = raw.index(signature)
        while raw[from_ + head:from_ + head + len(name)] != name:
            from_ = raw.index(signature, from_ + 4)
        raw[from_ + at] |= 1
    return bytes(raw)


def seven(parts, method="lzma2"):
    """A 7z of (name, content); a name with a kind: no file."""
    lib = ctypes.CDLL(ctypes.util.find_library("archive"))
    for f, result in (("archive_write_new", ctypes.c_void_p), ("archive_entry_new", ctypes.c_void_p),
                      ("archive_write_data", ctypes.c_ssize_t), ("archive_error_string", ctypes.c_char_p)):
        getattr(lib, f).restype = result
    pointer, room = ctypes.c_void_p, ctypes.create_string_buffer((1 << 20) + sum(len(c) for _, c in parts))
    used = ctypes.c_size_t()
    a = pointer(lib.archive_write_new())

    def done(code):
        assert code >= -20, lib.archive_error_string(a)

    done(lib.archive_write_set_format_7zip(a))
    done(lib.archive_write_set_options(a, f"7zip:compression={method}".encode()))
    done(lib.archive_write_open_memory(a, room, ctypes.c_size_t(len(room)), ctypes.byref(used)))
    for name, content in parts:
        name, kind = name if isinstance(name, tuple) else (name, stat.S_IFREG)
        e = pointer(lib.archive_entry_new())
        lib.archive_entry_update_pathname_utf8(e, name.encode())
        lib.archive_entry_set_filetype(e, ctypes.c_uint(kind))
        lib.archive_entry_set_perm(e, ctypes.c_uint(0o644))
        if kind == stat.S_IFLNK:
            lib.archive_entry_update_symlink_utf8(e, content)
            content = b""
        lib.archive_entry_set_size(e, ctypes.c_int64(len(content)))
        done(lib.archive_write_header(a, e))
        lib.archive_write_data(a, content, ctypes.c_size_t(len(content)))
        lib.archive_entry_free(e)
    done(lib.archive_write_close(a))
    lib.archive_write_free(a)
    return room.raw[:used.value]


def mail(text, files=(), **heads):
    """A mail with a text and files attached: (name, content)."""
    m = email.message.EmailMessage(policy=SMTP)
    m["From"] = heads.get("sender", "柯以宁 <ke@liling.example>")
    m["To"] = "bgs@example.cn"
    m["Date"] = heads.get("date", "Tue, 26 Mar 2024 09:30:00 +0800")
    m["Subject"] = "答复函"
    m.set_content(text)
    for name, content in files:
        m.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return m.as_bytes()


def page(html, base="http://www.example.cn/"):
    """A page in one file (MHT), with a picture."""
    m = email.message.MIMEPart(policy=SMTP)
    m["From"] = "<Saved by Blink>"
    m["Snapshot-Content-Location"] = base
    m["Date"] = "Tue, 26 Mar 2024 09:30:00 +0800"
    m["MIME-Version"] = "1.0"
    m.set_content(html, subtype="html")
    m.make_related()
    m.add_related(b"\x89PNG\r\n\x1a\n" + bytes(64), maintype="image", subtype="png", cid="<x>")
    return m.as_bytes()


def field(raw, signature, at, fmt, value):
    """A field of the first entry with that signature."""
    raw = bytearray(raw)
    struct.pack_into(fmt, raw, raw.index(signature) + at, value)
    return bytes(raw)
