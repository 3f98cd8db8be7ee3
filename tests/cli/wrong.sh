# what is no letter, wrong use, and a full disk; nothing is written then
L=$TOP/samples/01-county-heating.txt
: > empty.txt
"$DAFU" extract empty.txt; echo "empty $?"
printf '  \n\n' > blank.txt
"$DAFU" extract blank.txt; echo "blank $?"
mkdir folder
"$DAFU" extract folder; echo "folder $?"
printf '%%PDF-1.4 x' > x.pdf
"$DAFU" extract x.pdf; echo "pdf $?"
head -c 3000 /dev/zero > zero.bin
"$DAFU" extract zero.bin; echo "zero $?"
"$DAFU" extract --limit 1k "$L" 2>&1 | sed "s|$TOP|TOP|"; "$DAFU" extract --limit 1k "$L" 2>/dev/null; echo "limit $?"
echo 'Dear Sir, hello.' > english.txt
"$DAFU" extract english.txt; echo "no letter $?"
"$DAFU" extract -q --force english.txt | grep -c '<reply'
"$DAFU" extract missing.txt; echo "missing $?"
"$DAFU" extract -q "$L" > /dev/full; echo "full $?"
"$DAFU" extract -q -o /nowhere/x.xml "$L"; echo "nowhere $?"
"$DAFU" extract -f pdf "$L"; echo "format $?"
"$DAFU" extract --nothing "$L"; echo "option $?"
"$DAFU" nothing 2>&1 | head -n 1
"$DAFU" >/dev/null 2>&1; echo "bare $?"
"$DAFU" --version | grep -c "^dafu [0-9.]*$\|^with.*xlsx"; "$DAFU" --version >/dev/full; echo "version $?"
"$DAFU" --help | head -n 1
printf '\377\376\375' | cat "$L" - > broken.txt
"$DAFU" extract -q --strict broken.txt; echo "strict $?"
"$DAFU" extract -q broken.txt | grep -o 'rule="undecodable"' | head -n 1
