# one letter in every encoding gives one record but for the source element
L=$TOP/samples/01-county-heating.txt
facts() { "$DAFU" extract -q "$@" | sed 's/<source[^>]*>//' | sha256sum; }
facts "$L" > want
same() { name=$1; shift; facts "$@" | cmp -s want - && echo "same: $name" || echo "DIFFERS: $name"; }
iconv -f UTF-8 -t GB18030 "$L" > gb.txt; same gb18030 gb.txt
iconv -f UTF-8 -t UTF-16LE "$L" > le.txt; same utf-16le le.txt
iconv -f UTF-8 -t UTF-16BE "$L" > be.txt; same utf-16be be.txt
iconv -f UTF-8 -t UTF-16 "$L" > bom16.txt; same utf-16-bom bom16.txt
{ printf '\357\273\277'; cat "$L"; } > bom.txt; same utf-8-bom bom.txt
# CRLF is two code points: the same record at other places
sed 's/$/\r/' "$L" > crlf.txt
for f in "$L" crlf.txt; do "$DAFU" extract -q "$f" |
	sed -E 's/<source[^>]*>//; s/ (start|end|[a-z]+(Start|End))="[0-9]+"//g' | sha256sum; done |
	uniq | sed -n '$='
"$DAFU" extract -q -o crlf.xml crlf.txt
"$DAFU" validate --source crlf.txt crlf.xml
python3 - <<'P'
import re
text = open("crlf.txt", newline="", encoding="utf-8").read()
for m in re.finditer(r'<(issuer|date)[^>]* start="(\d+)" end="(\d+)">([^<]*)', open("crlf.xml").read()):
    print(m[1], text[int(m[2]):int(m[3])] == m[4])
P
tr '\n' '\r' < "$L" > cr.txt; same cr cr.txt
same given --encoding GBK gb.txt
"$DAFU" extract -q -e klingon "$L" 2>&1 | sed "s|$TOP|TOP|"
