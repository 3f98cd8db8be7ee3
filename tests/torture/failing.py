"""Run a program in which calls fail (fail.c)."""
import os
import pathlib
import shlex
import struct
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent
PLACES = 8192


def library(work):
    """The library to be loaded before the program, made in a folder."""
    made = work / "fail.so"
    subprocess.run([*shlex.split(os.environ.get("CC", "cc")), "-shared", "-fPIC", "-O1", "-o", made, here / "fail.c", "-ldl"], check=True)
    return made


def run(program, fail_so, work, command, **fail):
    """Status, output and messages; status None: it did not end."""
    env = {"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": "1700000000", "LD_PRELOAD": str(fail_so)}
    env.update({k: str(v) for k, v in fail.items()})
    p = subprocess.Popen([program, *command], cwd=work, env=env, stdin=subprocess.DEVNULL,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        out, err = p.communicate(timeout=60)
        return p.returncode, out, err
    except subprocess.TimeoutExpired:
        p.kill()
        return None, *p.communicate()


def counted(path):
    """How many calls there were in the first process and in the last that was forked, and
    which of either was the first from each place."""
    first, child, n, m = struct.unpack_from("4Q", (data := path.read_bytes()))
    of = struct.unpack_from(f"{2 * PLACES}Q", data, 32)
    return (first, list(of[:n])), (child, list(of[PLACES:PLACES + m]))


def done(passed, failed):
    print(f"{passed} passed, {failed} failed")
    sys.exit(bool(failed))
