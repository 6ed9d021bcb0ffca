package command

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/codec"
	"dyad/data/trade"
	"dyad/report/store"
)

// A usageError is a wrong command line.
type usageError struct{ what, hint string }

func (e usageError) Error() string { return e.what }

// onUsageError words an error of the flag parser as the other errors of the
// command line are worded.
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
		if near := advice.Nearest(name, known); near != "" {
			hint = fmt.Sprintf("did you mean %s?", dashed(near))
		}
	}
	return usageError{what, hint}
}

// dashed is the name of a flag as it is typed.
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
	if near := advice.Nearest(name, known); near != "" {
		hint = fmt.Sprintf("did you mean `dyad %s`?", near)
	}
	return usageError{fmt.Sprintf("unknown command %q", name), hint}
}

// errReported is an error whose lines are already on standard error.
var errReported = errors.New("already told")

// errSomeFailed is a batch of which some briefs failed; its lines are already on
// standard error.
var errSomeFailed = errors.New("some briefs failed")

// errOtherVersion is a brief that verify found made by another version and otherwise
// the same; standard output says so.
var errOtherVersion = errors.New("made by another version")

// A problem is one thing that is wrong, in a form for programs.
type problem struct {
	file string
	Line int    `json:"line,omitempty"`
	Col  int    `json:"col,omitempty"`
	What string `json:"what"`
	Hint string `json:"hint,omitempty"`
	mend []codec.Edit
}

// problems are the things that an error says are wrong: those in a dossier or
// a table with their places, and one for any other error.
func problems(err error) []problem {
	var bad *codec.Errors
	var table *trade.ReadError
	var usage usageError
	switch {
	case errors.As(err, &bad):
		var all []problem
		for _, p := range bad.List {
			all = append(all, problem{bad.File, p.Pos.Line, p.Pos.Col, p.What, p.Hint, p.Mend})
		}
		return all
	case errors.As(err, &table):
		return []problem{{file: table.File, Line: table.Line, Col: table.Near.Col, What: table.What, Hint: tableHint(table)}}
	case errors.As(err, &usage):
		return []problem{{What: usage.what, Hint: usage.hint}}
	}
	return []problem{{What: err.Error(), Hint: hintOf(err)}}
}

// hintOf is what can be done about an error that is in no file.
func hintOf(err error) string {
	if hint := advice.Of(err); hint != "" {
		return hint
	}
	var output *store.Error
	if errors.As(err, &output) {
		return outputHint(output)
	}
	return ""
}

// outputHint is what can be done about a file that was not written.
func outputHint(e *store.Error) string {
	switch e.Reason {
	case store.Exists:
		if e.Over == store.Never {
			return "name another file with -o, or remove it first"
		}
		return "name another file with -o, or give --force to overwrite it"
	case store.Foreign:
		if e.Over == store.IfManifest {
			return "name another file, or give --force to overwrite it"
		}
		return "name another file with -o, or give --force to overwrite it"
	case store.ReadOnly:
		return "name another file, make it writable, or give --force to overwrite it"
	case store.IsInput:
		return "name another file: what a command reads it never writes"
	case store.IsDirectory:
		return "name a file in it"
	case store.IsDevice:
		return "name a file; --bundle - writes a tar to standard output"
	case store.LinksOut:
		return "name the file itself, or remove the link"
	case store.NoDirectory:
		return fmt.Sprintf("make the directory first: `mkdir -p %s`", advice.Quote(filepath.Dir(e.Name)))
	case store.NotAllowed:
		return "name a file where you may write with -o, or give -o - for standard output"
	case store.InUse:
		return "wait for it; a batch with other paths may run beside it with another --manifest"
	case store.Vanished:
		return "run the batch again: what is still there is made again too"
	}
	return ""
}

// errorText is an error in a file for people: for each problem a line "file:line:col: what",
// which editors can follow, with the line of the file and the hint below. It is false if the
// error is in no file.
func errorText(err error, p painter) (text string, inFile bool) {
	var bad *codec.Errors
	var table *trade.ReadError
	var b strings.Builder
	switch {
	case errors.As(err, &bad):
		return p.errors(bad), true
	case errors.As(err, &table):
		p.headline(&b, table.Place(), table.What)
		p.excerpt(&b, codec.Problem{Pos: data.Pos{Line: table.Line, Col: table.Near.Col}, Hint: tableHint(table),
			Near: codec.Excerpt{Line: table.Near.Text, Before: table.Near.Before}})
		return b.String(), true
	}
	return "", false
}
