package report

import (
	"slices"
	"strings"

	"dyad/data/audit"
	"dyad/report/doc"
)

// isDraft is the finding that figures or facts are examples, nil if none are. The brief is
// then a draft: it says so at the head of every page, in the headline and under it.
func isDraft(found []audit.Finding) *audit.Finding {
	if i := slices.IndexFunc(found, func(f audit.Finding) bool { return f.Rule == "example" }); i >= 0 {
		return &found[i]
	}
	return nil
}

// draftHouse is a house whose draft, at the head of every page, is that of a brief with
// examples; h itself where there are none.
func (c *composer) draftHouse(h *doc.House) *doc.House {
	f := isDraft(c.evidence.Findings)
	if f == nil {
		return h
	}
	out := doc.House{}
	if h != nil {
		out = *h
	}
	out.Draft, out.DraftNote = c.say("draft.word"), c.inOneLine(f)
	return &out
}

// draftMeta says in the document's information that the brief has examples.
func (c *composer) draftMeta(m *doc.Meta) {
	if f := isDraft(c.evidence.Findings); f != nil {
		m.Subject = strings.Join([]string{c.inOneLine(f).String(), m.Subject}, ". ")
	}
}
