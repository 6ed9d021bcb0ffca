package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade/measure"
	"dyad/report/doc"
	"dyad/report/words"
)

// An annex is the evidence of a brief whose figures are computed from trade tables:
// flows by year, the figures reckoned from them, what the pages print besides, method,
// notes and sources. All other figures are in the attached ledger.
type annex struct {
	ledger
	placed map[string]bool // claims that have a row
}

// mostYears and mostReckoned are the most columns of the flows by year and the most
// figures that are told with their formula.
const (
	mostYears    = 10
	mostReckoned = 16
	fewYears     = 4 // that half the width has room for
)

// annexBlocks are the annex.
func (c *evidence) annexBlocks() []doc.Block {
	a := annex{ledger: c.ledger, placed: map[string]bool{}}
	a.product = c.soleProduct()
	out := []doc.Block{doc.Heading{Level: 2, Text: c.say("annex.title"), ID: "proof", Fresh: true}}
	flows, years := a.flows()
	if years > fewYears {
		out = append(out, flows...)
		flows = nil
	}
	out = append(out, a.series()...)
	parts := slices.Concat(flows, a.reckoned(), c.method.blocks(), c.notes.blocks(), c.notes.crosschecks(), c.method.gaps(), c.sources.dossier(), c.sources.outside())
	switch {
	case a.product != "":
		return append(out, doc.Flow{N: 2, Blocks: parts}, doc.Flow{N: 2, Blocks: a.others()})
	case len(productsOf(c.d)) > 0: // its ids and labels are too long for half the width
		return append(append(out, doc.Flow{N: 2, Blocks: parts}), a.others()...)
	}
	return append(out, doc.Flow{N: 2, Blocks: append(parts, a.others()...)})
}

// flowIDs are the flows of a pair, in the order of the rows. See [traded].
var flowIDs = []string{"XA", "MB", "XB", "MA", "WMA", "WXA", "WMB", "WXB"}

// flows are a table of the sums over all goods, a year a column, in the unit of the
// largest of those between the two states, and how many years it has.
func (a *annex) flows() (blocks []doc.Block, n int) {
	claims := map[string]map[int]*data.Claim{}
	var years []int
	var unit quantity.Unit
	most := -1.0
	for i := range a.d.Claims {
		cl := &a.d.Claims[i]
		year := cl.Year()
		id := strings.TrimSuffix(cl.ID, strconv.Itoa(year))
		if cl.Measure != string(measure.FlowValue) || year == 0 || !slices.Contains(flowIDs, id) || !cl.HasValue {
			continue
		}
		if claims[id] == nil {
			claims[id] = map[int]*data.Claim{}
		}
		claims[id][year] = cl
		years = append(years, year)
		if at := cl.Value.Float() * cl.Unit.Mult; at > most && id[0] != 'W' || unit.Mult == 0 {
			most, unit = at, cl.Unit
		}
	}
	if len(claims) == 0 {
		return nil, 0
	}
	slices.Sort(years)
	years = slices.Compact(years)
	years = years[max(0, len(years)-mostYears):]
	_, text := a.num.Parts(quantity.Value{}, unit)
	t := doc.Table{Dense: true, Whole: true, Summary: a.text("annex.flows-summary"), Cols: []doc.Column{{Head: a.say("ledger.id")}, {Head: a.say("ledger.what"), Weight: 3}}}
	for _, y := range years {
		t.Cols = append(t.Cols, doc.Column{Head: a.plain(strconv.Itoa(y)), Align: doc.Right, Weight: 1})
	}
	for _, id := range flowIDs {
		if row, ok := a.flowRow(id, claims[id], years, unit); ok {
			t.Rows = append(t.Rows, row)
		}
	}
	return []doc.Block{doc.Heading{Level: 3, Text: a.say("annex.flows", words.Text("unit", text)), ID: "flows"}, t}, len(years)
}

// flowRow is a flow in some years: "–" where no report is known. Sums over all partners are
// computed of the years alone that shares are of; of others nothing is said.
func (a *annex) flowRow(id string, of map[int]*data.Claim, years []int, unit quantity.Unit) (doc.Row, bool) {
	row := doc.Row{Cells: []doc.Cell{{Text: a.keep(doc.Span{Text: id, Muted: true})}, {Head: true}}}
	for _, y := range years {
		cl := of[y]
		if cl == nil && id[0] == 'W' {
			row.Cells = append(row.Cells, doc.Cell{})
			continue
		}
		if cl == nil {
			row.Cells = append(row.Cells, doc.Cell{Text: a.plain("–")})
			continue
		}
		row.Cells[1].Text = a.expanded(a.label(cl))
		a.placed[cl.ID] = true
		row.Cells = append(row.Cells, doc.Cell{Text: a.keep(doc.Span{Text: a.inUnit(cl, unit), Anchor: ledgerAnchor(cl.ID)})})
	}
	return row, len(row.Cells[1].Text) > 0
}

