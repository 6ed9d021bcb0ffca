package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// A caution is something to know before figures are quoted.
type caution struct {
	// findings are the contradictions that it is of, which may be drawn: two are of both
	// flows by two reports. Nil if it is of none.
	findings []*audit.Finding
	lead     string    // key of the words, in bold, that its sentence begins with
	text     doc.Spans // the sentence, without the lead
	warning  doc.Spans // the sentence as it stands in the standfirst; nil if the headline says it
	aside    bool      // touches nothing that page 1 shows: it is drawn or left to the notes
}

// cautions are what to know before quoting, the gravest first: contradictions of what the
// headline, the key figures and the main figure show, in that order, the larger first,
// then of others; then the rest, each if it is due.
func (c *quoting) cautions(shown [3][]string) []caution {
	out := c.conflicts(shown)
	var tables []caution
	if t, ok := c.tables(); ok {
		tables = c.tableCautions(t)
	}
	if years := c.unlikeYears(shown[2]); len(years.text) > 0 && !slices.ContainsFunc(tables, func(w caution) bool { return w.lead == years.lead }) {
		out = append(out, years)
	}
	out = append(out, tables...)
	if p, ok := oneProductOf(c.d); ok && p.drawn {
		out = append(out, c.productCautions(p)...)
	}
	if gaps := c.gaps(); len(gaps.text) > 0 {
		out = append(out, gaps)
	}
	if evidence := c.weakEvidence(); len(evidence.text) > 0 {
		out = append(out, evidence)
	}
	return out
}

// conflicts are the contradictions, those between the two reports of computed figures
// left out: they are told by the gap of the reports.
func (c *quoting) conflicts(shown [3][]string) []caution {
	var all []*audit.Finding
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Severity == audit.Conflict && f.Rule != "two-reports" {
			all = append(all, f)
		}
	}
	rank := func(f *audit.Finding) int {
		for i, ids := range shown {
			if slices.ContainsFunc(f.Claims, func(id string) bool { return slices.Contains(ids, id) }) {
				return i
			}
		}
		return len(shown)
	}
	slices.SortStableFunc(all, func(x, y *audit.Finding) int {
		return cmp.Or(cmp.Compare(rank(x), rank(y)), cmp.Compare(c.signs(x), c.signs(y)), cmp.Compare(y.Size, x.Size))
	})
	var out []caution
	told := map[string]bool{} // claims of the cautions so far
	for _, f := range all {
		if slices.ContainsFunc(f.Claims, func(id string) bool { return told[id] }) {
			continue // another value of a figure that is told of already
		}
		if n := len(out); n > 0 && len(out[n-1].findings) == 1 && bySameSources(c.d, out[n-1].findings[0], f) {
			for _, id := range f.Claims {
				told[id] = true
			}
			out[n-1].findings = append(out[n-1].findings, f)
			continue
		}
		for _, id := range f.Claims {
			told[id] = true
		}
		text := c.conflictText(f)
		out = append(out, caution{findings: []*audit.Finding{f}, lead: "box.conflict", text: text, warning: text, aside: rank(f) == len(shown)})
	}
	return out
}

// bySameSources tells whether two findings are of two figures each, as the same two sources
// give them for the same period: both flows between two states, say. One drawing shows both.
func bySameSources(d *data.Dossier, f, g *audit.Finding) bool {
	if f.Rule != "restated" || g.Rule != "restated" {
		return false
	}
	one, other := restatedClaims(d, f)
	first, again := restatedClaims(d, g)
	if one == nil || first == nil || one.Source == "" || other.Source == "" || one.Source == other.Source {
		return false
	}
	same := func(x, y *data.Claim) bool {
		return x.Source == y.Source && slices.Equal(x.AttributedTo.Vals, y.AttributedTo.Vals)
	}
	if !same(one, first) || !same(other, again) {
		return false
	}
	for _, cl := range []*data.Claim{one, other, first, again} {
		if !cl.HasValue || cl.HasTo || cl.Value.Coef <= 0 || cl.Qualifier != quantity.Exact || cl.Unit != one.Unit || !slices.Equal(cl.Period.Vals, one.Period.Vals) {
			return false
		}
	}
	return true
}

// signs is 1 for a contradiction of figures of which one is under 0: of a balance, which
// follows from larger figures, the relative difference says little.
func (c *quoting) signs(f *audit.Finding) int {
	for _, id := range f.Claims {
		if cl := c.d.Claim(id); cl != nil && cl.Value.Coef < 0 {
			return 1
		}
	}
	return 0
}

