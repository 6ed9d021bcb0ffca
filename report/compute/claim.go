package compute

import (
	"fmt"
	"math"
	"strconv"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// A claimBook holds the claims of a dossier while it is made, and the results of
// measures that claims are made from.
type claimBook struct {
	*phrases
	t       *trade.Table
	set     *measure.Set
	d       data.Dossier
	country [2]trade.Country
	side    map[trade.Country]int
	results map[resultKey]*measure.Result
	flows   map[flowKey]string                // ids of the claims of sums over all products
	period  func(year int, key string) string // what is meant by a year; nil for the year
}

// when is the time that figures of a year are of: the year, or some months of it.
func (b *claimBook) when(year int) string {
	if b.period != nil {
		return b.period(year, "pair.months.of")
	}
	return strconv.Itoa(year)
}

// yearOf is the same where a message adds the word for a year.
func (b *claimBook) yearOf(year int) string {
	if b.period != nil {
		return b.period(year, "pair.months.of-year")
	}
	return strconv.Itoa(year)
}

// flowKey is a sum over all products.
type flowKey struct {
	from, to trade.Country
	by       trade.By
	year     int
}

// resultKey identifies a result that is not of some products only.
type resultKey struct {
	id     measure.ID
	of     int
	flow   measure.Flow
	report measure.Report
}

func newClaimBook(t *trade.Table, set *measure.Set, words *phrases) *claimBook {
	b := &claimBook{phrases: words, t: t, set: set, country: [2]trade.Country{set.A, set.B}, side: map[trade.Country]int{set.A: 0, set.B: 1}}
	b.index()
	return b
}

// index finds the results of the set.
func (b *claimBook) index() {
	b.results, b.flows = make(map[resultKey]*measure.Result, len(b.set.Results)), map[flowKey]string{}
	for i := range b.set.Results {
		r := &b.set.Results[i]
		b.results[resultKey{r.ID, b.side[r.Of], r.Flow, r.Report}] = r
	}
}

// result is the result of a measure of a side; nil if there is none.
func (b *claimBook) result(id measure.ID, of int, f measure.Flow, r measure.Report) *measure.Result {
	return b.results[resultKey{id, of, f, r}]
}

// add puts a claim in the dossier and returns its id.
func (b *claimBook) add(c data.Claim) string {
	c.Label, c.Short = trimmed(c.Label), trimmed(c.Short)
	b.d.Claims = append(b.d.Claims, c)
	return c.ID
}

// claimOf begins the claim of a result: measure, rows, source and period.
func (b *claimBook) claimOf(id, label, short string, r *measure.Result) data.Claim {
	c := data.Claim{ID: id, Label: b.text(label), Short: b.text(short), HasValue: true, Measure: string(r.ID),
		Period: b.text(b.when(r.Year)), Topic: data.TopicGoods}
	if r.Base != 0 {
		c.Period = b.text(fmt.Sprintf("%d–%d", r.Base, r.Year))
	}
	c.Rows = distinctRows(r.Terms)
	b.cite(&c, r.Terms)
	if r.Unit == measure.Money {
		c.Exact = r.USD.String()
	}
	b.place(&c, r.Terms, b.placesOf)
	b.value(&c, r)
	return c
}

// distinctRows is the number of rows that sums are made of, each counted once:
// rows of a part stand in its whole, unless that is stated in a row of its own.
func distinctRows(terms []measure.Term) int64 {
	rows := int64(0)
	for i, t := range terms {
		counted := t.Name != measure.Matched
		for j, u := range terms {
			counted = counted && !(i != j && within(t, u) && (j < i || !within(u, t)))
		}
		if counted {
			rows += int64(t.Rows)
		}
	}
	return rows
}

// within reports whether the rows of one sum are among those of another.
func within(t, u measure.Term) bool {
	return t.Year == u.Year && t.By == u.By && t.Level == u.Level && t.Stated == u.Stated && t.Rows <= u.Rows &&
		(u.From == t.From || u.From == trade.World) && (u.To == t.To || u.To == trade.World) &&
		!(u.Stated && (t.From != u.From || t.To != u.To))
}

// rangesOfLines is how many ranges of lines a claim names.
const rangesOfLines = 12

// placesOf adds where the rows of a sum over all products stand, and gives their number.
func (b *claimBook) placesOf(t measure.Term, into *trade.Places) (rows int) {
	return b.t.In(trade.Layer{By: t.By, Level: t.Level}).Places(t.Year, t.From, t.To, t.Stated, into)
}

// place says in which lines of its files the rows of a claim stand, and how many they
// are, where that is known of all its sums: of counts it is not, and not of sums of some
// products, whose rows are not all of a flow. Lines of other files than the one that the
// claim cites stand after it: "2-4; T2: 17".
func (b *claimBook) place(c *data.Claim, terms []measure.Term, places func(measure.Term, *trade.Places) int) {
	c.Lines = ""
	var all trade.Places
	for _, t := range terms {
		if t.Name == measure.Matched {
			continue // of rows that its other sums have
		}
		if t.N != 0 || t.Rows == 0 || places(t, &all) != t.Rows {
			return
		}
	}
	if rows := all.Rows(); rows > 0 {
		c.Rows = int64(rows)
	}
	own, others := "", ""
	for _, file := range all.Files() {
		lines := all.In(file, rangesOfLines)
		if id := b.d.Sources[file].ID; id == c.Source {
			own = lines
		} else {
			others += "; " + id + ": " + lines
		}
	}
	if own == "" || len(own+others) > maxLineText {
		return
	}
	c.Lines = own + others
}

// maxLineText bounds what a claim says of lines, in bytes.
const maxLineText = 400

// value sets a claim's value, unit and qualifier from a result.
func (b *claimBook) value(c *data.Claim, r *measure.Result) {
	switch r.Unit {
	case measure.Money:
		c.Value, c.Unit = money(r.USD, b.t.Currency())
	case measure.Share:
		c.Value, c.Unit, c.Qualifier = percentOf(r.Value)
	case measure.Change:
		c.Value, c.Unit, c.Qualifier = changeOf(r.Value)
	case measure.Rank:
		c.Value, c.Unit, c.Qualifier = quantity.Value{Coef: int64(r.Value)}, unitOf("rank"), quantity.Rank
		if r.Joint {
			c.Qualifier = quantity.Joint
		}
	case measure.Count:
		c.Value, c.Unit = quantity.Value{Coef: int64(r.Value)}, unitOf(b.say("pair.unit.products"))
	default:
		digits := 2
		if d := measure.Define(r.ID); d.Range == "0..100" || r.ID == measure.EqualPartners {
			digits = 1
		}
		c.Value, c.Unit = decimal(r.Value, digits), unitOf("index")
		if least := decimal(math.Pow10(-digits), digits); r.Value != 0 && c.Value.Coef == 0 {
			c.Value, c.Qualifier = least, quantity.LessThan
		}
	}
}

func (b *claimBook) claim(id string) *data.Claim {
	for i := range b.d.Claims {
		if b.d.Claims[i].ID == id {
			return &b.d.Claims[i]
		}
	}
	return nil
}

// firstOf is the first of the ids that a claim of the dossier has; "" if none has.
func (b *claimBook) firstOf(ids ...string) string {
	for _, id := range ids {
		if c := b.claim(id); c != nil {
			return c.ID
		}
	}
	return ""
}

// isUsed tells whether a claim was computed by a measure.
func (b *claimBook) isUsed(id measure.ID) bool {
	for i := range b.d.Claims {
		if b.d.Claims[i].Measure == string(id) {
			return true
		}
	}
	return false
}

// missing tells whether a measure of a side could not be computed for want of some
// data.
func (b *claimBook) missing(id measure.ID, of int, needs measure.Needs) bool {
	for _, m := range b.set.Missing {
		if m.Measure == id && m.Of == b.country[of] && m.Needs == needs {
			return true
		}
	}
	return false
}

// cell is a reference to a claim; empty if there is no such claim.
func (b *claimBook) cell(id string) data.Text {
	if b.claim(id) == nil {
		return data.Text{}
	}
	return b.text(ref(id))
}

// cite sets the source of a claim to the file that its first sum is in. If the sum is
// in several, that is the first of them.
func (b *claimBook) cite(c *data.Claim, terms []measure.Term) {
	for _, t := range terms {
		if i, ok := b.t.SourceOf(t.Year, t.From, t.To, t.By); ok && i < len(b.d.Sources) {
			c.Source = b.d.Sources[i].ID
			return
		}
	}
	if len(b.d.Sources) > 0 {
		c.Source = b.d.Sources[0].ID
	}
}

// sales is the figure of what a side sells the other: the reconciled one, or else that
// of its own report, or else that of the other's.
func (b *claimBook) sales(of int) measure.Term {
	for _, r := range []measure.Report{measure.Reconciled, measure.Own, measure.Partners} {
		if v := b.result(measure.FlowValue, of, measure.Export, r); v != nil {
			return v.Terms[0]
		}
	}
	return measure.Term{}
}

// flow returns the id of the claim of a sum over all products, of the trade of a state
// with the other or with all partners. It adds the claim if there is none yet.
func (b *claimBook) flow(t measure.Term) string {
	key := flowKey{t.From, t.To, t.By, t.Year}
	if id, ok := b.flows[key]; ok {
		return id
	}
	if t.Rows == 0 {
		return ""
	}
	id, words, args := b.flowWords(t)
	label, short := b.say(words, args...), b.say(words+"-short", args...)
	if t.Year != b.set.Year {
		id += fmt.Sprint(t.Year)
	}
	r := measure.Result{ID: measure.FlowValue, Year: t.Year, Unit: measure.Money, USD: t.Value, Terms: []measure.Term{t}}
	b.flows[key] = b.add(b.claimOf(id, label, short, &r))
	return b.flows[key]
}

// flowWords are the id of such a claim, and the key and arguments of its label. In the
// id X is exports and M imports, W is with the world, and A or B is the state.
func (b *claimBook) flowWords(t measure.Term) (id, key string, args []string) {
	from, isFrom := b.side[t.From]
	to, isTo := b.side[t.To]
	switch {
	case !isTo:
		return "WX" + letter(from), "pair.all-exports", b.names(from)
	case !isFrom:
		return "WM" + letter(to), "pair.all-imports", b.names(to)
	case t.By == trade.FromImporter:
		return "M" + letter(to), "pair.imports-reported", b.names(to)
	case t.By == trade.FromExporter:
		return "X" + letter(from), "pair.exports-reported", b.names(from)
	}
	return "X" + letter(from), "pair.exports", b.names(from)
}
