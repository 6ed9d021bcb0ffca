package command

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data/advice"
	"dyad/data/codec"
	"dyad/data/trade"
)

// A usageError is a wrong command line.
type usageError struct{ what, hint string }

func (e usageError) Error() string { return e.what }

// errTold is an error whose lines are already on standard error.
var errTold = errors.New("already told")

// errPartly is a batch of which some briefs failed; its lines are already on
// standard error.
var errPartly = errors.New("some briefs failed")

// report says on standard error what went wrong and returns the exit code.
func (e *env) report(err error) int {
	e.tell(err)
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, new(usageError)):
		return exitUsage
	case errors.Is(err, errPartly):
		return exitPartly
	}
	return exitNotDone
}

// tell prints an error and its hint. Each problem of a dossier has a line of its
// own, "file:line:col: what", which editors can follow.
func (e *env) tell(err error) {
	if err == nil || errors.Is(err, errTold) || errors.Is(err, errPartly) {
		return
	}
	if e.log != nil {
		e.logError(err)
		return
	}
	var bad *codec.Errors
	var table *trade.ReadError
	var u usageError
	switch {
	case errors.As(err, &bad):
		fmt.Fprintln(e.stderr, bad)
		for _, hint := range bad.Hints() {
			e.hint(hint)
		}
	case errors.As(err, &table):
		fmt.Fprintln(e.stderr, table)
		if hint := tableHint(table); hint != "" {
			e.hint(hint)
		}
	case errors.As(err, &u):
		e.say(u.what)
		e.hint(u.hint)
	default:
		e.say(err.Error())
		if what := advice.Of(err); what != "" {
			e.hint(what)
		}
	}
}

// logError writes an error for machines, each problem of a dossier with its
// place.
func (e *env) logError(err error) {
	var bad *codec.Errors
	var table *trade.ReadError
	var u usageError
	switch {
	case errors.As(err, &bad):
		for _, p := range bad.List {
			e.log.Error(p.What, "file", bad.File, "line", p.Pos.Line, "col", p.Pos.Col, "hint", p.Hint)
		}
	case errors.As(err, &table):
		e.log.Error(table.What, "file", table.File, "line", table.Line, "hint", tableHint(table))
	case errors.As(err, &u):
		e.log.Error(u.what, "hint", u.hint)
	case advice.Of(err) != "":
		e.log.Error(err.Error(), "hint", advice.Of(err))
	default:
		e.log.Error(err.Error())
	}
}

// say prints "dyad: what", with the prefix on every line.
func (e *env) say(what string) {
	if e.log != nil {
		e.log.Info(what)
		return
	}
	for line := range strings.Lines(what) {
		fmt.Fprintf(e.stderr, "dyad: %s\n", strings.TrimRight(line, "\r\n"))
	}
}

func (e *env) hint(what string) { e.say("hint: " + what) }

// onUsageError words what the flag parser found in the manner of the command.
func onUsageError(c *cli.Context, err error, isCommand bool) error {
	what, hint := err.Error(), "see `dyad --help`"
	flags := c.App.Flags
	if isCommand {
		flags = c.Command.Flags
		hint = fmt.Sprintf("see `dyad %s --help`", c.Command.Name)
	}
	if name, ok := strings.CutPrefix(what, "flag provided but not defined: -"); ok {
		what = "unknown flag " + dashed(strings.TrimLeft(name, "-"))
		var known []string
		for _, f := range flags {
			known = append(known, f.Names()...)
		}
		if near, ok := nearest(name, known); ok {
			hint = fmt.Sprintf("did you mean %s?", dashed(near))
		}
	}
	return usageError{what, hint}
}

// dashed is a flag's name as it is typed.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

func unknownCommand(app *cli.App, name string) error {
	var known []string
	for _, c := range app.Commands {
		known = append(known, c.Name)
	}
	hint := "`dyad --help` lists the commands"
	if near, ok := nearest(name, known); ok {
		hint = fmt.Sprintf("did you mean `dyad %s`?", near)
	}
	return usageError{fmt.Sprintf("unknown command %q", name), hint}
}
