"""How well letters are read in another format than text."""
import json
import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).parent


def near(_, f1):
    return f1 - 0.002


def share(field, f1):
    return f1 * (0.97 if field.startswith(("measure", "statistic")) else 0.98)


def read(path):
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            pass
    return raw.decode("gb18030", "replace")


def scored(command, folder):
    run = subprocess.run([sys.executable, here.parent / "accuracy" / "score.py", "--json", command, folder],
                         capture_output=True, text=True)
    return json.loads(run.stdout)
