package report

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad/data"
	"dyad/data/geo"
	"dyad/data/quantity"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// PairDossier is the dossier of a pair from the measures of trade tables: claims
// with their sources, measures and rows, the sections and exhibits that the
// measures fill, and what could not be computed. Its bytes are those of a dossier
// file in lang ("" is English), to be edited or read again. A curated dossier of
// the same states, in the order of the set, is merged over it; nil is none.
func PairDossier(t *trade.Table, set *measure.Set, curated *data.Dossier, lang string) (*data.Dossier, error) {
	d, err := pairOf(t, set, lang)
	if err == nil && curated != nil {
		d, err = data.Merge(d, curated)
	}
	if err != nil {
		return nil, err
	}
	return data.Read(d.ID+".yaml", data.Format(d))
}

func pairOf(t *trade.Table, set *measure.Set, lang string) (*data.Dossier, error) {
	if lang == "" {
		lang = "en"
	}
	w, err := wordsIn(lang)
	if err != nil {
		return nil, err
	}
	num, err := quantity.LanguageFor(lang)
	if err != nil {
		return nil, err
	}
	p := &pairing{t: t, set: set, w: w, num: num, lang: lang, flows: map[flowKey]string{}, found: map[resultKey]*measure.Result{},
		side: map[trade.Country]int{set.A: 0, set.B: 1}, country: [2]trade.Country{set.A, set.B}}
	if err := p.head(); err != nil {
		return nil, err
	}
	for i := range set.Results {
		r := &set.Results[i]
		p.found[resultKey{r.ID, p.side[r.Of], r.Flow, r.Report}] = r
	}
	p.lastReported()
	p.sources()
	p.trade()
	p.remarks()
	p.shares()
	p.goods()
	p.food()
	p.dependence()
	p.structure()
	p.measures()
	p.gaps()
	p.tiles()
	if err := errors.Join(p.errs...); err != nil {
		return nil, fmt.Errorf("dossier %s: %w", p.d.ID, err)
	}
	return &p.d, nil
}

// A pairing is the dossier of a pair in the making. A is side 0, B side 1.
type pairing struct {
	t       *trade.Table
	set     *measure.Set
	w       *words
	num     *quantity.Language
	lang    string
	d       data.Dossier
	country [2]trade.Country
	side    map[trade.Country]int
	name    [2]string          // as they stand alone
	called  [2]string          // as a sentence calls them
	earlier [2]int             // the year of a side's shares, where it is not that of the set
	flows   map[flowKey]string // sums that have a claim
	found   map[resultKey]*measure.Result
	body    []data.Block // of the section in the making
	errs    []error
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

func (p *pairing) head() error {
	for i, c := range p.country {
		info := p.t.Country(c)
		p.name[i] = info.Name
		if g, ok := known(info); ok {
			p.name[i], p.called[i] = g.Name(p.lang), g.InText(p.lang)
		}
		code, err := SideCode(info)
		if err != nil {
			return err
		}
		if p.name[i] == "" {
			p.name[i] = code
		}
		if p.called[i] == "" {
			p.called[i] = p.name[i]
		}
		s := data.State{Code: code, Name: p.text(p.name[i])}
		if i == 0 {
			p.d.A = s
		} else {
			p.d.B = s
		}
	}
	p.d.ID = strings.ToLower(p.d.A.Code + "-" + p.d.B.Code)
	p.d.Lang = p.lang
	p.d.AsOf = fmt.Sprintf("%04d-12-31", p.set.Year)
	p.d.Title = p.text(p.say("pair.title", p.names(0)...))
	for _, word := range []string{p.name[0], p.name[1], p.say("pair.keyword"), strconv.Itoa(p.set.Year)} {
		p.d.Keywords = append(p.d.Keywords, p.text(word))
	}
	return nil
}

// SideCode is the code that a country of a table has as a side of a dossier. It
// is an error if the country has none.
func SideCode(info trade.CountryInfo) (string, error) {
	code := info.ISO3
	if g, ok := known(info); ok {
		code = g.Alpha3
	}
	if len(code) != 3 || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return "", fmt.Errorf("country %s has no ISO 3166-1 code, so it cannot be a side of a dossier", info.Label())
	}
	return code, nil
}

// known is the country of a table among those with names in all languages.
func known(info trade.CountryInfo) (geo.Country, bool) {
	for _, n := range info.Codes {
		if g, ok := geo.Numeric(n); ok {
			return g, true
		}
	}
	return geo.Lookup(info.ISO3)
}

// say is a message with its arguments as pairs of name and text.
func (p *pairing) say(key string, pairs ...string) string {
	return p.sayArgs(key, p.arguments(pairs)...)
}

