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

// noteKeys are the messages of notes of reading. Notes on which the figures of a brief
// depend come first; notes on mass come last, for no measure uses it.
var noteKeys = []struct {
	kind source.Kind
	key  string
}{
	{source.UnknownCodes, "pair.note.unknown-codes"},
	{source.Converted, "pair.note.converted"},
	{source.TwelveMonths, "pair.note.twelve-months"},
	{source.FewMonths, "pair.note.few-months"},
	{source.MonthsDiffer, "pair.note.months-differ"},
	{source.RoundCount, "pair.note.round-count"},
	{source.EditionsMixed, "pair.note.editions-mixed"},
	{source.EditionsChange, "pair.note.editions-change"},
	{source.ConvertedCodes, "pair.note.converted-codes"},
	{source.NoValue, "pair.note.no-value"},
	{source.Repeated, "pair.note.repeated"},
	{source.NoLineEnd, "pair.note.no-line-end"},
	{source.HeaderAgain, "pair.note.header-again"},
	{source.Remarks, "pair.note.remarks"},
	{source.OtherEditions, "pair.note.other-editions"},
	{source.OtherYears, "pair.note.other-years"},
	{source.YearsUnopened, "pair.note.years-unopened"},
	{source.EditionUnstated, "pair.note.edition-unstated"},
	{source.ReExports, "pair.note.re-exports"},
	{source.OtherFlows, "pair.note.other-flows"},
	{source.Parts, "pair.note.parts"},
	{source.Groups, "pair.note.groups"},
	{source.NoHSCode, "pair.note.no-hs-code"},
	{source.Quantities, "pair.note.quantities"},
	{source.WorldReports, "pair.note.world-reports"},
	{source.SeveralCodes, "pair.note.several-codes"},
	{source.StatedTotals, "pair.note.stated-totals"},
	{source.SeveralLevels, "pair.note.several-levels"},
	{source.ZerosRestored, "pair.note.zeros-restored"},
	{source.RoundedValues, "pair.note.rounded-values"},
	{source.ShortNumbers, "pair.note.short-numbers"},
	{source.OtherNames, "pair.note.other-names"},
	{source.OtherSheets, "pair.note.other-sheets"},
	{source.Skipped, "pair.note.skipped"},
	{source.Mended, "pair.note.mended"},
	{source.Latin, "pair.note.latin"},
	{source.Encoded, "pair.note.encoded"},
	{source.ExtraComma, "pair.note.extra-comma"},
	{source.WeightOfZero, "pair.note.weight-of-zero"},
	{source.NoWeights, "pair.note.no-weights"},
}

// firstReadingNote is the rank of the first kind of note on which no figure depends.
var firstReadingNote = noteRank(source.SeveralCodes)

// noteRank is the index of a kind of note in noteKeys, or their number if it is not
// there.
func noteRank(k source.Kind) int {
	for i, n := range noteKeys {
		if n.kind == k {
			return i
		}
	}
	return len(noteKeys)
}

// addRemarks adds the remarks of the sources: what the figures cannot say, then what
// was left out or assumed when the tables were read.
func addRemarks(b *builder) {
	if len(b.d.Sources) == 0 {
		return
	}
	first := &b.d.Sources[0]
	remark := func(key string, args ...string) {
		first.Remarks = append(first.Remarks, b.text(b.say(key, args...)))
	}
	for of, years := range oneSidedYears(b) {
		if len(years) > 0 {
			remark("pair.remark.one-sided", append(b.names(of), "years", b.yearList(years))...)
		}
	}
	for of, year := range b.earlier {
		if year != 0 {
			remark("pair.remark.earlier", append(b.names(of), "year", strconv.Itoa(b.set.Year), "last", strconv.Itoa(year))...)
		}
	}
	remarkPartnerless(b, measure.ImportShare, "pair.remark.no-imports", "pair.remark.no-imports-both", remark)
	remarkPartnerless(b, measure.ExportShare, "pair.remark.no-exports", "pair.remark.no-exports-both", remark)
	remarkBlocs(b, remark)
	remarkProducts(b, remark)
	remarkDerived(b, remark)
	remarkCovers(b, remark)
	first.Remarks = append(first.Remarks, contradictionRemarks(b)...)
	if b.set.Report == measure.Reconciled {
		remark("pair.remark.reconciled", "publisher", reconciler(b))
	}
	for i := range b.d.Sources {
		addReadingNotes(b, i)
	}
}

// remarkProducts says why nothing, or what of another year, is said by product.
func remarkProducts(b *builder, remark func(key string, args ...string)) {
	if !lacksProducts(b) {
		return
	}
	all := b.t.Products()
	switch {
	case b.goods.Year != b.set.Year:
		remark("pair.remark.products-of", "year", strconv.Itoa(b.set.Year), "last", strconv.Itoa(b.goods.Year))
	case all[len(all)-1].Level() == trade.AllProducts:
		remark("pair.remark.totals-only")
	default:
		remark("pair.remark.some-products")
	}
}

