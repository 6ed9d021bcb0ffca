package codec

import (
	"fmt"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
)

// seen is where the ids of one kind of thing were first given.
type seen map[string]data.Pos

func (r *reader) unique(s seen, kind, id string, pos data.Pos) {
	if id == "" {
		return
	}
	if first, ok := s[id]; ok {
		r.fail(pos, "%s %q is already %s", kind, id, r.shown(first)).Hint = "give this one another id"
		return
	}
	s[id] = pos
}

// duplicates finds ids given twice. Claims of crosschecks share the ids of
// claims, outside sources those of sources.
func (r *reader) duplicates(d *data.Dossier) {
	claims, sources, facts := make(seen, len(d.Claims)), make(seen, len(d.Sources)), make(seen, len(d.Facts))
	sections, exhibits, crosschecks, measures, topics := seen{}, seen{}, seen{}, seen{}, seen{}
	for c := range d.AllClaims() {
		r.unique(claims, "claim", c.ID, c.Pos)
	}
	for _, list := range [][]data.Source{d.Sources, d.Outside} {
		for _, s := range list {
			r.unique(sources, "source", s.ID, s.Pos)
		}
	}
	for _, f := range d.Facts {
		r.unique(facts, "fact", f.ID, f.Pos)
	}
	for _, s := range d.Sections {
		r.unique(sections, "section", s.ID, s.Pos)
	}
	for _, e := range d.Exhibits {
		r.unique(exhibits, "exhibit", e.Head().ID, e.Head().Pos)
	}
	for _, x := range d.Crosschecks {
		r.unique(crosschecks, "crosscheck", x.ID, x.Pos)
	}
	for _, m := range d.Measures {
		r.unique(measures, "measure", m.ID, m.Pos)
	}
	for _, t := range d.Topics {
		r.unique(topics, "topic", t.ID, t.Pos)
	}
	r.shownTwice(d)
}

// shownTwice finds exhibits and tiles that a brief would show twice.
func (r *reader) shownTwice(d *data.Dossier) {
	shown := seen{}
	for _, s := range d.Sections {
		for _, b := range s.Body {
			if first, ok := shown[b.Exhibit]; ok && b.Exhibit != "" {
				r.fail(b.Pos, "section %q: exhibit %q is already shown %s", s.ID, b.Exhibit, r.shown(first))
			}
			shown[b.Exhibit] = b.Pos
		}
	}
}

// repeats finds one quantity typed twice. A quantity is the same when label,
// unit, base, period, source and place in the source are.
func (r *reader) repeats(d *data.Dossier) {
	first := make(map[quantityKey]*data.Claim, len(d.Claims))
	for c := range d.AllClaims() {
		if c.Label.IsZero() || c.ID == "" {
			continue
		}
		key := keyOf(c)
		other, ok := first[key]
		if !ok {
			first[key] = c
			continue
		}
		if c.Restates != other.ID && other.Restates != c.ID {
			r.fail(c.Pos, "claim %q has the label, unit, period and source of claim %q %s%s", c.ID, other.ID, r.shown(other.Pos), apart(other, c)).Hint =
				fmt.Sprintf("if one is a slip, delete it; if the source states the figure twice, add restates: %s; if they are two figures, say in label or period how they differ", other.ID)
		}
	}
}

// apart says whether two claims have the same value, "" if one of them has none yet.
func apart(first, second *data.Claim) string {
	a, b := first.Value.String(), second.Value.String()
	if first.Unit.Dim == quantity.Date {
		a, b = first.Date, second.Date
	}
	switch {
	case !first.HasValue || !second.HasValue:
		return ""
	case a == b:
		return ", and the same value"
	}
	return fmt.Sprintf(", and the value %s, not %s", b, a)
}

// A quantityKey tells a quantity from others.
type quantityKey struct {
	unit, source        string
	inSource            bool
	label, base, period textKey
}

type textKey struct{ tags, vals string }

func keyOf(c *data.Claim) quantityKey {
	return quantityKey{c.Unit.Text, c.Source, c.InSource, keyOfText(c.Label), keyOfText(c.Base), keyOfText(c.Period)}
}

func keyOfText(t data.Text) textKey {
	return textKey{strings.Join(t.Tags, "\x01"), strings.Join(t.Vals, "\x01")}
}
