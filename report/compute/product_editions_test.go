package compute

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data/trade"
	"dyad/data/trade/correlation"
	"dyad/data/trade/measure"
	"dyad/report/reporttest"
)

// Rows of correlation tables. @ stands for the names of their columns.
const (
	inside  = "@854231,854230,n:1\n854232,854230,n:1\n854239,854239,1:1\n"
	movedIn = "@854231,854230,n:1\n854232,854230,n:1\n854239,854239,1:n\n854239,854890,n:1\n"
	filter  = "@854231,854231,1:n\n"
	others  = "@854231,854230,n:1\n854232,854230,n:1\n854232,854890,n:n\n854811,854890,1:n\n854812,854890,1:n\n854813,854890,1:n\n854814,854890,1:n\n854815,854890,1:n\n"
)

// Years of a heading in two editions, whose reports are in two.
const twoEditions = "2021,KAZ,RUS,import,8542,30,,HS17\n2021,KAZ,CHN,import,8542,70,,HS17\n2021,KAZ,WLD,import,8542,100,,HS17\n@RUS,import,8542,50,,HS22\n@CHN,import,8542,70,,HS22\n@WLD,import,8542,120,,HS22\n2022,RUS,KAZ,export,8542,49,,HS17\n"

// The sentences of correlation tables, by language: those that are true and false together.
var (
	carriedSaid  = map[string]string{"en": "by the correlation table 1.csv, no goods moved into or out of HS 8542 from HS17 to HS22, and the years are compared across.", "ru": "по таблице соответствий 1.csv при переходе от HS17 к HS22 охват ГС 8542 не изменился, и годы сопоставлены", "kk": "1.csv сәйкестік кестесі бойынша HS17 редакциясынан HS22 редакциясына көшкенде ҮЖ 8542 қамтуы өзгермеген"}
	reportsSaid  = map[string]string{"en": "Kazakhstan reports by HS22 and Russia by HS17; by the correlation table 1.csv, HS 8542 has the same goods in both, and the reports are compared.", "ru": "охват ГС 8542 в них одинаков, и данные сопоставлены", "kk": "ҮЖ 8542 қамтуы екеуінде бірдей"}
	outsideSaid  = map[string]string{"en": "By the correlation table 1.csv, goods moved from HS17 to HS22 between HS 8542 and other codes: 854890.", "ru": "при переходе от HS17 к HS22 товары перемещались между ГС 8542 и другими кодами: 854890.", "kk": "ҮЖ 8542 және басқа кодтар арасында тауар ауысқан: 854890."}
	moreSaid     = map[string]string{"en": "between HS 8542 and 6 other codes, among them 854811, 854812, 854813, 854814 and 854815.", "ru": "другими кодами; их 6, среди них 854811, 854812, 854813, 854814 и 854815.", "kk": "басқа 6 код арасында тауар ауысқан, олардың ішінде 854811, 854812, 854813, 854814 және 854815."}
	lackingSaid  = map[string]string{"en": "The correlation table 1.csv of HS17 and HS22 has no row of HS 8542.", "ru": "В таблице соответствий 1.csv (HS17 и HS22) нет строк по ГС 8542.", "kk": "1.csv сәйкестік кестесінде (HS17 және HS22) ҮЖ 8542 жолы жоқ."}
	cutSaid      = map[string]string{"en": "The correlation table 1.csv has not all rows of HS 8542: by its column of relationships there are more of 854231.", "ru": "строк по 854231 больше", "kk": "қатынас бағаны бойынша 854231 жолдары көбірек"}
	noTableSaid  = map[string]string{"en": "No correlation table of HS17 and HS22 is given.", "ru": "Таблица соответствий HS17 и HS22 не задана.", "kk": "HS17 және HS22 редакцияларының сәйкестік кестесі берілмеген."}
	breakSaid    = map[string]string{"en": "no change is computed across.", "ru": "изменение через эту границу не рассчитывается", "kk": "өзгеріс есептелмейді"}
	riseSaid     = map[string]string{"en": "11.7", "ru": "11,7", "kk": "11,7"}
	sourceSaid   = map[string]string{"en": "Correlation table of HS22 and HS17: 1.csv.", "ru": "Таблица соответствий HS22 и HS17: 1.csv.", "kk": "HS22 және HS17 редакцияларының сәйкестік кестесі: 1.csv."}
	apartSaid    = map[string]string{"en": "so their reports are not compared", "ru": "поэтому они не сопоставляются", "kk": "сондықтан олар салыстырылмайды"}
	allEditions  = []map[string]string{carriedSaid, reportsSaid, outsideSaid, moreSaid, lackingSaid, cutSaid, noTableSaid, breakSaid, riseSaid, sourceSaid, apartSaid}
	correlations = []struct {
		name, table string
		says        []map[string]string // of all, those that a brief says
	}{
		{"the same goods", inside, []map[string]string{carriedSaid, reportsSaid, riseSaid, sourceSaid}},
		{"goods that moved in", movedIn, []map[string]string{outsideSaid, breakSaid, apartSaid, sourceSaid}},
		{"of many codes", others, []map[string]string{moreSaid, breakSaid, apartSaid, sourceSaid}},
		{"rows that were filtered away", filter, []map[string]string{cutSaid, breakSaid, apartSaid, sourceSaid}},
		{"of other goods", "@100630,100630,1:1\n", []map[string]string{lackingSaid, breakSaid, apartSaid, sourceSaid}},
		{"of other editions", "HS 2012,HS 2007\n854231,854231\n", []map[string]string{noTableSaid, breakSaid, apartSaid}},
		{"no table", "", []map[string]string{breakSaid, apartSaid}},
	}
)

