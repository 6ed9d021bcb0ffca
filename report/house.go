package report

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"dyad/charts"
	"dyad/data"
	"dyad/data/codec"
	"dyad/report/doc"
	"dyad/report/layout"
	"dyad/report/words"
)

// A House is a house style that is ready for briefs: its colours hold, its logo is read.
// It does not change and may be shared by goroutines.
type House struct {
	Style   *data.Style
	Logo    []byte // the file that the style names; nil for none
	drawing charts.Figure
	colours charts.HouseColours
}

// NewHouse makes a style ready, with the file of the logo it names. What briefs cannot
// use is a [*codec.Errors] with its place in the style.
func NewHouse(s *data.Style, logo []byte) (*House, error) {
	h := &House{Style: s, Logo: logo}
	var problems []codec.Problem
	if s.Colors != nil {
		h.colours = charts.HouseColours{A: s.Colors.A, B: s.Colors.B, Brand: s.Colors.Brand}
		if which, err := h.colours.Check(); err != nil {
			at, given := s.Colors.Places[which]
			if !given {
				at = s.Colors.Pos
			}
			problems = append(problems, codec.Problem{Pos: at, What: err.Error()})
		}
	}
	var err error
	switch {
	case s.Logo == "":
	case strings.HasSuffix(strings.ToLower(s.Logo), ".png"):
		h.drawing, err = charts.ReadPicture(logo)
	default:
		h.drawing, err = charts.ReadLogo(logo)
	}
	if err != nil {
		problems = append(problems, codec.Problem{Pos: s.LogoPos, What: fmt.Sprintf("logo %q: %v", s.Logo, err)})
	}
	if len(problems) > 0 {
		return nil, (&codec.Errors{File: s.Name, List: problems}).Quote(s.Raw)
	}
	return h, nil
}

// ReadHouse reads a style and makes it ready; logo gives the file that it names.
func ReadHouse(name string, b []byte, logo func(name string) ([]byte, error)) (*House, error) {
	s, err := codec.ReadStyle(name, b)
	if err != nil {
		return nil, err
	}
	var picture []byte
	if s.Logo != "" {
		if picture, err = logo(s.Logo); err != nil {
			return nil, (&codec.Errors{File: name, List: []codec.Problem{{Pos: s.LogoPos, What: fmt.Sprintf("logo: %v", err)}}}).Quote(s.Raw)
		}
	}
	return NewHouse(s, picture)
}

// StyleSum is the SHA-256 of the files of a style and of its logo, which may be nil.
func StyleSum(style, logo []byte) [32]byte {
	a, b := sha256.Sum256(style), sha256.Sum256(logo)
	return sha256.Sum256(append(a[:], b[:]...))
}

// Sum is the [StyleSum] of the files of a house; all zeros for a nil house.
func (h *House) Sum() [32]byte {
	if h == nil {
		return [32]byte{}
	}
	return StyleSum(h.Style.Raw, h.Logo)
}

// Theme is the theme of figures in the colours of a house; t itself for nil.
func (h *House) Theme(t charts.Theme) charts.Theme {
	if h == nil {
		return t
	}
	return t.In(h.colours)
}

// over says which text of a house is longer than its line.
func (h *House) over(o layout.HouseOver) error {
	at, what := h.Style.Organisation.Pos, "organisation"
	switch o.Of {
	case layout.HouseFoot:
		at, what = cmp.Or(h.Style.Footer.Pos, h.Style.Contact.Pos, h.Style.Licence.Pos), "footer, contact and licence, which stand in one line"
	case layout.HouseDraft:
		at, what = h.Style.Draft.Word.Pos, "word of the draft"
	case layout.HouseDraftNote:
		at, what = h.Style.Draft.Note.Pos, "note of the draft"
	}
	p := codec.Problem{Pos: at, What: fmt.Sprintf("too long: %s: what does not fit is %q", what, o.Text), Hint: "say it in fewer words; what need not stand on every page may stand in disclaimer, on the last"}
	return (&codec.Errors{File: h.Style.Name, List: []codec.Problem{p}}).Quote(h.Style.Raw)
}

// paper is the paper of a house's briefs.
func (h *House) paper() layout.Geometry {
	if h != nil && h.Style.Paper == "letter" {
		return layout.Letter
	}
	return layout.A4
}

