package command

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dyad/report/batch"
)

func TestDuration(t *testing.T) {
	for s, want := range map[float64]string{0.04: "0.0 s", 9.44: "9.4 s", 59.4: "59 s", 61: "1 min 1 s", 7322: "2 h 2 min"} {
		if got := duration(s); got != want {
			t.Errorf("duration(%g) = %s, want %s", s, got, want)
		}
	}
}

func TestProgress(t *testing.T) {
	for kind, want := range map[string]string{
		"none":  "",
		"json":  `{"event":"made","n":1,"of":4,"path":"1.pdf","input":"","done":1,"jobs":4,"ms":5}` + "\n",
		"plain": "say 2 of 4, 0.1/s, 20 s left\nsay 3 of 4, 0.1/s, 10 s left, 1 failed\n",
		"bar":   "\r[##########------------------------------] 1 of 4, 0.1/s, 30 s left\x1b[K\r",
		"each":  "say wrote 1.pdf: 4 pages, 9 kB\n",
	} {
		var b strings.Builder
		now := time.Unix(0, 0)
		c := &console{stderr: &b}
		p := c.progress(kind, 4)
		p.now = func() time.Time { return now }
		p.begin(c.newBar(now))
		p.say = func(s string) { b.WriteString("say " + s + "\n") }
		for i, a := range []batch.Action{batch.Created, batch.Kept, batch.Failed, batch.Created} {
			now = now.Add(10 * time.Second)
			if kind == "plain" && i == 0 {
				now = now.Add(-time.Second)
				p.add(batch.Outcome{Action: a})
				now = now.Add(time.Second)
				continue
			}
			p.add(batch.Outcome{Action: a, Millis: 5, Entry: batch.Entry{N: i + 1, Of: 4, Path: fmt.Sprintf("%d.pdf", i+1), Pages: 4, Bytes: 9000}})
			if kind != "plain" && i == 0 {
				break
			}
		}
		p.end()
		if got := b.String(); !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
		if p.total-p.done() == 0 && !strings.HasPrefix(p.summary(), "2 briefs made, 1 up to date, 1 failed, in 40 s") {
			t.Errorf("summary %q", p.summary())
		}
	}
}

// TestProgressOfLate holds that briefs which are up to date, which go by at
// once, do not make the rest seem as fast.
func TestProgressOfLate(t *testing.T) {
	now := time.Unix(0, 0)
	p := &progress{kind: "none", now: func() time.Time { return now }, total: 1000}
	p.begin(&bar{w: &strings.Builder{}})
	for range 800 {
		p.add(batch.Outcome{Action: batch.Kept})
	}
	for range 100 {
		now = now.Add(time.Second)
		p.add(batch.Outcome{Action: batch.Created})
	}
	if got, want := p.state(now), "900 of 1000, 1/s, 1 min 40 s left"; got != want {
		t.Errorf("state %q, want %q", got, want)
	}
}

// TestBarFits: a line as wide as the terminal would wrap.
func TestBarFits(t *testing.T) {
	for width, want := range map[int]string{
		80: "[####################--------------------] reading été.csv",
		40: "[##########-----------] reading été.csv", 27: "[####----] reading été.csv",
		26: "reading été.csv", 15: "reading été.cs", 1: "",
	} {
		b := bar{width: width}
		if got := b.line(0.5, "reading été.csv"); got != want {
			t.Errorf("in %d columns %q, want %q", width, got, want)
		}
	}
	if got := (&bar{width: 80}).line(-1, "reading"); got != "reading" {
		t.Errorf("of an unknown whole %q", got)
	}
}
