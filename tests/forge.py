"""forge.py ARCHIVE COPY [--bare] SQL...: copy an archive, run SQL on the copy and
give its pages their checksums anew (--bare: none), as whoever sends one can.

Functions in SQL: packed(xml), sha256(x), file(path), bomb(blocks): a frame of so many
times 128 KiB in four bytes each.
"""
import hashlib
import pathlib
import sqlite3
import struct
import sys

PAGE = 16384


def packed(xml):
    """Zstandard frames of raw blocks: any program can write them."""
    b = xml.encode() if isinstance(xml, str) else xml
    out = struct.pack("<IBQ", 0xFD2FB528, 0xE0, len(b))
    at = 0
    while True:
        part = b[at:at + 65536]
        at += len(part)
        last = at >= len(b)
        out += struct.pack("<I", last | len(part) << 3)[:3] + part
        if last:
            return out


def bomb(blocks):
    one = 1 << 1 | 131072 << 3
    return (struct.pack("<IBQ", 0xFD2FB528, 0xE0, blocks << 17) + (struct.pack("<I", one)[:3] + b" ") * (blocks - 1) +
            struct.pack("<I", one | 1)[:3] + b" ")


def main(archive, copy, *sql):
    bare = sql[:1] == ("--bare",)
    for end in ("", "-wal", "-shm"):
        pathlib.Path(copy + end).unlink(missing_ok=True)
    pathlib.Path(copy).write_bytes(pathlib.Path(archive).read_bytes())
    x = sqlite3.connect(copy, isolation_level=None)
    x.create_function("packed", 1, packed, deterministic=True)
    x.create_function("file", 1, lambda path: pathlib.Path(path).read_bytes())
    x.create_function("bomb", 1, bomb, deterministic=True)
    x.create_function("sha256", 1, lambda b: hashlib.sha256(b.encode() if isinstance(b, str) else b).hexdigest())
    x.execute("PRAGMA journal_mode = DELETE")
    for one in sql[bare:]:
        x.execute(one)
    x.execute("PRAGMA journal_mode = WAL")
    x.close()
    if bare:
        return
    b = bytearray(pathlib.Path(copy).read_bytes())
    for n in range(len(b) // PAGE):
        page = b[n * PAGE:(n + 1) * PAGE]
        if any(page):
            b[(n + 1) * PAGE - 8:(n + 1) * PAGE] = hashlib.sha256(struct.pack("<Q", n + 1) + page[:-8]).digest()[:8]
    pathlib.Path(copy).write_bytes(b)


main(*sys.argv[1:])
