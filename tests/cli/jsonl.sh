# extract --jsonl: a line in, a line out, in order, faults included; however many
# processes or pieces, the same bytes; a worker that is killed costs its line
S=$TOP/samples
python3 - "$S" > in.jsonl <<'P'
import base64, json, pathlib, sys
for n in range(60):
    for k, name in enumerate(["08-sums-fail.txt", "05-township-gb18030.txt", "09-meeting-notice.txt", "06-deputies-bus.html"]):
        data = (pathlib.Path(sys.argv[1]) / name).read_bytes()
        line = {"id": {"n": n, "k": k}, "name": "in/" + name}
        if k == 0:
            line["text"] = data.decode()
        else:
            line["base64"] = base64.b64encode(data).decode()
        print(json.dumps(line, ensure_ascii=n % 2 == 0))
P
"$DAFU" extract --jsonl -j 1 < in.jsonl > 1.out; echo "one $?"
"$DAFU" extract --jsonl -j 2 in.jsonl > 2.out; echo "two $?"
"$DAFU" extract --jsonl -j 8 - < in.jsonl > 8.out; echo "eight $?"
cmp 1.out 2.out; cmp 1.out 8.out; wc -l < 1.out
split -n r/8 in.jsonl part.
for p in part.*; do "$DAFU" extract --jsonl -j 1 < "$p" > "$p.out" & done; wait
sort 1.out > sorted; sort part.*.out | cmp - sorted
python3 - <<'P'
import json
rows = [json.loads(l) for l in open("1.out")]
print([r["id"] for r in rows] == [{"n": n, "k": k} for n in range(60) for k in range(4)])
for r in rows[:4]:
    e = r.get("error")
    print(r["id"], [x["head"]["issuer"]["text"] for x in r.get("records", [])], [x["source"]["name"] for x in r.get("records", [])], e and e["id"])
P
"$DAFU" extract -q -f json "$S/08-sums-fail.txt" > want
head -n 1 1.out | python3 -c 'import json,sys; print(json.load(sys.stdin)["records"] == [json.load(open("want"))])'
# other formats are strings
head -n 1 in.jsonl | "$DAFU" extract --jsonl -f text | python3 -c 'import json,sys; print(json.load(sys.stdin)["outputs"][0].splitlines()[1])'
head -n 1 in.jsonl | "$DAFU" extract --jsonl -f xml | grep -c '<?xml version'
# what is wrong, each with its line
printf '%s\n' '' 'x' '[]' '{}' '{"id":1,"text":"a","base64":"YQ=="}' '{"id":"b","base64":"??"}' '{"id":null,"text":5}' '{"id":1,"id":2}' '{"id":3,"text":""}' '{"id":[4],"text":"a\u0000b"}' '{"id":"\ud800","text":"a"}' > wrong.jsonl
printf '{"id":"last","base64":""}' >> wrong.jsonl
"$DAFU" extract --jsonl < wrong.jsonl; echo "wrong $?"
: | "$DAFU" extract --jsonl; echo "nothing $?"
# a line that is too long is let go as it comes, and the next one is read
python3 -c 'print("{\"id\":1,\"text\":\"" + "a" * 5000000 + "\"}"); print("{\"id\":2,\"text\":\"" + "a" * 3000 + "\"}"); print("{\"id\":3,\"text\":\"\"}")' |
	"$DAFU" extract --jsonl --limit 2k
python3 -c 'print("{\"id\":1,\"text\":\"" + "a" * 5000000, end="")' | "$DAFU" extract --jsonl --limit 2k
# a worker is killed in the middle
python3 - "$DAFU" <<'P'
import json, os, pathlib, signal, subprocess, sys, time
data = open("in.jsonl", "rb").read()
lines = data.splitlines(True)
p = subprocess.Popen([sys.argv[1], "extract", "--jsonl", "-j", "2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
got, killed = [], 0
def children():
    return [int(c) for c in pathlib.Path(f"/proc/{p.pid}/task/{p.pid}/children").read_text().split()]
for n, line in enumerate(lines):    # each waits for its answer
    if n in (20, 120):
        for c in children():
            os.kill(c, signal.SIGSTOP)
    p.stdin.write(line); p.stdin.flush()
    if n in (20, 120):
        time.sleep(0.2)
        for c in children():
            os.kill(c, signal.SIGKILL); killed += 1
    got.append(p.stdout.readline())
p.stdin.close()
print("end", p.wait(), killed, len(got))
want = open("1.out", "rb").read().splitlines(True)
other = [i for i, (a, b) in enumerate(zip(got, want)) if a != b]
print(other, [json.loads(got[i])["id"] == json.loads(want[i])["id"] and json.loads(got[i])["error"]["id"] for i in other])
P
# what was read before makes no difference, not even to a search without end
python3 - <<'P' >same.jsonl
import json
text = ("某市住建局文件\n\n关于市政协九届三次会议第101号、第205号提案的答复\n\n应雪帆委员、民革某市委会" + " " * 64 +
        "小区改造的提案》（第101号）、民革某市委会提出的《关于老旧小区加装电梯有关问题的提案》（第205号）、花如锦委员提出的《关于完善小区"
        "物业管理的提案》（第318号）收悉。因内容相近，现合并答复如下：\n\n改造了3个小区。\n\n　　　　某市住建局\n　　　　2024年7月31日\n")
for i in range(60):
    print(json.dumps({"id": i, "text": text}))
P
"$DAFU" extract --jsonl -j 1 same.jsonl | sed 's/^{"id":[0-9]*//' | sort -u | wc -l
# wrong use
"$DAFU" extract --jsonl -o out in.jsonl; echo "-o $?"
"$DAFU" extract --jsonl -j 257 in.jsonl; echo "-j $?"
"$DAFU" extract --jsonl missing.jsonl; echo "missing $?"
head -n 1 in.jsonl | "$DAFU" extract --jsonl > /dev/full; echo "full $?"
# an id comes back as it was
for id in 1.10 0.1 1e300 '[2.5,{"a":1.3}]' 9007199254740993; do printf '{"id":%s,"text":""}\n' "$id"; done | "$DAFU" extract --jsonl | grep -o '^{"id":.*,"error"'
