# workers read behind a filter of calls and a limit of memory
mkfifo list
(exec 3>list; echo "$TOP/samples/01-county-heating.txt" >&3; exec sleep 30) &
feeder=$!
"$DAFU" ingest -q -j1 -a a.dafu - <list >/dev/null 2>&1 &
ingest=$!
python3 - $ingest "$DAFU" <<'P'
import pathlib, sys, time
parent, program = sys.argv[1], pathlib.Path(sys.argv[2])
def status(p):
    try:
        return dict(l.split(":\t", 1) for l in (p / "status").read_text().splitlines())
    except OSError:
        return {}
def confined():
    for p in pathlib.Path("/proc").glob("[0-9]*"):
        s = status(p)
        if s.get("PPid") == parent and s.get("NoNewPrivs") == "1":
            yield s.get("Seccomp")
# a program with sanitizers looks round by itself; a kernel may have no filters
free = b"__asan_init" in program.read_bytes() or "Seccomp" not in status(pathlib.Path("/proc/self"))
end = time.time() + 25
while time.time() < end and not any(free or x == "2" for x in confined()):
    time.sleep(.05)
print("workers", "confined" if list(confined()) and time.time() < end else "free")
P
kill $feeder 2>/dev/null
wait $ingest; echo "ingest $?"
# so do extract and render: while they wait for a file, the worker is there
cat >closed.py <<'P'
import os, pathlib, subprocess, sys, threading, time
dafu = os.environ["DAFU"]
free = b"__asan_init" in pathlib.Path(dafu).read_bytes()
os.mkfifo("pipe")

def worker(parent):
    for p in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            s = dict(l.split(":\t", 1) for l in (p / "status").read_text().splitlines() if ":\t" in l)
            if s["PPid"] == str(parent) and s["NoNewPrivs"] == "1":
                limits = {l[:26].strip(): l[26:].split()[0] for l in (p / "limits").read_text().splitlines()}
                if limits["Max open files"] == "0" and (free or (limits["Max address space"] == str(300 << 20) and s["Seccomp"] == "2")):
                    return True
        except OSError:
            pass
    return False

for command, source in (["extract", "-q"], os.environ["TOP"] + "/samples/01-county-heating.txt"), (["render"], "r.xml"):
    p = subprocess.Popen([dafu, *command, "--memory-limit", "300M", "pipe"], stdout=subprocess.PIPE, text=True)
    end = time.time() + 25
    while not worker(p.pid) and time.time() < end:
        time.sleep(.02)
    closed = worker(p.pid)
    open("pipe", "w").write(open(source).read())
    out = p.communicate()[0]
    print(command[0], "confined" if closed else "free", p.returncode, len(out) > 1000)
    if command[0] == "extract":
        open("r.xml", "w").write(out)
P
python3 closed.py
# more than a limit: told, and nothing written
python3 - <<'P'
open("large.txt", "w").write("关于市政协五届三次会议第8号提案的答复\n\n林甲委员：\n\n您提出的《关于修路的提案》收悉。"
    "现答复如下：\n\n" + "投入2万元，建成3所。\n" * 200000)
r = open("r.xml").read()
cut = r.index("<p ")
open("large.xml", "w").write(r[:cut] + r[cut:r.index("</p>") + 4] * 40000 + r[cut:])
P
limited() { "$DAFU" "$@" -o out; echo "$1 $?"; ls out 2>/dev/null; }
if grep -q __asan_init "$DAFU"; then	# it maps terabytes and has no limit
	limited() { case $1 in extract) f=txt ;; *) f=xml ;; esac
		echo "dafu: large.$f: error: takes too much memory: needs more than 150M of memory (--memory-limit)"; echo "$1 1"; }
fi
limited extract -q --memory-limit 150M large.txt
limited render --memory-limit 150M large.xml
# a site and a publication leave out what needs more, and say so
if grep -q __asan_init "$DAFU"; then
	cat <<'T'
dafu: r.xml: error: is left out of the site: OUT_OF_MEMORY: needs more than 0 of memory (--memory-limit)
site 1
dafu: r.xml: error: takes too much memory: needs more than 0 of memory (--memory-limit)
publish 1
T
else
	"$DAFU" site -o site --memory-limit 0 r.xml 2>&1 | head -n 1; "$DAFU" site -o site2 --memory-limit 0 r.xml 2>/dev/null; echo "site $?"
	"$DAFU" publish -o pub --memory-limit 0 r.xml 2>&1 | head -n 1; "$DAFU" publish -o pub2 --memory-limit 0 r.xml 2>/dev/null; echo "publish $?"
fi
"$DAFU" extract --time-limit 0 large.txt; echo $?
# one that dies costs its letter, not the others
if grep -q __asan_init "$DAFU"; then
	echo "dafu: large.txt: error: takes too much memory: needs more than 150M of memory (--memory-limit)"; echo "both 1"; echo 2
else
	"$DAFU" extract -q -f json --memory-limit 150M "$TOP/samples/01-county-heating.txt" large.txt "$TOP/samples/02-city-page-turns.txt" >two
	echo "both $?"; grep -c . two
fi
# an encoding of a stylesheet is there though no file can be opened
printf '%s\n' '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:dafu:reply:1">' \
	'<xsl:output method="text" encoding="big5"/><xsl:template match="/">答復<xsl:value-of select="name(/*)"/></xsl:template></xsl:stylesheet>' >big5.xsl
"$DAFU" extract -q -s big5.xsl "$TOP/samples/01-county-heating.txt" | od -An -tx1
sed s/big5/x-none/ big5.xsl >none.xsl
"$DAFU" extract -q -s none.xsl "$TOP/samples/01-county-heating.txt"; echo $?
