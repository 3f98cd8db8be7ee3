#!/bin/sh
# Pages near to reply letters that are none (news, notices, proposals, plans, rating
# forms, answers to citizens): each is refused as no letter, and nothing is written.
dafu=$1 good=0 bad=0
T=$(mktemp -d) || exit 3
trap 'rm -rf "$T"' EXIT
for f in tests/accuracy/none/*/*; do
	$dafu extract "$f" >"$T/out" 2>"$T/err"
	if [ $? = 1 ] && [ ! -s "$T/out" ] && grep -q 'is no reply letter' "$T/err"; then
		good=$((good + 1))
	else
		bad=$((bad + 1))
		echo "$f: $(head -c 200 "$T/err")"
	fi
done
echo "$good passed, $bad failed"
