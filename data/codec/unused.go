package codec

import (
	"fmt"

	"dyad/data"
)

// Unused are the parts of a dossier that nothing in it uses, with their places: sources
// that no figure and no fact is from, exhibits that no section shows or that have nothing
// to show, facts that no page shows, measures that no claim was computed by. They are no errors. The sources of an article are its endnotes,
// all of which it cites.
func Unused(d *data.Dossier) []Problem {
	var out []Problem
	add := func(pos data.Pos, format string, args ...any) {
		out = append(out, Problem{Pos: pos, What: fmt.Sprintf(format, args...)})
	}
	for i := range d.Sources {
		if s := &d.Sources[i]; d.Article.IsZero() && !d.Uses(s.ID) {
			add(s.Pos, "source %q: no figure and no fact is from it", s.ID)
		}
	}
	for i := range d.Outside {
		if s := &d.Outside[i]; !usedOutside(d, s.ID) {
			add(s.Pos, "outside source %q: no claim of a crosscheck is from it", s.ID)
		}
	}
	used := map[string]bool{} // exhibits that are shown or tested, measures that claims name
	for _, s := range d.Sections {
		for _, b := range s.Body {
			used["exhibit "+b.Exhibit] = true
		}
	}
	for _, x := range d.Crosschecks {
		used["exhibit "+x.Test.Exhibit] = true
	}
	for c := range d.AllClaims() {
		used["measure "+c.Measure] = true
	}
	for _, e := range d.Exhibits {
		if h := e.Head(); !used["exhibit "+h.ID] {
			add(h.Pos, "exhibit %q: no section shows it", h.ID)
		}
	}
	for _, e := range d.Exhibits {
		if t, ok := e.(data.Timeline); ok && len(t.Events) == 0 {
			add(t.Pos, "exhibit %q: a timeline without events is not drawn", t.ID)
		}
	}
	for i := range d.Facts {
		f := &d.Facts[i]
		if len(f.Critical) > 0 {
			continue
		}
		if f.Dependence == nil {
			add(f.Pos, "fact %q: no page shows it: only facts with a dependence stand on page 1", f.ID)
		} else if c := measuresSame(d, f); c != nil {
			add(f.Pos, "fact %q: no page shows it: claim %q measures how %s relies on %s under its topic, and words stand on page 1 only where no figure does", f.ID, c.ID, f.Dependence.Of, f.Dependence.On)
		}
	}
	for i := range d.Measures {
		if m := &d.Measures[i]; !used["measure "+m.ID] {
			add(m.Pos, "measure %q: no claim is computed by it", m.ID)
		}
	}
	return out
}

// measuresSame is a figure of the reliance that a fact is about, of its topic, which page 1
// shows in its place; nil if there is none.
func measuresSame(d *data.Dossier, f *data.Fact) *data.Claim {
	for i := range d.Claims {
		c := &d.Claims[i]
		if dep := c.Dependence; dep != nil && !c.NoBar && c.Topic == f.Topic && dep.Of == f.Dependence.Of && dep.On == f.Dependence.On {
			return c
		}
	}
	return nil
}

// usedOutside reports whether a claim of a crosscheck is from an outside source.
func usedOutside(d *data.Dossier, id string) bool {
	for _, x := range d.Crosschecks {
		for _, c := range x.Claims {
			if c.Source == id {
				return true
			}
		}
	}
	return false
}
