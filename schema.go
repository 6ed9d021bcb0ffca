package main

import (
	"github.com/urfave/cli/v2"

	"dyad/data"
)

func schemaCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "schema",
		Usage: "print the JSON Schema of the dossier format",
		Description: `Prints the JSON Schema (draft 2020-12) of the dossier format, for editors that
complete and check while you type. It is less strict than dyad check, which also
follows references between claims, sources and figures.

EXAMPLES:
   $ dyad schema > dossier.schema.json

First line of a dossier, for editors with the YAML language server:
   # yaml-language-server: $schema=dossier.schema.json`,
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			return e.print(data.Schema())
		},
	}
}
