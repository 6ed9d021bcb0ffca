package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"dyad/data"
)

func initCommand(e *env) *cli.Command {
	var out string
	return &cli.Command{
		Name:      "init",
		Usage:     "write the embedded dossier, to start your own from",
		ArgsUsage: "[-o FILE|-]",
		Description: `Writes the embedded dossier, comments and all, to FILE, by default to rus-kaz.yaml
in the current directory. A file that exists is never overwritten.

EXAMPLES:
   $ dyad init -o mine.yaml
   $ dyad init -o - | less`,
		Flags: []cli.Flag{outputFlag("write to `FILE`, - for standard output", &out)},
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			name := out
			if name == "" {
				d, err := data.Default()
				if err != nil {
					return err
				}
				name = d.Name
			}
			if err := e.write(name, data.DefaultBytes(), never); err != nil || name == "-" {
				return err
			}
			e.say(fmt.Sprintf("wrote %s; next: dyad check %[1]s", shellWord(name)))
			return nil
		},
	}
}
