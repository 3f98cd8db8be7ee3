# For test scripts: counting what holds, and comparing with what is expected.
good=0 bad=0

# ok COMMAND...
ok() {
	if "$@"; then
		good=$((good + 1))
	else
		bad=$((bad + 1)); echo "FAILED: $*"
	fi
}

# same EXPECTED ACTUAL; with $accept the actual becomes what is expected
same() {
	[ -z "$accept" ] || cp "$2" "$1"
	ok diff -u "$1" "$2"
}

# The closing line, and the exit status.
counted() {
	echo "$good passed, $bad failed"
	[ $bad = 0 ] && [ $good -gt 0 ]
}