// sayCount is a message with a whole number that picks its form.
func (p *pairing) sayCount(key string, n int, pairs ...string) string {
	number := p.num.Number(quantity.Value{Coef: int64(n)})
	return p.sayArgs(key, append(p.arguments(pairs), arg{name: "n", n: int64(n), plain: number})...)
}

func (p *pairing) sayArgs(key string, args ...arg) string {
	s, err := p.w.text(key, args...)
	if err != nil {
		p.errs = append(p.errs, err)
	}
	return s
}

// argument is a text put into a message. Names of states, and references to them,
// can be asked for in a case.
func (p *pairing) argument(name, value string) arg {
	a := str(name, value)
	for of := range p.country {
		switch value {
		case p.name[of], p.called[of]:
			a.declined = func(grammatical string) string {
				state := data.State{Code: p.code(of), Name: p.text(p.name[of])}
				return state.NameIn(p.lang, p.lang, grammatical)
			}
		case sides[of]:
			a.declined = func(grammatical string) string { return "{" + letter(of) + ":" + grammatical + "}" }
		}
	}
	return a
}

func (p *pairing) arguments(pairs []string) []arg {
	args := make([]arg, 0, len(pairs)/2+1)
	for i := 0; i+1 < len(pairs); i += 2 {
		args = append(args, p.argument(pairs[i], pairs[i+1]))
	}
	for i := range args { // of other areas than the two states
		a, name := &args[i], args[i].plain
		if code := named(args, a.name+"c"); code != nil && a.declined == nil {
			a.declined = func(grammatical string) string {
				called, _ := geo.Declined(code.plain, name, p.lang, grammatical)
				return called
			}
		}
	}
	return args
}

func (p *pairing) text(s string) data.Text {
	if s == "" {
		return data.Text{}
	}
	return data.Text{Tags: []string{p.lang}, Vals: []string{s}}
}

// names are a side's name and the other's, as the arguments a and b, and their
// codes.
func (p *pairing) names(of int) []string {
	return []string{"a", p.called[of], "b", p.called[1-of], "ac", p.code(of), "bc", p.code(1 - of)}
}

// sides are references to the states in prose.
var sides = [2]string{"{A}", "{B}"}

// refs are these, as the arguments a and b.
func refs(of int) []string { return []string{"a", sides[of], "b", sides[1-of]} }

func (p *pairing) code(of int) string {
	if of == 1 {
		return p.d.B.Code
	}
	return p.d.A.Code
}

// letter names a side in ids.
func letter(of int) string { return "AB"[of : of+1] }

// ref is a reference to a claim in prose.
func ref(id string) string { return "{" + id + "}" }

// result is the result of a measure of one side, nil without one.
func (p *pairing) result(id measure.ID, of int, f measure.Flow, r measure.Report) *measure.Result {
	return p.found[resultKey{id, of, f, r}]
}

// add puts a claim in the dossier and returns its id. A claim without a source of
// its own cites the file its first sum is from.
func (p *pairing) add(c data.Claim) string {
	c.Label, c.Short = trimmed(c.Label), trimmed(c.Short)
	p.d.Claims = append(p.d.Claims, c)
	return c.ID
}

// trimmed cuts a label to what the format allows.
func trimmed(t data.Text) data.Text {
	const most = 280
	if len(t.Vals) == 1 && utf8.RuneCountInString(t.Vals[0]) > most {
		t.Vals = []string{cut(t.Vals[0], most)}
	}
	return t
}

// cut shortens s to at most n characters, after a word.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)[:n-1]
	for i := len(r) - 1; i > n/2; i-- {
		if unicode.IsSpace(r[i]) {
			r = r[:i]
			break
		}
	}
	return strings.TrimRight(string(r), " ,;:(") + "…"
}

// claimOf begins the claim of a result: measure, rows, source and period.
func (p *pairing) claimOf(id, label, short string, r *measure.Result) data.Claim {
	c := data.Claim{ID: id, Label: p.text(label), Short: p.text(short), HasValue: true, Measure: string(r.ID),
		Period: p.text(strconv.Itoa(r.Year)), Topic: data.TopicGoods}
	if r.Base != 0 {
		c.Period = p.text(fmt.Sprintf("%d–%d", r.Base, r.Year))
	}
	for _, t := range r.Terms {
		c.Rows += int64(t.Rows)
	}
	p.cite(&c, r.Terms)
	p.value(&c, r)
	return c
}

// value sets a claim's value, unit and qualifier from a result.
func (p *pairing) value(c *data.Claim, r *measure.Result) {
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
		c.Value, c.Unit = quantity.Value{Coef: int64(r.Value)}, unitOf(p.say("pair.unit.products"))
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
