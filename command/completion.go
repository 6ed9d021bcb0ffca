package command

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report"
	"dyad/report/words"
)

// The scripts ask the program itself: "dyad complete -- WORD…" prints what may
// stand in place of the last word, one a line. A line that begins with a colon
// says that files that end so may stand there, and folders: ":yaml json". Where
// nothing is printed any file may stand.
const (
	bashCompletion = `_dyad() {
	local cur=${COMP_WORDS[COMP_CWORD]} line ends
	COMPREPLY=()
	while IFS= read -r line; do
		if [[ $line == :* ]]; then
			ends=${line#:}
			compopt -o filenames 2>/dev/null
			while IFS= read -r line; do COMPREPLY+=("$line"); done < <(
				compgen -d -- "$cur"
				compgen -f -- "$cur" | grep -E "\.(${ends// /|})$"
			)
		else
			[[ $line == "$cur"* ]] && COMPREPLY+=("$line")
		fi
	done < <(dyad complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _dyad dyad
`
	zshCompletion = `#compdef dyad
_dyad() {
	local line ends
	local -a candidates
	for line in "${(@f)$(dyad complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
		if [[ $line == :* ]]; then
			ends=${line#:}
			_files -g "*.(${ends// /|})"
		elif [[ -n $line ]]; then
			candidates+=("$line")
		fi
	done
	if (( $#candidates )); then
		compadd -a candidates
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
	set -l lines (dyad complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)
	test (count $lines) -gt 0; or __fish_complete_path (commandline -ct)
	for line in $lines
		if string match -q ':*' -- $line
			for ending in (string split ' ' (string sub -s 2 -- $line))
				__fish_complete_suffix .$ending
			end
		else
			echo $line
		end
	end
end
complete -c dyad -f -a '(__dyad)'
`
)

func completionCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a completion script for bash, zsh or fish",
		ArgsUsage: "bash|zsh|fish",
		Description: `Prints a script that completes the commands and flags of dyad, their values, the
figures of the dossier named before, and files of the kind that belongs there.

EXAMPLES:
   $ source <(dyad completion bash)                                 # this session
   $ dyad completion bash > ~/.local/share/bash-completion/completions/dyad
   $ dyad completion zsh > "${fpath[1]}/_dyad"
   $ dyad completion fish > ~/.config/fish/completions/dyad.fish`,
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

// completeCommand is what the scripts call.
func completeCommand(e *env) *cli.Command {
	return &cli.Command{
		Name: "complete", Hidden: true, HideHelp: true, ArgsUsage: "-- WORD…",
		Usage: "print what may stand in place of the last of the words",
		Action: func(c *cli.Context) error {
			return e.print([]byte(strings.Join(append(e.complete(c.App, c.Args().Slice()), ""), "\n")))
		},
	}
}

// What files of each kind end in.
const (
	dossierFiles  = ":yaml yml json"
	tableFiles    = ":csv tsv txt json parquet xlsx gz zip zst"
	sheetFiles    = ":xlsx zip"
	pdfFiles      = ":pdf"
	manifestFiles = ":jsonl"
)

// argumentsOf says what may stand in place of a word in capitals in the synopsis of a
// command; nil means nothing but folders or files of any kind.
var argumentsOf = map[string]func() []string{
	"FILE": one(dossierFiles), "DOSSIER": one(dossierFiles), "OLD": one(dossierFiles + " pdf"), "NEW": one(dossierFiles + " pdf"),
	"TABLE": one(tableFiles), "BRIEF": one(pdfFiles), "PART": one(manifestFiles), "MANIFEST": one(manifestFiles),
	"DIR": nil, "@LIST": nil, "GLOB": nil, "RULE": ruleNames, "COMMAND": nil,
}

// arguments are the words of a command's synopsis that are no flags: "FILE", "-" and,
// in small letters, words that are typed as they are.
func arguments(cmd *cli.Command) []string {
	var all []string
	for line := range strings.Lines(cmd.ArgsUsage) {
		for _, word := range strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "dyad "+cmd.Name+" ")) {
			if word = strings.TrimPrefix(word, "["); strings.HasPrefix(word, "-") {
				break
			}
			all = append(all, strings.Split(strings.TrimRight(strings.ReplaceAll(word, "…", ""), "]"), "|")...)
		}
	}
	return all
}

func one(files string) func() []string { return func() []string { return []string{files} } }

func ruleNames() []string {
	var names []string
	for _, r := range audit.Rules() {
		names = append(names, string(r.Name))
	}
	return names
}

