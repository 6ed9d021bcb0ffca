package compute

import (
	"slices"

	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// otherAsia is the code under which UN Comtrade's tables have Taiwan.
const otherAsia = 490

// ports are states of the European Union by whose ports much of what others import from
// outside enters: quasi-transit.
var ports = []string{"BEL", "NLD"}

// remarkFew says with the first source what the figures of products cannot tell.
func remarkFew(b *builder, all []*product) {
	if len(b.d.Sources) == 0 {
		return
	}
	s := &b.d.Sources[0]
	remark := func(key string, args ...string) { s.Remarks = append(s.Remarks, b.text(b.say(key, args...))) }
	if b.set.Report == measure.Reconciled {
		remark("pair.remark.reconciled", "publisher", reconciler(b))
	}
	remarkBlocs(b, remark)
	for _, c := range b.country {
		for _, code := range b.t.Country(c).Codes {
			if code == otherAsia {
				remark("pair.good.remark.other-asia")
			}
		}
	}
	for side := range b.country {
		if slices.Contains(ports, b.code(side)) {
			remark("pair.good.remark.ports", "a", b.called[side])
		}
	}
	for _, p := range all {
		if b.isUsed(measure.ProductUnitValue) && !p.marksEstimates() {
			remark("pair.good.remark.unit-values")
			break
		}
	}
}

// marksEstimates reports whether any file of the table says which masses were
// estimated: those of UN Comtrade do.
func (p *product) marksEstimates() bool {
	for _, f := range p.t.Sources() {
		if f.Publisher == "United Nations" {
			return true
		}
	}
	return false
}

// addProductGaps are the measures that the table does not support for any of the
// products, each with what it needs.
func addProductGaps(b *builder, all []*product) {
	for _, g := range []struct {
		id    measure.ID
		needs measure.Needs
	}{
		{measure.ProductGap, measure.NeedsBothReports}, {measure.ProductImportShare, measure.NeedsAllPartners}, {measure.ProductExportShare, measure.NeedsAllPartners},
		{measure.ProductRank, measure.NeedsEachPartner}, {measure.ProductHHI, measure.NeedsEachPartner}, {measure.ProductChange, measure.NeedsEarlierYear},
		{measure.ProductUnitValue, measure.NeedsMass}, {measure.ProductImportsToOwn, measure.NeedsOwnExports}, {measure.ProductReplaceOthers, measure.NeedsWorld},
	} {
		reconciled := g.id == measure.ProductGap && b.set.Report == measure.Reconciled
		if !b.isUsed(g.id) && !reconciled {
			b.d.Gaps = append(b.d.Gaps, data.Gap{Name: b.text(b.say("pair.measure." + string(g.id))), Needs: b.text(b.say("pair.needs." + g.needs.String()))})
		}
	}
}

// noWorldSentence says why a side's flow has no share: the table has no row of it with
// all partners; or no place: the partners have not each their rows.
func (p sharesOf) noWorldSentence(of int, f measure.Flow) string {
	s := p.y.Side(of, f)
	flow, told := p.y.Flow(of, f)
	switch {
	case !told || s.Below > 0:
		return ""
	case s.Whole.Rows == 0 && p.y.Report == measure.Reconciled:
		return p.say("pair.good.no-world."+f.String()+"-reconciled", p.refs(of)...)
	case s.Whole.Rows == 0 && p.p.Product.Level() == trade.Items: // FAOSTAT has no partner World
		return p.say("pair.good.no-world."+f.String()+"-items", p.refs(of)...)
	case s.Whole.Rows == 0:
		return p.say("pair.good.no-world."+f.String(), p.refs(of)...)
	case s.Whole.Value == 0 || flow.Value > s.Whole.Value || s.Each:
		return ""
	}
	return p.say("pair.good.not-each."+f.String(), p.refs(of)...)
}
