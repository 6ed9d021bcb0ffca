package command

import (
	"github.com/urfave/cli/v2"

	"dyad/data"
	"dyad/report/batch"
)

func schemaCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "schema",
		Usage:     "print the JSON Schema of the dossier format",
		ArgsUsage: "[manifest|style]",
		Description: `Prints the JSON Schema (draft 2020-12) of the dossier format, for editors that
complete and check while you type. It is less strict than dyad check, which also
follows references between claims, sources and figures. "dyad schema manifest"
prints that of a line of a batch's manifest, "dyad schema style" that of a house style.

EXAMPLES:
   $ dyad schema > dossier.schema.json
   $ dyad schema manifest > manifest.schema.json

First line of a dossier, for editors with the YAML language server:
   # yaml-language-server: $schema=dossier.schema.json`,
		Action: func(c *cli.Context) error {
			if c.NArg() == 1 {
				switch c.Args().First() {
				case "manifest":
					return e.print(batch.Schema())
				case "style":
					return e.print(data.StyleSchema())
				}
			}
			if err := noArguments(c); err != nil {
				return err
			}
			return e.print(data.Schema())
		},
	}
}
