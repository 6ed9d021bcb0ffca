package report

import (
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/trade/measure"
	"dyad/report/doc"
	"dyad/report/words"
)

// others are the rows of all other figures that the pages print, and how many more are
// in the attached ledger: where there are many rows, those of other markets too, whose
// shares stand beside their names in a ranking.
func (a *annex) others() []doc.Block {
	all := ledgerRows(a.d)
	rows := slices.DeleteFunc(slices.Clone(all), func(r ledgerRow) bool { return a.placed[r.claims[0].ID] || !a.isPrinted(r) })
	if len(rows) == 0 {
		return nil
	}
	if len(rows) > longLedger {
		rows = slices.DeleteFunc(rows, func(r ledgerRow) bool { return isMarketShare(r.claims[0]) })
	}
	left := 0
	for _, r := range all {
		if !a.placed[r.claims[0].ID] {
			left++
		}
	}
	t := a.table(rows)
	t.Whole = true
	source := a.soleSource(rows)
	if source != nil {
		t = withoutColumn(t, noteColumn)
	}
	out := []doc.Block{doc.Heading{Level: 3, Text: a.say("annex.others"), ID: "ledger"}, t}
	key := a.key(rows, left-len(rows))
	if source != nil && len(key) > 0 {
		key = append(key, doc.Span{Text: " "})
	}
	if source != nil {
		key = append(key, a.say("source.note", words.Spans("marks", a.keep(source.link(source.mark))), words.Count(1))...)
	}
	if len(key) > 0 {
		out = append(out, doc.Paragraph{Role: doc.Dense, Text: key})
	}
	return out
}

// soleSource is the source that all of some rows cite; nil if there are several, or a sign.
func (a *annex) soleSource(rows []ledgerRow) *citations {
	first := rows[0].claims[0].Source
	for _, r := range rows {
		if cl := r.claims[0]; cl.Source == "" || cl.Source != first || cl.Evidence != data.Cited {
			return nil
		}
	}
	return a.source(first)
}

// withoutColumn is a table without column k.
func withoutColumn(t doc.Table, k int) doc.Table {
	t.Cols = slices.Delete(slices.Clone(t.Cols), k, k+1)
	rows := make([]doc.Row, len(t.Rows))
	for i, r := range t.Rows {
		r.Cells = slices.Delete(slices.Clone(r.Cells), k, k+1)
		rows[i] = r
	}
	t.Rows = rows
	return t
}

// isMarketShare tells whether a figure is the share of another partner in a state's exports
// of a product.
func isMarketShare(cl *data.Claim) bool {
	return cl.Measure == string(measure.ProductExportShare) && strings.HasPrefix(cl.ID, "OX")
}

// soleProduct is the name of the product that all computed figures are about, "HS 8542";
// "" where they are about several, or about all goods too.
func (c *evidence) soleProduct() string {
	codes := productsOf(c.d)
	if len(codes) != 1 {
		return ""
	}
	for i := range c.d.Claims {
		if cl := &c.d.Claims[i]; cl.Measure != "" && !strings.Contains(cl.ID, "."+codes[0]) {
			return ""
		}
	}
	return c.text("pair.product.code", words.Text("code", codes[0]))
}

// label is what a row says a figure is: its label, without the product where there is one.
func (c *ledger) label(cl *data.Claim) doc.Span {
	s := c.short(cl)
	if cl.Measure != "" {
		s.Text = withoutProduct(s.Text, c.product)
	}
	return s
}

// withoutProduct is a label that does not name a product: "KAZ: share of RUS" of "KAZ:
// HS 8542, share of RUS". One that names it among other words is as it was.
func withoutProduct(label, product string) string {
	before, after, found := strings.Cut(label, product)
	switch {
	case product == "" || !found:
	case after == "" && (strings.HasSuffix(before, ": ") || strings.HasSuffix(before, ", ")):
		return before[:len(before)-len(": ")]
	case before == "" && strings.HasPrefix(after, ": "):
		return words.Capitalise(after[len(": "):])
	case strings.HasSuffix(before, ": ") && strings.HasPrefix(after, ", "):
		return before + after[len(", "):]
	}
	return label
}
