package compute

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/data/costtest"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report"
	"dyad/report/doc"
	"dyad/report/reporttest"
	"dyad/report/words"
)

const plainHead = "year,reporter,partner,flow,hs,value_usd\n"

// tableOf reads a table from files' names and texts in turn.
func tableOf(t testing.TB, files ...string) *trade.Table {
	t.Helper()
	b := trade.NewBuilder(trade.Options{})
	for i := 0; i < len(files); i += 2 {
		reporttest.Must(t, b.Add(files[i], strings.NewReader(files[i+1]), 0))
	}
	tab, err := b.Table()
	reporttest.Must(t, err)
	return tab
}

// small are options under which a table of a few states stands for the world.
var small = measure.Options{Partners: 2, States: 3, Chapters: 3}

// dossierOf is the dossier of a pair, "KAZ-RUS", from a table.
func dossierOf(t testing.TB, tab *trade.Table, o measure.Options, pair, lang string) *data.Dossier {
	t.Helper()
	w, err := measure.NewWorld(tab, o)
	reporttest.Must(t, err)
	first, second, _ := strings.Cut(pair, "-")
	a, okA := tab.Find(first)
	b, okB := tab.Find(second)
	if !okA || !okB {
		t.Fatalf("no %s in the table", pair)
	}
	set, err := w.Pair(a, b)
	reporttest.Must(t, err)
	d, err := Dossier(Options{All: Goods{tab, set}, Lang: lang})
	reporttest.Must(t, err)
	readsBack(t, d)
	return d
}

// readsBack fails unless the bytes of a computed dossier read as a dossier: a text with
// digits of its own is refused there.
func readsBack(t testing.TB, d *data.Dossier) {
	t.Helper()
	_, err := codec.Read(d.Name, d.Raw)
	reporttest.Must(t, err)
}

