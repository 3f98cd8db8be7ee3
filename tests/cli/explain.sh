# explain: by place, line and column, XPath; over lines; where nothing is read
L=$TOP/samples/04-province-nested.txt
"$DAFU" explain "$L" '/r:reply/r:head/r:title'
"$DAFU" explain "$L" 7:1 | head -n 2
"$DAFU" explain "$L" 102-104 | head -n 2
"$DAFU" explain "$L" 1:9
# the weights are learned, and others after each lesson
"$DAFU" explain "$L" '//r:statistic[@unit="口"]/@value' | sed -E 's/^ +-?[0-9]+  (.*)  \(.*\)$/  WEIGHT \1/'
"$DAFU" explain "$L" "//r:measure[@id='m1']" | sed -E 's/^ +-?[0-9]+  /  WEIGHT /'
"$DAFU" explain "$L" '(//r:organization)[1]' | sed -E 's/^ +-?[0-9]+  /  WEIGHT /'
"$DAFU" explain "$L" measure | grep -c 'its status, by weight'
"$DAFU" explain "$L" '//r:statistic[@id="s4"]' | sed -n '/is a part/{n;s/^ *-*[0-9]* *//p;}'
"$DAFU" explain "$TOP/samples/02-city-page-turns.txt" '//r:name'
"$DAFU" explain "$TOP/samples/02-city-page-turns.txt" '//r:finding[@rule="joined-lines"][1]'
"$DAFU" explain "$L" | grep -c 'certainty: sure'
for wrong in 0-0 9-5 99999 '//[' '1 + 1' '//namespace::*' //r:fax; do
	"$DAFU" explain "$L" "$wrong"; echo "$?"
done
"$DAFU" explain; echo "no letter $?"
# fields of what a letter has many of; a name that could be none
for field in of unit organization party responsible; do "$DAFU" explain "$L" $field | head -n 1; done
for wrong in 'a,b' '1a' '甲&乙'; do "$DAFU" explain "$L" "$wrong"; echo "$?"; done
