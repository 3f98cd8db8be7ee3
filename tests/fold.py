#!/usr/bin/env python3
"""Make src/base/fold.def from the Unicode Character Database.

usage: fold.py UNICODE-FOLDER > src/base/fold.def

UNICODE-FOLDER holds UnicodeData.txt, EquivalentUnifiedIdeograph.txt and
Unihan_Variants.txt.bz2 (Debian package unicode-data).
"""
import bz2
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
pairs = {}

for line in (folder / "UnicodeData.txt").read_text().splitlines():
    field = line.split(";")
    code, target = int(field[0], 16), field[5].split()
    if target and target[0] in ("<wide>", "<narrow>", "<compat>", "<small>"):
        target = target[1:]
        if code < 0x2E80:      # superscripts, ligatures, circled digits stay
            continue
    if len(target) == 1 and (0x2E80 <= code < 0x3000 or 0xF900 <= code < 0xFB00
                             or 0xFE50 <= code < 0xFE70 or 0xFF01 <= code < 0xFF61):
        pairs[code] = int(target[0], 16)

for line in (folder / "EquivalentUnifiedIdeograph.txt").read_text().splitlines():
    line = line.split("#")[0].strip()
    if line:
        span, target = (x.strip() for x in line.split(";"))
        first, _, last = span.partition("..")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            if 0x2E80 <= code < 0x3000:
                pairs.setdefault(code, int(target, 16))


def standard(code):
    """Whether GB 2312, the set of simplified characters, holds the character."""
    try:
        return bool(chr(code).encode("gb2312"))
    except UnicodeEncodeError:
        return False


simplified = {}
for line in bz2.open(folder / "Unihan_Variants.txt.bz2", "rt"):
    field = line.strip().split("\t")
    if len(field) == 3 and field[1] == "kSimplifiedVariant":
        targets = [int(t[2:], 16) for t in field[2].split()]
        code = int(field[0][2:], 16)
        targets = [t for t in targets if t != code and standard(t)]
        # A character that GB 2312 has (著, 乾) is in use as it is and stays.
        if targets and code < 0x10000 and not standard(code):
            simplified[code] = targets[0]
simplified |= {ord(a): ord(b) for a, b in ("於于", "後后", "裏里", "徵征", "麯曲", "閤阁")}
for code, target in simplified.items():
    pairs.setdefault(code, target)

print("/* Made by tests/fold.py from the Unicode Character Database 15.0:"
      " {from, to}, ascending. */")
for code in sorted(c for c in pairs if pairs[c] < 0x10000):
    print(f"FOLD(0x{code:04X}, 0x{pairs[code]:04X})")
