#!/usr/bin/env python3
"""Score the reader on the letters here; fail below the figures in floor.json,
or where the table of a README claims more than is true.

usage: floor.py COMMAND [--accept]

--accept writes the figures of now to floor.json and to the READMEs beside it.
"""
import json
import pathlib
import re
import subprocess
import sys

here = pathlib.Path(__file__).parent
command = sys.argv[1]
done = subprocess.run([sys.executable, str(here / "score.py"), "--json", command,
                       str(here / "letters")], capture_output=True, text=True)
if not done.stdout:
    sys.exit(done.stderr)
table = json.loads(done.stdout)
floor_file = here / "floor.json"
if "--accept" in sys.argv:
    floor_file.write_text(json.dumps({k: v["f1"] for k, v in table["fields"].items()},
                                     ensure_ascii=False, indent=1) + "\n")
floor = json.loads(floor_file.read_text())


def readme_row(m):
    """A row of the README's table as it is today."""
    now = table["fields"][m.group(1)]
    return f"| {m.group(1)} | {now['gold']} | {now['f1']:.3f} |"


passed = failed = 0
print(f"{table['letters']} letters")
for field, now in table["fields"].items():
    ok = now["f1"] >= floor[field] - 1e-9
    passed, failed = passed + ok, failed + (not ok)
    print(f"  {field:<26}{now['gold']:>7}{now['got']:>7}{now['right']:>7}  "
          f"F1 {now['f1']:.3f}{'' if ok else '  BELOW ' + str(floor[field])}")
for name in ("README.md", "README.zh-CN.md"):
    readme = here / name
    rows = r"(?m)^\| (%s) \| (\d+) \| ([\d.]+) \|$" % "|".join(table["fields"])
    if "--accept" in sys.argv:
        readme.write_text(re.sub(rows, readme_row, readme.read_text("utf-8")), "utf-8")
    for field, gold, f1 in re.findall(rows, readme.read_text("utf-8")):
        now = table["fields"][field]
        ok = int(gold) == now["gold"] and float(f1) <= now["f1"] + 0.0005
        passed, failed = passed + ok, failed + (not ok)
        if not ok:
            print(f"  {name}: {field} {gold} {f1}, but it is {now['gold']} {now['f1']:.3f}")
passed, failed = passed + (not table["failures"]), failed + len(table["failures"])
print(f"{passed} passed, {failed} failed")
sys.exit(bool(failed) or not passed)