// wordsOf are the words of a dossier's brief, without the marks of sources.
func wordsOf(t testing.TB, d *data.Dossier) string {
	t.Helper()
	document, err := report.Compose(d, audit.Check(d), report.Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	all := reporttest.Words(document.Body, doc.Ref)
	if f, ok := document.Body[0].(doc.Front); ok { // in their fullest wording
		page1 := doc.Spans{}
		for _, s := range append([]doc.Spans{f.Headline.First(), f.Standfirst.First(), f.Checked}, boxOf(f)...) {
			page1 = append(append(page1, s...), doc.Span{Text: " "})
		}
		all = append(reporttest.Words([]doc.Block{doc.Paragraph{Text: page1}}, doc.Ref), all...)
	}
	words := strings.Join(all, " ")
	return strings.NewReplacer(" .", ".", " ,", ",", " ;", ";", " )", ")").Replace(words) // a mark has a space before it
}

// beforeProof are the words of a brief before its proof or annex, and those from there on.
func beforeProof(words string) (prose, proof string) {
	prose, proof, ok := strings.Cut(words, "Annex: the figures")
	if !ok {
		prose, proof, _ = strings.Cut(words, "The proof:")
	}
	return prose, proof
}

// boxOf are the sentences of the box of page 1.
func boxOf(f doc.Front) []doc.Spans {
	if f.Box == nil {
		return nil
	}
	return f.Box.Sentences
}

// TestPairSentences holds what is said of figures that templates are known to
// stumble over.
func TestPairSentences(t *testing.T) {
	testSentences(t, []sentenceCase{
		{"a fall keeps its sign", "KAZ-RUS", "2021,KAZ,RUS,export,TOTAL,9000000\n2022,KAZ,RUS,export,TOTAL,8000000\n",
			[]string{"What Kazakhstan sells Russia fell on the year before (−11.1%)."}, []string{"rose"}},
		{"no change", "KAZ-RUS", "2021,KAZ,RUS,export,TOTAL,9000000\n2022,KAZ,RUS,export,TOTAL,9000000\n",
			[]string{"did not change on the year before (0.0%)"}, []string{"rose", "fell"}},
		{"no rate from zero", "KAZ-RUS", "2021,KAZ,RUS,export,TOTAL,0\n2022,KAZ,RUS,export,TOTAL,9000000\n",
			[]string{"The year before, Kazakhstan sold Russia nothing by the table, so no rate of change is given."}, []string{"rose", "∞", "NaN", "Inf"}},
		{"no rate over a gap of years", "KAZ-RUS", "2019,KAZ,RUS,export,TOTAL,4000000\n2022,KAZ,RUS,export,TOTAL,9000000\n",
			[]string{"Over 2019–2022, what Kazakhstan sells Russia rose (+31.0% a year)."}, []string{"on the year before"}},
		{"partners above a round World", "KAZ-RUS", "2022,KAZ,RUS,export,TOTAL,5000\n2022,KAZ,CHN,export,TOTAL,7000\n2022,KAZ,World,export,TOTAL,10000\n",
			[]string{"USD 2,000"}, nil},
		{"a flow that is not there is not 0", "KAZ-RUS", "2022,KAZ,RUS,export,TOTAL,9000000\n",
			[]string{"In 2022, by its own report, Kazakhstan sold Russia goods worth USD 9.00 m. What Russia sold Kazakhstan is not in the table for that year."}, []string{"turnover of", "USD 0"}},
		{"a flow of 0 is there", "KAZ-RUS", "2022,KAZ,RUS,export,TOTAL,9000000\n2022,KAZ,RUS,import,TOTAL,0\n",
			[]string{"and bought goods worth USD 0: a turnover of USD 9.00 m, with a balance of USD 9.00 m for Kazakhstan."}, []string{"not in the table for"}},
		{"only the importer reports", "KAZ-RUS", "2022,RUS,KAZ,import,TOTAL,9000000\n",
			[]string{"In 2022, by the report of Russia, Kazakhstan sold Russia goods worth USD 9.00 m."}, nil},
		{"only the pair's rows", "KAZ-RUS", "2022,KAZ,RUS,export,TOTAL,9000000\n2022,KAZ,RUS,import,TOTAL,1000000\n",
			[]string{"Kazakhstan sold Russia goods worth USD 9 m in 2022, nine times what it bought"}, []string{"measures what"}},
		{"years of one side", "KAZ-RUS", "2019,RUS,KAZ,export,TOTAL,5\n2020,RUS,KAZ,export,TOTAL,5\n2020,KAZ,RUS,import,TOTAL,5\n2021,KAZ,RUS,import,TOTAL,5\n2022,KAZ,RUS,import,TOTAL,5\n2023,KAZ,RUS,import,TOTAL,5\n",
			[]string{"For 2021–2023 only Kazakhstan reports trade with Russia. For 2019 only Russia reports trade with Kazakhstan."}, nil},
		{"shares of the last year told", "KAZ-RUS", "2021,RUS,KAZ,export,TOTAL,5000000\n2021,RUS,World,export,TOTAL,100000000\n2022,KAZ,RUS,import,TOTAL,5000000\n2022,KAZ,World,import,TOTAL,10000000\n",
			[]string{"Russia reports nothing for 2022; its shares are of 2021, the last year that it reports.",
				"Kazakhstan buys 50% of its imports from Russia; the table has nothing from Russia on this trade for 2022"}, nil},
		{"tiny shares are bounds", "NLD-USA", "2022,NLD,USA,export,TOTAL,30\n2022,NLD,World,export,TOTAL,100000000\n",
			[]string{"The Netherlands sold the United States goods worth USD 30 in 2022; the table has no flow back for that year"},
			[]string{"0.0%", "of United", "of Netherlands", "that the the"}},
		{"ties are joint, the world has no place", "KAZ-RUS", "2022,KAZ,RUS,export,TOTAL,40\n2022,KAZ,CHN,export,TOTAL,40\n2022,KAZ,UZB,export,TOTAL,20\n2022,KAZ,World,export,TOTAL,100\n",
			[]string{"Russia is joint 1st among the markets of Kazakhstan", "Largest markets of Kazakhstan"}, []string{". World", "World ranks"}},
		{"almost all is not all", "KAZ-RUS", "2022,KAZ,RUS,export,TOTAL,999999\n2022,KAZ,World,export,TOTAL,1000000\n",
			[]string{"more than 99.9%"}, []string{"100.0%"}},
		{"all is all", "KAZ-RUS", "2022,KAZ,RUS,export,TOTAL,1000000\n2022,KAZ,World,export,TOTAL,1000000\n",
			[]string{"100.0%"}, []string{"99.9"}},
		{"thousands of per cent are times", "KAZ-RUS", "2021,KAZ,RUS,export,TOTAL,675\n2022,KAZ,RUS,export,TOTAL,995713\n",
			[]string{"What Kazakhstan sells Russia was 1,475 times as large as the year before."}, []string{"147,", "rose"}},
		{"a small change is no change of 0.0%", "KAZ-RUS", "2021,KAZ,RUS,export,TOTAL,50002000\n2022,KAZ,RUS,export,TOTAL,50000000\n",
			[]string{"What Kazakhstan sells Russia fell on the year before (less than 0.1%)."}, []string{"0.0%", "rose", "did not change"}},
		{"nothing sold has no place", "KAZ-RUS", "2022,KAZ,RUS,export,TOTAL,0\n2022,KAZ,CHN,export,TOTAL,40\n2022,KAZ,World,export,TOTAL,40\n",
			[]string{"RUS in exports of KAZ 0.0%"}, []string{"among the markets of Kazakhstan"}},
		{"a total below its partners gives no share", "KAZ-RUS", "2022,KAZ,RUS,export,TOTAL,36\n2022,KAZ,CHN,export,TOTAL,30\n2022,KAZ,World,export,TOTAL,40\n",
			[]string{"stated total less than its parts: Exports of Kazakhstan to all partners, 2022, USD 40, while 2 partners add up to USD 66: USD 26 apart"}, []string{"RUS in exports"}},
		{"a total above its partners gives one", "KAZ-RUS", "2022,KAZ,RUS,export,TOTAL,36\n2022,KAZ,CHN,export,TOTAL,3\n2022,KAZ,World,export,TOTAL,40\n",
			[]string{"RUS in exports of KAZ 90.0%"}, []string{"less than its parts"}},
		{"products above their total are told with the amount, and the total stays", "KAZ-RUS", "2022,KAZ,RUS,export,TOTAL,1000\n2022,KAZ,RUS,import,TOTAL,901\n2022,KAZ,RUS,import,10,951\n2022,KAZ,RUS,import,84,503\n",
			[]string{"a turnover of USD 1.90 thousand", "2022: stated are USD 901, less than the 2 products at HS2 below it add up to, USD 1,454: USD 553 apart"}, []string{"is not in the table"}},
		{"Other Asia is said to be that", "KAZ-TWN", "2022,KAZ,490,export,TOTAL,31\n",
			[]string{"Taiwan stands under code 490 of UN Comtrade, “Other Asia, not elsewhere specified”"}, nil},
		{"Taiwan under its own code is Taiwan", "KAZ-TWN", "2022,KAZ,TWN,export,TOTAL,31\n", []string{"Taiwan"}, []string{"490", "Other Asia"}},
		{"totals with some products are not totals only", "KAZ-RUS", "2022,KAZ,RUS,export,TOTAL,100\n2022,KAZ,RUS,export,10,40\n",
			[]string{"the rows by product in the table are not of all goods"}, []string{"totals only"}},
		{"totals only", "KAZ-RUS", "2022,KAZ,RUS,export,TOTAL,100\n", []string{"the table has totals only"}, []string{"not of all goods"}},
		{"half of all, and nearly nothing of the other", "KAZ-RUS", "2022,KAZ,RUS,export,TOTAL,1000\n2022,KAZ,World,export,TOTAL,2000\n2022,KAZ,RUS,import,TOTAL,1000\n2022,KAZ,World,import,TOTAL,90000\n",
			[]string{"Kazakhstan buys 1.1% of its imports from Russia; the table has nothing from Russia on this trade for 2022"}, nil},
	})
}

// Two reports of one flow: which is told, and by how much they are apart.
func TestPairReportSentences(t *testing.T) {
	testSentences(t, []sentenceCase{
		{"each exporter's own", "KAZ-RUS", "2022,RUS,KAZ,export,TOTAL,9000000\n2022,KAZ,RUS,export,TOTAL,2000000\n",
			[]string{"Each of the two is what the exporter reports. Together this is USD 11.0 m; the balance of Kazakhstan is USD −7.00 m."}, nil},
		{"two reports far apart", "CHN-USA", "2022,CHN,USA,export,TOTAL,100000000\n2022,USA,CHN,import,TOTAL,150000000\n",
			[]string{"of goods from China to the United States they report USD 150 m, the exporter USD 100 m (+50.0%)",
				"Of what China sells the United States, the United States reports more than China: +50.0%.", "DA Gap of reports, CHN to USA +50.0%"}, []string{"0.40", "mirror gap"}},
		{"the importer reports less", "CHN-USA", "2022,CHN,USA,export,TOTAL,100000000\n2022,USA,CHN,import,TOTAL,98800000\n",
			[]string{"the United States reports less than China: −1.2%."}, []string{"+1.2%", "more than China"}},
		{"the importer reports the same", "CHN-USA", "2022,CHN,USA,export,TOTAL,100000000\n2022,USA,CHN,import,TOTAL,100000000\n",
			[]string{"both report the same: 0.0%."}, []string{"more than China", "less than China"}},
		{"the importer reports a trifle more", "CHN-USA", "2022,CHN,USA,export,TOTAL,100000000\n2022,USA,CHN,import,TOTAL,100000001\n",
			[]string{"the United States reports more than China: less than 0.1%."}, []string{"both report the same"}},
		{"the importer reports many times as much", "CHN-USA", "2022,CHN,USA,export,TOTAL,1000000\n2022,USA,CHN,import,TOTAL,11000000\n",
			[]string{"the United States reports 11 times as much as China."}, []string{"reports more than China"}},
		{"the exporter reports nothing", "CHN-USA", "2022,CHN,USA,export,TOTAL,0\n2022,USA,CHN,import,TOTAL,11000000\n", nil, []string{"Gap of reports"}},
		{"two reports a freight apart", "CHN-USA", "2022,CHN,USA,export,TOTAL,100000000\n2022,USA,CHN,import,TOTAL,107000000\n",
			[]string{"none contradicts another", "USD 107.0 m, within a tenth", "figures could be set against another; they agree."}, []string{"Freight."}},
	})
}

// A sentenceCase is the rows of a table, and what the brief of a pair says of them and
// what it never says.
type sentenceCase struct {
	name, pair, rows string
	says, never      []string
}

func testSentences(t *testing.T, cases []sentenceCase) {
	t.Helper()
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			got := wordsOf(t, dossierOf(t, tableOf(t, "t.csv", plainHead+tc.rows), measure.Options{}, tc.pair, "en"))
			for _, s := range tc.says {
				if !strings.Contains(got, s) {
					t.Errorf("does not say %q:\n%s", s, got)
				}
			}
			prose, _ := beforeProof(got)
			for _, s := range tc.never {
				if strings.Contains(prose, s) {
					t.Errorf("says %q:\n%s", s, prose)
				}
			}
		})
	}
}

