package trade

import (
	"fmt"
	"slices"
	"strings"

	"dyad/data/trade/source"
)

// productNames takes the names of the lists that are of the table's edition: a
// code means other goods in another one.
func (b *Builder) productNames(t *Table) {
	t.names = map[Product]string{}
	for _, list := range b.lists {
		if list.edition != "" && !slices.Contains(t.editions, list.edition) {
			b.notes = append(b.notes, Note{File: list.file, Kind: source.OtherNames, Count: len(list.names)})
			continue
		}
		for p, name := range list.names {
			if was := t.names[p]; was == "" || name < was {
				t.names[p] = name
			}
		}
	}
	b.goods.fill(t.names)
}

// goodsNames are what files call the products of their rows: goods of a name of their
// own for each edition.
type goodsNames map[goodsOf]string

type goodsOf struct {
	product Product
	edition Edition
}

// maxName bounds what is kept of a product's name, in bytes.
const maxName = 300

// add keeps what a row calls its product: of several names the first by alphabet, since
// the order of rows must not matter. All goods and chapters have names without it.
func (g goodsNames) add(r *source.Row) {
	if l := r.Product.Level(); l == AllProducts || l == Chapters || source.Missing(r.Goods) {
		return
	}
	of := goodsOf{r.Product, r.Edition}
	was, known := g[of]
	if known && r.Goods == was {
		return
	}
	name, _, _ := source.Decode(strings.Clone(r.Goods[:min(len(r.Goods), maxName)]))
	if name = strings.ToValidUTF8(name, ""); !known || name < was {
		g[of] = name
	}
}

// fill adds the names of products that have none: those of the latest edition.
func (g goodsNames) fill(names map[Product]string) {
	editions := map[Product]int{}
	for of, name := range g {
		year := 1 + slices.Index(source.Editions(), of.edition)
		if was, filled := editions[of.product]; names[of.product] == "" || filled && was < year {
			names[of.product], editions[of.product] = name, year
		}
	}
}

// describe adds the notes that concern the whole table.
func (b *Builder) describe(t *Table) {
	note := func(k source.Kind, n int, detail string) {
		b.notes = append(b.notes, Note{Kind: k, Count: n, Detail: detail})
	}
	var several []string
	for _, c := range t.countries {
		if len(c.Codes)+len(c.Letters) > 1 {
			several = append(several, c.Label()+" "+strings.NewReplacer("[", "", "]", "", " ", ", ").Replace(strings.TrimSuffix(fmt.Sprint(c.Codes, " ", c.Letters), " []")))
		}
	}
	if len(several) > 0 {
		note(source.SeveralCodes, len(several), strings.Join(several, "; "))
	}
	unstated := 0
	for e, first := range b.editions {
		if e.edition == "" {
			unstated += first.rows
		}
	}
	if unstated > 0 {
		note(source.EditionUnstated, unstated, "")
	}
	if len(t.editions) > 1 {
		if spans, mixed := t.editionSpans(b.opt.when); mixed {
			note(source.EditionsMixed, len(t.editions), "")
		} else {
			note(source.EditionsChange, len(t.editions), spans)
		}
	}
	var levels []string
	for _, l := range source.Levels() {
		if slices.ContainsFunc(t.layers, func(i LayerInfo) bool { return i.Level == l }) {
			levels = append(levels, l.String())
		}
	}
	if len(levels) > 1 {
		note(source.SeveralLevels, len(levels), strings.Join(levels, ", "))
	}
}

// editionSpans are the editions with the years they hold for, as "HS12 2016, HS17
// 2017–2021"; mixed says that a year has several.
func (t *Table) editionSpans(when func(year uint16) string) (spans string, mixed bool) {
	var parts []string
	for i := 0; i < len(t.years); {
		own := t.editionsOf[t.years[i]]
		mixed = mixed || len(own) > 1
		last := i
		for last+1 < len(t.years) && slices.Equal(t.editionsOf[t.years[last+1]], own) {
			last++
		}
		if len(own) == 1 {
			span := when(uint16(t.years[i]))
			if last > i {
				span += "–" + when(uint16(t.years[last]))
			}
			name := string(own[0])
			if name == "" {
				name = "?"
			}
			parts = append(parts, name+" "+span)
		}
		i = last + 1
	}
	return strings.Join(parts, ", "), mixed
}
