// Package compute makes the dossier of a pair of states from the measures of trade
// tables: its claims, sections, exhibits and sources, in a language.
package compute

import (
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
	"dyad/data/trade/measure"
	"dyad/report/words"
)

// Dossier is the dossier of a pair from the measures of trade tables: claims
// with their sources, measures and rows, the sections and exhibits that the
// measures fill, and what could not be computed. Its bytes are those of a dossier
// file in lang ("" is English), to be edited or read again. A curated dossier of
// the same states, in the order of the set, is merged over it; nil is none. What
// was merged is read as a file is, for the two may not fit together.
func Dossier(t *trade.Table, set *measure.Set, curated *data.Dossier, lang string) (*data.Dossier, error) {
	d, err := pairOf(t, set, lang)
	if err != nil {
		return nil, err
	}
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
func pairOf(t *trade.Table, set *measure.Set, lang string) (*data.Dossier, error) {
	if lang == "" {
		lang = "en"
	}
	w, err := words.In(lang)
	if err != nil {
		return nil, err
	}
	num, err := quantity.LanguageFor(lang)
	if err != nil {
		return nil, err
	}
	p := &pairing{t: t, set: set, w: w, num: num, lang: lang, tags: []string{lang}, found: make(map[resultKey]*measure.Result, len(set.Results)), flows: map[flowKey]string{},
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
	w       *words.Catalogue
	num     *quantity.Language
	lang    string
	d       data.Dossier
	country [2]trade.Country
	side    map[trade.Country]int
	name    [2]string    // as they stand alone
	called  [2]string    // as a sentence calls them
	earlier [2]int       // the year of a side's shares, where it is not that of the set
	body    []data.Block // of the section in the making
	tags    []string     // the language, of each text
	texts   []string     // those of the dossier, many in one piece of memory
	args    []words.Arg  // of the message in the making
	found   map[resultKey]*measure.Result
	flows   map[flowKey]string                 // the claims of sums
	inCase  [2]func(grammatical string) string // the names
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
	p.decline()
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
