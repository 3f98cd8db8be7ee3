# what commands a terminal, or turns text round, is written out: in messages
# always, in text where a terminal shows it
python3 - <<'P'
import os, pathlib, pty, re, subprocess
dafu = os.environ["DAFU"]
# ESC, BEL, a line, C1's CSI, and an override of direction; a byte that is no UTF-8
EVIL = "a\x1b[2J\x07\nFAKE: valid\u009b1m\u202egnp\u2066"
NAME = os.fsencode(EVIL) + b"\x9b.txt"
LETTER = """关于市政协五届三次会议第8号提案的答复

林甲委员：

您提出的《关于修\u202e路\u009b31m的提\u2067案》收悉。现答复如下：

投入412万元，建成3所学\x1b]0;x\x07校。第一行\r第二行。

衷心感谢您的关心和支持。

某某市教育局
2024年5月6日
"""
pathlib.Path(os.fsdecode(NAME)).write_text(LETTER, newline="")
pathlib.Path("lösung\x1b[1m.txt").write_text("no letter")
BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
LIGHT = re.compile(r"\x1b\[(?:1;31)?m|\r\x1b\[K")     # our own


def on_terminal(arguments, which):
    """What the command prints on a terminal, and elsewhere."""
    head, tail = pty.openpty()
    p = subprocess.Popen([dafu, *arguments], stdin=subprocess.DEVNULL, stdout=tail if which == 1 else subprocess.PIPE,
                         stderr=tail if which == 2 else subprocess.PIPE)
    os.close(tail)
    shown = b""
    while True:
        try:
            part = os.read(head, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    p.communicate()
    os.close(head)
    return re.sub(rb"\r+\n", b"\n", shown)


def check(arguments, printed, what):
    text = printed.decode(errors="surrogateescape")
    text = LIGHT.sub("", text)
    bad = BAD.search(text) or re.search("[\udc80-\udcff]", text)
    name = " ".join(a if a.isascii() and a.isprintable() else "…" for a in map(os.fsdecode, arguments))
    # in a page a line's end is a blank
    line = "html" not in arguments and re.search(r"(?m)^FAKE", text)
    if bad or line or not text:
        print(f"{name}: {what}: {ascii(text[max(0, bad.start() - 20):bad.start() + 20]) if bad else text[:60]}")
    else:
        print(f"{name}: {what}: plain")


def messages(*arguments):
    p = subprocess.run([dafu, *arguments], capture_output=True, stdin=subprocess.DEVNULL)
    check(arguments, p.stderr, "messages")


def shows(*arguments):
    check(arguments, on_terminal(arguments, 1), "terminal")


subprocess.run([dafu, "extract", "-q", "-o", "r.xml", NAME], check=True)
os.rename("r.xml", b"r" + NAME + b".xml")
RECORD = b"r" + NAME + b".xml"
messages("extract", NAME)
messages("extract", "lösung\x1b[1m.txt")
messages("extract", "--coverage", NAME)
messages("extract", "-s", NAME, NAME)
messages("extract", EVIL)
messages("extract", "--" + EVIL)
messages("extract", "-\x1b")
messages("extract", "-f", EVIL, NAME)
messages("extract", "-e", EVIL, NAME)
messages(EVIL)
messages("render", NAME)
messages("validate", NAME)
messages("ingest", "-a", "a.dafu", ".")
messages("search", "-a", "a.dafu", "标题:" + EVIL + "(")
messages("search", "-a", "a.dafu", "--sort", EVIL, "的")
messages("search", "-a", EVIL, "的")
messages("show", "-a", "a.dafu", EVIL)
messages("profile", "check", NAME)
for form in ("xml", "html", "text", "json"):
    shows("extract", "-q", "-f", form, NAME)
    shows("render", "-f", form, RECORD)
for form in ("text", "json", "sarif", "html"):
    shows("check", "-f", form, NAME)
shows("text", NAME)
shows("validate", RECORD)
shows("explain", NAME, "1:1")
shows("explain", NAME, "5:9")
shows("ingest", "-n", "--report", "-", "-a", "b.dafu", ".")
shows("search", "-a", "a.dafu", "提案")
for form in ("text", "json", "csv"):
    shows("search", "-a", "a.dafu", "--format", form, "提案")
    shows("list", "-a", "a.dafu", "--format", form)
    shows("list", "-a", "a.dafu", "--documents", "--format", form)
for form in ("text", "xml", "json"):
    shows("show", "-a", "a.dafu", "-f", form, "1")
shows("show", "-a", "a.dafu", "--versions", "1")
shows("export", "-a", "a.dafu", "-f", "jsonl", "-o", "-")
shows("fsck", "-a", "a.dafu")
# words found are lit where a terminal can, and where nobody asked for none
def lit(when, **env):
    old = dict(os.environ)
    for k, v in env.items():
        os.environ.pop(k, None)
        if v is not None:
            os.environ[k] = v
    arguments = ["search", "-a", "a.dafu", *(["--color", when] if when else []), "提案"]
    shown = on_terminal(arguments, 1)
    piped = subprocess.run([dafu, *arguments], capture_output=True, stdin=subprocess.DEVNULL).stdout
    print(when, env, *("lit" if b"\x1b[1;31m" in x else "plain" if x else "nothing" for x in (shown, piped)))
    os.environ.clear()
    os.environ.update(old)


lit(None, TERM="xterm", NO_COLOR=None)
lit(None, TERM=None, NO_COLOR=None)
lit(None, TERM="dumb", NO_COLOR=None)
lit(None, TERM="xterm", NO_COLOR="1")
lit(None, TERM="xterm", NO_COLOR="")
for when in ("auto", "always", "never", "perhaps"):
    lit(when, TERM="xterm", NO_COLOR=None)
lit("always", TERM="dumb", NO_COLOR="1")
# how far an ingest is, of how many files there are, drawn over and wiped away
os.environ["TERM"] = "xterm"
os.mkdir("many")
for i in range(400):
    pathlib.Path(f"many/{i}.txt").write_text(LETTER.replace("第8号", f"第{i}号"))
for more in ([], ["-q"]):
    drawn = on_terminal(["ingest", "-j1", *more, "-a", f"n{len(more)}.dafu", "many"], 2)
    print(more, "drawn" if b" of 400" in drawn else "not drawn", "of more" if re.search(rb" of (?!400\b)\d", drawn) else "of all",
          "wiped away" if drawn.count(b"\r\x1b[K") > 1 and b" of 400" not in drawn.split(b"\r\x1b[K")[-1] else "nothing to wipe")
# elsewhere an output is what it is
same = subprocess.run([dafu, "text", NAME], capture_output=True).stdout
print("text elsewhere", "as it is" if "\u202e".encode() in same else "changed")
P
"$DAFU" text nothing"$(printf '\033[1m\n')"x
