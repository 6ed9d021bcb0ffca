package compute

import (
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/trade/measure"
	"dyad/report/reporttest"
)

// titlesOf are the titles of a dossier's sections in its language, with the figures that
// they name.
func titlesOf(d *data.Dossier) string {
	var out []string
	for i := range d.Sections {
		title := d.Sections[i].Title.In(d.Lang, d.Lang)
		for j := range d.Claims {
			cl := &d.Claims[j]
			title = strings.NewReplacer("{"+cl.ID+"}", "‹"+cl.Value.String()+"›", "{"+cl.ID+":number}", "‹"+cl.Value.String()+"›").Replace(title)
		}
		out = append(out, title)
	}
	return strings.Join(out, "\n")
}

// TestSectionTitles holds that the title of each section is what its figures say, with
// data for each case and data for which it would be false.
func TestSectionTitles(t *testing.T) {
	both := "2022,KAZ,World,import,TOTAL,100\n2022,KAZ,RUS,import,TOTAL,60\n2022,KAZ,CHN,import,TOTAL,40\n" +
		"2022,RUS,World,import,TOTAL,100\n2022,RUS,KAZ,import,TOTAL,50\n2022,RUS,CHN,import,TOTAL,50\n"
	markets := strings.NewReplacer("import", "export").Replace(both)
	one := both[:strings.Index(both, "2022,RUS")]
	const meat, rice, cars = "2022,KAZ,RUS,export,02,5\n", "2022,KAZ,RUS,export,10,7\n", "2022,RUS,KAZ,export,87,4\n"
	const food = "2022,KAZ,RUS,export,TOTAL,9\n2022,KAZ,World,import,02,10\n2022,KAZ,RUS,import,02,4\n2022,KAZ,World,import,87,10\n2022,KAZ,RUS,import,87,4\n2022,KAZ,World,import,72,10\n2022,KAZ,RUS,import,72,4\n"
	for _, tc := range []struct {
		name, rows  string
		says, never []string
	}{
		{"suppliers of both", both, []string{"{B} is ‹1› among the suppliers of {A}, and {A} ‹1› among those of {B}", "{A} buys as from ‹1.9› equal suppliers, and {B} as from ‹2.0›"}, []string{"markets", "What each is"}},
		{"suppliers of one", one, []string{"{B} is ‹1› among the suppliers of {A}", "{A} buys as from ‹1.9› equal suppliers"}, []string{" and {A} ", "markets"}},
		{"markets of both", markets, []string{"{B} is ‹1› among the markets of {A}, and {A} ‹1› among those of {B}", "{A} sells as to ‹1.9› equal markets, and {B} as to ‹2.0›"}, []string{"suppliers"}},
		{"markets of one", markets[:strings.Index(markets, "2022,RUS")], []string{"{B} is ‹1› among the markets of {A}", "{A} sells as to ‹1.9› equal markets"}, []string{"suppliers", ", and {B}"}},
		{"goods both ways", meat + rice + cars, []string{"{A} sells {B} above all vegetable products, and {B} sells {A} above all vehicles, aircraft and ships"}, nil},
		{"the other goods", meat + strings.Replace(rice, ",7", ",3", 1) + cars, []string{"{A} sells {B} above all animals and animal products, and"}, []string{"above all vegetable"}},
		{"as much of both", meat + strings.Replace(rice, ",7", ",5", 1) + cars, []string{"{A} sells {B} above all animals and animal products and vegetable products, and"}, nil},
		{"goods one way", "2022,KAZ,RUS,export,TOTAL,9\n" + cars + strings.Replace(cars, ",87,4", ",72,1", 1) + strings.Replace(cars, ",87,4", ",10,1", 1), []string{"{B} sells {A} above all vehicles, aircraft and ships"}, []string{", and {A}", "{A} sells"}},
		{"food of one", food, []string{"{A} buys ‹40.0› of its imported food from {B}"}, []string{"of its own"}},
		{"food of both", food + strings.NewReplacer("KAZ", "RUS", "RUS", "KAZ").Replace(food), []string{"{A} buys ‹40.0› of its imported food from {B}, and {B} ‹40.0› of its own from {A}"}, nil},
		{"no food", strings.ReplaceAll(food, ",02,", ",73,"), nil, []string{"food"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := titlesOf(dossierOf(t, tableOf(t, "t.csv", plainHead+tc.rows), small, "KAZ-RUS", "en"))
			reporttest.Says(t, got, tc.says, tc.never)
		})
	}
}

// TestFewSuppliersTitle holds that the title of products with few suppliers counts those of
// which the other is the first supplier: of the state that has more of them, and of none
// where there are none.
func TestFewSuppliersTitle(t *testing.T) {
	const kaz, rus, chn = "398", "643", "156"
	buys := func(code, of, first, second string) string {
		return "2022," + first + "," + of + "," + code + ",900,1\n2022," + second + "," + of + "," + code + ",100,1\n2022," + of + ",276," + code + ",1,1\n"
	}
	many := buys("010110", chn, "276", "528") + buys("010120", "528", chn, "276")
	for _, tc := range []struct{ name, rows, want, never string }{
		{"one of two", buys("854231", kaz, rus, chn) + buys("854232", kaz, chn, rus), "{B} is the first supplier of ‹1› of the ‹2› products for which {A} has few suppliers", "{A} is the first"},
		{"the other state has more", buys("854231", kaz, rus, chn) + buys("854232", rus, kaz, chn) + buys("854233", rus, kaz, chn), "{A} is the first supplier of ‹2› of the ‹2› products for which {B} has few suppliers", "{B} is the first"},
		{"first of none", buys("854232", kaz, chn, rus), "", "first supplier of"},
	} {
		d := dossierOf(t, tableOf(t, "BACI_HS92_Y2022_V202401b.csv", "t,i,j,k,v,q\n"+tc.rows+many), measure.Options{Partners: 1, States: 2, Chapters: 1, World: true}, kaz+"-"+rus, "en")
		got := titlesOf(d)
		if !strings.Contains(got, tc.want) || strings.Contains(got, tc.never) {
			t.Errorf("%s: want %q and not %q in %q", tc.name, tc.want, tc.never, got)
		}
	}
}
