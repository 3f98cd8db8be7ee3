# completion: the rows that shells ask for, and bash as it completes with them
"$DAFU" --commands | cut -f 1 | head -n 3
"$DAFU" render --options | head -n 3
for c in $("$DAFU" --commands | cut -f 1); do
	"$DAFU" "$c" --help | sed -n 's/^ *\(-., \)*\(--[a-z-]*\).*/\2/p' > help
	"$DAFU" "$c" --options | cut -f 1 | cmp - help
	sort help | uniq -d	# an option that is two
done
"$DAFU" completion; echo "none $?"
"$DAFU" completion tcsh; echo "tcsh $?"
"$DAFU" completion bash > dafu.bash
touch letter.txt; mkdir letters
offer() {	# WORDS...: what bash offers for the last
	bash -c '. ./dafu.bash; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _dafu
	    printf "%s " "${COMPREPLY[@]}"; echo' bash x "$DAFU" "$@"
}
offer ex
offer extract --str
offer extract -f ''
offer render --format = j
offer search -f c
offer extract --output le
offer extract le
offer export -f ''
offer search -n ''
offer nothing --x
# zsh and fish know the language of theirs, where they are here
for shell in zsh fish; do
	"$DAFU" completion $shell > script
	command -v $shell >/dev/null && { $shell -n script || echo "$shell refuses"; }
done
if command -v fish >/dev/null; then
	mkdir -p bin; ln -s "$DAFU" bin/dafu
	printf '%s\n' akn csv dc gbt33480 html json source text xml > want
	printf -- '--strict\trefuse bytes that cannot be decoded\n' >> want
	printf -- '--stylesheet\tsummarise with this XSLT stylesheet\n' >> want
	printf 'list\tlist letters, documents or versions\n' >> want
	PATH=$PWD/bin:$PATH fish -N -c 'source script; complete -C "dafu extract -f "; complete -C "dafu extract --st"; complete -C "dafu li"' | diff want -
fi
true
