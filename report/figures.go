package report

import (
	"fmt"
	"slices"

	"dyad/charts"
	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// A Figure is one figure of a dossier with its words, for use in a brief or outside
// one.
type Figure struct {
	ID                         string
	Title, Subtitle, Note, Alt string
	Chart                      charts.Figure
	Half                       bool // has half the width of the page in the brief
	title, subtitle, note      doc.Spans
	claims                     []string // that it shows
}

// Figures are all figures of a dossier, in its order. Errors name the exhibit.
func Figures(d *data.Dossier, o Options) ([]Figure, error) {
	c, err := newComposer(d, audit.Result{}, o)
	if err != nil {
		return nil, err
	}
	var out []Figure
	for _, e := range d.Exhibits {
		if kindOf(e).draw == nil || isEmpty(e) {
			continue
		}
		f, err := c.sections.exhibitFigure(e)
		if err != nil {
			return nil, fmt.Errorf("figure %s: %w", e.Head().ID, err)
		}
		out = append(out, f)
	}
	if len(c.errs) > 0 {
		return nil, c.errs[0]
	}
	return out, nil
}

// figures makes the figures of a brief from its claims.
type figures struct{ *explainer }

// exhibitFigure is the figure of an exhibit with its words.
func (c *figures) exhibitFigure(e data.Exhibit) (Figure, error) {
	h := e.Head()
	d, err := kindOf(e).draw(c, e)
	if err != nil {
		return Figure{}, err
	}
	origin := "exhibit " + h.ID
	f := Figure{ID: h.ID, Half: c.isHalf(e), Chart: d.chart, claims: d.claims}
	f.title, f.subtitle, f.note = c.prose(h.Title, origin), c.prose(h.Subtitle, origin), c.prose(h.Note, origin)
	if len(f.note) == 0 {
		f.note = c.sourceNote(f.claims)
	}
	f.Title, f.Subtitle = c.plainProse(h.Title, origin), c.plainProse(h.Subtitle, origin)
	f.Note = f.note.String()
	f.Alt = c.text("alt.figure", words.Text("title", f.Title), words.Text("data", d.alt))
	return f, nil
}

// sourceNote names the endnotes of the claims that a figure shows.
func (c *figures) sourceNote(claims []string) doc.Spans {
	var cited []*data.Claim // the first of each endnote
	seen := map[string]bool{}
	for _, id := range claims {
		cl := c.d.Claim(id)
		if key := c.endnote(cl); !seen[key] {
			seen[key] = true
			if cl.Source != "" {
				cited = append(cited, cl)
			}
		}
	}
	switch {
	case len(seen) == 0:
		return nil
	case len(cited) == 0:
		return c.say("source.note-none")
	}
	marks := c.endnotes(cited)
	if seen[""] {
		marks = append(marks, c.say("source.none"))
	}
	return c.say("source.note", words.Spans("marks", c.join(marks)))
}

// endnotes are the endnotes of claims in their order. Three or more that follow each
// other are a range.
func (c *figures) endnotes(cited []*data.Claim) []doc.Spans {
	slices.SortStableFunc(cited, func(a, b *data.Claim) int { return c.d.SourceNumber(a.Source) - c.d.SourceNumber(b.Source) })
	link := func(cl *data.Claim) doc.Span {
		return c.source(cl.Source).link(c.endnote(cl))
	}
	follows := func(a, b *data.Claim) bool {
		return a.Evidence == data.Cited && b.Evidence == data.Cited && c.d.SourceNumber(b.Source) == c.d.SourceNumber(a.Source)+1
	}
	var marks []doc.Spans
	for i := 0; i < len(cited); {
		j := i
		for j+1 < len(cited) && follows(cited[j], cited[j+1]) {
			j++
		}
		if j < i+2 {
			j = i
		}
		m := c.keep(link(cited[i]))
		if j > i {
			m = append(m, doc.Span{Text: "–"}, link(cited[j]))
		}
		marks = append(marks, m)
		i = j + 1
	}
	return marks
}

func chartSide(s doc.Side) charts.Side {
	if s == doc.SideB {
		return charts.SideB
	}
	return charts.SideA
}

// percent is the unit of shares.
var percent = quantity.Unit{Dim: quantity.Share, Mult: 0.01, Text: "%"}

// exactly is a number as a range without width.
func exactly(x float64) quantity.Range { return quantity.Range{Lo: x, Hi: x} }
