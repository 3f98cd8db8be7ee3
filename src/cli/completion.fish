# fish completion for dafu: what to offer is asked of the program, whose rows of
# options these are.
function __dafu_offer
	set -l words (commandline -opc)
	set -l now (commandline -ct)
	if test (count $words) -lt 2
		$words[1] --commands 2>/dev/null
		return
	end
	set -l takes ($words[1] $words[2] --options 2>/dev/null |
		awk -F'\t' -v o=$words[-1] '$1 == o || $2 == o { print $3; exit }')
	switch "$takes"
		case word
		case path
			__fish_complete_path $now
		case ''
			if string match -q -- '-*' $now
				$words[1] $words[2] --options 2>/dev/null |
					awk -F'\t' '{ print $1 "\t" $4 }'
			else
				__fish_complete_path $now
			end
		case '*'
			string split ' ' -- $takes
	end
end
complete -c dafu -f -a '(__dafu_offer)'
