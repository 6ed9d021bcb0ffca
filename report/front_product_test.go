package report

import (
	"fmt"
	"strings"
)

// A productCase is a dossier of one product, HS 87, whose suppliers Iceland has in two
// years: Malta sold it so much of 1,000 m in 2021 and of the total of 2022, Japan half.
type productCase struct {
	was, now, total int
	code            string
	thing           bool   // the product has a name
	parts           bool   // the shares say of what sums they are
	more            string // other claims
}

func (p productCase) dossier() string {
	code := p.code
	if code == "" {
		code = "87"
	}
	var claims []string
	add := func(id, value, unit, year, measure, more string) {
		claims = append(claims, computedClaim(id, value, unit, year, measure, more))
	}
	share := func(id, part string, of, whole int, year string) {
		ratio := ", base: imports"
		if p.parts && of > 0 {
			ratio += fmt.Sprintf(", ratio: {part: M%s, whole: WM%s}", part, part)
		}
		add(id, fmt.Sprintf("%.1f", 100*float64(of)/float64(whole)), "%", year, "product-import-share", ratio)
	}
	name := ""
	if p.thing {
		name = ", thing: motor cars"
	}
	for _, y := range []struct {
		year, end string
		of, whole int
	}{{"2021", ".2021", p.was, 1000}, {"2022", "", p.now, p.total}} {
		add("WMA."+code+y.end, fmt.Sprint(y.whole), "USD m", y.year, "product-flow", name)
		if y.of > 0 {
			add("MA."+code+y.end, fmt.Sprint(y.of), "USD m", y.year, "product-flow", "")
		}
		share("SMA."+code+y.end, "A."+code+y.end, y.of, y.whole, y.year)
		add("OMA1."+code+y.end, "50", "%", y.year, "product-import-share", ", base: imports, thing: Japan")
	}
	figures := `exhibits:
  - {id: supplier-lines.@.isl, kind: lines, title: Lines, series: [{label: Malta, side: MLT, points: [SMA.@.2021, SMA.@]}, {label: Japan, points: [OMA1.@.2021, OMA1.@]}]}
  - {id: supplier-years.@.ISL, kind: grid, title: Table, columns: [Supplier, Now], rows: [{label: Malta, side: MLT, cells: ["{SMA.@}"]}]}
sections: [{id: s, title: S, body: [{exhibit: supplier-lines.@.isl}, {exhibit: supplier-years.@.ISL}]}]
`
	return computed(claims...) + strings.ReplaceAll(p.more+figures, "@", code)
}

// soldTo is what Malta reports that it sold.
func soldTo(value string) string {
	return computedClaim("XB.@", value, "USD m", "2022", "product-flow", "")
}