// house is what stands on every page, nil without a style.
func (c *composer) house(h *House) *doc.House {
	if h == nil {
		return nil
	}
	s := h.Style
	in := func(t data.Text) string { return t.In(c.lang, s.Lang) }
	out := &doc.House{Logo: h.drawing, Organisation: c.plain(in(s.Organisation))}
	if h.drawing != nil {
		out.LogoWidth = charts.LogoWidth(h.drawing, doc.LogoHeight)
	}
	var foot []doc.Spans
	for _, t := range []string{strings.Trim(strings.Join([]string{apart(in(s.Footer)), apart(in(s.Contact))}, ", "), ", "), in(s.Licence)} {
		if t != "" {
			foot = append(foot, c.plain(t))
		}
	}
	out.Foot = c.dotted(foot)
	if s.Draft != nil {
		out.Draft = c.plain(in(s.Draft.Word))
		out.DraftNote = c.plain(strings.Join(nonEmpty(apart(in(s.Draft.Word)), apart(in(s.Draft.Note)), c.num.Date(c.d.AsOf)), " · "))
	}
	return out
}

// dotted sets parts with a dot between them.
func (c *composer) dotted(parts []doc.Spans) doc.Spans {
	var out doc.Spans
	for i, p := range parts {
		if i > 0 {
			out = append(out, doc.Span{Text: " · "})
		}
		out = append(out, p...)
	}
	return out
}

// nonEmpty are the texts that are not empty.
func nonEmpty(texts ...string) []string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}

// licenceNote says on the last page under which terms the dossier may be used.
func (c *composer) licenceNote() []doc.Block {
	if c.d.Licence == "" {
		return nil
	}
	named := doc.Spans{{Text: c.d.Licence, URI: data.LicenceAddress(c.d.Licence), Hint: c.text("licence.open")}}
	return []doc.Block{doc.Paragraph{Role: doc.Small, Text: c.say("licence", words.Spans("licence", named))}}
}

// withHouseNote adds to a body what a house says on the last page: when the brief was
// released and when the next one is due, and its disclaimer.
func (c *composer) withHouseNote(body []doc.Block, h *House) []doc.Block {
	if h == nil {
		return body
	}
	s := h.Style
	p := c.passage()
	add := func(text doc.Spans) {
		if p.here() > p.from {
			p.space()
		}
		for _, x := range text {
			p.add(x)
		}
	}
	date := func(key, day string) {
		if day != "" {
			add(c.say(key, words.Text("date", c.num.Date(day))))
		}
	}
	date("house.released", s.Released)
	date("house.next", s.NextRelease)
	if t := s.Disclaimer.In(c.lang, s.Lang); t != "" {
		add(c.plain(t))
	}
	if p.here() == p.from {
		return body
	}
	return inLastFlow(body, doc.Paragraph{Role: doc.Small, Text: p.spans()})
}

// inLastFlow puts a note at the end of the columns that a body ends with, in their type, or
// below it where it ends otherwise: a line over the page is longer than people read.
func inLastFlow(body []doc.Block, note doc.Paragraph) []doc.Block {
	n := len(body) - 1
	f, ok := body[n].(doc.Flow)
	if !ok {
		return append(body, note)
	}
	note.Role = doc.Dense
	f.Blocks = slices.Concat(f.Blocks, []doc.Block{note})
	body[n] = f
	return body
}

// houseMeta adds to the document's information what a style says.
func (c *composer) houseMeta(m *doc.Meta, h *House) {
	if h == nil {
		return
	}
	s := h.Style
	m.StyleHash = h.Sum()
	m.Publisher = s.Publisher
	if m.Publisher == "" {
		m.Publisher = s.Organisation.In(c.lang, s.Lang)
	}
	m.Released = s.Released
	if own := s.Licence.In(c.lang, s.Lang); own != "" {
		m.Rights, m.RightsURL = own, ""
	}
	if d := s.Draft; d != nil {
		m.Subject = strings.Join(nonEmpty(strings.Join(nonEmpty(d.Word.In(c.lang, s.Lang), d.Note.In(c.lang, s.Lang)), ", "), m.Subject), ". ")
	}
}