// TestPairReading holds that how a file was read is a note of the proof, and not
// among what page 1 says to read first.
func TestPairReading(t *testing.T) {
	d := dossierOf(t, tableOf(t, "BACI_HS92_Y2022_V202401b.csv", inventedYear(1)+"2022,398,643,940110,5.000,\n"), small, "398-643", "en")
	page, proof := beforeProof(wordsOf(t, d))
	const reading, remark = "Source 1: 1 row states no mass; none is used here", "Source 1: each flow is one figure that CEPII reconciles from both reports, neither state’s own"
	if strings.Contains(page, reading) {
		t.Errorf("read first: %s", page)
	}
	if !strings.Contains(proof, reading) || !strings.Contains(proof, remark) {
		t.Errorf("the proof: %s", proof)
	}
}

// inventedYear is a BACI year of twenty states.
func inventedYear(seed uint64) string {
	codes := []int{398, 643, 842, 528, 156, 276, 40, 124, 784, 710, 4, 8, 12, 20, 24, 28, 31, 32, 36, 50}
	r := rand.New(rand.NewPCG(seed, 11))
	var b strings.Builder
	b.WriteString("t,i,j,k,v,q\n")
	for _, i := range codes {
		for _, j := range codes {
			for k := range 150 {
				if i != j && r.IntN(3) > 0 {
					fmt.Fprintf(&b, "2022,%d,%d,%02d%02d10,%d.125,1\n", i, j, 1+k*7%75, 1+k%9, 1+r.IntN(1000)*r.IntN(1000))
				}
			}
		}
	}
	return b.String()
}

