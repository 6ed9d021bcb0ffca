package command

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/term"
)

// barEvery is how often a bar is drawn.
const barEvery = 100 * time.Millisecond

// A bar is a line on a terminal that shows how much of some work is done.
// Each drawing replaces the one before.
type bar struct {
	w     io.Writer
	width int // columns of the terminal
	last  time.Time
	shown bool
}

// onTerminal tells whether messages go to a terminal that can show a bar.
func (c *console) onTerminal() bool {
	f, ok := c.stderr.(*os.File)
	return ok && c.log == nil && !c.dumb && term.IsTerminal(int(f.Fd()))
}

// newBar is a bar on standard error for work that begins now.
func (c *console) newBar(now time.Time) *bar {
	b := &bar{w: c.stderr, width: 80, last: now}
	if f, ok := c.stderr.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			b.width = w
		}
	}
	return b
}

// draw shows that a part of the work, from 0 to 1, is done, unless it was
// drawn less than barEvery ago. A part below 0 is unknown.
func (b *bar) draw(now time.Time, part float64, state string) {
	if now.Sub(b.last) < barEvery {
		return
	}
	b.last, b.shown = now, true
	fmt.Fprintf(b.w, "\r%s\x1b[K", b.line(part, state))
}

// line is the state with a bar before it. It is shorter than the terminal is
// wide: a full line would wrap.
func (b *bar) line(part float64, state string) string {
	n := utf8.RuneCountInString(state)
	room := min(b.width-n-4, 40)
	if part < 0 || room < 8 {
		return string([]rune(state)[:min(n, max(b.width-1, 0))])
	}
	full := min(int(float64(room)*part), room)
	return "[" + strings.Repeat("#", full) + strings.Repeat("-", room-full) + "] " + state
}

// clear leaves the terminal as it was.
func (b *bar) clear() {
	if b.shown {
		fmt.Fprint(b.w, "\r\x1b[K")
	}
	b.shown = false
}
