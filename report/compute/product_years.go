package compute

import (
	"fmt"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// yearsShown is how many years the table of suppliers has, the last of them.
const yearsShown = 6

// linesShown is how many suppliers the figure of lines has beside the other state: as many
// as can be told apart without colour.
const linesShown = 4

// supplierYears are the shares of a side's suppliers over years.
type supplierYears struct {
	sharesOf
	of    int
	years []*measure.ProductYear
}

// supplierYears are the years in which a side's imports from all are known, of the same
// goods as those of the last. ok is false where the suppliers are not all told in the last
// of them and in one before.
func (p sharesOf) supplierYears(of int) (s supplierYears, ok bool) {
	s = supplierYears{sharesOf: p, of: of}
	told := 0
	all := p.p.ImportYears(of)
	for i := len(all) - 1; i >= 0; i-- {
		if p.p.Compare(of, all[i], p.y) == measure.OtherEdition {
			break
		}
		s.years = append([]*measure.ProductYear{all[i]}, s.years...)
		if all[i].Side(of, measure.Import).Each {
			told++
		}
	}
	return s, told > 1 && s.years[len(s.years)-1].Year == p.y.Year && p.y.Side(of, measure.Import).Each
}

// addSupplierYears draws the shares of a side's largest suppliers over the years, and has
// those of the last years in a table. It is false where neither can be.
func (p sharesOf) addSupplierYears(of int) bool {
	s, ok := p.supplierYears(of)
	if ok {
		s.addLines()
		s.addTable()
		p.firstThree(of)
		p.earlierRank(of, s.years[0])
	}
	return ok
}

// suppliers are the largest of the last year, at most so many beside the other state, and
// that, last where it sold nothing.
func (p supplierYears) suppliers(most int) []measure.ProductPartner {
	var out []measure.ProductPartner
	n := 0
	for _, partner := range p.y.Side(p.of, measure.Import).Partners {
		switch {
		case partner.Country == p.country[1-p.of]:
			out = append(out, partner)
		case n < most:
			out = append(out, partner)
			n++
		}
	}
	if _, sold := p.y.Side(p.of, measure.Import).Partner(p.country[1-p.of]); !sold {
		out = append(out, measure.ProductPartner{Country: p.country[1-p.of]})
	}
	return out
}

// place is the place of a supplier in the list of the last year: its number in ids.
func (p supplierYears) place(c trade.Country) int {
	for i, partner := range p.y.Side(p.of, measure.Import).Partners {
		if partner.Country == c {
			return i
		}
	}
	return -1
}

// share is the claim of a supplier's share in a year; "" where it is not told. One without
// a row, where each has one, sold nothing.
func (p supplierYears) share(c trade.Country, y *measure.ProductYear) (id string, sold bool) {
	then, sold := y.Side(p.of, measure.Import).Partner(c)
	switch {
	case !sold && !y.Side(p.of, measure.Import).Each:
		return "", false
	case c == p.country[1-p.of]:
		return p.shareClaim(p.of, measure.Import, y), sold
	}
	then.Country = c
	return p.partnerClaim(p.of, measure.Import, "O"+flowLetter(measure.Import)+letter(p.of)+strconv.Itoa(p.place(c)+1), then, y), sold
}

// addLines draws a line for the other state and for each of the largest suppliers that the
// table tells in two years. A year that is not told is a gap.
func (p supplierYears) addLines() {
	e := data.Lines{ExhibitHead: data.ExhibitHead{ID: "supplier-lines" + p.key + "." + strings.ToLower(p.code(p.of)), Title: p.linesTitle(),
		Subtitle: p.text(p.say("pair.good.lines-subtitle", p.refs(p.of, "years", data.Literal(fmt.Sprintf("%d–%d", p.years[0].Year, p.y.Year)))...))}}
	other := false
	for _, partner := range p.suppliers(linesShown) {
		name, _, _ := areaNames(p.builder, partner.Country)
		if isOtherAsia(p.builder, partner.Country) {
			e.Note = p.text(data.Literal(p.say("pair.partner.covers-490", "name", name)))
		}
		line := data.Line{Label: p.text(data.Literal(name))}
		for _, y := range p.years {
			if id, _ := p.share(partner.Country, y); id != "" {
				line.Points = append(line.Points, id)
			}
		}
		if len(line.Points) < 2 {
			continue
		}
		if partner.Country == p.country[1-p.of] {
			line.Side, other = p.code(1-p.of), true
		}
		e.Series = append(e.Series, line)
	}
	if other {
		p.exhibit(e)
	}
}

// holds is the most by which a share that holds has grown or shrunk, of itself. It is
// ours.
const holds = 0.05

// linesTitle says whose share went up and whose down from the first year to the last, and
// whose held.
func (p supplierYears) linesTitle() data.Text {
	first := p.years[0]
	var up, down, held []string
	for _, partner := range p.suppliers(linesShown) {
		name, _, _ := areaNames(p.builder, partner.Country)
		was, sold := first.Side(p.of, measure.Import).Partner(partner.Country)
		if !sold && !first.Side(p.of, measure.Import).Each {
			continue
		}
		now := float64(partner.Flow.Value) / float64(p.y.Side(p.of, measure.Import).Whole.Value)
		switch ratio := now / (float64(was.Flow.Value) / float64(first.Side(p.of, measure.Import).Whole.Value)); {
		case !sold && now == 0:
		case !sold, ratio > 1+holds:
			up = append(up, name)
		case ratio < 1-holds:
			down = append(down, name)
		default:
			held = append(held, name)
		}
	}
	var parts []string
	for _, part := range []struct {
		key   string
		names []string
	}{{"pair.good.lines-up", up}, {"pair.good.lines-down", down}, {"pair.good.lines-held", held}} {
		if len(part.names) > 0 {
			parts = append(parts, p.say(part.key, "names", data.Literal(p.list(part.names))))
		}
	}
	if len(parts) == 0 {
		return p.text(p.say("pair.good.by-year", p.refs(p.of)...))
	}
	return p.text(p.say("pair.good.lines", "first", year(first.Year), "parts", strings.Join(parts, p.say("list.clause"))))
}

// addTable is a table of the shares of the largest suppliers in the last years and their
// change, then of all others, and what all sold.
func (p supplierYears) addTable() {
	p.years = p.years[max(0, len(p.years)-yearsShown):]
	first := p.years[0]
	g := data.Grid{ExhibitHead: data.ExhibitHead{ID: "supplier-years" + p.key + "." + p.code(p.of), Title: p.text(p.say("pair.good.by-year", p.refs(p.of)...)),
		Subtitle: p.text(p.say("pair.good.by-year-subtitle", p.refs(p.of)...))}}
	g.Columns = append(g.Columns, p.text(p.say("pair.good.by-year.supplier")))
	for _, y := range p.years {
		g.Columns = append(g.Columns, p.text(year(y.Year)))
	}
	g.Columns = append(g.Columns, p.text(data.Literal(fmt.Sprintf("%d–%d", first.Year, p.y.Year))))
	shown := p.suppliers(partnersShown - 1)
	for _, partner := range shown {
		name, _, _ := areaNames(p.builder, partner.Country)
		row := data.GridRow{Label: p.text(data.Literal(name))}
		if partner.Country == p.country[1-p.of] {
			row.Side = p.code(1 - p.of)
		}
		for _, y := range p.years {
			switch id, sold := p.share(partner.Country, y); {
			case id == "":
				row.Cells = append(row.Cells, data.Text{})
			case !sold:
				row.Cells = append(row.Cells, p.text(p.say("pair.good.by-year.none")))
			default:
				row.Cells = append(row.Cells, p.cell(id))
			}
		}
		row.Cells = append(row.Cells, p.changeCell(partner, first))
		g.Rows = append(g.Rows, row)
	}
	if row, ok := p.othersRow(shown); ok {
		g.Rows = append(g.Rows, row)
	}
	g.Rows = append(g.Rows, p.allRow())
	p.exhibit(g)
}

// changeCell is the change of a supplier's share since a year, in percentage points; empty
// where it is not told in both, or only bounded.
func (p supplierYears) changeCell(partner measure.ProductPartner, since *measure.ProductYear) data.Text {
	was, sold := since.Side(p.of, measure.Import).Partner(partner.Country)
	now, all := p.y.Side(p.of, measure.Import).Whole, since.Side(p.of, measure.Import).Whole
	if !sold && !since.Side(p.of, measure.Import).Each {
		return data.Text{}
	}
	for _, y := range []*measure.ProductYear{p.y, since} {
		if id, _ := p.share(partner.Country, y); id == "" || p.claim(id).Qualifier != quantity.Exact {
			return data.Text{}
		}
	}
	points := 100 * (float64(partner.Flow.Value)/float64(now.Value) - float64(was.Flow.Value)/float64(all.Value))
	id := p.id(fmt.Sprintf("K%s%s%d", flowLetter(measure.Import), letter(p.of), p.place(partner.Country)+1), p.y.Year)
	if p.claim(id) == nil {
		r := measure.Result{ID: measure.ProductPoints, Year: p.y.Year, Base: since.Year, Unit: measure.Index, Value: points, Terms: []measure.Term{now, all}}
		args := p.partnerArgs(p.of, partner.Country)
		c := p.claimOf(id, p.sayArgs("pair.good.points-import", args...), p.sayArgs("pair.good.points-import-short", args...), &r)
		c.Value, c.Unit = decimal(points, 1), unitOf("percentage points")
		p.add(c)
	}
	sign := ""
	if p.claim(id).Value.Coef > 0 {
		sign = "+"
	}
	return p.text(sign + "{" + id + ":number}")
}

// othersRow are the shares of all other partners; ok is false where there are none in the
// last year.
func (p supplierYears) othersRow(shown []measure.ProductPartner) (row data.GridRow, ok bool) {
	row.Label = p.text(p.say("pair.good.by-year.others"))
	for _, y := range p.years {
		side := y.Side(p.of, measure.Import)
		rest, told := side.Whole.Value, true
		for _, partner := range shown {
			then, sold := side.Partner(partner.Country)
			rest -= then.Flow.Value
			told = told && (sold || side.Each)
		}
		if !told {
			row.Cells = append(row.Cells, data.Text{})
			continue
		}
		r := measure.Result{ID: measure.ProductImportShare, Year: y.Year, Unit: measure.Share, Terms: []measure.Term{side.Whole}}
		row.Cells = append(row.Cells, p.cell(p.claimFor(p.id("Q"+flowLetter(measure.Import)+letter(p.of), y.Year), "pair.good.others-share", p.of, r, func(c *data.Claim) {
			c.Value, c.Unit, c.Qualifier = shareOf(rest, side.Whole.Value)
			c.Base = p.text(p.say("pair.good.import-share-base", p.names(p.of)...))
		})))
		ok = y == p.y && rest > 0
	}
	row.Cells = append(row.Cells, data.Text{})
	return row, ok
}

// allRow is what all suppliers sold, in one unit where they have one.
func (p supplierYears) allRow() data.GridRow {
	row := data.GridRow{}
	var ids []string
	one := true
	for _, y := range p.years {
		ids = append(ids, p.wholeClaim(p.of, measure.Import, y))
		one = one && p.claim(ids[len(ids)-1]).Unit.Text == p.claim(ids[0]).Unit.Text
	}
	row.Label = p.text(p.say("pair.good.by-year.all"))
	form := "}"
	if one {
		_, unit := p.num.Parts(p.claim(ids[0]).Value, p.claim(ids[0]).Unit)
		row.Label, form = p.text(p.say("pair.good.by-year.all-in", "unit", data.Literal(unit))), ":number}"
	}
	for _, id := range ids {
		row.Cells = append(row.Cells, p.text("{"+id+form))
	}
	row.Cells = append(row.Cells, data.Text{})
	return row
}

// firstThree is the claim of what the first three of more suppliers have together; "" where
// they are no more, or what is not told could change which they are.
func (p sharesOf) firstThree(of int) string {
	s := p.y.Side(of, measure.Import)
	sum, ok := s.FirstThree()
	if !ok {
		return ""
	}
	r := measure.Result{ID: measure.ProductThreeShare, Year: p.y.Year, Unit: measure.Share, Terms: []measure.Term{s.Whole}}
	return p.claimFor(p.id("F"+flowLetter(measure.Import)+letter(of), p.y.Year), "pair.good.three-share", of, r, func(c *data.Claim) {
		c.Value, c.Unit, c.Qualifier = shareOf(sum, s.Whole.Value)
		c.Base = p.text(p.say("pair.good.import-share-base", p.names(of)...))
	})
}

// earlierRank is the claim of the other's place among the suppliers of an earlier year; ""
// where it has none or could have another.
func (p sharesOf) earlierRank(of int, y *measure.ProductYear) string {
	s := y.Side(of, measure.Import)
	other, ok := s.Partner(p.country[1-of])
	if !s.Each || !ok || s.Unsure(other) {
		return ""
	}
	return p.rankClaimIn(of, measure.Import, other, len(s.Partners), y)
}
