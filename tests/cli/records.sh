# render and validate: valid, broken, foreign and hostile records
L=$TOP/samples/08-sums-fail.txt
"$DAFU" extract -q -o r.xml "$L"
"$DAFU" validate r.xml; echo "valid $?"
"$DAFU" validate --source "$L" r.xml; echo "source $?"
"$DAFU" validate -q --source "$TOP/samples/07-motion-river.txt" r.xml 2>&1 | head -n 1 | sed 's/[0-9a-f]\{64\}/HASH/g'
sed 's/value="48"/value="048"/' r.xml > bad.xml
"$DAFU" validate bad.xml 2>&1 | cut -c 1-60; "$DAFU" validate bad.xml 2>/dev/null; echo "value $?"
sed 's/partOf="s1"/partOf="s99"/' r.xml > part.xml
"$DAFU" validate part.xml; echo "partOf $?"
sed 's/id="s2"/id="s1"/' r.xml > twice.xml
"$DAFU" validate twice.xml >/dev/null 2>&1; echo "twice $?"
printf '<!DOCTYPE reply [<!ENTITY x SYSTEM "file:///etc/passwd">]><reply xmlns="urn:dafu:reply:1">&x;</reply>' > xxe.xml
"$DAFU" render -f text xxe.xml >out.txt; echo "doctype $? $(wc -c < out.txt)"
echo '<reply' > cut.xml
"$DAFU" validate cut.xml; echo "cut $?"
"$DAFU" render -f text r.xml > /dev/null; echo "render $?"
"$DAFU" render -f json --indent 2 r.xml | head -n 3
cat > own.xsl <<'X'
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:dafu:reply:1"><xsl:output method="text"/><xsl:template match="/"><xsl:value-of select="/r:reply/r:head/r:issuer"/><xsl:text>&#10;</xsl:text></xsl:template></xsl:stylesheet>
X
"$DAFU" render -s own.xsl r.xml
sed 's|<xsl:value-of[^>]*/>|<xsl:value-of select="document(\x27/etc/passwd\x27)"/>|' own.xsl > evil.xsl
"$DAFU" render -s evil.xsl r.xml >out.txt 2>/dev/null; echo "evil $? $(grep -c root out.txt)"
"$DAFU" schema | head -n 1
"$DAFU" explain "$L" //r:issuer
"$DAFU" explain "$L" 3:1 | head -n 2
"$DAFU" explain "$L" //r:nothing 2>&1 | sed "s|$TOP|TOP|"
"$DAFU" text "$TOP/samples/06-deputies-bus.html" | head -n 4
