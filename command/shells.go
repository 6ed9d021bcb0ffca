package command

// The scripts ask the program itself: "dyad complete -- WORD…" prints what may
// stand in place of the last word, one a line; of a word such as --lang=r in place of
// what follows the sign. A line that begins with a colon says that files that end so may
// stand there, and folders: ":yaml json". Where nothing is printed any file may stand.
// After a word that ends in a hyphen, as the first half of a pair, no space is set.
//
// bash takes --lang=r for three words, and wants the third completed.
const (
	bashCompletion = `_dyad() {
	local cur=${COMP_WORDS[COMP_CWORD]} line ends i
	local -a typed
	typed=()
	for ((i = 1; i <= COMP_CWORD; i++)); do
		if ((i > 1)) && [[ ${COMP_WORDS[i]} == = || ${COMP_WORDS[i - 1]} == = ]]; then
			typed[${#typed[@]} - 1]+=${COMP_WORDS[i]}
		else
			typed+=("${COMP_WORDS[i]}")
		fi
	done
	[[ $cur == = ]] && cur=
	COMPREPLY=()
	while IFS= read -r line; do
		if [[ $line == :* ]]; then
			ends=${line#:}
			compopt -o filenames 2>/dev/null
			while IFS= read -r line; do COMPREPLY+=("$line"); done < <(
				compgen -d -- "$cur"
				compgen -f -- "$cur" | grep -E "\.(${ends// /|})$"
			)
		elif [[ $line == "$cur"* ]]; then
			COMPREPLY+=("$line")
			[[ $line == *- ]] && compopt -o nospace 2>/dev/null
		fi
	done < <(dyad complete -- "${typed[@]}" 2>/dev/null)
}
complete -o default -F _dyad dyad
`
	zshCompletion = `#compdef dyad
_dyad() {
	local line ends
	local -a candidates halves
	local -a answer
	answer=("${(@f)$(dyad complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
	[[ ${words[CURRENT]} == -*=* ]] && compset -P 1 '*='
	for line in "${answer[@]}"; do
		if [[ $line == :* ]]; then
			ends=${line#:}
			_files -g "*.(${ends// /|})(-.)"
		elif [[ $line == *- ]]; then
			halves+=("$line")
		elif [[ -n $line ]]; then
			candidates+=("$line")
		fi
	done
	if (( $#candidates + $#halves )); then
		compadd -a candidates
		compadd -S '' -a halves
	elif [[ -z $ends ]]; then
		_files
	fi
}
if [[ ${funcstack[1]} == _dyad ]]; then
	_dyad "$@"
else
	compdef _dyad dyad
fi
`
	fishCompletion = `function __dyad
	set -l now (commandline -ct)
	set -l before (commandline -opc)
	set -l flag (string match -r -- '^-[^=]*=' $now)
	set -l lines (dyad complete -- $before[2..-1] "$now" 2>/dev/null)
	test (count $lines) -gt 0; or __fish_complete_path $now
	for line in $lines
		if string match -q ':*' -- $line
			set -l ends (string replace -a ' ' '|' -- (string sub -s 2 -- $line))
			for path in (__fish_complete_path (string sub -s (math 1 + (string length -- "$flag")) -- $now))
				string match -qr -- "(/|\.($ends))(\t|\$)" $path; and echo "$flag$path"
			end
		else
			echo "$flag$line"
		end
	end
end
complete -c dyad -f -a '(__dyad)'
`
)
