#!/bin/sh
# Every sample: messages, record, record against letter, text, JSON, page.
# usage: tests/samples.sh PROGRAM FOLDER [--accept]; outputs go to the folder.
set -u
dafu=$1 T=${2:?which folder} accept=${3-}
mkdir -p "$T" && chmod 755 "$T" || exit 3
. tests/same.sh
for letter in samples/*.txt samples/*.html; do
	name=$(basename "$letter") xml=$T/$(basename "$letter").xml
	"$dafu" extract -o "$xml" "$letter" 2>"$T/err"
	echo "exit $?" >>"$T/err"
	same "tests/golden/$name.err" "$T/err"
	[ -e "$xml" ] || continue
	same "tests/golden/$name.xml" "$xml"
	ok "$dafu" validate -q --source "$letter" "$xml"
	for f in text json; do
		ok "$dafu" render -f $f -o "$T/out" "$xml"
		same "tests/golden/$name.$f" "$T/out"
	done
	ok "$dafu" render -f html -o "$T/$name.page" "$xml"
done
ok python3 tests/page "$T"/*.page
counted
