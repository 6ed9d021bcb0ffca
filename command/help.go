package command

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

const appHelp = `{{.Name}}: {{.Usage}}

USAGE:
   {{.UsageText}}

{{commands}}

EXAMPLES:
   $ dyad brief                    # the embedded dossier, to rus-kaz.pdf
   $ dyad init --pair DEU-POL -o mine.yaml   # a dossier to start from
   $ dyad check mine.yaml          # what is wrong or doubtful in it
   $ dyad brief mine.yaml          # its brief
   $ dyad chart --list             # the figures of the embedded dossier
   $ dyad verify rus-kaz.pdf       # is it what its dossier says?
   $ dyad diff rus-kaz.pdf mine.yaml   # what changed between two editions
   $ dyad batch dossiers -o 'out/{id}.pdf'   # the briefs of many dossiers

Flags may stand before or after arguments. --quiet, with any command, says nothing
but what went wrong. Results go to standard output or to
the file named by -o; everything else goes to standard error.

EXIT CODES:
   0    done
   1    not done: bad input, failed reading or writing, findings under check
        --strict; or verify or diff found a difference
   2    the command line was wrong
   3    a batch is done but for some briefs, which are named
   4    verify found a brief of another version that is otherwise the same
   130  interrupted

` + "`dyad COMMAND --help`" + ` says more about a command.
`

// programHelp is the template of the help of the program, with its commands in groups.
func programHelp(all []commandGroup) string {
	var list strings.Builder
	for _, g := range all {
		list.WriteString(g.head + ":\n")
		for _, c := range g.commands {
			if !c.Hidden {
				fmt.Fprintf(&list, "   %-10s  %s\n", c.Name, c.Usage)
			}
		}
		list.WriteByte('\n')
	}
	return strings.Replace(appHelp, "{{commands}}\n\n", list.String(), 1)
}

const commandHelp = `{{.HelpName}}: {{.Usage}}

USAGE:
   {{.HelpName}}{{if .ArgsUsage}} {{.ArgsUsage}}{{end}}

{{.Description}}

`

// flagHelp is the part of a command's help about its flags. Those that say how tables are
// read, which many commands have, stand apart.
func flagHelp(c *cli.Command) string {
	ofTables := map[string]bool{}
	for _, f := range tableFlags(&tableOptions{}) {
		ofTables[f.Names()[0]] = true
	}
	var own, tables strings.Builder
	for _, f := range append(slices.Clip(c.Flags), cli.HelpFlag) {
		to := &own
		if ofTables[f.Names()[0]] {
			to = &tables
		}
		to.WriteString("   " + f.String() + "\n")
	}
	help := "FLAGS:\n" + own.String()
	if tables.Len() > 0 {
		help += "\nFLAGS OF TABLES:\n" + tables.String()
	}
	return help
}

// helpCommand replaces the one of urfave/cli, whose exit code for an unknown
// topic is 3.
func helpCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "help",
		Usage:     "say more about a command",
		ArgsUsage: "[COMMAND]",
		Description: `EXAMPLES:
   $ dyad help
   $ dyad help chart
   $ dyad help manifest check`,
		Action: func(c *cli.Context) error {
			app := c.Lineage()[1]
			w, ok := findWork(c.Args().First(), c.Args().Tail())
			switch {
			case ok:
				return e.print([]byte(w.help(c.App.Command(c.Args().First()))))
			case c.NArg() == 0:
				return cli.ShowAppHelp(app)
			case c.App.Command(c.Args().First()) == nil:
				return unknownCommand(c.App, strings.Join(c.Args().Slice(), " "))
			}
			return cli.ShowCommandHelp(app, c.Args().First())
		},
	}
}
