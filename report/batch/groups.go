package batch

import (
	"fmt"
	"slices"
	"strings"

	"dyad/data/geo"
	"dyad/data/trade"
)

// Groups are the groups of states that a pair may name beside those that are known: of
// the user's own, by their names in capitals.
type Groups map[string]trade.Bloc

// A GroupError is about a text that does not name a group.
type GroupError struct {
	what string
	// Hint says how a group is written.
	Hint string
}

func (e *GroupError) Error() string { return e.what }

// ParseGroups reads groups such as "CASPIAN=AZE+IRN+RUS+TKM", with commas between them.
// The error is a GroupError.
func ParseGroups(list string) (Groups, error) {
	groups := Groups{}
	for one := range strings.SplitSeq(list, ",") {
		if one == "" {
			continue
		}
		name, members, ok := strings.Cut(strings.ToUpper(one), "=")
		if !ok || len(strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")) > 0 || len(name) < 3 {
			return nil, &GroupError{fmt.Sprintf("%q names no group", one), "write CASPIAN=AZE+IRN+RUS+TKM, a name of three letters or more"}
		}
		states := strings.Split(members, "+")
		for i, m := range states {
			area, known := geo.Lookup(m)
			if !known || area.Kind == geo.KindAggregate || area.Kind == geo.KindUnspecified {
				return nil, &GroupError{fmt.Sprintf("%s: %q is no state", name, m), "members are codes of ISO 3166-1 with + between"}
			}
			states[i] = area.Alpha3
		}
		groups[name] = trade.Bloc{ISO3: blocCode(name), Name: name, Members: func(int) []string { return states }}
	}
	return groups, nil
}

// Find is the group of a code, nil for none: one of the user's own, else one that is
// known, unless the table has a state of that code; nil stands for no table.
func (g Groups) Find(t *trade.Table, code string) *trade.Bloc {
	code = strings.ToUpper(code)
	if own, ok := g[code]; ok {
		return &own
	}
	if t != nil {
		if c, ok := t.Find(code); ok && t.Country(c).Kind == trade.State {
			return nil
		}
	}
	b, ok := geo.FindBloc(code)
	if !ok {
		return nil
	}
	own := trade.BlocOf(b)
	return &own
}

// blocCode is a code of three letters for a group's name: its first three letters, or,
// where a state or another area has that code, one of the codes XAA to XZZ, which
// ISO 3166-1 leaves to its users.
func blocCode(name string) string {
	letters := strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, strings.ToUpper(name)) + "XXX"
	code := letters[:3]
	for last := 'A'; taken(code) && last <= 'Z'; last++ {
		code = "X" + letters[:1] + string(last)
	}
	return code
}

func taken(code string) bool {
	_, known := geo.Lookup(code)
	return known
}

// Sides are the two sides of a pair in a table, in which the members of a side that is a
// group are one country.
type Sides struct {
	Table *trade.Table
	Of    [2]trade.Country
	Blocs [2]*trade.Membership // nil for a state
}

// FindSides finds the two sides of a text such as "KAZ-RUS" or "KAZ-EU27" in a table. A
// member of a group that is the other side is none of it. The error is a PairError if the
// text does not name two sides.
func FindSides(t *trade.Table, groups Groups, text string) (Sides, error) {
	s := Sides{Table: t}
	first, second, _ := strings.Cut(text, "-")
	codes := [2]string{first, second}
	blocs := [2]*trade.Bloc{groups.Find(t, first), groups.Find(t, second)}
	var err error
	if blocs == [2]*trade.Bloc{} {
		s.Of[0], s.Of[1], err = FindPair(t, text)
		return s, err
	}
	s.Of, err = findCodes(t, codes, blocs)
	if err != nil {
		return s, err
	}
	for i, bloc := range blocs {
		if bloc != nil {
			without := ""
			if blocs[1-i] == nil {
				without = t.Country(s.Of[1-i]).ISO3
			}
			s.merge(i, bloc, without)
		}
	}
	return s, nil
}

// findCodes finds the states of a pair of which a side is a group.
func findCodes(t *trade.Table, codes [2]string, blocs [2]*trade.Bloc) (states [2]trade.Country, err error) {
	if strings.EqualFold(codes[0], codes[1]) || blocs[0] != nil && blocs[1] != nil && blocs[0].ISO3 == blocs[1].ISO3 {
		return states, &PairError{fmt.Sprintf("\"%s-%s\" is one group twice", codes[0], codes[1]), "a pair is two states or groups"}
	}
	for i, bloc := range blocs {
		if bloc == nil {
			if states[i], err = FindCountry(t, codes[i]); err != nil {
				return states, err
			}
		}
	}
	if blocs[0] != nil && blocs[1] != nil {
		if both := commonMember(blocs, t.Years()); both != "" {
			return states, &PairError{fmt.Sprintf("%s is a member of both groups", both), "a pair is two groups without a common member"}
		}
	}
	return states, nil
}

// merge makes a side of a group.
func (s *Sides) merge(side int, bloc *trade.Bloc, without string) {
	var m trade.Membership
	s.Table, s.Of[side], m = s.Table.WithBloc(*bloc, without)
	s.Blocs[side] = &m
}

// commonMember is a state that is a member of both groups in some year, "" if none is.
func commonMember(blocs [2]*trade.Bloc, years []int) string {
	for _, y := range years {
		for _, a := range blocs[0].Members(y) {
			if slices.Contains(blocs[1].Members(y), a) {
				return a
			}
		}
	}
	return ""
}