// conflictText is a contradiction as a sentence.
func (c *quoting) conflictText(f *audit.Finding) doc.Spans {
	if p, ok := partsOf(c.d, f); ok {
		return p.text(c.quoter)
	}
	p := c.passage()
	if first, again := restatedClaims(c.d, f); first != nil && f.Rule == "restated" {
		p.say("box.restated", words.Spans("label", commonLabel(c.quoter, first, again)), words.Text("first", c.printed(first)), words.Text("again", c.printed(again)))
	} else {
		c.addMessage(p, f, "head")
		p.say("sentence.end")
	}
	return p.spans()
}

// unlikeYears tells that the shares of reliance among the claims that the main figure draws
// are of unlike years, if they are. Those of computed figures are told by tableCautions.
func (c *quoting) unlikeYears(drawn []string) caution {
	var years []int
	computed := true
	for _, id := range drawn {
		cl := c.d.Claim(id)
		if cl == nil || cl.Dependence == nil || cl.NoBar || shareOf(cl) < 0 {
			continue
		}
		computed = computed && isComputedShare(cl)
		if y := cl.Year(); y > 0 && !slices.Contains(years, y) {
			years = append(years, y)
		}
	}
	if computed || len(years) < 2 {
		return caution{}
	}
	key := "box.years-two"
	if len(years) > 2 {
		key = "box.years-more"
	}
	text := c.say(key, words.Text("year", strconv.Itoa(slices.Min(years))), words.Text("other", strconv.Itoa(slices.Max(years))))
	return caution{lead: "box.years-lead", text: c.orNoneCompared(text), warning: text}
}

// orNoneCompared is a sentence of the box, and that no figure could be compared, if none
// could: the line that says so otherwise stands in place of a box.
func (c *quoting) orNoneCompared(text doc.Spans) doc.Spans {
	if c.Tally.Figures > 0 && c.Tally.Compared == 0 {
		return c.sentences(text, c.say("checked.none"))
	}
	return text
}

// tableCautions are those of computed figures: shares of different years, years that one
// side alone reports, and reports of one flow that are more than a tenth apart.
func (c *quoting) tableCautions(t traded) []caution {
	var out []caution
	x, y := 0, 1
	if c.left != t.code(0) {
		x, y = 1, 0
	}
	silent := c.silence(t)
	if mine, other := t.importShare(x), t.importShare(y); mine != nil && other != nil && mine.Year() != other.Year() {
		text := c.say("box.years", c.stateArg("a", c.left), c.stateArg("b", c.right),
			words.Text("year", strconv.Itoa(mine.Year())), words.Text("other", strconv.Itoa(other.Year())))
		warning := text
		if len(silent) > 0 && !t.headlineTellsSilence(x) { // that the years differ is said before
			warning = silent
		}
		out = append(out, caution{lead: "box.years-lead", text: text, warning: warning})
	}
	if len(silent) > 0 {
		one := caution{lead: "box.one-reporter-lead", text: c.orNoneCompared(silent), warning: silent}
		if t.headlineTellsSilence(x) {
			one.warning = nil
		}
		out = append(out, one)
	}
	return append(out, c.reportGap(t)...)
}

// silence says for which years, up to that of the brief, the figures have nothing that a
// state reports; nothing if they have of both, or if the figures of each flow are not one
// side's.
func (c *quoting) silence(t traded) doc.Spans {
	for side := range 2 {
		if first, last := t.silentYears(side); last > 0 {
			key := "box.silent"
			if first == last {
				key = "box.silent-year"
			}
			return c.say(key, c.stateArg("of", t.code(side)), words.Text("year", strconv.Itoa(last)), words.Text("first", strconv.Itoa(first)))
		}
	}
	return nil
}

