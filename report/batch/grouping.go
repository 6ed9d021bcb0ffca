package batch

import (
	"fmt"
	"slices"
	"strings"

	"dyad/data/advice"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// A grouping is tables in which the members of one or two groups are one country each.
type grouping struct {
	Tables
	groups map[string]group // by their codes
}

// A group is a group of states in a table.
type group struct {
	country trade.Country
	told    *trade.Membership
}

// sides are the countries of a pair, and how those that are groups stand in the tables.
func (g *grouping) sides(blocs [2]*trade.Bloc, states [2]trade.Country) (of [2]trade.Country, told [2]*trade.Membership) {
	of = states
	for i, bloc := range blocs {
		if bloc != nil {
			own := g.groups[bloc.ISO3]
			of[i], told[i] = own.country, own.told
		}
	}
	return of, told
}

// matchGroups adds the pairs of a pattern that names a group. It reports false for a
// pattern that names none.
func (c *chooser) matchGroups(pattern PairPattern) (bool, error) {
	codes := [2]string{pattern.a, pattern.b}
	var blocs [2]*trade.Bloc
	for i, code := range codes {
		if code != anyCountry {
			blocs[i] = c.tables.Groups.Find(c.t, code)
		}
	}
	if blocs == [2]*trade.Bloc{} {
		return false, nil
	}
	if pattern.several() {
		return true, c.matchPartners(pattern, blocs)
	}
	s, err := findCodes(c.t, codes, blocs)
	if err == nil {
		err = c.addGroups(pattern, blocs, s)
	}
	if err != nil {
		c.chosen = append(c.chosen, Pair{name: pattern.String(), err: fmt.Errorf("pair %s: %w", pattern, err)})
	}
	return true, nil
}

// addGroups adds a pair of which a side is a group.
func (c *chooser) addGroups(pattern PairPattern, blocs [2]*trade.Bloc, states [2]trade.Country) error {
	var without [2]string
	for i := range blocs {
		if blocs[i] != nil && blocs[1-i] == nil {
			without[i] = c.t.Country(states[1-i]).ISO3
		}
	}
	m, err := c.merge(blocs, without)
	if err != nil {
		return err
	}
	of, told := m.sides(blocs, states)
	p := Pair{name: strings.ToUpper(pattern.String()), a: of[0], b: of[1], in: m, blocs: told}
	l, ok := m.World.Listed(p.a, p.b)
	if p.year = l.Year; !ok || l.Turnover().Dollars() >= c.least {
		c.choose(p)
	}
	return nil
}

// matchPartners adds the pairs of a group with each state that trades with it, the
// largest first. A member trades with no group of its own.
func (c *chooser) matchPartners(pattern PairPattern, blocs [2]*trade.Bloc) error {
	side := 0
	if blocs[0] == nil {
		side = 1
	}
	m, err := c.merge(blocs, [2]string{})
	if err != nil {
		return fmt.Errorf("pairs %s: %w", pattern, err)
	}
	codes := [2]string{strings.ToUpper(pattern.a), strings.ToUpper(pattern.b)}
	of, told := m.sides(blocs, [2]trade.Country{})
	found := false
	for _, l := range m.World.Pairs() {
		partner := l.A
		if partner == of[side] {
			partner = l.B
		} else if l.B != of[side] {
			continue
		}
		found = true
		if l.Turnover().Dollars() < c.least {
			break
		}
		of[1-side], codes[1-side] = partner, c.t.Country(partner).Label()
		c.choose(Pair{a: of[0], b: of[1], year: l.Year, name: codes[0] + "-" + codes[1], in: m, blocs: told})
	}
	if !found {
		return advice.With(fmt.Errorf("no pair matches %s", pattern), "`dyad pairs TABLE…` lists the pairs")
	}
	return nil
}

// merge is the tables with groups as countries. Those that are the same are made once.
func (c *chooser) merge(blocs [2]*trade.Bloc, without [2]string) (*grouping, error) {
	whole, world := c.tables.Table, c.tables.World
	if len(c.tables.Few) > 0 {
		whole, world = c.tables.Whole, c.tables.WholeWorld
	}
	var keys []string
	for i, bloc := range blocs {
		if bloc == nil {
			continue
		}
		if !slices.ContainsFunc(whole.Years(), func(y int) bool { return slices.Contains(bloc.Members(y), without[i]) }) {
			without[i] = ""
		}
		keys = append(keys, bloc.ISO3+" less "+without[i])
	}
	slices.Sort(keys)
	key := strings.Join(keys, "; ")
	if m := c.merged[key]; m != nil {
		return m, nil
	}
	s := Sides{Table: whole}
	for i, bloc := range blocs {
		if bloc != nil {
			s.merge(i, bloc, without[i])
		}
	}
	m := &grouping{Tables: c.tables, groups: map[string]group{}}
	for i, bloc := range blocs {
		if bloc != nil {
			m.groups[bloc.ISO3] = group{s.Of[i], s.Blocs[i]}
		}
	}
	var err error
	if m.World, err = measure.NewWorldLike(world, s.Table); err != nil {
		return nil, err
	}
	m.Table, m.Whole, m.WholeWorld = s.Table, s.Table, m.World
	if len(m.Few) > 0 {
		m.Table = m.Whole.OfProduct(m.Few[0])
		if m.World, err = m.WholeWorld.OfProduct(m.Table); err != nil {
			return nil, err
		}
	}
	c.merged[key] = m
	return m, nil
}
