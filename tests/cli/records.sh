# render and validate: valid, broken, foreign and hostile records
L=$TOP/samples/08-sums-fail.txt
"$DAFU" extract -q -o r.xml "$L"
"$DAFU" validate r.xml; echo "valid $?"
"$DAFU" validate --source "$L" r.xml; echo "source $?"
"$DAFU" validate -q --source "$TOP/samples/07-motion-river.txt" r.xml 2>&1 | sed 's/[0-9a-f]\{64\}/HASH/g'
# What is altered in a record, its words tell: what follows from them is an
# error, what a reader of another version may see otherwise a warning.
altered() { # SED: the record of C with one change
	sed "$1" c.xml > altered.xml
	cmp -s c.xml altered.xml && echo "not altered: $1"
	"$DAFU" validate --source "$C" altered.xml 2>&1; echo "$1 $?"
}
C=$TOP/samples/01-county-heating.txt
"$DAFU" extract -q -o c.xml "$C"
altered 's/value="27.5"/value="31"/'
altered 's/unit="个" bound/unit="座" bound/'
altered 's/ unit="公里"//'
altered 's/bound="more"/bound="exact"/'
altered 's/bound="exact"/bound="range" max="5000000"/'
altered 's/value="2024-06-18"/value="2024-06-19"/'
altered 's/serial="31"/serial="32"/'
altered 's/code="A"/code="B"/'
altered 's/number="047"/number="048"/'
altered 's/of="热源厂"/of="发电厂"/'
altered 's/of="热源厂"/of="热源"/'
altered 's/sum="holds"/sum="fails"/'
altered 's/deadline="10月底前"/deadline="11月底前"/'
altered 's/status="planned"/status="done"/'
altered 's/ partOf="s6"//'
altered 's/>412万平方米</>413万平方米</'
altered 's/points="/points="1/'
# Nor does a line of residue go, or a heading.
sed '$i 尾部有一句没有人读得懂的话甲乙丙丁。' "$C" > residue.txt; C=residue.txt
"$DAFU" extract -q -o c.xml "$C"
altered 's/<line [^>]*>尾部[^<]*<\/line>//'
altered 's/<heading [^>]*>[^<]*<\/heading>//'
C=$TOP/samples/01-county-heating.txt
"$DAFU" extract -q -o c.xml "$C"
# as well where its place is another than that which is read now
altered 's/code="A" certainty="sure" start="3" end="4"/code="B" certainty="sure" start="3" end="5"/'
altered 's/unit="平方米" bound="exact" kind="measure" of="集中供热面积" ofCertainty="[a-z]*" certainty="sure" start="161" end="168">412万平方米</unit="亩" bound="exact" kind="measure" certainty="sure" start="161" end="167">412万平方<\/statistic>米<!--/;s/<!--[^>]*>//'
altered 's/status="planned"\([^>]*\)end="481"/status="done"\1end="480"/'
altered 's/deadline="10月底前".*deadlineEnd="446"/deadline="2099年"/'
altered 's/ status="planned" statusCertainty="sure"//'
# every character of the source is in the record
altered 's/<line kind="label" start="69"[^/]*\/line>//'
altered 's/，覆盖小区//'
altered 's/ lead="三、"//'
altered 's/<issuer.*\/issuer>//'
# A record with a figure that is not read: its digits are looked at.
forged() { # WHERE VALUE WORDS START END: a figure that is not read
	altered "s/$1/<statistic id='s99' value='$2' bound='exact' kind='count' certainty='sure' start='$4' end='$5'>$3<\\/statistic>/"
}
year='<date value="2024" certainty="sure" start="143"[^>]*>2024<\/date>'
forged "$year" 2024 2024 143 147
forged "$year" 5 2024 143 147
forged 采暖季，县城 5 采暖季，县城 147 153
# Compatible characters and entities are read as what they stand for.
li=$(printf '\357\247\244') le=$(printf '\357\244\224') mile=$(printf '\357\247\251')
printf '%s\n' '关于市政协七届二次会议第12号提案的答复' '' '孟岚委员：' \
    '　　您提出的《关于修路的提案》收悉。现答复如下：' \
    "　　一、&ldquo;${li}顺&rdquo;工作" \
    "　　投资4860&nbsp;万元，改造ldquo;${le}园rdquo;27.5公${mile}，&lt;新&gt;种树30棵。" \
    '' '　　　　　　　　木溪市交通运输局' '　　　　　　　　2024年6月3日' > odd.txt
"$DAFU" extract -q -o odd.xml odd.txt
"$DAFU" validate --source odd.txt odd.xml; echo "odd $?"
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
# brackets that a record prints as others, and how a character is read, which it
# leaves out
other() { sed "$1" "$L" >other.txt; "$DAFU" extract -q -o other.xml other.txt; "$DAFU" validate -q --source other.txt other.xml; echo "$1 $?"; }
for to in '[2024]' '【2024】' '（2024）'; do other "s/〔2024〕/$to/"; done
for to in '应急(yìng)' '应急（jí）' '应急(abcdefghij)' '应急(' '应急()'; do other "s/市应急/市$to/"; done
for to in '消防(fáng)' '消防（fang）' '消防(Fang)'; do other "s/消防站/$to站/g"; done
# places that are none, and words that are not there
for to in '27" end="16' '16" end="999999' '0" end="1'; do altered "s/start=\"16\" end=\"27\"/start=\"$to\"/"; done
altered 's/<issuer [^>]*>/&不/'
