package command

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"dyad/data/advice"
)

// A console is where a run writes: results to standard output, everything
// else to standard error or, if it has one, to a log for programs.
type console struct {
	stdout, stderr io.Writer
	dumb           bool         // the terminal cannot draw over a line
	quiet          bool         // say only what went wrong
	plain          bool         // no colours are wanted
	log            *slog.Logger // where messages go instead of stderr, or nil
}

// logJSON makes all later messages lines of JSON.
func (c *console) logJSON() { c.log = slog.New(slog.NewJSONHandler(c.stderr, nil)) }

// report says what went wrong, if anything did, and returns the exit code.
func (c *console) report(err error) int {
	c.sayError(err)
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, new(usageError)):
		return exitUsage
	case errors.Is(err, errSomeFailed):
		return exitPartly
	case errors.Is(err, errOtherVersion):
		return exitOther
	}
	return exitNotDone
}

// sayError says an error and what to do about it.
func (c *console) sayError(err error) {
	if err == nil || errors.Is(err, errReported) || errors.Is(err, errSomeFailed) || errors.Is(err, errOtherVersion) {
		return
	}
	if c.log != nil {
		for _, p := range problems(err) {
			c.log.Error(p.What, p.attributes()...)
		}
		return
	}
	text, inFile := errorText(err, c.painter())
	if inFile {
		fmt.Fprint(c.stderr, text)
		return
	}
	p := problems(err)[0]
	c.tell(p.What)
	if p.Hint != "" {
		c.tell("hint: " + p.Hint)
	}
}

// attributes are the place and the hint of a problem, for the log.
func (p problem) attributes() []any {
	var all []any
	if p.file != "" {
		all = append(all, "file", p.file, "line", p.Line)
		if p.Col > 0 || p.Line == 0 {
			all = append(all, "col", p.Col)
		}
	}
	if p.file != "" || p.Hint != "" {
		all = append(all, "hint", p.Hint)
	}
	return all
}

// say says "dyad: what", with the prefix on every line, unless only errors are asked for.
func (c *console) say(what string) {
	if !c.quiet {
		c.tell(what)
	}
}

// tell is say for what is said in any case.
func (c *console) tell(what string) {
	if c.log != nil {
		c.log.Info(what)
		return
	}
	for line := range strings.Lines(advice.Clean(what)) {
		fmt.Fprintf(c.stderr, "dyad: %s\n", strings.TrimRight(line, "\r\n"))
	}
}

func (c *console) hint(what string) { c.say("hint: " + what) }

// results is standard output. It keeps the first error of writing, since the
// printers of help drop theirs.
type results struct {
	w   io.Writer
	err error
}

// Write implements io.Writer.
func (r *results) Write(b []byte) (int, error) {
	n, err := r.w.Write(b)
	if err != nil && r.err == nil {
		r.err = err
	}
	return n, err
}

// printed is err or, if there is none, that of writing to standard output.
func (c *console) printed(err error) error {
	if r, ok := c.stdout.(*results); ok && err == nil && r.err != nil {
		return fmt.Errorf("writing to standard output: %w", advice.Cause(r.err))
	}
	return err
}

// print writes a result to standard output.
func (c *console) print(b []byte) error {
	if _, err := c.stdout.Write(b); err != nil {
		return fmt.Errorf("writing to standard output: %w", advice.Cause(err))
	}
	return nil
}
