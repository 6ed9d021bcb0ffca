package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	claims                     []string  // that it shows
	Data                       *doc.Data // the numbers that it shows
}

// Figures are all figures of a dossier, in its order, and the main figure of its brief if
// that is none of them, under the id "hero". Errors name the exhibit.
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
		if f.Chart != nil {
			out = append(out, f)
		}
	}
	who := relied{c.sections.figures}
	h := who.hero()
	if f, ok := who.heroFigure(h); ok && d.Exhibit(f.ID) == nil {
		out = append(out, Figure{ID: f.ID, Title: who.heroTitle(h).String(), Subtitle: f.Subtitle.String(), Note: f.Note.String(),
			Alt: f.Alt, Chart: f.Chart, Data: f.Data, title: who.heroTitle(h), subtitle: f.Subtitle, note: f.Note})
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
	f := Figure{ID: h.ID, Half: c.isHalf(e), Chart: d.chart, claims: d.claims, Data: c.dataOf(d.data)}
	f.title, f.subtitle = c.unmarked(h.Title, origin), c.unmarked(h.Subtitle, origin)
	p := c.passage()
	p.sentence(c.sourceLine(h.Note, origin, f.claims))
	if !d.marked {
		p.sentence(c.statusLine(f.claims))
	}
	p.sentence(d.note)
	f.note = p.spans()
	f.Title, f.Subtitle = c.plainProse(h.Title, origin), c.plainProse(h.Subtitle, origin)
	f.Note = f.note.String()
	if f.Alt = c.plainProse(h.Alt, origin); f.Alt == "" {
		f.Alt = c.altText(f.Title, d)
	}
	return f, nil
}

// maxAlt is the most characters of an alternative text. A screen reader does not let its
// user go through a longer one in parts.
const maxAlt = 400

// altText is the alternative text of a figure: all that it shows, or, where that is too
// long, the first of it.
func (c *figures) altText(title string, d drawing) string {
	say := func(data string) string {
		return c.text("alt.figure", words.Text("title", title), words.Text("data", data))
	}
	s := say(d.alt)
	for n := 3; n > 0 && d.few != nil && utf8.RuneCountInString(s) > maxAlt; n-- {
		s = say(d.few(n))
	}
	return s
}

// altItem is one thing that a figure shows, in its alternative text.
func (c *figures) altItem(label, figure string) doc.Spans {
	return c.say("alt.item", words.Text("label", label), words.Text("figure", figure))
}

// firstOf are the first of several items and how many more there are.
func (c *figures) firstOf(items []doc.Spans, n int) doc.Spans {
	if len(items) <= n+1 {
		return c.joinClauses(items)
	}
	return c.joinClauses(append(items[:n:n], c.say("alt.more", words.Count(len(items)-n))))
}

// sourceLine is the line below a figure: its author's words with the endnotes of the
// claims that it shows, each behind the name of its publisher or, where that does not stand
// there, at the end of the first sentence; or the endnotes alone. It says so if all figures
// have no endnote, or only doubtful ones.
func (c *figures) sourceLine(t data.Text, origin string, claims []string) doc.Spans {
	cited, evidence := c.citedBy(claims)
	if len(evidence) == 0 {
		return c.citedText(t, origin)
	}
	marks := func(of []*data.Claim) words.Arg { return words.Spans("marks", c.join(c.endnotes(of))) }
	if !t.IsZero() {
		p := c.passage()
		p.prose(t, origin, passage.plainFigure)
		var unnamed []*data.Claim
		for _, cl := range cited {
			if !p.citeAtName(sourceName(c.voice, c.d.Source(cl.Source)), func() doc.Spans { return c.say("source.marks", marks([]*data.Claim{cl})) }) {
				unnamed = append(unnamed, cl)
			}
		}
		if len(unnamed) > 0 {
			p.citeAtEnd(c.say("source.marks", marks(unnamed)))
		}
		return p.spans()
	}
	n := words.Count(len(cited))
	switch {
	case len(cited) == 0:
		return c.say("source.note-none")
	case len(evidence) == 1 && evidence[data.Doubtful]:
		return c.say("source.note-doubtful", marks(cited), n)
	}
	return c.say("source.note", marks(cited), n)
}

// citedBy is the first claim of each endnote, and the kinds of evidence that there are.
func (c *figures) citedBy(claims []string) (cited []*data.Claim, evidence map[data.Evidence]bool) {
	evidence = map[data.Evidence]bool{}
	seen := map[string]bool{"": true}
	for _, id := range claims {
		cl := c.d.Claim(id)
		evidence[cl.Evidence] = true
		if cl.Evidence != data.Derived && !seen[cl.Source] {
			seen[cl.Source] = true
			cited = append(cited, cl)
		}
	}
	return cited, evidence
}

// citeAtName puts marks behind the first place in a passage where a name stands by itself,
// and reports whether there is one.
func (p passage) citeAtName(name string, marks func() doc.Spans) bool {
	for i := p.from; i < len(p.v.parts) && name != ""; i++ {
		x := p.v.parts[i]
		at := strings.Index(x.Text, name)
		if at < 0 {
			continue
		}
		end := at + len(name)
		before, _ := utf8.DecodeLastRuneInString(x.Text[:at])
		after, _ := utf8.DecodeRuneInString(x.Text[end:])
		if joins := func(r rune) bool { return r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r) }; joins(before) || joins(after) {
			continue
		}
		head, tail := x, x
		head.Text, tail.Text = x.Text[:end], x.Text[end:]
		p.insert(i, 1, append(append(doc.Spans{head}, marks()...), tail)...)
		return true
	}
	return false
}

// citeAtEnd puts marks at the end of the first sentence of a passage.
func (p passage) citeAtEnd(marks doc.Spans) {
	for i := p.from; i < len(p.v.parts); i++ {
		x := p.v.parts[i]
		if end := sentenceEnd(x.Text); end >= 0 {
			head, tail := x, x
			head.Text, tail.Text = x.Text[:end], x.Text[end:]
			p.insert(i, 1, append(append(doc.Spans{head}, marks...), tail)...)
			return
		}
	}
	p.put(marks)
}

// endnotes are the endnotes of claims in their order. Three or more that follow each
// other are a range.
func (c *figures) endnotes(cited []*data.Claim) []doc.Spans {
	slices.SortStableFunc(cited, func(a, b *data.Claim) int { return c.d.SourceNumber(a.Source) - c.d.SourceNumber(b.Source) })
	link := func(cl *data.Claim) doc.Span { return c.source(cl.Source).link(c.source(cl.Source).mark) }
	follows := func(a, b *data.Claim) bool { return c.d.SourceNumber(b.Source) == c.d.SourceNumber(a.Source)+1 }
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