// TestPairOfWorld holds that a table of all states gives each measure that tables
// can give, in every language, under the names of states as sentences call them.
func TestPairOfWorld(t *testing.T) {
	tab := tableOf(t, "BACI_HS92_Y2022_V202401b.csv", inventedYear(1))
	for _, lang := range words.Languages() {
		d := dossierOf(t, tab, small, "528-842", lang)
		used := map[string]bool{}
		for i := range d.Claims {
			used[d.Claims[i].Measure] = true
		}
		for _, def := range measure.Definitions() {
			switch def.ID {
			case measure.Growth, measure.CAGR, measure.ReportGap, measure.MirrorGap, measure.MirrorGapFOB, measure.OwnOrigin, // of several years, of the states' own reports
				measure.Krugman, measure.CDI1, measure.CDI3, measure.ECDependent, // said by others
				measure.PairExposure: // no product here depends on the other
				continue
			}
			if def.Scope == measure.L4 == used[string(def.ID)] {
				t.Errorf("%s: measure %s: claims use it: %t", lang, def.ID, used[string(def.ID)])
			}
		}
		got := wordsOf(t, d)
		if lang != "en" {
			continue
		}
		for _, s := range []string{"the Netherlands buys ", "and the United States sells the Netherlands above all ",
			"Largest suppliers of the Netherlands", "By the test of CEPII’s GeoDep", "The partner’s share of what each state imports of a group, %. One scale", "HS 0201–0210, 1601–1602"} {
			if !strings.Contains(got, s) {
				t.Errorf("does not say %q:\n%s", s, got)
			}
		}
		for _, s := range []string{"of United", "of Netherlands", "from Netherlands", "the the "} {
			if strings.Contains(got, s) {
				t.Errorf("says %q:\n%s", s, got)
			}
		}
	}
}

