# what an export that was killed leaves behind is gone with the next one
(cd "$TOP" && "$DAFU" ingest -q -a "$OLDPWD/a.dafu" samples/0*) 2>/dev/null
mkdir to
cat >kill.py <<'Q'
"""Kill an export while it works; it has left what is not whole."""
import os, pathlib, subprocess, sys
form, out = sys.argv[1:]
for _ in range(2000):
    p = subprocess.Popen([os.environ["DAFU"], "export", "-a", "a.dafu", "-f", form, "-o", "to/" + out],
        preexec_fn=lambda: os.nice(19))
    while p.poll() is None and not list(pathlib.Path("to").glob(out + ".dafu-part-*")):
        pass
    p.kill()
    p.wait()
    left = list(pathlib.Path("to").glob(out + "*"))
    if len(left) == 1 and ".dafu-part-" in left[0].name:
        print(form, "was killed")
        break
    subprocess.run(["rm", "-rf", *left])
Q
for f in csv jsonl sqlite folder bag; do
	python3 kill.py $f $f
	"$DAFU" export -a a.dafu -f $f -o to/$f; echo "$f $?"
	python3 kill.py $f $f-2
	"$DAFU" export -a a.dafu -f $f -o to/$f-2/; echo "$f $?"
done
ls to
# one that is at work is left alone, and so is what only looks like a part
mkdir to/x.dafu-part-1 to/x.dafu-part-1a to/y.dafu-part-2
touch to/x.dafu-part-2 to/x.part-3 to/x.dafu-part-
(exec 9<to/x.dafu-part-1; flock 9; exec sleep 60 >&2) 2>/dev/null & sleeper=$!
until ! flock -n to/x.dafu-part-1 true; do sleep .05; done
"$DAFU" export -a a.dafu -f csv -o to/x; echo "x $?"
kill $sleeper
cd to && ls -d x* y*
