package trade

import "dyad/data/trade/source"

// rawReExports are the re-exports of files, by what they are of; ok is false of those
// that two rows tell differently.
type rawReExports map[rawReExport]toldReExport

type rawReExport struct {
	year               int
	exporter, importer source.Area // without names
	product            Product
}

type toldReExport struct {
	value USD
	ok    bool
}

// add keeps a row of a year, unless it is of another edition than the one asked for.
func (x rawReExports) add(r *source.Row, asked Edition) {
	if r.Month > 0 || r.Adds || r.Product.Level() != AllProducts && asked != "" && r.Edition != asked {
		return
	}
	key := rawReExport{r.Year, r.Exporter, r.Importer, r.Product}
	key.exporter.Name, key.importer.Name = "", ""
	was, twice := x[key]
	x[key] = toldReExport{r.Value, !twice || was.ok && was.value == r.Value}
}

// reExports are re-exports of countries.
type reExports map[reExport]toldReExport

type reExport struct {
	year     uint16
	from, to Country
	product  Product
}

// of are the re-exports between the countries of a table; those of others are not kept.
func (x rawReExports) of(areas map[source.Area]uint16, place []uint16) reExports {
	out := reExports{}
	for key, told := range x {
		from, ok := areas[key.exporter]
		to, ok2 := areas[key.importer]
		if ok && ok2 {
			own := reExport{uint16(key.year), Country(place[from]), Country(place[to]), key.product}
			was, twice := out[own]
			out[own] = toldReExport{told.value, told.ok && (!twice || was.ok && was.value == told.value)}
		}
	}
	return out
}

// ReExports are the exports of foreign goods in a product from one country to another, or
// to World, that the exporter states for a year, and that are in its exports too. ok is
// false where it states none, or two.
func (t *Table) ReExports(year int, from, to Country, p Product) (v USD, ok bool) {
	told := t.again[reExport{uint16(year), from, to, p}]
	return told.value, told.ok
}
