package report

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report/doc"
	"dyad/report/reporttest"
)

// The inputs whose page 1 is expected word for word: dossiers of the repository, and
// those of testdata/front, of which mirror.yaml and both.yaml have the claims that
// page 1 of computed dossiers is made from.
var frontInputs = []string{"rus-kaz", "sparse", "rich", "twosides", "disputed", "mirror", "both", "isl-gha", "per-ken"}

func frontInput(t *testing.T, name string) *data.Dossier {
	t.Helper()
	switch name {
	case "rus-kaz":
		d, err := codec.Default()
		reporttest.Must(t, err)
		return d
	case "sparse", "rich", "isl-gha", "per-ken":
		return reporttest.Sample(t, name+".yaml")
	}
	path := filepath.Join("testdata", "front", name+".yaml")
	b, err := os.ReadFile(path)
	reporttest.Must(t, err)
	d, err := codec.Read(path, b)
	reporttest.Must(t, err)
	return d
}

func frontOf(t *testing.T, d *data.Dossier, lang string) *front {
	t.Helper()
	checked := audit.Check(d)
	c, err := newComposer(d, checked, Options{Version: "0.0.0", Lang: lang})
	reporttest.Must(t, err)
	return &c.front
}

// frontText is page 1 as text: all wordings of headline, standfirst and key figures, the
// sentences of the box, and what the heads of pages say.
func frontText(t *testing.T, c *front) string {
	t.Helper()
	var b strings.Builder
	f, running := c.block(picture{}, picture{}), c.running()
	line := func(what string, s doc.Spans) {
		if len(s) > 0 {
			fmt.Fprintf(&b, "%s: %s\n", what, strings.ReplaceAll(strings.ReplaceAll(s.String(), nbsp, " "), thinNBSP, " "))
		}
	}
	line("masthead", doc.Spans{{Text: c.masthead().Kind.String() + " | " + c.masthead().Right.String()}})
	for _, w := range f.Headline {
		line("headline", w)
	}
	for _, w := range running.Clause {
		line("running", doc.Spans{{Text: running.Pair.String() + " | " + w.String()}})
	}
	for _, w := range f.Standfirst {
		line("standfirst", w)
	}
	for _, k := range f.Strip {
		s := strings.TrimSpace(k.Qualifier.String() + " " + k.Number.String() + " " + k.Unit.String())
		for _, l := range k.Label {
			s += " | " + l.String()
		}
		line([]string{"key", "key of A", "key of B"}[k.Side], doc.Spans{{Text: s}})
	}
	if f.Box != nil {
		for _, d := range f.Box.Drawings {
			line("drawing", doc.Spans{{Text: d.Alt}})
		}
		for _, s := range f.Box.Sentences {
			line("box", s)
		}
	}
	line("checked", f.Checked)
	var topics []string
	for _, e := range f.Inside.Entries {
		topics = append(topics, e.Topic.String())
	}
	line("inside", doc.Spans{{Text: strings.Join(topics, ", ")}})
	for _, err := range c.errs {
		t.Error(err)
	}
	return b.String()
}

// TestFront holds page 1 of each input in each language.
func TestFront(t *testing.T) {
	for _, name := range frontInputs {
		for _, lang := range []string{"en", "ru", "kk"} {
			d := frontInput(t, name)
			if name == "rus-kaz" && lang != "en" {
				d = reporttest.Translated(t, lang)
			} else if lang != "en" && (name == "sparse" || name == "rich" || name == "isl-gha" || name == "per-ken" || name == "twosides" || name == "disputed") {
				continue // their texts are English
			}
			got, path := frontText(t, frontOf(t, d, lang)), filepath.Join("testdata", "front", name+"."+lang+".txt")
			if *update {
				reporttest.Must(t, os.WriteFile(path, []byte(got), 0o644))
			}
			want, err := os.ReadFile(path)
			reporttest.Must(t, err)
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s (-want +got), -update rewrites it:\n%s", path, diff)
			}
		}
	}
}

// TestShortNames holds that a headline of long names is tried with short ones last: the
// dossier's own, in its language, or those of geo.
func TestShortNames(t *testing.T) {
	for state, want := range map[string]string{
		"{code: MLT, name: Republic of Malta and its islands, short: Malta}": "Malta relies on Iceland for its goods P; no figure measures the reverse|Malta relies on Iceland for its goods P",
		"{code: MLT, name: Malta, short: Malta}":                             "",
		"{code: MLT, name: Malta}":                                           "",
	} {
		d, err := codec.Read("x.yaml", []byte(strings.Replace(sentenceHead, "{code: MLT, name: Malta}", state, 1)+"sources:\n"+dated+"claims:\n"+share("P", "60", "")))
		reporttest.Must(t, err)
		var got []string
		for i, w := range frontOf(t, d, "en").finding.headline().wordings {
			if i > 1 {
				got = append(got, w.String())
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q", state, got)
		}
	}
}

// TestSilenceIsSaidOnce holds that the standfirst does not warn of what the headline says:
// that a state reports nothing.
func TestSilenceIsSaidOnce(t *testing.T) {
	const nothing = "The table has nothing from Iceland"
	of := func(year, share, own string) string {
		return computed(flowOf("MB", "9", "2023"), flowOf("XB", "3", "2023"), importsOf("A", share, year), importsOf("B", "27.9", "2023"), flowOf("MA"+year, "8", year)) + own
	}
	for _, tc := range []struct{ name, dossier, headline, standfirst string }{
		{"an old report", of("2019", "2.4", ""), "on this trade for 2020–2023", "those for Iceland of 2019."},
		{"a report of two years back", of("2021", "2.4", ""), "which bought 2% of its own there in 2021", nothing + " on this trade for 2022–2023."},
		{"a headline of the author", of("2019", "2.4", "headline: Fish and salt\n"), "Fish and salt", nothing + " on this trade for 2020–2023."},
	} {
		d, err := codec.Read("x.yaml", []byte(sentenceHead+tc.dossier))
		reporttest.Must(t, err)
		f := frontOf(t, d, "en").block(picture{}, picture{})
		headline, standfirst := f.Headline[0].String(), f.Standfirst[0].String()
		if !strings.Contains(headline, tc.headline) || !strings.HasSuffix(standfirst, tc.standfirst) || tc.standfirst[:3] == "tho" && strings.Contains(standfirst, nothing) {
			t.Errorf("%s: %q over %q", tc.name, headline, standfirst)
		}
	}
}

// TestSoldOfNothing holds that a flow that its seller reports as 0 is the buyer's sum only
// where that is above 0.
func TestSoldOfNothing(t *testing.T) {
	for bought, want := range map[string]string{"0": "XA", "7": "MB"} {
		d, err := codec.Read("x.yaml", []byte(sentenceHead+computed(flowOf("XA", "0", "2022"), flowOf("MB", bought, "2022"))))
		reporttest.Must(t, err)
		if got := (traded{d}).sold(0).ID; got != want {
			t.Errorf("%s bought: %s, want %s", bought, got, want)
		}
	}
}
