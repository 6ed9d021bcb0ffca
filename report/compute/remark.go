package compute

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/data/trade/source"
)

// noteKeys are the messages of notes, those first that bear on the figures of a
// brief. Masses come last: no measure uses them.
var noteKeys = []struct {
	kind source.Kind
	key  string
}{
	{source.RoundCount, "pair.note.round-count"},
	{source.EditionsMixed, "pair.note.editions-mixed"},
	{source.NoValue, "pair.note.no-value"},
	{source.Repeated, "pair.note.repeated"},
	{source.NoLineEnd, "pair.note.no-line-end"},
	{source.HeaderAgain, "pair.note.header-again"},
	{source.OtherEditions, "pair.note.other-editions"},
	{source.OtherYears, "pair.note.other-years"},
	{source.YearsUnopened, "pair.note.years-unopened"},
	{source.EditionUnstated, "pair.note.edition-unstated"},
	{source.ReExports, "pair.note.re-exports"},
	{source.OtherFlows, "pair.note.other-flows"},
	{source.Parts, "pair.note.parts"},
	{source.Groups, "pair.note.groups"},
	{source.SeveralCodes, "pair.note.several-codes"},
	{source.StatedTotals, "pair.note.stated-totals"},
	{source.SeveralLevels, "pair.note.several-levels"},
	{source.ZerosRestored, "pair.note.zeros-restored"},
	{source.RoundedValues, "pair.note.rounded-values"},
	{source.OtherNames, "pair.note.other-names"},
	{source.Skipped, "pair.note.skipped"},
	{source.Mended, "pair.note.mended"},
	{source.Latin, "pair.note.latin"},
	{source.ExtraComma, "pair.note.extra-comma"},
	{source.WeightOfZero, "pair.note.weight-of-zero"},
	{source.NoWeights, "pair.note.no-weights"},
}

// lastBearing is the place of the first kind on which no figure depends.
var lastBearing = weight(source.SeveralCodes)

// weight is the place of a kind of note among all.
func weight(k source.Kind) int {
	for i, n := range noteKeys {
		if n.kind == k {
			return i
		}
	}
	return len(noteKeys)
}

// remarks say what the figures cannot tell, then what reading the table left out
// or assumed.
func (p *pairing) remarks() {
	if len(p.d.Sources) == 0 {
		return
	}
	first := &p.d.Sources[0]
	remark := func(key string, args ...string) {
		first.Remarks = append(first.Remarks, p.text(p.say(key, args...)))
	}
	for of, years := range p.oneSided() {
		if len(years) > 0 {
			remark("pair.remark.one-sided", append(p.names(of), "years", p.yearList(years))...)
		}
	}
	for of, year := range p.earlier {
		if year != 0 {
			remark("pair.remark.earlier", append(p.names(of), "year", strconv.Itoa(p.set.Year), "last", strconv.Itoa(year))...)
		}
	}
	p.partnerless(measure.ImportShare, "pair.remark.no-imports", "pair.remark.no-imports-both", remark)
	p.partnerless(measure.ExportShare, "pair.remark.no-exports", "pair.remark.no-exports-both", remark)
	if p.missing(measure.ProductMix, 0, measure.NeedsProducts) && p.missing(measure.ProductMix, 1, measure.NeedsProducts) {
		remark("pair.remark.totals-only")
	}
	if p.set.Report == measure.Reconciled {
		remark("pair.remark.reconciled", "publisher", p.reconciler())
	}
	for i := range p.d.Sources {
		p.readingNotes(i)
	}
}

// reconciler is who made one figure of both states' reports.
func (p *pairing) reconciler() string {
	for _, f := range p.t.Sources() {
		if f.Reconciled {
			return f.Publisher
		}
	}
	return ""
}

// partnerless says of which sides the trade with all partners is not told.
func (p *pairing) partnerless(share measure.ID, one, both string, remark func(key string, args ...string)) {
	var lacks [2]bool
	for of := range lacks {
		lacks[of] = p.earlier[of] == 0 && p.missing(share, of, measure.NeedsAllPartners)
	}
	switch {
	case lacks[0] && lacks[1]:
		remark(both)
	case lacks[0]:
		remark(one, p.names(0)...)
	case lacks[1]:
		remark(one, p.names(1)...)
	}
}

// readingNotes are what reading one file left out or assumed; those of the whole
// table stand with its first file.
func (p *pairing) readingNotes(i int) {
	s := &p.d.Sources[i]
	var own []trade.Note
	for _, n := range p.t.Notes() {
		if s.File != nil && n.File == s.File.Name || n.File == "" && i == 0 {
			own = append(own, n)
		}
	}
	slices.SortStableFunc(own, func(a, b trade.Note) int { return cmp.Compare(weight(a.Kind), weight(b.Kind)) })
	for _, n := range own {
		text := n.String()
		if at := weight(n.Kind); at < len(noteKeys) {
			text = p.sayCount(noteKeys[at].key, n.Count)
			if n.Detail != "" {
				text = fmt.Sprintf("%s (%s)", text, p.detail(n))
			}
		}
		if at := weight(n.Kind); at < lastBearing || at == len(noteKeys) {
			s.Remarks = append(s.Remarks, p.text(text))
		} else {
			s.Reading = append(s.Reading, p.text(text))
		}
	}
}

// detail is what a note names: files, states and codes as they stand, the level
// of all products in words.
func (p *pairing) detail(n trade.Note) string {
	if n.Kind != source.SeveralLevels {
		return n.Detail
	}
	return strings.Replace(n.Detail, trade.AllProducts.String(), p.say("pair.note.all-products"), 1)
}

// oneSided are the years for which one side alone reports, by side; none for a
// table in which only one ever does, or none.
func (p *pairing) oneSided() [2][]int {
	var years [2][]int
	any := [2]bool{}
	for _, y := range p.set.Series {
		own := [2]bool{reports(y.Forth[trade.FromExporter], y.Back[trade.FromImporter]), reports(y.Back[trade.FromExporter], y.Forth[trade.FromImporter])}
		for of := range own {
			any[of] = any[of] || own[of]
			if own[of] && !own[1-of] {
				years[of] = append(years[of], y.Year)
			}
		}
	}
	if !any[0] || !any[1] {
		return [2][]int{}
	}
	return years
}

func reports(x, m measure.Figure) bool { return x.Known() || m.Known() }

// yearList sets years in running text; three or more in a row are drawn together.
func (p *pairing) yearList(years []int) string {
	var parts []string
	for i := 0; i < len(years); {
		j := i
		for j+1 < len(years) && years[j+1] == years[j]+1 {
			j++
		}
		if j < i+2 {
			j = i
			parts = append(parts, fmt.Sprint(years[i]))
		} else {
			parts = append(parts, fmt.Sprintf("%d–%d", years[i], years[j]))
		}
		i = j + 1
	}
	return p.list(parts)
}

// oneSidedSentences say the same in the text.
func (p *pairing) oneSidedSentences() []string {
	var out []string
	for of, years := range p.oneSided() {
		if len(years) > 0 {
			out = append(out, p.say("pair.one-sided", append(refs(of), "years", data.Literal(p.yearList(years)))...))
		}
	}
	return out
}
