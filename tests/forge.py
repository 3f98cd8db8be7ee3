"""forge.py ARCHIVE COPY [--bare] SQL...: copy an archive, run SQL on the copy and
give its pages their checksums anew (--bare: none), as whoever sends one can.

Functions in SQL: packed(xml), sha256(x), file(path), bomb(blocks): a frame of so many
times 128 KiB in four bytes each.  SQL of table statistic, which archives have packed,
is run on all of it; n counts from 1 again behind.
"""
import hashlib
import pathlib
import re
import sqlite3
import struct
import subprocess
import sys
import tempfile

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


COLUMNS = re.findall(r'^COLUMN\(STATISTIC, \w+, "(\w+)", "(\w+)',
                     (pathlib.Path(__file__).parents[1] / "src/archive/schema.def").read_text(), re.M)


def unpacked(x, frame):
    with tempfile.NamedTemporaryFile() as words:
        words.write(x.execute("SELECT value FROM meta WHERE name = 'dictionary'").fetchone()[0])
        words.flush()
        return subprocess.run(["zstd", "-dcq", "-D", words.name], input=frame, stdout=subprocess.PIPE, check=True).stdout


def statistics(x, sql):
    """Run SQL on table statistic."""
    x.execute("CREATE TEMP TABLE statistic (%s)" % ", ".join(f'"{name}"' for name, _ in COLUMNS))
    for letter, frame in x.execute("SELECT letter, statistics FROM packed").fetchall():
        cells = unpacked(x, frame).decode().split("\0")[:-1]
        count = len(cells) // (len(COLUMNS) - 2)
        columns = [cells[i:i + count] for i in range(0, len(cells), count)]
        for column, (_, kind) in zip(columns, COLUMNS[2:]):
            above = 0
            for i, cell in enumerate(column):
                column[i] = None if cell == "\1" else cell if kind != "INTEGER" else above + int(cell)
                above = column[i] if kind == "INTEGER" and cell != "\1" else above
        for n, row in enumerate(zip(*columns), 1):
            x.execute("INSERT INTO statistic VALUES (%s)" % ", ".join("?" * len(COLUMNS)), (letter, n, *row))
    x.execute(sql)
    x.execute("DELETE FROM packed")
    for letter, in x.execute("SELECT DISTINCT letter FROM statistic").fetchall():
        rows = x.execute("SELECT * FROM statistic WHERE letter = ? ORDER BY n", (letter,)).fetchall()
        out = ""
        for column, (_, kind) in list(zip(zip(*rows), COLUMNS))[2:]:
            above = 0
            for cell in column:
                out += ("\1" if cell is None else str(cell) if kind != "INTEGER" else str(cell - above)) + "\0"
                above = cell if kind == "INTEGER" and cell is not None else above
        x.execute("INSERT INTO packed VALUES (?, ?, ?)", (letter, len(out.encode()), packed(out)))
    x.execute("DROP TABLE temp.statistic")


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
        (statistics if re.search(r"\bstatistic\b", one) else sqlite3.Connection.execute)(x, one)
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