// productCases are dossiers of one product and the messages that they make true and false.
func productCases() []struct{ name, dossier, says string } {
	rank := computedClaim("RMA.@", "2", "rank", "2022", "product-flow", "")
	wayBack := func(share string) string {
		return computedClaim("WXA.@", "70", "USD m", "2022", "product-flow", "") + computedClaim("SXA.@", share, "%", "2022", "product-export-share", ", base: exports")
	}
	cases := []struct {
		name string
		productCase
		says string
	}{
		{"little is known", productCase{was: 100, now: 100, total: 1000}, "headline.supplied headline.goods headline.part standfirst.imported standfirst.goods-code standfirst.as-much standfirst.supplied-after strip.imports masthead.suppliers -masthead.suppliers-year box.product-report-only box.third box.third-lead box.chapter-lead box.many-things " +
			"-headline.supplied-other -headline.part-held -headline.part-none -standfirst.goods -standfirst.more -standfirst.less -standfirst.times -standfirst.three -standfirst.took -standfirst.supplied -standfirst.supplied-none -strip.supplier -strip.three -strip.equal -box.heading-lead -box.back -box.back-none -box.back-lead -box.product-report-same -masthead.date"},
		{"a name, more than the year before", productCase{was: 100, now: 100, total: 1001, thing: true, parts: true}, "headline.supplied headline.part-held standfirst.goods standfirst.more -standfirst.as-much -standfirst.goods-code -headline.part -headline.part-risen -headline.part-fallen"},
		{"less, the other is the first", productCase{was: 600, now: 600, total: 900, parts: true}, "headline.supplied-other headline.part-risen standfirst.less -headline.supplied -standfirst.more"},
		{"three times the imports, a third of the share", productCase{was: 300, now: 300, total: 3000, parts: true}, "standfirst.times headline.part-more-than-halved -standfirst.more -headline.part-halved"},
		{"three times the share", productCase{was: 100, now: 300, total: 1000, parts: true}, "headline.part-times -headline.part-more-than-doubled"},
		{"more than double", productCase{was: 100, now: 206, total: 1000, parts: true}, "headline.part-more-than-doubled -headline.part-doubled -headline.part-times"},
		{"double", productCase{was: 100, now: 200, total: 1000, parts: true}, "headline.part-doubled -headline.part-nearly-doubled"},
		{"nearly double", productCase{was: 100, now: 199, total: 1000, parts: true}, "headline.part-nearly-doubled -headline.part-doubled"},
		{"lower", productCase{was: 100, now: 90, total: 1000, parts: true}, "headline.part-fallen -headline.part-nearly-halved -headline.part-held"},
		{"nearly half", productCase{was: 100, now: 51, total: 1000, parts: true}, "headline.part-nearly-halved -headline.part-fallen"},
		{"half", productCase{was: 100, now: 50, total: 1000, parts: true}, "headline.part-halved -headline.part-more-than-halved -headline.part-nearly-halved"},
		{"none now", productCase{was: 100, total: 1000, parts: true}, "headline.part-none standfirst.supplied-none -standfirst.supplied-after -headline.part-more-than-halved -box.third -box.third-lead -box.product-report-only"},
		{"none then", productCase{now: 100, total: 1000, parts: true}, "headline.part standfirst.supplied -standfirst.supplied-after -standfirst.supplied-none"},
		{"a heading, a report of more", productCase{was: 100, now: 100, total: 1000, code: "8703", more: soldTo("110")}, "box.heading-lead box.product-report-more box.many-things -box.chapter-lead -box.product-report-less -box.product-report-only"},
		{"a subheading, a report of less", productCase{was: 100, now: 100, total: 1000, code: "870323", more: soldTo("90")}, "box.product-report-less -box.product-report-more -box.heading-lead -box.chapter-lead -box.many-things -box.product-report-same"},
		{"a report of as much", productCase{was: 100, now: 100, total: 1000, more: soldTo("100.2")}, "box.product-report-same -box.product-report-more -box.product-report-less"},
		{"the way back", productCase{was: 100, now: 100, total: 1000, more: wayBack("9")}, "box.back-lead box.back standfirst.took -box.back-none"},
		{"nothing back", productCase{was: 100, now: 100, total: 1000, more: wayBack("0")}, "box.back-none -box.back -standfirst.took"},
		{"a place", productCase{was: 100, now: 100, total: 1000, more: rank}, "strip.supplier -strip.supplier-after"},
		{"places of two years, three suppliers, equal ones", productCase{was: 100, now: 100, total: 1000, more: rank + strings.Replace(strings.Replace(rank, "RMA.@", "RMA.@.2021", 1), "2022", "2021", 1) +
			computedClaim("FMA.@", "80", "%", "2022", "product-three-share", ", base: imports") + computedClaim("EMA.@", "3.1", "index", "2022", "product-flow", "")}, "strip.supplier-after strip.three strip.equal standfirst.three"},
	}
	var out []struct{ name, dossier, says string }
	for _, c := range cases {
		out = append(out, struct{ name, dossier, says string }{"one product: " + c.name, c.dossier(), c.says})
	}
	oneYear := computedClaim("WMA.87", "900", "USD m", "2022", "product-flow", "") + computedClaim("SMA.87", "9", "%", "2022", "product-import-share", ", base: imports")
	out = append(out, struct{ name, dossier, says string }{"one product: one year", computed(oneYear),
		"masthead.suppliers-year standfirst.imported standfirst.supplied strip.imports -masthead.suppliers -standfirst.supplied-after -headline.supplied -box.third -box.many-things -masthead.date"})
	out = append(out, struct{ name, dossier, says string }{"one product: months", computed(strings.ReplaceAll(oneYear, "2022", "2022-03")),
		"masthead.date -masthead.suppliers-year -standfirst.imported -strip.imports"})
	together := computedClaim("XB.87", "30", "USD m", "2022", "product-flow", "") + computedClaim("XB.27", "20", "USD m", "2022", "product-flow", "") + strings.ReplaceAll(oneYear, ".87", ".sum")
	out = append(out, struct{ name, dossier, says string }{"two products together", computed(together),
		"headline.product masthead.suppliers-year standfirst.imported standfirst.supplied strip.imports -masthead.product"})
	return append(out, struct{ name, dossier, says string }{"one product: no lines", computed(computedClaim("XB.87", "30", "USD m", "2022", "product-flow", "")),
		"-headline.goods -standfirst.imported -strip.imports -strip.supplier-after -masthead.suppliers -masthead.suppliers-year"})
}
