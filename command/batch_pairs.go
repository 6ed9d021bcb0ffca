package command

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/codec"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// A pairChoice is one of the pairs, or kinds of pairs, that --pairs asks for.
type pairChoice struct {
	a, b string // codes of countries; anyCountry for whichever
}

// anyCountry stands for whichever country has trade with the other.
const anyCountry = "*"

func (c pairChoice) String() string { return c.a + "-" + c.b }

// several tells whether the choice is a pattern, as a glob is of files.
func (c pairChoice) several() bool { return c.a == anyCountry || c.b == anyCountry }

// pairsHint is how pairs are named.
const pairsHint = "--pairs is all, pairs such as KAZ-RUS,KAZ-*, or a file of them such as pairs.txt"

// parsePair reads "KAZ-RUS", "KAZ-*" or "*-KAZ".
func parsePair(s string) (pairChoice, error) {
	a, b, ok := strings.Cut(s, "-")
	isCode := func(s string) bool {
		return s == anyCountry || s != "" && strings.Trim(strings.ToUpper(s), "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == ""
	}
	switch {
	case !ok || !isCode(a) || !isCode(b):
		return pairChoice{}, fmt.Errorf("%q is no pair", s)
	case a == b && a != anyCountry:
		return pairChoice{}, fmt.Errorf("%q is one country twice", s)
	}
	return pairChoice{a, b}, nil
}

// pairChoices reads what --pairs says: all, pairs set apart by commas, or the
// file that holds them. A name with a dot or a slash is a file's, so is one that
// is no pair and that a file has; - is standard input.
func (e *env) pairChoices(asked string) ([]pairChoice, error) {
	switch {
	case asked == "all":
		return []pairChoice{{anyCountry, anyCountry}}, nil
	case asked == "-" || strings.ContainsAny(asked, `./\`):
		return e.pairFile(asked)
	}
	var all []pairChoice
	for s := range strings.SplitSeq(asked, ",") {
		c, err := parsePair(strings.TrimSpace(s))
		if _, missing := os.Stat(asked); err != nil && missing == nil {
			return e.pairFile(asked)
		}
		if err != nil {
			return nil, usageError{err.Error(), pairsHint}
		}
		all = append(all, c)
	}
	return all, nil
}

// maxPairs is how many bytes of a file of pairs are read: all pairs of all
// countries are fewer.
const maxPairs = 4 << 20

// pairFile reads a file of pairs, one a line, as "dyad pairs" prints them: what
// stands after the pair does not count, nor do empty lines and those that begin
// with #.
func (e *env) pairFile(name string) (all []pairChoice, err error) {
	var b []byte
	if name == "-" {
		name = "<stdin>"
		b, err = atMost(e.stdin, maxPairs)
	} else {
		b, err = readFile(name, maxPairs)
	}
	switch {
	case err != nil:
		return nil, advice.With(fmt.Errorf("reading pairs %q: %w", name, advice.Cause(err)), pairsHint)
	case len(b) > maxPairs:
		return nil, fmt.Errorf("reading pairs %q: it is over the limit of %d MiB", name, maxPairs>>20)
	}
	const hint = "each line begins with a pair, such as KAZ-RUS or KAZ-*; # begins a remark"
	bad := &codec.Errors{File: name}
	n := 0
	for line := range bytes.Lines(b) {
		n++
		fields := strings.Fields(string(line))
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		c, err := parsePair(fields[0])
		if err != nil {
			bad.List = append(bad.List, codec.Problem{Pos: data.Pos{Line: n, Col: 1}, What: err.Error(), Hint: hint})
			continue
		}
		all = append(all, c)
	}
	switch {
	case bad.List != nil:
		return nil, bad
	case all == nil:
		return nil, advice.With(fmt.Errorf("no pair in %q", name), hint)
	}
	return all, nil
}

// A chosenPair is a pair of which a brief is to be made.
type chosenPair struct {
	a, b trade.Country
	name string // as it was asked for, or "KAZ-RUS"
	year int    // of its rows, 0 if that is to be asked for
	err  error  // why there is no brief of it
}

// A chooser finds pairs in a table.
type chooser struct {
	t      *trade.Table
	listed []measure.Listed // the largest first
	least  float64          // turnover below which a pair is left out, USD
	seen   map[[2]trade.Country]bool
	chosen []chosenPair
}

// choose is the pairs that are asked for with at least a turnover, each once: in
// the order asked for, those of a pattern the largest first. A pair by name
// that the table does not have is one that fails, as a file that is not there;
// a pattern that no pair matches is an error.
func choose(t *trade.Table, w *measure.World, choices []pairChoice, least float64) ([]chosenPair, error) {
	c := &chooser{t: t, listed: w.Pairs(), least: least, seen: map[[2]trade.Country]bool{}}
	known := make(map[[2]trade.Country]measure.Listed, len(c.listed))
	for _, l := range c.listed {
		known[[2]trade.Country{l.A, l.B}] = l
	}
	for _, choice := range choices {
		if choice.several() {
			if err := c.match(choice); err != nil {
				return nil, err
			}
			continue
		}
		a, b, err := findPair(t, choice.String())
		if err != nil {
			c.chosen = append(c.chosen, chosenPair{name: choice.String(), err: fmt.Errorf("pair %s: %w", choice, err)})
			continue
		}
		if l, ok := known[[2]trade.Country{min(a, b), max(a, b)}]; !ok || l.Turnover().Dollars() >= least {
			c.add(a, b, l.Year)
		}
	}
	if len(c.chosen) == 0 {
		return nil, advice.With(fmt.Errorf("no pair trades %.0f USD or more", least), "`dyad pairs TABLE…` lists the pairs with their turnover")
	}
	return c.chosen, nil
}

// match adds the pairs of a pattern. The country named in it comes first where
// the pattern has it first; else pairs are in the order of codes.
func (c *chooser) match(choice pairChoice) error {
	named := trade.World // none
	var err error
	switch {
	case choice.a != anyCountry:
		named, err = countryOf(c.t, choice.a)
	case choice.b != anyCountry:
		named, err = countryOf(c.t, choice.b)
	}
	if err != nil {
		return fmt.Errorf("pairs %s: %w", choice, err)
	}
	found := false
	for _, l := range c.listed {
		a, b := l.A, l.B
		if named != trade.World {
			if a != named && b != named {
				continue
			}
			if (a == named) != (choice.a != anyCountry) {
				a, b = b, a
			}
		}
		found = true
		if l.Turnover().Dollars() >= c.least {
			c.add(a, b, l.Year)
		}
	}
	if !found {
		return advice.With(fmt.Errorf("no pair matches %s", choice), "`dyad pairs TABLE…` lists the pairs")
	}
	return nil
}

func (c *chooser) add(a, b trade.Country, year int) {
	key := [2]trade.Country{min(a, b), max(a, b)}
	if c.seen[key] {
		return
	}
	c.seen[key] = true
	c.chosen = append(c.chosen, chosenPair{a: a, b: b, year: year, name: c.t.Country(a).Label() + "-" + c.t.Country(b).Label()})
}
