package audit

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dyad/data"
	"dyad/data/codec"
)

var update = flag.Bool("update", false, "write the goldens")

func embedded(t testing.TB) *data.Dossier {
	t.Helper()
	d, err := codec.Default()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// mutated reads the embedded dossier with texts replaced, each found once.
func mutated(t testing.TB, oldNew ...string) *data.Dossier {
	t.Helper()
	b := data.DefaultBytes()
	for i := 0; i < len(oldNew); i += 2 {
		if n := bytes.Count(b, []byte(oldNew[i])); n != 1 {
			t.Fatalf("%q stands %d times in the embedded dossier, want once", oldNew[i], n)
		}
		b = bytes.Replace(b, []byte(oldNew[i]), []byte(oldNew[i+1]), 1)
	}
	d, err := codec.Read("mutated.yaml", b)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func byRule(fs []Finding, r Rule) []Finding {
	var out []Finding
	for _, f := range fs {
		if f.Rule == r {
			out = append(out, f)
		}
	}
	return out
}

// one returns the only finding of a rule.
func one(t *testing.T, fs []Finding, r Rule) Finding {
	t.Helper()
	got := byRule(fs, r)
	if len(got) != 1 {
		t.Fatalf("%d findings of rule %s, want one", len(got), r)
	}
	return got[0]
}

func none(t *testing.T, fs []Finding, rules ...Rule) {
	t.Helper()
	for _, r := range rules {
		if got := byRule(fs, r); len(got) > 0 {
			t.Errorf("rule %s makes %d findings, want none: %v", r, len(got), got[0].Claims)
		}
	}
}

func TestEmbeddedGolden(t *testing.T) {
	for name, read := range map[string]func() (*data.Dossier, error){
		"rus-kaz": codec.Default,
		"rich":    func() (*data.Dossier, error) { return readFile("../../testdata/rich.yaml") },
		"sparse":  func() (*data.Dossier, error) { return readFile("../../testdata/sparse.yaml") },
	} {
		t.Run(name, func(t *testing.T) {
			d, err := read()
			if err != nil {
				t.Fatal(err)
			}
			got := newPrinter(t, d).all(found(d))
			file := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("findings differ from %s (-want +got):\n%s", file, diff)
			}
		})
	}
}

func readFile(name string) (*data.Dossier, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return codec.Read(filepath.Base(name), b)
}

// TestEmbeddedInSubstance holds each check that was made by hand against the
// finding that must say the same: its rule, its claims and its numbers.
func TestEmbeddedInSubstance(t *testing.T) {
	d := embedded(t)
	p, found := newPrinter(t, d), found(d)
	const mixRU, mixKZ = "C16 C17 C18 C19 C20 C21 C22 C23", "C24 C25"
	for _, tc := range []struct {
		check  string
		rule   Rule
		claims string
		want   []string
	}{
		{"D01 the mix against the turnover", "mix-total", "C09 " + mixRU + " " + mixKZ,
			[]string{"18.1–18.6", "5.8–6.4", "24–26%", "18.12–18.64", "C17 USD 3.5 bn ÷ C16 25.9% = USD 13.29–13.73 bn",
				"12.85–13.56", "13.18–13.92", "10.10–16.95", "= USD 13.29–13.56 bn", "4.83–5.08"}},
		{"D02 four shares agree", "mix-consistent", mixRU, []string{"{n} 4", "13.29–13.56"}},
		{"D03 rest of the Russian mix", "mix-remainder", mixRU, []string{"72.1%", "27.9%", "3.7–3.8"}},
		{"D04 rest of the Kazakh mix", "mix-remainder", mixKZ, []string{"57.6%", "2.8–2.9"}},
		{"D04 mainly is under half", "majority-word", "C24", []string{"{word} mainly", "42.4%"}},
		{"D05 forty and forty-four", "restated", "C26 C40", []string{"40%", "44%", "{gap} 4 percentage points"}},
		{"D06 demarcated share", "printed-share-agrees", "C03 C04 C05", []string{"88.7%", "852 km", "89%"}},
		{"D07 length restated", "restated-agrees", "C03 C08", []string{"7,548 km", "7.5 thousand km"}},
		{"D08 a share not printed", "squares-share", "C14 C15", []string{"89.4%", "9 constituent entities"}},
		{"D09 bases differ", "base-differs", "C27 C36", []string{"80%", "75%", "crude oil", "total export"}},
		{"D11 base not printed", "base-implied", "C31 C32 C33 C34", []string{"{n} 4", "{total} 5"}},
		{"D11 one number, two products", "covers-several", "C33 C34", []string{"{n} 2"}},
		{"D13 total trade implied", "implied-whole", "C09 C12", []string{"{whole} over USD 122.5 bn"}},
		{"D14 cross-border part", "implied-part", "C09 C13", []string{"{part} under USD 17.15 bn"}},
		{"D15 no endnote", "unsourced", "C01 C08 C09 C10 C11 C12 C13 C14 C15 C35 C36",
			[]string{"{n} 11", "{doubtful} 10", "{cited} 17", "{total} 38"}},
		{"D16 endnote on the budget", "doubtful-subject", mixRU + " " + mixKZ, []string{"{n} 10", "{source} 5", "{topic} oil and gas in the budget"}},
		{"D17 only sources are dated", "source-dates-only", "C41 C42 C43 C44 C45 C46 C47 C48", []string{"{n} 7", "{undated} 1"}},
		{"D17 source 3 is undated", "undated", "C48", []string{"{sources} 3"}},
		{"D17 source 8 is old", "stale", "C47", []string{"{sources} 8", "9 Dec 2018", "20 Aug 2022"}},
		{"D18 two names", "name-differs", "C38", []string{"North – South", "North – East", "{source} 7"}},
		{"D19 eight shares and none", "one-sided", "C12 C27 C30 C31 C32 C33 C34 C36",
			[]string{"{n} 8", "{m} 0", "{of} Kazakhstan", "{on} Russia"}},
		{"E01 the year of the mix", "outside-growth", "C09 " + mixRU + " " + mixKZ + " E01a", []string{"18.23", "18.12–18.64", "134.4%"}},
		{"E02 investment", "outside-same", "C11 E02a E02b E02c", []string{"USD 43 bn", "USD 17 bn and USD 13 bn"}},
		{"E08 investment the other way", "outside-note", "E08a E08b", nil},
		{"E03 demarcated share, others", "outside-same", "C05 E03a E03b", []string{"89%", "70% and 86.7%"}},
		{"E04 turnover, other side", "outside-same", "C09 E04a E04b", []string{"USD 24.5 bn", "more than USD 25 bn", "over 2%"}},
		{"E09 the year of a share", "outside-note", "C12 E09a E09b E09c", nil},
		{"E05 old numbers", "outside-repeats", "C13 C14 C15 E05a E05b E05c E05d E05e", []string{"{years} 6", "almost 70%", "76 constituent entities"}},
		{"E06 a word lost", "outside-note", "C02 E06a", nil},
		{"E07 what the length counts", "outside-sum", "C03 E07a E07b", []string{"7,598.6", "50.6 km"}},
	} {
		t.Run(tc.check, func(t *testing.T) {
			for _, f := range byRule(found, tc.rule) {
				if strings.Join(f.Claims, " ") != tc.claims {
					continue
				}
				text := p.finding(f)
				for _, w := range tc.want {
					if !strings.Contains(text, w) {
						t.Errorf("no %q in\n%s", w, text)
					}
				}
				if (f.Outside != "") != (tc.check[0] == 'E') || f.Outside != "" && f.Outside != tc.check[:3] {
					t.Errorf("Outside is %q", f.Outside)
				}
				return
			}
			t.Errorf("no finding of %s over %s", tc.rule, tc.claims)
		})
	}
}

// TestEmbeddedNothingElse holds that the list above is the whole of it.
func TestEmbeddedNothingElse(t *testing.T) {
	if got := len(found(embedded(t))); got != 30 {
		t.Errorf("%d findings on the embedded dossier, want the 30 of TestEmbeddedInSubstance", got)
	}
}

func TestCheckIsDeterministic(t *testing.T) {
	d := embedded(t)
	first := found(d)
	for range 5 {
		if !reflect.DeepEqual(first, found(embedded(t))) {
			t.Fatal("two runs differ")
		}
	}
	again := embedded(t)
	found(again)
	if !reflect.DeepEqual(d, again) {
		t.Error("Check changes the dossier")
	}
}
