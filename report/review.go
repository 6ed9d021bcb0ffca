package report

import (
	"dyad/data"
	"dyad/data/audit"
	"dyad/report/doc"
	"dyad/report/layout"
	"dyad/report/pdf"
)

// A Review is what there is to say of a dossier that has a brief.
type Review struct {
	Checked audit.Result
	Said    []Said   // its findings in words, in their order
	Repeats []Repeat // what its brief prints too often
}

// Said is a finding in words: one line, the whole, and its arithmetic step by step.
type Said struct {
	Head, Text string
	Steps      []string
}

// Try makes the brief of a dossier as far as its pages are painted, and writes no file:
// it fails where Brief does, with the same error, and takes less time.
func Try(d *data.Dossier, o Options) (Review, error) {
	checked := audit.Check(d)
	var err error
	if o.set, err = FontSet(d, o); err != nil {
		return Review{}, refused(d, o.Lang, nil, err)
	}
	c, err := newComposer(d, checked, o)
	if err != nil {
		return Review{}, err
	}
	document, err := c.document(o)
	if err != nil {
		return Review{}, err
	}
	r := Review{Checked: checked, Repeats: c.repeats()}
	if err := tryPages(c, document, checked, o); err != nil {
		return Review{}, refused(d, c.lang, c.fonts, err)
	}
	for i := range checked.Findings {
		said, err := c.said(&checked.Findings[i])
		if err != nil {
			return Review{}, err
		}
		r.Said = append(r.Said, said)
	}
	return r, nil
}

// said is a finding in words, or the error of one that cannot be said.
func (c *explainer) said(f *audit.Finding) (Said, error) {
	s := Said{Head: c.inOneLine(f).String(), Text: c.message(f, "text").String()}
	for i := range f.Steps {
		s.Steps = append(s.Steps, c.step(c.noteOrigin(f), &f.Steps[i]))
	}
	if len(c.errs) > 0 {
		return Said{}, c.errs[0]
	}
	return s, nil
}

// tryPages lays a document out and paints it.
func tryPages(c *composer, document *doc.Document, checked audit.Result, o Options) error {
	return c.onPages(document, checked, o, func(document *doc.Document, pages *layout.Result) error {
		return pdf.Try(document, pages, pdf.Options{Fonts: c.fonts})
	})
}