// reportGap tells of the flow whose two reports are furthest apart, if that is more than
// freight explains, and of the two turnovers.
func (c *quoting) reportGap(t traded) []caution {
	var worst *audit.Finding
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Rule == "two-reports" && (worst == nil || f.Size > worst.Size) && isOfYear(f) {
			worst = f
		}
	}
	if worst == nil {
		return nil
	}
	seller := 0
	if slices.Contains(worst.Claims, "XB") {
		seller = 1
	}
	sale, purchase := t.reported(seller, true), t.reported(seller, false)
	sold, bought := c.moneyBeside(sale, purchase)
	key := "box.reports-forth"
	if seller == t.buysMore() {
		key = "box.reports-back"
	}
	gap := (moneyOf(purchase) - moneyOf(sale)) / moneyOf(sale)
	args := []words.Arg{c.stateArg("from", t.code(seller)), c.stateArg("to", t.code(1-seller)), words.Text("sold", sold), words.Text("bought", bought), words.Text("gap", c.change(gap))}
	drawn := []*audit.Finding{worst}
	for i := range c.Findings {
		if f := &c.Findings[i]; f != worst && (f.Rule == "two-reports" || f.Rule == "two-reports-agree") && isOfYear(f) {
			drawn = append(drawn, f)
		}
	}
	out := []caution{{findings: drawn, lead: "box.freight-lead", text: c.say("box.freight", args...),
		warning: c.say(key, c.stateArg("of", t.code(seller)), words.Text("sold", sold), words.Text("bought", bought))}}
	if a, b := t.claim("TA", "turnover"), t.claim("TB", "turnover"); a != nil && b != nil {
		own, other := c.moneyBeside(a, b)
		text := c.say("box.totals", c.stateArg("a", c.d.A.Code), c.stateArg("b", c.d.B.Code), words.Text("own", own), words.Text("other", other))
		out = append(out, caution{lead: "box.totals-lead", text: text, warning: text})
	}
	return out
}

// isOfYear tells whether a finding is about both reports of a flow of the year of the
// brief.
func isOfYear(f *audit.Finding) bool {
	return slices.Contains(f.Claims, "XA") && slices.Contains(f.Claims, "MB") || slices.Contains(f.Claims, "XB") && slices.Contains(f.Claims, "MA")
}

// change is a change with its sign and one decimal.
func (c *quoting) change(x float64) string {
	v := quantity.Value{Coef: int64(math.Round(1000 * x)), Scale: 1}
	return c.derive(c.num.Value(v, quantity.Unit{Dim: quantity.Change, Mult: 0.01, Text: "% change"}), c.text("derived.rounded"))
}

// largeGap is from what part of a flow on it is told that it is not itemised.
const largeGap = 0.25

// gaps tells which flows of a mix leave more than a quarter not itemised.
func (c *quoting) gaps() caution {
	var items []doc.Spans
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Rule != "mix-remainder" && f.Rule != "mix-remainder-share" {
			continue
		}
		var args []words.Arg
		large := false
		for j := range f.Args {
			a := &f.Args[j]
			large = large || a.Name == "rest" && a.Range.Lo > largeGap
			args = append(args, c.findingArg(a, c.noteOrigin(f)))
		}
		if large {
			items = append(items, c.say("box.gap", args...))
		}
	}
	if len(items) == 0 {
		return caution{}
	}
	text := c.say("box.gaps", words.Spans("items", c.joinClauses(items)))
	return caution{lead: "box.gaps-lead", text: text, warning: text}
}

// Limits of what is told of figures without a period or an endnote. They are ours.
const (
	fewestShares  = 3   // of shares in the main figure
	fewestFigures = 5   // of figures
	mostUndated   = 0.5 // of the shares in the main figure
	mostUnsourced = 0.2 // of the figures
)

// weakEvidence tells how many shares of the main figure have no period, and how many
// figures no endnote, each if it is due.
func (c *quoting) weakEvidence() caution {
	var items []doc.Spans
	shares := slices.Concat(bars(c.d, c.left, c.right), bars(c.d, c.right, c.left))
	n := 0
	for _, cl := range shares {
		if cl.Period.IsZero() {
			n++
		}
	}
	if len(shares) >= fewestShares && float64(n) > mostUndated*float64(len(shares)) {
		key := "box.undated"
		if n == len(shares) {
			key = "box.undated-all"
		}
		items = append(items, c.say(key, words.Count(n), words.Text("total", c.number(len(shares)))))
	}
	for i := range c.Findings {
		f := &c.Findings[i]
		if f.Rule != "unsourced" {
			continue
		}
		var args []words.Arg
		for j := range f.Args {
			args = append(args, c.findingArg(&f.Args[j], c.noteOrigin(f)))
		}
		none, total := words.Named(args, "n"), words.Named(args, "total")
		if none != nil && total != nil && total.N >= fewestFigures && float64(none.N) > mostUnsourced*float64(total.N) {
			items = append(items, c.say("box.unsourced", args...))
		}
	}
	if len(items) == 0 {
		return caution{}
	}
	items[0][0].Text = words.Capitalise(items[0][0].Text)
	text := c.say("box.evidence", words.Spans("items", c.joinClauses(items)))
	return caution{lead: "box.evidence-lead", text: text, warning: text}
}
