# where outputs go, and what is never written over
mkdir -p in/a in/b in/empty
for f in a/x.txt a/x-2.txt b/x.txt b/.hidden.txt; do cp "$TOP/samples/07-motion-river.txt" in/$f; done
cp "$TOP/samples/09-meeting-notice.txt" in/b/y.txt
"$DAFU" extract -q -o out in; echo "folder $?"; ls out
"$DAFU" extract -q -o out in 2>/dev/null; echo "again $?"; ls out | wc -l
"$DAFU" extract -q -f text -o in/a in/a; echo "over its source $?"
"$DAFU" extract -q -o in/a/x.txt in/a/x.txt; echo "over itself $?"
ln -s x.txt in/a/link.txt
"$DAFU" extract -q -o in/a/link.txt in/a/x.txt; echo "by a link $?"
cmp in/a/x.txt in/b/x.txt && echo "sources whole"
"$DAFU" render -o out/x.xml out/x.xml; echo "record over itself $?"
"$DAFU" render -f text -o txt/ out/x.xml; echo "new folder $?"; ls txt
"$DAFU" render -f json out/x.xml out/x-2.xml | wc -l
"$DAFU" render -f json -o all.json out/x.xml out/x-2.xml; echo "several: no file $?"; ls -d all.json 2>&1
"$DAFU" render -f json -o all out/x.xml out/x-2.xml; echo "several: a folder $?"; ls all
"$DAFU" extract -q in; echo "folder to standard output $?"
"$DAFU" extract -q -o out in/empty; echo "empty folder $?"
"$DAFU" extract -q -o deep/er/ in/a/x.txt; echo "no such folder $?"
"$DAFU" extract -q -o none.xml in/b/y.txt; echo "refused $?"; ls none.xml 2>&1
"$DAFU" extract -q -f pdf -o made/ in/a; echo "no such format $?"; ls -d made 2>&1
"$DAFU" extract -q -o out missing.txt in/a/x.txt; echo "one is missing $?"
umask 027; "$DAFU" extract -q -o mode.xml in/a/x.txt; ls -l mode.xml | cut -c 1-10
ls -A | grep -c XXXXXX
