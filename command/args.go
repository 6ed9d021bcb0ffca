package command

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data/advice"
)

// permute puts the flags of a command before its arguments, because urfave/cli
// stops looking for flags at the first argument: "brief x.yaml -o y.pdf"
// becomes "brief -o y.pdf -- x.yaml".
func permute(app *cli.App, args []string) []string {
	at := 1
	for at < len(args) && strings.HasPrefix(args[at], "-") {
		at++
	}
	if at >= len(args) {
		return args
	}
	cmd := app.Command(args[at])
	if cmd == nil {
		return args
	}
	if slices.ContainsFunc(args[at+1:], isHelp) && !slices.Contains(args[at+1:], "--") {
		if w, ok := findWork(cmd.Name, args[at+1:]); ok {
			return slices.Concat(args[:at], []string{"help", "--", cmd.Name, w.name})
		}
		return slices.Concat(args[:at+1], []string{"--help"}) // whatever stands beside it, it is of this command
	}
	var all, flags, files []string // all are of the program, wherever they stand
	for rest := args[at+1:]; len(rest) > 0; {
		n := 1
		switch a := rest[0]; {
		case a == "--":
			files = append(files, rest[1:]...)
			n = len(rest)
		case a == "-" || !strings.HasPrefix(a, "-"):
			files = append(files, a)
		case a == "--quiet" || a == "-q":
			all = append(all, a)
		default:
			if name, value, ok := joined(cmd, a); ok {
				rest, a = slices.Concat([]string{name, value}, rest[1:]), name
			}
			if takesValue(cmd, a) {
				if len(rest) == 1 { // for the parser to say what is missing
					return slices.Concat(args[:at+1], flags, rest)
				}
				n = 2
			}
			flags = append(flags, rest[:n]...)
		}
		rest = rest[n:]
	}
	return slices.Concat(args[:1], all, args[1:at+1], flags, []string{"--"}, files)
}

func isHelp(arg string) bool { return arg == "--help" || arg == "-h" || arg == "-help" }

// joined takes apart a flag of one letter and the value written onto it: -j4, -oout.pdf.
// What is near the name of a flag, as -outptu, is a slip of that.
func joined(cmd *cli.Command, arg string) (name, value string, ok bool) {
	word, dash := strings.CutPrefix(arg, "-")
	if !dash || len(word) < 2 || word[0] == '-' || word[1] == '=' {
		return "", "", false
	}
	var known []string
	for _, f := range cmd.Flags {
		known = append(known, f.Names()...)
	}
	before, _, _ := strings.Cut(word, "=")
	if slices.Contains(known, before) || advice.Nearest(before, known) != "" || !slices.Contains(known, word[:1]) || !takesValue(cmd, word[:1]) {
		return "", "", false
	}
	return "-" + word[:1], word[1:], true
}

// takesValue tells whether the argument after a flag is the flag's value.
func takesValue(cmd *cli.Command, arg string) bool {
	name := strings.TrimLeft(arg, "-")
	for _, f := range cmd.Flags {
		if slices.Contains(f.Names(), name) {
			d, ok := f.(cli.DocGenerationFlag)
			return ok && d.TakesValue()
		}
	}
	return false // unknown, or written --flag=value
}

// oneFile returns the only argument of a command, or "".
func oneFile(c *cli.Context) (string, error) {
	if c.NArg() > 1 {
		return "", usageError{
			"more than one dossier: " + shown(c.Args().Slice()),
			"`dyad " + c.Command.Name + "` takes one FILE, or - for standard input",
		}
	}
	return c.Args().First(), nil
}

// shown are arguments as messages show them.
func shown(args []string) string {
	var all []string
	for _, a := range args {
		all = append(all, advice.Name(a))
	}
	return strings.Join(all, " ")
}

// noArguments refuses arguments to a command that takes none.
func noArguments(c *cli.Context) error {
	if c.Args().Present() {
		return usageError{
			fmt.Sprintf("unexpected argument %q", c.Args().First()),
			"see `dyad " + c.Command.Name + " --help`",
		}
	}
	return nil
}
