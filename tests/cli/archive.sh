# an archive of the samples: kept, kept once, sound, read again
"$DAFU" ingest -q -a a.dafu "$TOP/samples" 2>&1 | sed "s|$TOP|TOP|"; echo "ingest"
"$DAFU" ingest -q -a a.dafu --report r.jsonl "$TOP/samples" 2>/dev/null; echo "again $?"
python3 -c 'import json,collections; print(sorted(collections.Counter(json.loads(l)["outcome"] for l in open("r.jsonl")).items()))'
"$DAFU" fsck -a a.dafu | sed 's/, [0-9.]* MB in.*:/ …:/'; echo "fsck $?"
"$DAFU" reread -q -n -a a.dafu | sed "s/in [0-9.]* s/in … s/"; echo "reread $?"
find "$TOP/samples" -name '07*' | "$DAFU" ingest -q -a b.dafu -; echo "list $?"
"$DAFU" ingest -a; echo "no archive $?"
"$DAFU" fsck -a missing.dafu; echo "missing $?"
python3 - <<'P'
b = bytearray(open("a.dafu", "rb").read())
b[len(b) * 3 // 4] ^= 4
open("a.dafu", "wb").write(b)
P
"$DAFU" fsck -a a.dafu >/dev/null 2>&1; echo "flipped $?"
