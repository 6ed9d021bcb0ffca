package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"dyad/report/batch"
)

// How often progress is told.
const (
	barEvery   = 100 * time.Millisecond
	plainEvery = 10 * time.Second
)

// A progress tells how far a batch is. Its methods are called by one goroutine.
type progress struct {
	kind  string // bar, plain, json, none, or each: a line for each brief made
	w     io.Writer
	say   func(string)
	now   func() time.Time
	width int // columns of the terminal

	total, made, kept, failed int
	start, last               time.Time
}

// progress begins to tell of a number of jobs; auto is a bar on a terminal and
// plain elsewhere.
func (e *env) progress(kind string, total int) *progress {
	p := &progress{kind: kind, w: e.stderr, say: e.say, now: time.Now, width: 80, total: total}
	f, isFile := e.stderr.(*os.File)
	if kind == "auto" {
		p.kind = "plain"
		if isFile && e.log == nil && term.IsTerminal(int(f.Fd())) && e.getenv("TERM") != "dumb" {
			p.kind = "bar"
		}
	}
	if isFile && p.kind == "bar" {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			p.width = w
		}
	}
	p.start = p.now()
	p.last = p.start
	return p
}

// A told is a line of --progress json.
type told struct {
	Event string `json:"event"` // made, kept or failed
	N     int    `json:"n"`
	Of    int    `json:"of"`
	Path  string `json:"path,omitempty"`
	Input string `json:"input"`
	Error string `json:"error,omitempty"`
	Done  int    `json:"done"`
	Jobs  int    `json:"jobs"`
	Ms    int64  `json:"ms,omitempty"`
}

// add counts a job that is done.
func (p *progress) add(x batch.Outcome) {
	switch x.Action {
	case batch.Created:
		p.made++
	case batch.Kept:
		p.kept++
	case batch.Failed:
		p.failed++
	}
	now := p.now()
	switch {
	case p.kind == "json":
		e := x.Entry
		b, err := json.Marshal(told{x.Action.String(), e.N, e.Of, e.Path, e.Input, e.Error, p.done(), p.total, x.Millis})
		if err == nil {
			fmt.Fprintf(p.w, "%s\n", b)
		}
	case p.kind == "each" && x.Action == batch.Created:
		p.say(fmt.Sprintf("wrote %s: %s, %s", x.Entry.Path, count(x.Entry.Pages, "page"), size(x.Entry.Bytes)))
	case p.kind == "bar" && now.Sub(p.last) >= barEvery:
		p.last = now
		fmt.Fprintf(p.w, "\r%s\x1b[K", p.bar(now))
	case p.kind == "plain" && now.Sub(p.last) >= plainEvery && p.done() < p.total:
		p.last = now
		p.say(p.state(now))
	}
}

func (p *progress) done() int { return p.made + p.kept + p.failed }

// end leaves the terminal as it was.
func (p *progress) end() {
	if p.kind == "bar" {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// bar is the state with a bar before it, in the width of the terminal.
func (p *progress) bar(now time.Time) string {
	state := p.state(now)
	room := min(p.width-len(state)-4, 40)
	if room < 8 {
		return state[:min(len(state), max(p.width-1, 0))]
	}
	full := room * p.done() / max(p.total, 1)
	return "[" + strings.Repeat("#", full) + strings.Repeat("-", room-full) + "] " + state
}

// state is "812 of 2000, 96/s, 13 s left, 2 failed".
func (p *progress) state(now time.Time) string {
	s := fmt.Sprintf("%d of %d", p.done(), p.total)
	if took := now.Sub(p.start).Seconds(); took > 0 && p.done() > 0 {
		rate := float64(p.done()) / took
		s += fmt.Sprintf(", %.3g/s, %s left", rate, span(float64(p.total-p.done())/rate))
	}
	if p.failed > 0 {
		s += fmt.Sprintf(", %d failed", p.failed)
	}
	return s
}

// summary is what became of all jobs.
func (p *progress) summary() string {
	took := p.now().Sub(p.start).Seconds()
	s := count(p.made, "brief") + " made"
	if p.kept > 0 {
		s += fmt.Sprintf(", %d up to date", p.kept)
	}
	if p.failed > 0 {
		s += fmt.Sprintf(", %d failed", p.failed)
	}
	if left := p.total - p.done(); left > 0 {
		s += fmt.Sprintf(", %d not begun", left)
	}
	s += fmt.Sprintf(", in %s", span(took))
	if p.made > 1 && took > 0 {
		s += fmt.Sprintf(" (%.3g/s)", float64(p.made)/took)
	}
	return s
}

// span prints a time in seconds as people say it.
func span(seconds float64) string {
	switch n := int(seconds + 0.5); {
	case n >= 3600:
		return fmt.Sprintf("%d h %d min", n/3600, n%3600/60)
	case n >= 60:
		return fmt.Sprintf("%d min %d s", n/60, n%60)
	case n >= 10:
		return fmt.Sprintf("%d s", n)
	}
	return fmt.Sprintf("%.1f s", seconds)
}

// jsonLog writes messages as JSON, a line each.
func jsonLog(w io.Writer) *slog.Logger { return slog.New(slog.NewJSONHandler(w, nil)) }
