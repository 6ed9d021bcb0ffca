// Package compute makes the dossier of a pair of states from the measures of trade
// tables: its claims, sections, exhibits and sources, in a language.
package compute

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/codec"
	"dyad/data/geo"
	"dyad/data/quantity"
	"dyad/data/trade"
	"dyad/data/trade/correlation"
	"dyad/data/trade/measure"
	"dyad/data/trade/worldbank"
	"dyad/report/words"
)

// Goods are a pair's measures, and the table that they are computed from.
type Goods struct {
	Table *trade.Table
	Set   *measure.Set
}

// Options say what a dossier is made of.
type Options struct {
	All     Goods               // its Set is nil where the dossier is of a few products
	Few     *measure.ProductSet // of All.Table: only these products; nil for all goods
	Months  *measure.MonthSet   // measures of months, and then All and Few are zero; nil for years
	Blocs   [2]*trade.Membership
	Context *worldbank.Indicators // nil for none
	Curated *data.Dossier         // nil for none
	Lang    string                // "" is English
}

// Dossier is the dossier of a pair from the measures of trade tables: claims
// with their sources, measures and rows, the sections and exhibits for which there are
// measures, and what could not be computed. Its bytes are those of a dossier
// file in the language of the options, to be edited or read again. A curated dossier of
// the same states, in the same order, is merged over it; the result is then checked as a
// file is, since the two may contradict each other.
func Dossier(o Options) (*data.Dossier, error) {
	make := pairOf
	switch {
	case o.Months != nil:
		make = monthsOf
	case o.Few != nil:
		make = productsOf
	}
	d, err := make(o)
	if err != nil {
		return nil, err
	}
	return finish(d, o.Curated)
}

// finish merges a curated dossier over a computed one, or gives that its bytes.
func finish(d, curated *data.Dossier) (*data.Dossier, error) {
	var err error
	if curated != nil {
		if d, err = data.Merge(d, curated); err != nil {
			return nil, err
		}
		return codec.Read(d.ID+".yaml", codec.Write(d))
	}
	d.Name, d.Raw = d.ID+".yaml", codec.Write(d)
	d.SHA256 = sha256.Sum256(d.Raw)
	d.BuildIndex()
	return d, nil
}

// pairOf makes the dossier without its bytes.
func pairOf(o Options) (*data.Dossier, error) {
	b, err := newBuilder(&o, o.All.Set)
	if err != nil {
		return nil, err
	}
	takeLastReported(b)
	takeLastProducts(b)
	addSources(b)
	addTrade(b)
	addRemarks(b)
	addShares(b)
	addContext(b)
	addGoods(b)
	addFood(b)
	addProducts(b)
	addStructure(b)
	addMeasures(b)
	addGaps(b)
	addTiles(b)
	if err := errors.Join(b.errs...); err != nil {
		return nil, fmt.Errorf("dossier %s: %w", b.d.ID, err)
	}
	return &b.d, nil
}

// newBuilder begins the dossier of options.
func newBuilder(o *Options, set *measure.Set) (*builder, error) {
	lang := cmp.Or(o.Lang, "en")
	w, err := words.In(lang)
	if err != nil {
		return nil, err
	}
	num, err := quantity.LanguageFor(lang)
	if err != nil {
		return nil, err
	}
	words := &phrases{w: w, num: num, lang: lang, tags: []string{lang}}
	b := &builder{options: o, goods: set, claimBook: newClaimBook(o.All.Table, set, words)}
	return b, b.head()
}

// A builder makes the dossier of a pair, section by section.
type builder struct {
	*claimBook
	options *Options
	earlier [2]int       // the year of a side's shares, where it is not that of the set
	goods   *measure.Set // of what is said by product: the set, or that of the last year that has all goods by product
	body    []data.Block // of the section in the making
	// correlations are the tables of correlations that sentences cite.
	correlations []*correlation.Table
}

// head sets what identifies the dossier, and the names of its sides.
func (b *builder) head() error {
	for i, c := range b.country {
		info := b.t.Country(c)
		b.name[i] = info.Name
		if g, ok := named(info); ok {
			b.name[i], b.called[i] = g.Name(b.lang), g.InText(b.lang)
		}
		code, err := SideCode(info)
		if err != nil {
			return err
		}
		if b.name[i] == "" {
			b.name[i] = code
		}
		if b.called[i] == "" {
			b.called[i] = b.name[i]
		}
		b.state[i] = data.State{Code: code, Name: b.text(b.name[i])}
	}
	b.d.A, b.d.B = b.state[0], b.state[1]
	b.prepareCases()
	b.d.ID = strings.ToLower(b.d.A.Code + "-" + b.d.B.Code)
	b.d.Lang = b.lang
	b.d.AsOf = fmt.Sprintf("%04d-12-31", b.set.Year)
	b.d.Title = b.text(b.say("pair.title", b.names(0)...))
	for _, word := range []string{b.name[0], b.name[1], b.say("pair.keyword"), strconv.Itoa(b.set.Year)} {
		b.d.Keywords = append(b.d.Keywords, b.text(word))
	}
	return nil
}

// section closes the section in the making, if it has anything to say.
func (b *builder) section(id, title string, topic data.Topic) {
	if len(b.body) > 0 {
		b.d.Sections = append(b.d.Sections, data.Section{ID: id, Title: b.text(title), Topic: topic, Body: b.body})
	}
	b.body = nil
}

// para adds a paragraph of sentences; empty ones are left out.
func (b *builder) para(sentences ...string) {
	all := ""
	for _, s := range sentences {
		if s != "" && all != "" {
			all += " "
		}
		all += s
	}
	if all != "" {
		b.body = append(b.body, data.Block{Para: b.text(all)})
	}
}

// exhibit adds an exhibit to the dossier and to the section that is being made.
func (b *builder) exhibit(x data.Exhibit) {
	b.d.Exhibits = append(b.d.Exhibits, x)
	b.body = append(b.body, data.Block{Exhibit: x.Head().ID})
}

// SideCode is the code that a country of a table has as a side of a dossier. It
// is an error if the country has none.
func SideCode(info trade.CountryInfo) (string, error) {
	code := info.ISO3
	if g, ok := named(info); ok {
		code = g.Alpha3
	}
	if len(code) != 3 || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return "", fmt.Errorf("country %s has no ISO 3166-1 code, so it cannot be a side of a dossier", info.Label())
	}
	return code, nil
}

// named is the country of a table among those with names in all languages; false if
// it is not among them.
func named(info trade.CountryInfo) (geo.Country, bool) {
	for _, n := range info.Codes {
		if g, ok := geo.Numeric(n); ok {
			return g, true
		}
	}
	return geo.Lookup(info.ISO3)
}