// remarkDerived names the totals over all partners that are sums over the partners
// there are, and how many those are.
func remarkDerived(b *builder, remark func(key string, args ...string)) {
	var all []string
	for of := range b.country {
		for _, f := range []measure.Flow{measure.Export, measure.Import} {
			if n := b.set.SummedPartners(b.country[of], f); n > 0 {
				key := "pair.remark.derived-imports"
				if f == measure.Export {
					key = "pair.remark.derived-exports"
				}
				all = append(all, b.sayCount(key, n, b.names(of)...))
			}
		}
	}
	if len(all) > 0 {
		remark("pair.remark.derived", "list", strings.Join(all, "; "))
	}
}

// remarkCovers says what a code of UN Comtrade covers beside the state it is taken
// for.
func remarkCovers(b *builder, remark func(key string, args ...string)) {
	for of, c := range b.country {
		if isOtherAsia(b, c) {
			remark("pair.remark.covers-490", b.names(of)...)
		}
	}
}

// isOtherAsia tells whether a country is taken from UN Comtrade's code for other Asia.
func isOtherAsia(b *builder, c trade.Country) bool {
	const otherAsia = 490
	info := b.t.Country(c)
	return slices.Contains(info.Codes, otherAsia) || slices.Contains(info.Letters, "S19")
}

// reconciler is who made one figure of both states' reports.
func reconciler(b *builder) string {
	for _, f := range b.t.Sources() {
		if f.Reconciled {
			return f.Publisher
		}
	}
	return ""
}

// remarkPartnerless says of which sides the tables do not have the trade with all
// partners.
func remarkPartnerless(b *builder, share measure.ID, one, both string, remark func(key string, args ...string)) {
	var lacks [2]bool
	for of := range lacks {
		lacks[of] = b.earlier[of] == 0 && b.missing(share, of, measure.NeedsAllPartners)
	}
	switch {
	case lacks[0] && lacks[1]:
		remark(both)
	case lacks[0]:
		remark(one, b.names(0)...)
	case lacks[1]:
		remark(one, b.names(1)...)
	}
}

// addReadingNotes adds what was left out or assumed when a file was read. What
// concerns the whole table stands with its first file.
func addReadingNotes(b *builder, i int) {
	s := &b.d.Sources[i]
	var own []trade.Note
	for _, n := range b.t.Notes() {
		if s.File != nil && n.File == s.File.Name || n.File == "" && i == 0 {
			own = append(own, n)
		}
	}
	slices.SortStableFunc(own, func(a, b trade.Note) int { return cmp.Compare(noteRank(a.Kind), noteRank(b.Kind)) })
	for _, n := range own {
		text := n.String()
		if at := noteRank(n.Kind); at < len(noteKeys) {
			key := noteKeys[at].key
			if n.Kind == source.EditionsChange && len(b.correlations) > 0 {
				key = "pair.note.editions-correlated"
			}
			text = b.sayCount(key, n.Count)
			if n.Detail != "" {
				text = fmt.Sprintf("%s (%s)", text, noteDetail(b, n))
			}
		}
		if at := noteRank(n.Kind); at < firstReadingNote || at == len(noteKeys) {
			s.Remarks = append(s.Remarks, b.text(text))
		} else {
			s.Reading = append(s.Reading, b.text(text))
		}
	}
}

// approximateSentence says that amounts are approximate which were converted at a rate that
// the user states; "" where none were.
func approximateSentence(b *builder) string {
	var currencies []string
	for _, n := range b.t.Notes() {
		if currency, _, _ := strings.Cut(n.Detail, " "); n.Kind == source.Converted && !slices.Contains(currencies, currency) {
			currencies = append(currencies, currency)
		}
	}
	if len(currencies) == 0 {
		return ""
	}
	return b.say("pair.approximate", "currencies", b.list(currencies))
}

// noteDetail is what a note names: files, states and codes as they are written, the
// level of all products in words.
func noteDetail(b *builder, n trade.Note) string {
	if n.Kind != source.SeveralLevels {
		return n.Detail
	}
	return strings.Replace(n.Detail, trade.AllProducts.String(), b.say("pair.note.all-products"), 1)
}

// oneSidedYears are the years for which only one side reports, by side. There are none
// if one of the two never reports.
func oneSidedYears(b *builder) [2][]int {
	var years [2][]int
	any := [2]bool{}
	for _, y := range b.set.Series {
		own := [2]bool{eitherKnown(y.Forth[trade.FromExporter], y.Back[trade.FromImporter]), eitherKnown(y.Back[trade.FromExporter], y.Forth[trade.FromImporter])}
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

func eitherKnown(x, m measure.Figure) bool { return x.Known() || m.Known() }

// oneSidedSentences say for which years only one side reports.
func oneSidedSentences(b *builder) []string {
	var out []string
	for of, years := range oneSidedYears(b) {
		if len(years) > 0 {
			out = append(out, b.say("pair.one-sided", append(refs(of), "years", data.Literal(b.yearList(years)))...))
		}
	}
	return out
}
