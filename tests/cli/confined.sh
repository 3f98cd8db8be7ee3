# workers read behind a filter of calls, where the kernel has them
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
