#compdef dafu
# zsh completion for dafu: what to offer is asked of the program, whose rows of
# options these are.
_dafu()
{
	local -a lines
	local takes before=$words[CURRENT-1] program=$words[1]

	if (( CURRENT == 2 )); then
		lines=(${(f)"$($program --commands 2>/dev/null |
		    sed 's/:/\\:/g; s/	/:/')"})
		_describe command lines
		return
	fi
	takes=$($program $words[2] --options 2>/dev/null |
	    awk -F'\t' -v o=$before '$1 == o || $2 == o { print $3; exit }')
	case $takes:$words[CURRENT] in
	word:*)	;;
	:-*)	lines=(${(f)"$($program $words[2] --options 2>/dev/null |
		    sed 's/:/\\:/g; s/	.*	/:/')"})
		_describe option lines ;;
	:*|path:*)
		_files ;;
	*)	compadd -- ${=takes} ;;
	esac
}
if [ "$funcstack[1]" = _dafu ]; then
	_dafu "$@"
else
	compdef _dafu dafu
fi
