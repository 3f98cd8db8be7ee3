# who may read what is made: what umask leaves
for mask in 002 022 077; do
	umask $mask
	"$DAFU" ingest -q -a $mask.dafu "$TOP/samples/08-sums-fail.txt"
	python3 - $mask.dafu <<'Q'
import os, sqlite3, sys
x = sqlite3.connect(sys.argv[1])	# what SQLite keeps beside it
x.execute("SELECT count(*) FROM document").fetchone()
print(*(oct(os.stat(sys.argv[1] + end).st_mode) for end in ("", "-wal", "-shm")))
Q
	for f in csv jsonl sqlite bag; do "$DAFU" export -a $mask.dafu -f $f -o $mask.$f; done
	stat -c '%a %n' $mask.* | sort -k 2
done
