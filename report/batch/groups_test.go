package batch

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// TestBlocCode holds that a group's code is never that of a state or another area.
func TestBlocCode(t *testing.T) {
	for name, want := range map[string]string{
		"CASPIAN":    "CAS",
		"RUSSIAPLUS": "XRA", // RUS is a state
		"Kazakh":     "XKA",
		"A42":        "AXX",
	} {
		if got := blocCode(name); got != want || taken(got) {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// threeStates are rows of Germany, France and two others.
const threeStates = `year,reporter,partner,flow,hs,value_usd
2022,DEU,KAZ,export,TOTAL,100
2022,DEU,FRA,export,TOTAL,900
2022,DEU,WLD,export,TOTAL,1500
2022,FRA,KAZ,import,TOTAL,30
2022,FRA,DEU,import,TOTAL,910
2022,KAZ,DEU,export,TOTAL,60
2022,KAZ,FRA,export,TOTAL,25
2022,KAZ,RUS,export,TOTAL,500
2022,UZB,DEU,export,TOTAL,9
2021,KAZ,DEU,export,TOTAL,7
`

// TestChooseGroups holds that a side may be a group, known or of the user's own, that
// a member which is the other side is none of it, and that trade among members is none
// of the group's.
func TestChooseGroups(t *testing.T) {
	tables := tablesOf(t, "t.csv", threeStates)
	var err error
	if tables.Groups, err = ParseGroups("TWO=DEU+fra,STEPPE=KAZ+UZB"); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ list, want string }{
		{"KAZ-EU27", "KAZ-EU27 2022 85 100"},
		{"EU27-KAZ", "EU27-KAZ 2022 100 85"},
		{"kaz-two", "KAZ-TWO 2022 85 100"},
		{"EU27-*", "EU27-KAZ 2022 100 85; EU27-UZB 2022 -1 9"},
		{"*-TWO", "KAZ-TWO 2022 85 100; UZB-TWO 2022 9 -1"},
		{"EU27-*,KAZ-EU27", "EU27-KAZ 2022 100 85; EU27-UZB 2022 -1 9"},
		{"DEU-EU27", "DEU-EU27 2022 900 -1"}, // what it sold France
		{"STEPPE-EU27", "STEPPE-EU27 2022 94 100"},
		{"KAZ-STEPPE", "pair KAZ-STEPPE: the table has no rows of trade between the two"}, // without Kazakhstan it is Uzbekistan
		{"EU27-TWO", "pair EU27-TWO: DEU is a member of both groups"},
		{"EU27-eun", `pair EU27-eun: "EU27-eun" is one group twice`},
		{"EU27-XYZ", `pair EU27-XYZ: unknown country "XYZ"`},
		{"ASEAN-*", "no pair matches ASEAN-*"},
		{"KAZ-RUS", "KAZ-RUS 2022 500 -1"},
	} {
		patterns, err := ParsePairs(test.list)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		pairs, err := Choose(tables, patterns, 0)
		for _, p := range pairs {
			var name string
			var l measure.Listed
			if name, l, err = tables.Listed(p); err == nil {
				got = append(got, fmt.Sprintf("%s %d %d %d", name, l.Year, whole(l.Forth), whole(l.Back)))
			}
		}
		if err != nil {
			got = append(got, err.Error())
		}
		if s := strings.Join(got, "; "); s != test.want {
			t.Errorf("%s: %s, want %s", test.list, s, test.want)
		}
	}
	if jobs, err := pairJobs(t, tables, "EU27-*", 100, ""); err != nil || len(jobs) != 1 || jobs[0].Input != "EU27-KAZ" {
		t.Errorf("of 100 USD or more: %v, %v", jobs, err)
	}
}

func whole(f measure.Figure) int {
	if !f.Known() {
		return -1
	}
	return int(f.Value.Dollars())
}

// TestGroupBrief holds that the brief of a group in a batch is about the same figures
// as its members' rows, of one product too, and says who the members are.
func TestGroupBrief(t *testing.T) {
	all := tablesOf(t, "t.csv", threeStates)
	few := tablesOf(t, "t.csv", strings.ReplaceAll(threeStates, "TOTAL", "2709"))
	oil, err := trade.ParseProduct("2709")
	if err != nil {
		t.Fatal(err)
	}
	few.Few, few.Whole, few.WholeWorld = []trade.Product{oil}, few.Table, few.World
	few.Table = few.Whole.OfProduct(oil)
	if few.World, err = few.WholeWorld.OfProduct(few.Table); err != nil {
		t.Fatal(err)
	}
	for _, tables := range []Tables{all, few} {
		patterns, err := ParsePairs("KAZ-EU27")
		if err != nil {
			t.Fatal(err)
		}
		pairs, err := Choose(tables, patterns, 0)
		if err != nil || len(pairs) != 1 || pairs[0].err != nil {
			t.Fatalf("%v, %v", pairs, err)
		}
		d, err := tables.dossier(pairs[0], "en")()
		if err != nil {
			t.Fatal(err)
		}
		if text := string(d.Raw); !strings.Contains(text, "value: 85\n") || strings.Contains(text, "value: 985") || strings.Contains(text, "value: 910") {
			t.Errorf("%d products: figures of the group are not those of its members:\n%s", len(tables.Few), text)
		}
		var job Job
		if err := tables.fill(&job, pairs[0]); err != nil || job.A != "KAZ" || job.B != d.B.Code || job.ID != d.ID {
			t.Errorf("%d products: %+v, %v, dossier %s", len(tables.Few), job, err, d.ID)
		}
	}
}

// TestParseGroupsRefuses: what names no group, and a member that is no state.
func TestParseGroupsRefuses(t *testing.T) {
	for list, want := range map[string]string{
		"TWO":           `"TWO" names no group`,
		"AB=DEU+FRA":    `"AB=DEU+FRA" names no group`,
		"T-O=DEU":       `"T-O=DEU" names no group`,
		"TWO=DEU+World": `TWO: "WORLD" is no state`,
		"TWO=":          `TWO: "" is no state`,
	} {
		if _, err := ParseGroups(list); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", list, err, want)
		}
	}
}
