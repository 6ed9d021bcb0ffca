package command

import (
	"strings"

	"github.com/urfave/cli/v2"
)

const appHelp = `{{.Name}}: {{.Usage}}

USAGE:
   {{.UsageText}}

COMMANDS:{{range .VisibleCommands}}
   {{.Name}}{{"\t"}}{{.Usage}}{{end}}

EXAMPLES:
   $ dyad brief                    # the embedded dossier, to rus-kaz.pdf
   $ dyad init -o mine.yaml        # a dossier to start from
   $ dyad check mine.yaml          # what is wrong or doubtful in it
   $ dyad brief mine.yaml          # its brief
   $ dyad chart --list             # the figures of the embedded dossier
   $ dyad verify rus-kaz.pdf       # is it what its dossier says?
   $ dyad diff rus-kaz.pdf mine.yaml   # what changed between two editions
   $ dyad batch dossiers -o 'out/{id}.pdf'   # the briefs of many dossiers

Flags may stand before or after arguments. Results go to standard output or to
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

const commandHelp = `{{.HelpName}}: {{.Usage}}

USAGE:
   {{.HelpName}}{{if .ArgsUsage}} {{.ArgsUsage}}{{end}}

{{.Description}}

FLAGS:{{range .VisibleFlags}}
   {{.}}{{end}}
`

// helpCommand replaces the one of urfave/cli, whose exit code for an unknown
// topic is 3.
func helpCommand() *cli.Command {
	return &cli.Command{
		Name:      "help",
		Usage:     "say more about a command",
		ArgsUsage: "[COMMAND]",
		Description: `EXAMPLES:
   $ dyad help
   $ dyad help chart`,
		Action: func(c *cli.Context) error {
			app := c.Lineage()[1]
			switch {
			case c.NArg() == 0:
				return cli.ShowAppHelp(app)
			case c.App.Command(c.Args().First()) == nil:
				return unknownCommand(c.App, strings.Join(c.Args().Slice(), " "))
			}
			return cli.ShowCommandHelp(app, c.Args().First())
		},
	}
}
