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

// A claimBook holds the claims of a dossier in the making, and finds the results of
// measures that they state.
type claimBook struct {
	*phrases
	t       *trade.Table
	set     *measure.Set
	d       data.Dossier
	country [2]trade.Country
	side    map[trade.Country]int
	results map[resultKey]*measure.Result
	flows   map[flowKey]string // the claims of sums
}

// flowKey is a sum over all products.
type flowKey struct {
	from, to trade.Country
	by       trade.By
	year     int
}

// resultKey finds a result that is not of a subject.
type resultKey struct {
	id     measure.ID
	of     int
	flow   measure.Flow
	report measure.Report
}

func newClaimBook(t *trade.Table, set *measure.Set, words *phrases) *claimBook {
	b := &claimBook{phrases: words, t: t, set: set, country: [2]trade.Country{set.A, set.B}, side: map[trade.Country]int{set.A: 0, set.B: 1},
		results: make(map[resultKey]*measure.Result, len(set.Results)), flows: map[flowKey]string{}}
	for i := range set.Results {
		r := &set.Results[i]
		b.results[resultKey{r.ID, b.side[r.Of], r.Flow, r.Report}] = r
	}
	return b
}

// result is the result of a measure of one side, nil without one.
func (b *claimBook) result(id measure.ID, of int, f measure.Flow, r measure.Report) *measure.Result {
	return b.results[resultKey{id, of, f, r}]
}

// add puts a claim in the dossier and returns its id. A claim without a source of
// its own cites the file its first sum is from.
func (b *claimBook) add(c data.Claim) string {
	c.Label, c.Short = trimmed(c.Label), trimmed(c.Short)
	b.d.Claims = append(b.d.Claims, c)
	return c.ID
}

// claimOf begins the claim of a result: measure, rows, source and period.
func (b *claimBook) claimOf(id, label, short string, r *measure.Result) data.Claim {
	c := data.Claim{ID: id, Label: b.text(label), Short: b.text(short), HasValue: true, Measure: string(r.ID),
		Period: b.text(strconv.Itoa(r.Year)), Topic: data.TopicGoods}
	if r.Base != 0 {
		c.Period = b.text(fmt.Sprintf("%d–%d", r.Base, r.Year))
	}
	for _, t := range r.Terms {
		c.Rows += int64(t.Rows)
	}
	b.cite(&c, r.Terms)
	b.value(&c, r)
	return c
}

// value sets a claim's value, unit and qualifier from a result.
func (b *claimBook) value(c *data.Claim, r *measure.Result) {
	switch r.Unit {
	case measure.Money:
		c.Value, c.Unit = money(r.USD)
	case measure.Share:
		c.Value, c.Unit, c.Qualifier = percentOf(r.Value)
	case measure.Change:
		c.Value, c.Unit = decimal(100*r.Value, 1), unitOf("% change")
	case measure.Rank:
		c.Value, c.Unit, c.Qualifier = quantity.Value{Coef: int64(r.Value)}, unitOf("rank"), quantity.Rank
		if r.Joint {
			c.Qualifier = quantity.Joint
		}
	case measure.Count:
		c.Value, c.Unit = quantity.Value{Coef: int64(r.Value)}, unitOf(b.say("pair.unit.products"))
	default:
		digits := 2
		if d := measure.Define(r.ID); d.Range == "0..100" {
			digits = 1
		}
		c.Value, c.Unit = decimal(r.Value, digits), unitOf("index")
		if least := decimal(math.Pow10(-digits), digits); r.Value > 0 && c.Value.Coef == 0 {
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

// measured is the first of the ids that a claim has.
func (b *claimBook) measured(ids ...string) string {
	for _, id := range ids {
		if b.claim(id) != nil {
			return id
		}
	}
	return ""
}

// has reports whether a claim was computed by a measure.
func (b *claimBook) has(id measure.ID) bool {
	for i := range b.d.Claims {
		if b.d.Claims[i].Measure == string(id) {
			return true
		}
	}
	return false
}

// missing reports whether a measure of a side could not be computed for a reason.
func (b *claimBook) missing(id measure.ID, of int, needs measure.Needs) bool {
	for _, m := range b.set.Missing {
		if m.Measure == id && m.Of == b.country[of] && m.Needs == needs {
			return true
		}
	}
	return false
}

// cell refers to a claim, or is empty without it.
func (b *claimBook) cell(id string) data.Text {
	if b.claim(id) == nil {
		return data.Text{}
	}
	return b.text(ref(id))
}

// cite names the file a claim's first sum stands in. Where it stands in several,
// that is the first of them.
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

// forth is the headline figure of what a side sells the other: reconciled, by its
// own report, or by the other's.
func (b *claimBook) forth(of int) measure.Term {
	for _, r := range []measure.Report{measure.Reconciled, measure.Own, measure.Partners} {
		if v := b.result(measure.FlowValue, of, measure.Export, r); v != nil {
			return v.Terms[0]
		}
	}
	return measure.Term{}
}

// flow is the claim of a sum over all products: of one state's trade with the
// other, or with all partners.
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
	return id
}

// flowWords are the id of such a claim, and the key of what it says: X is exports,
// M imports, the letter the state they are of; W is with the world.
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
