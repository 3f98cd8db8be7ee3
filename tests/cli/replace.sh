# export takes the place of what it made, and of nothing else
(cd "$TOP" && "$DAFU" ingest -q -a "$OLDPWD/a.dafu" samples/0*) 2>/dev/null
x() { "$DAFU" export -a a.dafu "$@"; echo "$* $?"; }
all="csv jsonl sqlite folder bag"
for f in $all; do x -f $f -o $f; done
for f in $all; do x -f $f -o $f --replace; done
x -f bag -o csv --replace; x -f jsonl -o folder --replace; x -f folder -o sqlite --replace
ls -d [b-z]* csv/bagit.txt
rm -rf csv folder
for f in csv folder; do "$DAFU" export -a a.dafu -f $f -o $f; done

# the archive, by any name; what belongs to it; folders that hold it
sum=$(sha256sum <a.dafu)
ln a.dafu hard; ln -s a.dafu soft; mkdir -p in/deep && cp a.dafu in/deep/b.dafu
for f in jsonl csv; do
	x -f $f -o a.dafu --replace; x -f $f -o ./hard --replace; x -f $f -o soft --replace
	x -f $f -o a.dafu-wal
done
x -f csv -o . --replace
"$DAFU" export -a in/deep/b.dafu -f csv -o in --replace; echo "in $?"
(cd in/deep && "$DAFU" export -a b.dafu -f csv -o .. --replace; echo ".. $?")
"$DAFU" show -a a.dafu -f xml -o a.dafu-wal 8; echo "show $?"
[ "$(sha256sum <a.dafu)" = "$sum" ] && "$DAFU" fsck -a a.dafu >/dev/null && echo "the archive is whole"

# others' files and folders
mkdir mine && echo precious > mine/notes.txt
echo precious > notes.txt; : > empty; ln -s csv link; mkdir none
for o in mine notes.txt link; do x -f csv -o $o --replace; done
for f in csv folder bag; do
	mv $f own
	for name in notes.txt .hidden data/notes.txt 2024/notes.txt; do
		mkdir -p "$(dirname own/$name)"
		echo precious > own/$name; echo $name; x -f $f -o own --replace; rm own/$name
	done
	ln -s ../notes.txt own/link; x -f $f -o own --replace; rm own/link
	x -f $f -o own --replace; rm -rf own
done
x -f jsonl -o none; x -f csv -o none; x -f jsonl -o empty; x -f jsonl -o empty --replace
cat notes.txt mine/notes.txt
