package command

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"dyad/data/advice"
	"dyad/report/batch"
)

const (
	// plainEvery is how often a line says the progress.
	plainEvery = 10 * time.Second
	// rateWindow is the time over which the rate is taken. Briefs that are
	// up to date go by much faster than others are made, so the rate since
	// the start would be wrong.
	rateWindow = 30 * time.Second
)

// progressKinds are the values of --progress.
var progressKinds = []string{"auto", "bar", "plain", "json", "none"}

// A progress shows how far a batch is. One goroutine calls its methods.
type progress struct {
	kind string // bar, plain, json, none, or each: a line for each brief made
	w    io.Writer
	say  func(string)
	now  func() time.Time
	bar  *bar

	noun                      string // what is made
	total, made, kept, failed int
	start, last               time.Time
	history                   []doneAt // one for each second of rateWindow, the oldest first
}

// A doneAt is how many jobs were done at a time.
type doneAt struct {
	at   time.Time
	done int
}

// progress begins to show the progress of a number of jobs. The kind auto is
// a bar on a terminal and plain elsewhere.
func (c *console) progress(kind string, total int) *progress {
	p := &progress{kind: kind, noun: "brief", w: c.stderr, say: c.say, now: time.Now, total: total}
	if kind == "auto" {
		p.kind = "plain"
		if c.onTerminal() {
			p.kind = "bar"
		}
	}
	p.begin(c.newBar(p.now()))
	return p
}

// begin starts the clock. The bar is used if the kind is bar.
func (p *progress) begin(b *bar) {
	p.start = p.now()
	p.last = p.start
	p.history = []doneAt{{p.start, 0}}
	p.bar = b
}

// A progressLine is a line of --progress json.
type progressLine struct {
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

// add counts a finished job and shows it.
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
	p.remember(now)
	switch {
	case p.kind == "json":
		e := x.Entry
		b, err := json.Marshal(progressLine{x.Action.String(), e.N, e.Of, e.Path, e.Input, e.Error, p.done(), p.total, x.Millis})
		if err == nil {
			fmt.Fprintf(p.w, "%s\n", b)
		}
	case p.kind == "each" && x.Action == batch.Created:
		what := size(x.Entry.Bytes)
		if x.Entry.Pages > 0 {
			what = count(x.Entry.Pages, "page") + ", " + what
		}
		p.say(fmt.Sprintf("wrote %s: %s", advice.Name(x.Entry.Path), what))
	case p.kind == "bar":
		p.bar.draw(now, float64(p.done())/float64(max(p.total, 1)), p.state(now))
	case p.kind == "plain" && now.Sub(p.last) >= plainEvery && p.done() < p.total:
		p.last = now
		p.say(p.state(now))
	}
}

func (p *progress) done() int { return p.made + p.kept + p.failed }

// remember adds to the history, once a second.
func (p *progress) remember(now time.Time) {
	if now.Sub(p.history[len(p.history)-1].at) < time.Second {
		return
	}
	p.history = append(p.history, doneAt{now, p.done()})
	for len(p.history) > 2 && now.Sub(p.history[1].at) >= rateWindow {
		p.history = p.history[1:]
	}
}

// end leaves the terminal as it was.
func (p *progress) end() { p.bar.clear() }

// state is "812 of 2000, 96/s, 13 s left, 2 failed". The rate is that of the
// last seconds.
func (p *progress) state(now time.Time) string {
	s := fmt.Sprintf("%d of %d", p.done(), p.total)
	since := p.history[0]
	if took, n := now.Sub(since.at).Seconds(), p.done()-since.done; took > 0 && n > 0 {
		rate := float64(n) / took
		s += fmt.Sprintf(", %.3g/s, %s left", rate, duration(float64(p.total-p.done())/rate))
	}
	if p.failed > 0 {
		s += fmt.Sprintf(", %d failed", p.failed)
	}
	return s
}

// summary says how many jobs ended in which way.
func (p *progress) summary() string {
	took := p.now().Sub(p.start).Seconds()
	s := count(p.made, p.noun) + " made"
	if p.kept > 0 {
		s += fmt.Sprintf(", %d up to date", p.kept)
	}
	if p.failed > 0 {
		s += fmt.Sprintf(", %d failed", p.failed)
	}
	if left := p.total - p.done(); left > 0 {
		s += fmt.Sprintf(", %d not begun", left)
	}
	s += fmt.Sprintf(", in %s", duration(took))
	if p.made > 1 && took > 0 {
		s += fmt.Sprintf(" (%.3g/s)", float64(p.made)/took)
	}
	return s
}

// duration prints a time in seconds as people say it.
func duration(seconds float64) string {
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

// sayCounts says what became of a batch; in a log for programs, with the counts.
func (c *console) sayCounts(p *progress) {
	if c.log == nil {
		c.say(p.summary())
		return
	}
	if !c.quiet {
		c.log.Info(p.summary(), "made", p.made, "kept", p.kept, "failed", p.failed, "not_begun", p.total-p.done(), "seconds", p.now().Sub(p.start).Seconds())
	}
}