// TestDossierReadsBack holds that a computed dossier is the one that its bytes are
// read as: they are valid, hold all of it, and give the same brief, of which one language
// is enough, as it is for what a comparison does not look at.
func TestDossierReadsBack(t *testing.T) {
	world := tableOf(t, "BACI_HS92_Y2022_V202401b.csv", inventedYear(4))
	for _, lang := range words.Languages() {
		for _, d := range []*data.Dossier{dossierOf(t, world, small, "528-842", lang), pairIn(t, bothReports(), "CUB", "PHL", lang), pairIn(t, oneWay, "KAZ", "RUS", lang)} {
			read, err := codec.Read(d.Name, d.Raw)
			if err != nil {
				t.Errorf("%s %s: %v", d.ID, lang, err)
				continue
			}
			if again := codec.Write(read); !bytes.Equal(again, d.Raw) {
				t.Errorf("%s %s: read and written, it is another file", d.ID, lang)
			}
			if changes := codec.Compare(read, d); len(changes) > 0 {
				t.Errorf("%s %s: as read, and as computed: %+v", d.ID, lang, changes)
			}
			if lang != words.Languages()[0] {
				continue
			}
			places := cmp.Options{cmpopts.IgnoreTypes(data.Pos{}), cmpopts.IgnoreUnexported(data.Dossier{}), cmpopts.EquateEmpty()}
			if diff := cmp.Diff(read, d, places); diff != "" {
				t.Errorf("%s %s: as read, and as computed:\n%s", d.ID, lang, diff)
			}
			o := report.Options{Version: "0.0.0"}
			x, err := report.Brief(d, o)
			reporttest.Must(t, err)
			y, err := report.Brief(read, o)
			reporttest.Must(t, err)
			if !bytes.Equal(x.PDF, y.PDF) {
				t.Errorf("%s %s: read, it makes another brief", d.ID, lang)
			}
		}
	}
}

// TestPairsTogether holds that goroutines sharing a world make the dossiers that
// one alone makes, byte for byte.
func TestPairsTogether(t *testing.T) {
	tab := tableOf(t, "BACI_HS92_Y2022_V202401b.csv", inventedYear(2))
	w, err := measure.NewWorld(tab, small)
	reporttest.Must(t, err)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4)) // make test gives one processor
	var wg sync.WaitGroup
	for n := range trade.Country(4) {
		wg.Go(func() {
			for b := trade.Country(6); b < 10; b++ {
				shared, err := w.Pair(1+n, b)
				if err != nil {
					t.Error(err)
					return
				}
				alone, err := measure.NewWorld(tab, small)
				if err != nil {
					t.Error(err)
					return
				}
				own, err := alone.Pair(1+n, b)
				if err != nil {
					t.Error(err)
					return
				}
				x, err := Dossier(Options{All: Goods{tab, shared}, Lang: "en"})
				y, err2 := Dossier(Options{All: Goods{tab, own}, Lang: "en"})
				if err != nil || err2 != nil || !bytes.Equal(x.Raw, y.Raw) {
					t.Errorf("%d and %d differ: %v, %v", 1+n, b, err, err2)
				}
			}
		})
	}
	wg.Wait()
}

