// Package mirror reads wide tables of two states' mirror statistics, a year a
// row, as analysts keep them from national yearbooks:
//
//	year,kaz_exports_to_rus_kaz_reported,rus_imports_from_kaz_rus_reported,kaz_total_exports
//	2021,7018.7458,7135,60321.0244
//
// Every column says who sends what to whom and whose figure it is; a total
// column is its country's own. Empty fields are figures that no one published.
// All are of all products. The header says no unit: the user has to.
package mirror

import (
	"strings"

	"dyad/data/trade/source"
)

// column is what one column of figures holds.
type column struct {
	at                 int
	exporter, importer source.Area
	by                 source.By
}

// Format is a table of mirror statistics.
func Format() source.Format {
	return source.Format{
		Name: "mirror statistics", Whose: source.OfColumn, BothFlows: true, NoUnit: true,
		Columns: "`year` and columns like `kaz_exports_to_rus_kaz_reported`, `kaz_total_exports`",
		Values:  "the unit you state with `--unit`", Is: is, Read: read,
	}
}

// is reports whether a table has a year and columns of mirror statistics only.
func is(t *source.Table) bool {
	_, ok := columns(t)
	return ok && t.Column("year") >= 0
}

// columns are the columns of figures. ok is false when there are others.
func columns(t *source.Table) (list []column, ok bool) {
	for i, name := range t.Names() {
		if n := source.Normal(name); n == "year" || n == "" || strings.HasPrefix(n, "unnamed") { // an index
			continue
		}
		c, ok := parse(strings.Split(strings.ToLower(strings.TrimSpace(name)), "_"))
		if !ok {
			return nil, false
		}
		c.at = i
		list = append(list, c)
	}
	return list, len(list) > 0
}

// parse reads kaz_exports_to_rus_kaz_reported, kaz_imports_from_rus_rus_reported
// (by whom the other side reports) or kaz_total_exports, in words.
func parse(w []string) (c column, ok bool) {
	if len(w) == 3 && w[1] == "total" && len(w[0]) == 3 {
		own := source.Area{ISO3: strings.ToUpper(w[0])}
		switch w[2] {
		case "exports":
			return column{exporter: own, importer: source.World(), by: source.FromExporter}, true
		case "imports":
			return column{exporter: source.World(), importer: own, by: source.FromImporter}, true
		}
	}
	if len(w) != 6 || w[5] != "reported" || len(w[0]) != 3 || len(w[3]) != 3 || w[0] == w[3] {
		return c, false
	}
	from, to := w[0], w[3]
	switch w[1] + " " + w[2] {
	case "exports to":
	case "imports from":
		from, to = to, from
	default:
		return c, false
	}
	c.exporter, c.importer = source.Area{ISO3: strings.ToUpper(from)}, source.Area{ISO3: strings.ToUpper(to)}
	switch w[4] {
	case from:
		c.by = source.FromExporter
	case to:
		c.by = source.FromImporter
	default:
		return c, false
	}
	return c, true
}

// read gives the figures of a table, whose unit the sink has.
func read(t *source.Table, to *source.Sink) error {
	list, _ := columns(t)
	year := t.Column("year")
	return t.Each(to, func(give func(source.Row)) *source.Fault {
		y, bad := source.ParseYear(t.Get(year))
		if bad != nil {
			return bad
		}
		for _, c := range list {
			r := source.Row{Year: y, Exporter: c.exporter, Importer: c.importer, By: c.by, Weight: source.NoWeight}
			use, bad := r.SetValue(t.Get(c.at), to.Unit.Scale(), &t.Tally)
			if bad != nil {
				return bad
			}
			if use {
				give(r)
			}
		}
		return nil
	})
}
