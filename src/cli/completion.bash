# bash completion for dafu: what to offer is asked of the program, whose rows of
# options these are.
_dafu()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
	local program=${COMP_WORDS[0]} rows takes IFS=$'\n'

	COMPREPLY=()
	if [ "$COMP_CWORD" = 1 ]; then
		COMPREPLY=($(compgen -W "$("$program" --commands 2>/dev/null |
		    cut -f1)" -- "$cur"))
		return
	fi
	# bash parts --format=json at the =
	if [ "$cur" = = ]; then
		cur=
	elif [ "$prev" = = ] && [ "$COMP_CWORD" -gt 2 ]; then
		prev=${COMP_WORDS[COMP_CWORD-2]}
	fi
	rows=$("$program" "${COMP_WORDS[1]}" --options 2>/dev/null) || rows=
	takes=$(printf '%s\n' "$rows" |
	    awk -F'\t' -v o="$prev" '$1 == o || $2 == o { print $3; exit }')
	case $takes:$cur in
	word:*)	;;
	:-*)	COMPREPLY=($(compgen -W "$(printf '%s\n' "$rows" |
		    cut -f1)" -- "$cur")) ;;
	:*|path:*)
		COMPREPLY=($(compgen -f -- "$cur"))
		compopt -o filenames 2>/dev/null ;;
	*)	COMPREPLY=($(compgen -W "${takes// /$'\n'}" -- "$cur")) ;;
	esac
}
complete -F _dafu dafu
