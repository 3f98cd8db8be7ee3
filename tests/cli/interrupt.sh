# an export that is interrupted leaves nothing; JSON lines to standard output
python3 "$TOP/tests/bench/letters.py" in 400 "$TOP/samples" >/dev/null
"$DAFU" ingest -q -a a.dafu in 2>/dev/null
cat >stop.py <<'P'
import os, pathlib, signal, subprocess, time
ends = set()
for turn in range(24):
    form = ("csv", "jsonl", "sqlite", "folder", "bag")[turn % 5]
    number = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)[turn % 3]
    p = subprocess.Popen([os.environ["DAFU"], "export", "-a", "a.dafu", "-f", form, "-o", "out"], stderr=subprocess.PIPE, text=True)
    # as soon as there is something to take away
    while p.poll() is None and not list(pathlib.Path(".").glob("out.dafu-part-*")):
        pass
    p.send_signal(number)
    message = p.communicate()[1].strip()
    there = pathlib.Path("out").exists()
    ends.add((p.returncode - number if p.returncode else 0, there, message))
    if there:
        subprocess.run(["rm", "-r", "out"])
    if list(pathlib.Path(".").glob("out*")):
        print("left:", list(pathlib.Path(".").glob("out*")))
print((128, False, "dafu: error: interrupted") in ends, ends - {(128, False, "dafu: error: interrupted"), (0, True, "")})
P
python3 stop.py
"$DAFU" export -a a.dafu -f jsonl -o x && "$DAFU" export -a a.dafu -f jsonl -o - | cmp - x; echo "the same $?"
for f in csv sqlite folder bag; do "$DAFU" export -a a.dafu -f $f -o -; echo "$f $?"; done
"$DAFU" export -a a.dafu -f jsonl -o - >/dev/full; echo "full $?"
ls -d [!adi]*
