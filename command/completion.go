package command

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

// The scripts ask the program itself. Given the words typed so far and then
// the completion flag of urfave/cli, it prints the words that may follow, one
// a line.
const (
	bashCompletion = `_dyad() {
	local cur=${COMP_WORDS[COMP_CWORD]} words=("${COMP_WORDS[@]:1:COMP_CWORD-1}")
	[[ $cur == -* ]] && words+=("$cur")
	COMPREPLY=($(compgen -W "$(dyad "${words[@]}" ` + completionFlag + ` 2>/dev/null)" -- "$cur"))
}
complete -o bashdefault -o default -F _dyad dyad
`
	zshCompletion = `#compdef dyad
_dyad() {
	local -a asked candidates
	asked=("${(@)words[2,CURRENT-1]}")
	[[ ${words[CURRENT]} == -* ]] && asked+=("${words[CURRENT]}")
	candidates=("${(@f)$(dyad "${asked[@]}" ` + completionFlag + ` 2>/dev/null)}")
	if [[ -n ${candidates[1]} ]]; then
		compadd -a candidates
	else
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
	set -l asked (commandline -opc)[2..-1]
	set -l cur (commandline -ct)
	string match -q -- '-*' $cur; and set -a asked $cur
	dyad $asked ` + completionFlag + ` 2>/dev/null
end
complete -c dyad -a '(__dyad)'
`
)

func completionCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a completion script for bash, zsh or fish",
		ArgsUsage: "bash|zsh|fish",
		Description: `Prints a script that completes the commands and flags of dyad.

EXAMPLES:
   $ source <(dyad completion bash)                                 # this session
   $ dyad completion bash > ~/.local/share/bash-completion/completions/dyad
   $ dyad completion zsh > "${fpath[1]}/_dyad"
   $ dyad completion fish > ~/.config/fish/completions/dyad.fish`,
		BashComplete: func(c *cli.Context) {
			fmt.Fprintln(c.App.Writer, "bash\nzsh\nfish")
		},
		Action: func(c *cli.Context) error {
			script, err := completionScript(c.Args().Slice())
			if err != nil {
				return err
			}
			return e.print([]byte(script))
		},
	}
}

func completionScript(args []string) (string, error) {
	const hint = "`dyad completion` takes one of bash, zsh, fish"
	switch shell := strings.Join(args, " "); shell {
	case "bash":
		return bashCompletion, nil
	case "zsh":
		return zshCompletion, nil
	case "fish":
		return fishCompletion, nil
	case "":
		return "", usageError{"no shell named", hint}
	default:
		return "", usageError{fmt.Sprintf("no completion for shell %q", shell), hint}
	}
}
