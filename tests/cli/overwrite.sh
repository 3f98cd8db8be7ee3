# what is read is never written over, by whatever name
cp "$TOP/samples/07-motion-river.txt" letter.txt
cp "$TOP/samples/profile-xunyang.xml" profile.xml
"$DAFU" schema >schema.xsd
cat >own.xsl <<'X'
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="imported.xsl"/><xsl:include href="included.xsl"/>
</xsl:stylesheet>
X
for f in imported included; do
	echo '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:import href="dafu:text.xsl"/></xsl:stylesheet>' >$f.xsl
done
"$DAFU" extract -q -o record.xml letter.txt
"$DAFU" ingest -q -a a.dafu letter.txt; "$DAFU" ingest -q -a other.dafu letter.txt
mkdir folder; ln profile.xml hard; ln -s profile.xml soft; ln letter.txt folder/letter.xml
sha256sum * folder/* 2>/dev/null >sums
x() { "$DAFU" "$@" <letter.txt; echo "$* $?"; }
for o in letter.txt profile.xml schema.xsd own.xsl imported.xsl included.xsl hard soft folder ./folder/../own.xsl a.dafu; do
	x extract -q -p profile.xml --schema schema.xsd -s own.xsl -o $o letter.txt
done
for o in record.xml schema.xsd own.xsl imported.xsl included.xsl; do
	x render --schema schema.xsd -s own.xsl -o $o record.xml
done
x extract -q -o letter.txt -
x extract -q -p profile.xml -o folder/letter.xml letter.txt
python3 - <<'Q'
import sqlite3
x = sqlite3.connect("log.dafu")	# its number stands in the log alone
x.executescript("PRAGMA journal_mode = WAL; CREATE TABLE t (x);")
open("copy.dafu", "wb").write(open("log.dafu", "rb").read())
open("copy.dafu-wal", "wb").write(open("log.dafu-wal", "rb").read())
Q
for o in other.dafu copy.dafu copy.dafu-wal; do x extract -q -o $o letter.txt; done
x show -a a.dafu -f xml -o other.dafu 1
x export -a a.dafu -f jsonl -o other.dafu --replace
grep -v out.out sums | sha256sum --quiet -c && echo "all is as it was"
