// Package command is the command line of dyad: flags, files, streams, the
// environment, hints and exit codes. The work is done by the packages it imports.
// Of these only report/store opens files, and none prints or reads the clock.
package command

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"

	"github.com/urfave/cli/v2"

	"dyad/data/advice"
	"dyad/report/store"
)

// Exit codes.
const (
	exitDone        = 0
	exitNotDone     = 1 // bad input, failed reading or writing, findings under --strict, a brief or edition that differs
	exitUsage       = 2 // the command line was wrong
	exitPartly      = 3 // a batch is done but for some briefs, which are named
	exitOther       = 4 // a brief was made by another version and is otherwise the same
	exitInterrupted = 130
)

// An env is what a command may use of the world outside.
type env struct {
	*console
	*inputs
	files   *store.Writer
	program func() (string, error) // the hash of the program: see build
	patient atomic.Bool            // after a signal wait for the command, whose context has ended, to return
}

// Run does what the command line asks, with the streams, the environment and the
// files of the process, and returns the exit code. The first of args is the name
// of the program.
func Run(args []string) int {
	// When Go itself has to give up, for want of memory or threads, it would exit
	// with the code of a wrong command line. So it aborts: 134 in a shell.
	debug.SetTraceback("crash")
	return run(args, newEnv(os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}

// newEnv is the world of one run: its streams, its environment, and the files of the
// process.
func newEnv(stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) *env {
	c := &console{stdout: &results{w: stdout}, stderr: stderr, dumb: getenv("TERM") == "dumb", plain: getenv("NO_COLOR") != ""}
	files := store.New(store.OS())
	return &env{console: c, inputs: &inputs{stdin, getenv, c, files}, files: files, program: program}
}

// program is build, whose hash takes time, asked once.
var program = sync.OnceValues(build)

// run does what the command line asks and returns the exit code. A signal
// ends it at once, whatever it waits for, and every unfinished output file is
// removed. If the command has asked for patience, it is given the time to
// finish what it has begun. A second signal kills the process.
func run(args []string, e *env) int {
	// Signals are caught until the process ends, so that a signal after the
	// last write does not change the exit code.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	app := newApp(e)
	// To write the help of all flags takes longer than all else here: a command that is not
	// named has no use for it.
	for _, c := range app.Commands {
		if slices.Contains(args, c.Name) {
			c.CustomHelpTemplate += flagHelp(c)
		}
	}
	done := make(chan error, 1)
	go func() { done <- advice.Guard(func() error { return app.RunContext(ctx, permute(app, args)) }) }()
	select {
	case err := <-done:
		return e.report(e.printed(err))
	case <-ctx.Done():
		stop()
		if e.patient.Load() {
			if err := <-done; !errors.Is(err, store.ErrAborted) {
				return e.report(e.printed(err))
			}
		}
		e.files.Abort()
		e.say("interrupted")
		return exitInterrupted
	}
}

func newApp(e *env) *cli.App {
	all := groups(e)
	app := &cli.App{
		Name:            "dyad",
		Usage:           "turn what is known about a pair of states into a PDF brief",
		UsageText:       "dyad COMMAND [ARGUMENT…] [FLAG…]",
		Writer:          e.stdout,
		ErrWriter:       e.stderr,
		HideHelpCommand: true, // helpCommand has the exit codes of this program
		HideVersion:     true, // versionCommand prints more
		Flags: []cli.Flag{
			cli.HelpFlag, // urfave/cli adds it only with its own help command
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "say nothing but what went wrong; it may stand anywhere", Destination: &e.quiet, DisableDefaultText: true},
			&cli.BoolFlag{Name: "version", Usage: "print the version", DisableDefaultText: true},
		},
		CustomAppHelpTemplate: programHelp(all),
		OnUsageError:          onUsageError,
		ExitErrHandler:        func(*cli.Context, error) {}, // run decides the exit code
		Action: func(c *cli.Context) error {
			switch {
			case c.Args().Present():
				return unknownCommand(c.App, c.Args().First())
			case c.Bool("version"):
				return printVersion(e)
			}
			return usageError{"no command", "`dyad brief` writes the embedded brief; `dyad --help` lists the commands"}
		},
	}
	for _, g := range all {
		app.Commands = append(app.Commands, g.commands...)
	}
	for _, c := range app.Commands {
		c.OnUsageError = onUsageError
		c.HideHelpCommand = true // so that "dyad brief help" reads a file named help
		c.CustomHelpTemplate = commandHelp
	}
	return app
}