// correlated are options with correlation tables, which are called 1.csv, 2.csv and so on.
func correlated(t *testing.T, texts ...string) (o measure.Options) {
	t.Helper()
	for i, text := range texts {
		if text == "" {
			continue
		}
		own, err := correlation.Read(fmt.Sprintf("%d.csv", i+1), []byte(strings.ReplaceAll(text, "@", "HS 2022,HS 2017,Relationship\n")))
		reporttest.Must(t, err)
		o.Correlations = append(o.Correlations, own...)
	}
	return o
}

// TestCorrelationSentences holds what briefs say of a change of edition, in each language
// and with each table only what is true.
func TestCorrelationSentences(t *testing.T) {
	tab := mixedTable(t, strings.ReplaceAll(twoEditions, "@", "2022,KAZ,"))
	for _, tc := range correlations {
		for _, lang := range []string{"en", "ru", "kk"} {
			t.Run(tc.name+" "+lang, func(t *testing.T) {
				got := wordsOf(t, fewOf(t, tab, correlated(t, tc.table), "8542", lang))
				for _, s := range allEditions {
					want := false
					for _, is := range tc.says {
						want = want || is["en"] == s["en"]
					}
					if strings.Contains(got, s[lang]) != want {
						t.Errorf("says %q: %t, want %t", s[lang], !want, want)
					}
				}
				if t.Failed() {
					t.Log(got)
				}
			})
		}
	}
}

