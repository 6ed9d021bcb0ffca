package command

import "github.com/urfave/cli/v2"

// groups are all commands, in the order of the help, each group under its head. Each
// command has a file named after it, with its options, its help and the function that does
// its work.
func groups(e *env) []commandGroup {
	return []commandGroup{
		{"WRITE A DOSSIER", []*cli.Command{initCommand(e), checkCommand(e), explainCommand(e), schemaCommand(e)}},
		{"MAKE BRIEFS", []*cli.Command{briefCommand(e), chartCommand(e), watchCommand(e), batchCommand(e), manifestCommand(e)}},
		{"READ BRIEFS", []*cli.Command{extractCommand(e), verifyCommand(e), diffCommand(e)}},
		{"TABLES OF TRADE AND SHEETS", []*cli.Command{pairsCommand(e), importCommand(e), measuresCommand(e), exportCommand(e)}},
		{"THE PROGRAM", []*cli.Command{helpCommand(e), versionCommand(e), completionCommand(e), completeCommand(e), manCommand(e)}},
	}
}

// A commandGroup is commands that the help lists together.
type commandGroup struct {
	head     string
	commands []*cli.Command
}
