package command

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/data/geo"
	"dyad/report"
	"dyad/report/words"
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
	"strict":          audit.StrictSeverities,
	"brief format":    func() []string { return []string{report.PDF, report.HTML} },
	"check format":    func() []string { return checkFormats },
	"unit":            func() []string { return []string{"usd", "thousand", "million"} },
	"init lang":       data.SkeletonLanguages,
	"init texts":      words.Languages,
	"format":          func() []string { return []string{"text", "json"} },
	"chart format":    func() []string { return chartFormats },
	"export format":   func() []string { return exportFormats },
	"from":            one(sheetFiles),
	"measures format": func() []string { return tableFormats },
	"progress":        func() []string { return progressKinds },
	"log-format":      func() []string { return []string{"text", "json"} },
	"edition":         func() []string { return editions },
	"trade":           one(tableFiles), "with": one(dossierFiles), "context": one(tableFiles), "correlation": one(tableFiles), "texts": one(dossierFiles), "style": one(dossierFiles),
	"since": one(dossierFiles + " pdf html"), "against": one(dossierFiles),
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
	if flag, value, ok := strings.Cut(last, "="); ok && strings.HasPrefix(flag, "-") {
		last = value
	}
	return slices.DeleteFunc(all, func(w string) bool {
		return !strings.HasPrefix(w, ":") && !strings.HasPrefix(w, last)
	})
}

// completeCommand does the same within a command, given the words between its name
// and the last.
func (e *env) completeCommand(app *cli.App, cmd *cli.Command, before []string, last string) []string {
	if n := len(before); n > 0 && strings.HasPrefix(before[n-1], "-") && takesValue(cmd, before[n-1]) {
		return e.valueWords(cmd, flagName(cmd, before[n-1]), before[:n-1], last)
	}
	if strings.HasPrefix(last, "-") && !slices.Contains(before, "--") {
		if flag, value, ok := strings.Cut(last, "="); ok {
			return e.valueWords(cmd, flagName(cmd, flag), before, value)
		}
		all := flagWords(cmd.Flags)
		if last == "--strict" && slices.Contains(all, last) {
			for _, severity := range audit.StrictSeverities() {
				all = append(all, last+"="+severity)
			}
		}
		return all
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

// valueWords are what may stand in place of the value typed of a flag, given the words
// before it.
func (e *env) valueWords(cmd *cli.Command, flag string, before []string, typed string) []string {
	switch flag {
	case "figure":
		return e.figureWords(cmd, before)
	case "pair":
		return pairWords(cmd, typed)
	}
	for _, key := range []string{cmd.Name + " " + flag, flag} {
		if values, ok := valuesOf[key]; ok {
			return values()
		}
	}
	return nil
}

// pairWords are the states that may stand in a pair: each with a hyphen behind it or,
// after the first of a pair, as the whole of it. Where tables are read groups of states
// are sides too; and where several pairs may stand, it is the last that is completed.
func pairWords(cmd *cli.Command, typed string) []string {
	var sides []string
	for _, c := range geo.All() {
		if c.Kind == geo.KindCountry && !slices.Contains(sides, c.Alpha3) {
			sides = append(sides, c.Alpha3)
		}
	}
	if cmd.Name != "init" {
		for _, b := range geo.Blocs() {
			sides = append(sides, b.Code)
		}
	}
	start := strings.LastIndex(typed, ",") + 1
	first, _, second := strings.Cut(typed[start:], "-")
	var all []string
	for _, s := range sides {
		switch {
		case !second:
			all = append(all, typed[:start]+s+"-")
		case s != first:
			all = append(all, typed[:start]+first+"-"+s)
		}
	}
	return all
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