// TestCorrelationChain holds that years compare over two changes of edition, that the lines
// go on, and that several products compare together though none alone does.
func TestCorrelationChain(t *testing.T) {
	rows := "2011,KAZ,RUS,import,8542,10,,HS07\n2015,KAZ,RUS,import,8542,20,,HS12\n2022,KAZ,RUS,import,8542,40,,HS17\n"
	first, second := "HS 2012,HS 2007\n854231,854221\n854232,854221\n", "HS 2017,HS 2012\n854231,854231\n854232,854232\n"
	for _, tc := range []struct {
		name        string
		tables      []string
		says, never []string
	}{
		{"both", []string{first, second}, []string{"From 2015 on, Kazakhstan reports by HS12; by the correlation table 1.csv", "From 2022 on, Kazakhstan reports by HS17; by the correlation table 2.csv", "Since 2011, imports of Kazakhstan from Russia in HS 8542 rose"},
			[]string{"no change is computed", "by the importer, HS", "not compared across them"}},
		{"the later alone", []string{"", second}, []string{"From 2015 on, Kazakhstan reports by HS12; figures before are of another edition", "No correlation table of HS07 and HS12 is given.", "by the correlation table 2.csv", "Since 2015, imports", "by the importer, HS12–HS17"}, []string{"Since 2011"}},
		{"one of both ends", []string{"HS 2017,HS 2007\n854231,854221\n854232,854221\n"}, []string{"No correlation table of HS07 and HS12", "No correlation table of HS12 and HS17"}, []string{"Since 2011", "the years are compared across"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			reporttest.Says(t, wordsOf(t, fewOf(t, mixedTable(t, rows), correlated(t, tc.tables...), "8542", "en")), tc.says, tc.never)
		})
	}
	two := correlated(t, "HS 2017,HS 2012\n854231,854231\n854390,854231\n")
	both := wordsOf(t, fewOf(t, mixedTable(t, "2015,KAZ,RUS,import,8542,20,,HS12\n2015,KAZ,RUS,import,8543,20,,HS12\n2022,KAZ,RUS,import,8542,20,,HS17\n2022,KAZ,RUS,import,8543,40,,HS17\n"), two, "8542,8543", "en"))
	reporttest.Says(t, both, []string{"no goods moved into or out of HS 8542 and 8543 together from HS12 to HS17", "Since 2015, imports of Kazakhstan from Russia in HS 8542 and 8543 together rose", "between HS 8542 and other codes: 854390"}, []string{"in HS 8542 rose"})
	// Reconciled figures are of one edition for both.
	reconciled := mixedReconciled(t)
	says := "From 2022 on, the figures are of HS22; by the correlation table 1.csv, no goods moved into or out of HS 8542"
	reporttest.Says(t, wordsOf(t, fewOf(t, reconciled, correlated(t, inside), "8542", "en")), []string{says}, []string{"no change is computed"})
	reporttest.Says(t, wordsOf(t, fewOf(t, reconciled, correlated(t, movedIn), "8542", "en")), []string{"From 2022 on, the figures are not of the same kind or edition", "other codes: 854890"}, []string{says})
}

// mixedReconciled are two years of BACI in two editions.
func mixedReconciled(t *testing.T) *trade.Table {
	t.Helper()
	b := trade.NewBuilder(trade.Options{MixEditions: true})
	for name, rows := range map[string]string{"BACI_HS17_Y2021_V202401b.csv": "2021,398,643,854239,30,1\n2021,643,398,854239,10,1\n", "BACI_HS22_Y2022_V202401b.csv": "2022,398,643,854239,50,1\n2022,643,398,854239,20,1\n"} {
		reporttest.Must(t, b.Add(name, strings.NewReader("t,i,j,k,v,q\n"+rows), 0))
	}
	tab, err := b.Table()
	reporttest.Must(t, err)
	return tab
}

// TestWorldEditions holds that the exports of states in several editions are the world's only
// where they are of the same goods.
func TestWorldEditions(t *testing.T) {
	rows := "@RUS,import,8542,50,,HS22\n@CHN,import,8542,70,,HS22\n@WLD,import,8542,120,,HS22\n"
	for _, code := range []string{"RUS", "CHN", "UZB"} {
		rows += "2022," + code + ",WLD,import,8542,10,,HS17\n2022," + code + ",WLD,export,8542,200,,HS17\n"
	}
	said := map[string]string{"en": "in several editions of the Harmonized System; by the correlation table 1.csv, HS 8542 has the same goods in all of them.", "ru": "охват ГС 8542 во всех одинаков", "kk": "ҮЖ 8542 қамтуы олардың бәрінде бірдей"}
	for lang, says := range said {
		for _, tc := range []struct {
			table, rows string
			world, say  bool
		}{{inside, rows, true, true}, {movedIn, rows, false, false}, {"", rows, false, false}, {inside, strings.ReplaceAll(rows, "HS17", "HS22"), true, false}} {
			o := correlated(t, tc.table)
			o.States = 3
			d := fewOf(t, mixedTable(t, strings.ReplaceAll(tc.rows, "@", "2022,KAZ,")), o, "8542", lang)
			if got := strings.Contains(wordsOf(t, d), says); got != tc.say {
				t.Errorf("%s, %q: says it %t", lang, tc.table, got)
			}
			if got := d.Claim("KRA.8542") != nil; got != tc.world {
				t.Errorf("%s, %q: others' exports %t", lang, tc.table, got)
			}
		}
	}
}