// BenchmarkDossier is the dossier of a pair of a world, its measures too,
// once both states were asked for.
func BenchmarkDossier(b *testing.B) {
	tab := tableOf(b, "BACI_HS92_Y2022_V202401b.csv", inventedYear(3))
	w, err := measure.NewWorld(tab, small)
	reporttest.Must(b, err)
	b.ReportAllocs()
	cpu := costtest.CPUTime()
	for i := trade.Country(0); b.Loop(); i++ {
		set, err := w.Pair(1+i%10, 11+i%9)
		reporttest.Must(b, err)
		_, err = Dossier(Options{All: Goods{tab, set}, Lang: "en"})
		reporttest.Must(b, err)
	}
	reporttest.ReportCPU(b, cpu)
}

// TestReconciler holds that the publisher of the table is who reconciles its
// figures, and no one where states report their own.
func TestReconciler(t *testing.T) {
	growth := tableOf(t, "g.csv", "country_iso3_code,partner_iso3_code,product_hs92_code,year,export_value,import_value\nKAZ,RUS,0101,2022,540,890\nKAZ,RUS,2709,2022,1,2\nKAZ,RUS,8703,2022,1,2\n")
	if got := wordsOf(t, dossierOf(t, growth, small, "KAZ-RUS", "en")); !strings.Contains(got, "Growth Lab at Harvard University, Atlas of Economic Complexity reconciles from both reports") || strings.Contains(got, "CEPII reconciles") {
		t.Errorf("the Growth Lab's table: %s", got)
	}
	own := tableOf(t, "t.csv", plainHead+"2022,KAZ,RUS,export,TOTAL,5\n")
	if got := wordsOf(t, dossierOf(t, own, small, "KAZ-RUS", "en")); strings.Contains(got, "reconciles") {
		t.Errorf("a state's own report: %s", got)
	}
}

// TestCurrency holds that money is in the currency of the table.
func TestCurrency(t *testing.T) {
	euros := tableOf(t, "t.csv", "year,reporter,partner,flow,hs,value_usd,currency\n2021,KAZ,RUS,export,TOTAL,5000000,EUR\n2022,KAZ,RUS,export,TOTAL,6000000,EUR\n")
	got := wordsOf(t, dossierOf(t, euros, small, "KAZ-RUS", "en"))
	if !strings.Contains(got, "EUR 6.00 m") || strings.Contains(got, "USD") || strings.Contains(got, "US dollars") {
		t.Errorf("a table in euros: %s", got)
	}
}

// TestTotalsOverPartners holds that a total that no one states is named as the sum
// that it is, with the number of its partners, and a stated one is not.
func TestTotalsOverPartners(t *testing.T) {
	rows := plainHead + "2022,KAZ,RUS,export,TOTAL,5\n2022,KAZ,CHN,export,TOTAL,6\n2022,KAZ,UZB,export,TOTAL,7\n"
	if got := wordsOf(t, dossierOf(t, tableOf(t, "t.csv", rows), small, "KAZ-RUS", "en")); !strings.Contains(got, "it is the sum over the partners that the table has: exports of Kazakhstan, 3 partners.") {
		t.Errorf("a sum over three partners: %s", got)
	}
	if got := wordsOf(t, dossierOf(t, tableOf(t, "t.csv", rows+"2022,KAZ,WLD,export,TOTAL,18\n"), small, "KAZ-RUS", "en")); strings.Contains(got, "sum over the partners") {
		t.Errorf("a stated total: %s", got)
	}
}

// TestProductsOfAnotherYear holds that what is said by product is of the last year
// that has all goods by product, and says so.
func TestProductsOfAnotherYear(t *testing.T) {
	rows := plainHead + "2022,KAZ,RUS,export,TOTAL,50\n2022,RUS,KAZ,export,TOTAL,60\n"
	for _, code := range []string{"02", "27", "87"} {
		rows += "2021,KAZ,RUS,export," + code + ",5\n2021,RUS,KAZ,export," + code + ",7\n"
	}
	got := wordsOf(t, dossierOf(t, tableOf(t, "t.csv", rows), small, "KAZ-RUS", "en"))
	for _, want := range []string{"the table has no rows of all goods by product for 2022; what is said by product is of 2021", "Kazakhstan sells Russia above all animals and animal products, mineral products and vehicles, aircraft and ships, and Russia sells Kazakhstan above all"} {
		if !strings.Contains(got, want) {
			t.Errorf("does not say %q: %s", want, got)
		}
	}
	for _, never := range []string{"totals only", "Product mix: rows by product"} {
		if strings.Contains(got, never) {
			t.Errorf("says %q", never)
		}
	}
}