// reckonedIDs are the figures that are told with their formula, the first that there are.
var reckonedIDs = []string{"TX", "T", "TA", "TB", "LX", "L", "LA", "LB", "C", "CA", "SMA", "SXA", "STA", "SMB", "SXB", "STB",
	"RMA", "RXA", "RMB", "RXB", "DA", "DB", "Js", "Jy", "Ji", "N", "NA", "GA", "GB", "YA", "YB", "IAA", "IAB", "Jx", "Jg"}

// withoutSecond are figures that say the same by another report, or by another measure:
// told only where there is room.
var withoutSecond = map[string]string{"TA": "TX", "TB": "TX", "LA": "LX", "LB": "LX", "N": "C", "NA": "CA", "STA": "SMA", "STB": "SMB"}

// reckoned is a table of figures with what each is computed from, and below it what the
// less usual measures mean, a sentence each.
func (a *annex) reckoned() []doc.Block {
	t := doc.Table{Dense: true, Whole: true, Summary: a.text("annex.reckoned-summary"), Cols: []doc.Column{
		{Head: a.say("ledger.id")}, {Head: a.say("ledger.what"), Weight: 2}, {Head: a.say("ledger.figure"), Align: doc.Right, Weight: 1}, {Head: a.say("annex.from"), Weight: 1.5},
	}}
	var meanings []doc.Block
	told := map[string]bool{}
	for _, id := range reckonedIDs {
		cl := a.d.Claim(id)
		if cl == nil || cl.Measure == "" || len(t.Rows) == mostReckoned || a.d.Claim(withoutSecond[id]) != nil {
			continue
		}
		a.placed[id] = true
		t.Rows = append(t.Rows, doc.Row{ID: ledgerAnchor(id), Cells: []doc.Cell{
			{Text: a.keep(doc.Span{Text: id, Muted: true})}, {Text: a.expanded(a.label(cl)), Head: true}, {Text: a.figureCell(ledgerRow{claims: []*data.Claim{cl}})}, {Text: a.from(cl)},
		}})
		if key := "meaning." + cl.Measure; a.w.Has(key) && !told[key] {
			told[key] = true
			meanings = append(meanings, doc.Paragraph{Role: doc.Small, Text: a.meaning(cl, key)})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return slices.Concat([]doc.Block{doc.Heading{Level: 3, Text: a.say("annex.reckoned"), ID: "reckoned"}, t}, meanings)
}

// expanded is a label in which the code of each state of the pair says what it stands
// for.
func (a *annex) expanded(label doc.Span) doc.Spans {
	out := doc.Spans{label}
	for _, code := range [...]string{a.d.A.Code, a.d.B.Code} {
		for i := range out {
			before, after, found := strings.Cut(out[i].Text, code)
			if !found || code == "" || out[i].Expansion != "" || endsInLetter(before) || beginsWithLetter(after) {
				continue
			}
			first, named, rest := out[i], out[i], out[i]
			first.Text, named.Text, rest.Text = before, code, after
			named.Expansion = a.state(code)
			out = slices.Concat(out[:i], nonBlank(first, named, rest), out[i+1:])
			break
		}
	}
	return a.keep(out...)
}

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

func beginsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// nonBlank are the spans that have text.
func nonBlank(s ...doc.Span) doc.Spans {
	return slices.DeleteFunc(s, func(x doc.Span) bool { return x.Text == "" })
}

func (a *annex) meaning(cl *data.Claim, key string) doc.Spans {
	p := a.passage()
	p.say("pair.measure." + cl.Measure)
	p.text(":")
	p.embolden(p.from)
	p.space()
	p.say(key)
	return p.spans()
}

// from is what a figure is computed from: ids of others, or the formula of its measure.
func (a *annex) from(cl *data.Claim) doc.Spans {
	if ids := cmp.Or(computedFrom(cl), fromReports(cl)); ids != "" {
		return a.keep(doc.Span{Text: ids, Formula: a.spoken(ids)})
	}
	if cl.Measure == string(measure.PartnerRank) {
		return a.say("annex.rank")
	}
	for i := range a.d.Measures {
		if m := &a.d.Measures[i]; m.ID == cl.Measure && m.Formula != "" {
			p := a.passage()
			p.formula(m.Formula)
			return p.spans()
		}
	}
	return a.plain("–")
}

// fromReports is the arithmetic of turnover, balance and cover by the ids of the two
// flows: both as A or B reports them, or each as its seller does.
func fromReports(cl *data.Claim) string {
	forth, back := "XA", "XB"
	switch {
	case len(cl.ID) == 2 && cl.ID[1] == 'A':
		back = "MA"
	case len(cl.ID) == 2 && cl.ID[1] == 'B':
		forth = "MB"
	}
	switch measure.ID(cl.Measure) {
	case measure.Turnover:
		return forth + " + " + back
	case measure.Balance:
		return forth + " − " + back
	case measure.CoverRatio:
		return forth + " ÷ " + back
	case measure.NormalisedBalance:
		return "(" + forth + " − " + back + ") ÷ (" + forth + " + " + back + ")"
	}
	return ""
}
