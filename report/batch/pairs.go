package batch

import (
	"bytes"
	"fmt"
	"strings"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/codec"
	"dyad/data/geo"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// A PairError is about a text that does not name a pair.
type PairError struct {
	what string
	// Expected says what a pair is.
	Expected string
}

func (e *PairError) Error() string { return e.what }

const (
	twoCodes     = "a pair is two ISO 3166-1 codes"
	twoCountries = "a pair is two countries"
)

// A PairPattern names one pair of states or, with a *, several.
type PairPattern struct {
	a, b string // codes of countries, or anyCountry
}

// anyCountry stands for each country that trades with the other one.
const anyCountry = "*"

func (p PairPattern) String() string { return p.a + "-" + p.b }

// several tells whether the pattern may match several pairs.
func (p PairPattern) several() bool { return p.a == anyCountry || p.b == anyCountry }

// parsePair reads "KAZ-RUS", "KAZ-*" or "*-KAZ".
func parsePair(s string) (PairPattern, error) {
	a, b, ok := strings.Cut(s, "-")
	isCode := func(s string) bool {
		return s == anyCountry || s != "" && strings.Trim(strings.ToUpper(s), "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == ""
	}
	switch {
	case !ok || !isCode(a) || !isCode(b):
		return PairPattern{}, &PairError{fmt.Sprintf("%q is no pair", s), twoCodes}
	case a == b && a != anyCountry:
		return PairPattern{}, &PairError{fmt.Sprintf("%q is one country twice", s), twoCountries}
	}
	return PairPattern{a, b}, nil
}

// ParsePairs reads "all", or patterns separated by commas, such as
// "KAZ-RUS,KAZ-*". The error is a PairError.
func ParsePairs(list string) ([]PairPattern, error) {
	if list == "all" {
		return []PairPattern{{anyCountry, anyCountry}}, nil
	}
	var all []PairPattern
	for s := range strings.SplitSeq(list, ",") {
		p, err := parsePair(strings.TrimSpace(s))
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// ParsePairFile reads the content of a file of patterns, one a line, as "dyad
// pairs" prints them. It ignores what follows a pattern on its line, empty
// lines, and lines that begin with #. The error names every line that has no
// pattern, as codec.Errors.
func ParsePairFile(name string, content []byte) ([]PairPattern, error) {
	const hint = "each line begins with a pair, such as KAZ-RUS or KAZ-*; # begins a remark"
	bad := &codec.Errors{File: name}
	var all []PairPattern
	n := 0
	for line := range bytes.Lines(content) {
		n++
		fields := strings.Fields(string(line))
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		p, err := parsePair(fields[0])
		if err != nil {
			bad.List = append(bad.List, codec.Problem{Pos: data.Pos{Line: n, Col: 1}, What: err.Error(), Hint: hint})
			continue
		}
		all = append(all, p)
	}
	switch {
	case bad.List != nil:
		return nil, bad.Quote(content)
	case all == nil:
		return nil, advice.With(fmt.Errorf("no pair in %q", name), hint)
	}
	return all, nil
}

// A Pair is a pair of states of which a brief is to be made.
type Pair struct {
	a, b trade.Country
	name string // as it was asked for, or "KAZ-RUS"
	year int    // the latest with rows of the pair; 0 if it is not known yet
	err  error  // why there can be no brief of it

	in    *grouping            // the tables in which a side that is a group is one country; nil for two states
	blocs [2]*trade.Membership // of the sides that are groups
}

// Name is the pair as it was asked for, or its two codes: "KAZ-RUS".
func (p Pair) Name() string { return p.name }

// A chooser finds pairs in a table.
type chooser struct {
	tables Tables
	t      *trade.Table
	listed []measure.Listed // the largest first
	least  float64          // turnover below which a pair is left out, USD
	seen   map[chosenPair]bool
	chosen []Pair
	merged map[string]*grouping // by what they have as one country
}

// chosenPair is a pair, the smaller country first, and the tables it is in.
type chosenPair struct {
	a, b trade.Country
	in   *grouping
}

// Choose finds the pairs that the patterns name and that trade at least
// minTurnover US dollars, each pair once. They are in the order of the
// patterns, and those of one pattern in the order of their turnover, the
// largest first. A pair that is named without a * and is not in the tables
// becomes a Pair whose jobs fail, like a dossier that does not exist. A
// pattern that no pair matches is an error.
func Choose(tables Tables, patterns []PairPattern, minTurnover float64) ([]Pair, error) {
	t, least := tables.Table, minTurnover
	c := &chooser{tables: tables, t: t, listed: tables.World.Pairs(), least: least, seen: map[chosenPair]bool{}, merged: map[string]*grouping{}}
	known := make(map[[2]trade.Country]measure.Listed, len(c.listed))
	for _, l := range c.listed {
		known[[2]trade.Country{l.A, l.B}] = l
	}
	for _, pattern := range patterns {
		if grouped, err := c.matchGroups(pattern); err != nil {
			return nil, err
		} else if grouped {
			continue
		}
		if pattern.several() {
			if err := c.match(pattern); err != nil {
				return nil, err
			}
			continue
		}
		a, b, err := FindPair(t, pattern.String())
		if err != nil {
			c.chosen = append(c.chosen, Pair{name: pattern.String(), err: fmt.Errorf("pair %s: %w", pattern, err)})
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

// match adds the pairs of a pattern with a *. The country it names stands
// where the pattern has it; if it names none, the two are in the order of
// their codes.
func (c *chooser) match(pattern PairPattern) error {
	named := trade.World // the World stands for none
	var err error
	switch {
	case pattern.a != anyCountry:
		named, err = FindCountry(c.t, pattern.a)
	case pattern.b != anyCountry:
		named, err = FindCountry(c.t, pattern.b)
	}
	if err != nil {
		return fmt.Errorf("pairs %s: %w", pattern, err)
	}
	found := false
	for _, l := range c.listed {
		a, b := l.A, l.B
		if named != trade.World {
			if a != named && b != named {
				continue
			}
			if (a == named) != (pattern.a != anyCountry) {
				a, b = b, a
			}
		}
		found = true
		if l.Turnover().Dollars() >= c.least {
			c.add(a, b, l.Year)
		}
	}
	if !found {
		return advice.With(fmt.Errorf("no pair matches %s", pattern), "`dyad pairs TABLE…` lists the pairs")
	}
	return nil
}

func (c *chooser) add(a, b trade.Country, year int) {
	c.choose(Pair{a: a, b: b, year: year, name: c.t.Country(a).Label() + "-" + c.t.Country(b).Label()})
}

// choose adds a pair once.
func (c *chooser) choose(p Pair) {
	key := chosenPair{min(p.a, p.b), max(p.a, p.b), p.in}
	if !c.seen[key] {
		c.seen[key] = true
		c.chosen = append(c.chosen, p)
	}
}

// FindPair finds the two countries of a text such as "KAZ-RUS" in a table.
// The error is a PairError if the text does not name two countries.
func FindPair(t *trade.Table, text string) (a, b trade.Country, err error) {
	first, second, ok := strings.Cut(text, "-")
	if !ok || first == "" || second == "" || strings.Contains(second, "-") {
		return 0, 0, &PairError{fmt.Sprintf("%q is no pair", text), twoCodes}
	}
	if a, err = FindCountry(t, first); err == nil {
		b, err = FindCountry(t, second)
	}
	if err == nil && a == b {
		err = &PairError{fmt.Sprintf("%q is one country twice", text), twoCountries}
	}
	return a, b, err
}

// FindCountry finds a country in a table by its code, that of ISO 3166-1 or the
// one in the table.
func FindCountry(t *trade.Table, code string) (trade.Country, error) {
	up := strings.ToUpper(code)
	if c, ok := t.Find(up); ok && c != trade.World {
		switch t.Country(c).Kind {
		case trade.State:
			return c, nil
		case trade.Group:
			return 0, advice.With(fmt.Errorf("%s is a group of states", up), "groups that --pair takes are "+blocCodes())
		}
		return 0, noState(up)
	}
	area, known := geo.Lookup(up)
	if known && (area.Kind == geo.KindAggregate || area.Kind == geo.KindUnspecified) {
		return 0, noState(up)
	}
	if known {
		if c, ok := t.Find(area.Alpha3); ok && c != trade.World && area.Alpha3 != "" {
			return c, nil
		}
		hint := "`dyad pairs TABLE…` lists the pairs it has rows of"
		if worldAlone(t) {
			hint = "it holds trade with the world alone: download all partners, not partner 0 (World)"
		}
		return 0, advice.With(fmt.Errorf("the table has no rows of %s (%s)", up, area.Name("en")), hint)
	}
	hint := "codes are those of ISO 3166-1: KAZ, RUS"
	if near := geo.Suggest(code); len(near) > 0 {
		hint = "did you mean " + strings.Join(near, " or ") + "?"
	}
	return 0, advice.With(fmt.Errorf("unknown country %q", code), hint)
}

func noState(code string) error {
	return advice.With(fmt.Errorf("%s is no state", code), "`dyad pairs TABLE…` lists the pairs of states it has rows of")
}

// blocCodes are the groups of states that have a code.
func blocCodes() string {
	var codes []string
	for _, b := range geo.Blocs() {
		codes = append(codes, b.Code)
	}
	return strings.Join(codes, ", ")
}

// worldAlone reports whether no row of a table is of two states.
func worldAlone(t *trade.Table) bool {
	for _, l := range t.Layers() {
		for range t.In(l.Layer).All(trade.EveryYear) {
			return false
		}
	}
	return true
}