// valuesOf says what may follow a flag: by its name, or by command and name where
// commands differ. The value of a flag that is not here may be any word or file.
var valuesOf = map[string]func() []string{
	"lang":            words.Languages,
	"unit":            func() []string { return []string{"usd", "thousand", "million"} },
	"init lang":       data.SkeletonLanguages,
	"init texts":      words.Languages,
	"format":          func() []string { return []string{"text", "json"} },
	"chart format":    func() []string { return chartFormats },
	"export format":   func() []string { return exportFormats },
	"from":            one(sheetFiles),
	"measures format": func() []string { return tableFormats },
	"chart text":      func() []string { return []string{"paths", "text"} },
	"progress":        func() []string { return progressKinds },
	"log-format":      func() []string { return []string{"text", "json"} },
	"edition":         func() []string { return editions },
	"trade":           one(tableFiles), "with": one(dossierFiles), "context": one(tableFiles), "texts": one(dossierFiles), "style": one(dossierFiles),
	"manifest": one(manifestFiles), "pairs": one(":csv txt"), "bundle": one(":zip"),
}

// complete returns what may stand in place of the last of the words that follow the
// name of the program; the last may be empty.
func (e *env) complete(app *cli.App, typed []string) []string {
	if len(typed) == 0 {
		return nil
	}
	before, last := typed[:len(typed)-1], typed[len(typed)-1]
	at := slices.IndexFunc(before, func(w string) bool { return !strings.HasPrefix(w, "-") })
	var all []string
	switch {
	case at < 0 && strings.HasPrefix(last, "-"):
		all = flagWords(app.Flags)
	case at < 0:
		all = commandWords(app)
	default:
		cmd := app.Command(before[at])
		if cmd == nil {
			return nil
		}
		all = e.completeCommand(app, cmd, before[at+1:], last)
	}
	return slices.DeleteFunc(all, func(w string) bool {
		return !strings.HasPrefix(w, ":") && !strings.HasPrefix(w, last)
	})
}

// completeCommand does the same within a command, given the words between its name
// and the last.
func (e *env) completeCommand(app *cli.App, cmd *cli.Command, before []string, last string) []string {
	if n := len(before); n > 0 && strings.HasPrefix(before[n-1], "-") && takesValue(cmd, before[n-1]) {
		name := flagName(cmd, before[n-1])
		if name == "figure" {
			return e.figureWords(cmd, before[:n-1])
		}
		for _, key := range []string{cmd.Name + " " + name, name} {
			if values, ok := valuesOf[key]; ok {
				return values()
			}
		}
		return nil
	}
	if strings.HasPrefix(last, "-") && !slices.Contains(before, "--") {
		return flagWords(cmd.Flags)
	}
	if cmd.Name == "help" {
		return commandWords(app)
	}
	var all []string
	for _, word := range arguments(cmd) {
		values, known := argumentsOf[word]
		switch {
		case values != nil:
			all = append(all, values()...)
		case !known && word != "-":
			all = append(all, word)
		}
	}
	return slices.Compact(all)
}

// figureWords are the ids of the figures of the dossier that the words before name,
// or else of the embedded one. What cannot be read has none.
func (e *env) figureWords(cmd *cli.Command, before []string) []string {
	d, err := codec.Default()
	for i, w := range before {
		if !strings.HasPrefix(w, "-") && (i == 0 || !takesValue(cmd, before[i-1])) {
			d, err = e.readDossier(w)
			break
		}
	}
	if err != nil {
		return nil
	}
	figures, _ := report.Figures(d, report.Options{Lang: d.Lang, Version: version()})
	var ids []string
	for _, f := range figures {
		ids = append(ids, f.ID)
	}
	return ids
}

func commandWords(app *cli.App) []string {
	var all []string
	for _, c := range app.Commands {
		if !c.Hidden {
			all = append(all, c.Name)
		}
	}
	return all
}

// flagWords are the flags, each with its long name.
func flagWords(flags []cli.Flag) []string {
	all := []string{"--help"}
	for _, f := range flags {
		if name := "--" + f.Names()[0]; name != all[0] {
			all = append(all, name)
		}
	}
	return all
}

// flagName is the long name of a flag that is typed as word: "output" of -o.
func flagName(cmd *cli.Command, word string) string {
	name := strings.TrimLeft(word, "-")
	for _, f := range cmd.Flags {
		if slices.Contains(f.Names(), name) {
			return f.Names()[0]
		}
	}
	return name
}
