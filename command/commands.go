package command

import "github.com/urfave/cli/v2"

// commands are all commands, in the order of the help. Each has a file named
// after it, with its options, its help and the function that does its work.
func commands(e *env) []*cli.Command {
	return []*cli.Command{
		briefCommand(e),
		batchCommand(e),
		watchCommand(e),
		manifestCommand(e),
		chartCommand(e),
		checkCommand(e),
		explainCommand(e),
		extractCommand(e),
		verifyCommand(e),
		diffCommand(e),
		importCommand(e),
		pairsCommand(e),
		measuresCommand(e),
		exportCommand(e),
		initCommand(e),
		schemaCommand(e),
		versionCommand(e),
		completionCommand(e),
		completeCommand(e),
		manCommand(e),
		helpCommand(),
	}
}
