package report

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"dyad/charts"
	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report/doc"
	"dyad/report/pdf"
	"dyad/report/reporttest"
)

// pictureText is what the pictures of page 1 say and show.
func pictureText(t *testing.T, c *composer) string {
	t.Helper()
	var b strings.Builder
	line := func(what, s string) {
		if s != "" {
			fmt.Fprintf(&b, "%s: %s\n", what, strings.ReplaceAll(strings.ReplaceAll(s, nbsp, " "), thinNBSP, " "))
		}
	}
	drawn := newPictures(&c.sections)
	var show func(blocks []doc.Block)
	show = func(blocks []doc.Block) {
		for _, x := range blocks {
			switch x := x.(type) {
			case doc.Heading:
				line("heading", x.Text.String())
			case doc.Paragraph:
				line("sentence", x.Text.String())
			case doc.Figure:
				line("figure", x.ID)
				line("  title", x.Title.String())
				line("  subtitle", x.Subtitle.String())
				line("  note", x.Note.String())
				line("  alt", x.Alt)
				if n := utf8.RuneCountInString(x.Alt); n > maxAlt {
					t.Errorf("the alternative text of %s has %d characters", x.ID, n)
				}
			case doc.Table:
				for _, r := range x.Rows {
					var cells []string
					for _, cell := range r.Cells {
						cells = append(cells, cell.Text.String())
					}
					line("  row", strings.Join(cells, " | "))
				}
			case doc.Columns:
				for _, col := range x.Cols {
					show(col)
				}
			}
		}
	}
	main := drawn.main()
	show(main.blocks)
	show(drawn.second(main).blocks)
	for _, err := range c.errs {
		t.Error(err)
	}
	return b.String()
}

func composerOf(t *testing.T, d *data.Dossier, lang string) *composer {
	t.Helper()
	c, err := newComposer(d, audit.Check(d), Options{Version: "0.0.0", Lang: lang})
	reporttest.Must(t, err)
	return c
}

// TestPictures holds the pictures of page 1 of each input.
func TestPictures(t *testing.T) {
	for _, name := range frontInputs {
		for _, lang := range []string{"en", "ru", "kk"} {
			d := frontInput(t, name)
			if lang != "en" {
				if name != "rus-kaz" {
					continue
				}
				d = reporttest.Translated(t, lang)
			}
			got, path := pictureText(t, composerOf(t, d, lang)), filepath.Join("testdata", "front", name+"."+lang+".picture.txt")
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

// pairClaims is a dossier of Malta and Iceland with claims, each of which is a line of
// YAML after its id and label.
func pairClaims(t *testing.T, more string, claims ...string) *composer {
	t.Helper()
	s := sentenceHead + "sources:\n" + dated
	if len(claims) > 0 {
		s += "claims:\n"
	}
	for i, c := range claims {
		s += fmt.Sprintf("  - {id: C%d, label: Thing %c, source: S1, evidence: cited, %s}\n", i+1, 'A'+i, c)
	}
	d, err := codec.Read("x.yaml", []byte(s+more))
	reporttest.Must(t, err)
	return composerOf(t, d, "en")
}

func relies(of, on, value, more string) string {
	return fmt.Sprintf("value: %s, dependence: {of: %s, on: %s, for: goods}, topic: food%s", value, of, on, more)
}

// TestMainFigureSaysWhatItShows: each sentence and kind of main figure, with data that
// make it true and with data that make another one true.
func TestMainFigureSaysWhatItShows(t *testing.T) {
	share := func(of, on string, percent int, more string) string {
		return relies(of, on, fmt.Sprint(percent), `, unit: "%"`+more)
	}
	for _, c := range []struct {
		name   string
		claims []string
		more   string
		says   []string
		not    []string
	}{
		{"one way", []string{share("MLT", "ISL", 60, "")}, "", []string{"Shares drawn: 1 one way, none the other", "0–100%", "Iceland on Malta: no figure in the sources"}, []string{"Hollow", "Point", "Cut", "further"}},
		{"both ways, one thing", []string{share("MLT", "ISL", 30, ", short: Fish"), share("ISL", "MLT", 20, ", short: Fish")}, "",
			[]string{"Shares drawn: 1 one way, 1 the other", "0–30%"}, []string{"none the other"}},
		{"ends of bars", []string{share("MLT", "ISL", 60, ", qualifier: almost"), share("MLT", "ISL", 40, ", qualifier: more-than"), share("MLT", "ISL", 20, ", qualifier: about")}, "",
			[]string{"Hollow end", "Point: more", "Cut end: about", "Shares drawn: 3 one way, none"}, nil},
		{"a range", []string{share("MLT", "ISL", 5, ", to: 60, qualifier: about"), share("MLT", "ISL", 40, "")}, "",
			[]string{"0–100%", "Hollow between two numbers", "Thing A about 5–60%, Thing B 40%"}, []string{"Hollow end", "Point", "Cut end"}},
		{"no range", []string{share("MLT", "ISL", 5, ""), `value: 2, to: 3, unit: harbours, topic: food`}, "", []string{"0–5%"}, []string{"Hollow"}},
		{"a share that is no bar", []string{share("MLT", "ISL", 60, ""), share("MLT", "ISL", 90, ", hero: false")}, "",
			[]string{"Shares drawn: 1 one way, none the other", "One further figure is not drawn"}, []string{"90%", "in the sections"}},
		{"a share of the reverse that is no bar", []string{share("MLT", "ISL", 60, ""), share("ISL", "MLT", 90, ", hero: false")}, "",
			[]string{"Shares drawn: 1 one way, 0 the other", "Not drawn here: see the ledger", "One further figure is not drawn"}, []string{"90%", "none the other", "No figure and no words"}},
		{"a share of the reverse that is no bar, of another subject", []string{share("MLT", "ISL", 60, ""), strings.Replace(share("ISL", "MLT", 90, ", hero: false"), "topic: food", "topic: energy", 1)}, "",
			[]string{"Iceland on Malta: Not drawn here: see the ledger"}, []string{"none the other", "no figure in the sources"}},
		{"a count back", []string{share("MLT", "ISL", 60, ""), relies("ISL", "MLT", "2", ", unit: harbours")}, "",
			[]string{"Iceland on Malta: 2 harbours"}, []string{"further", "no figure"}},
		{"words back", []string{share("MLT", "ISL", 60, "")}, "facts:\n  - {id: F1, text: It is so., source: S1, evidence: cited, topic: food, dependence: {of: ISL, on: MLT, for: its harbours}}\n",
			[]string{"In words only: its harbours"}, []string{"no figure"}},
		{"words back in two lists", []string{share("MLT", "ISL", 60, ", short: Fish"), share("ISL", "MLT", 30, ", short: Cod")}, "facts:\n  - {id: F1, text: It is so., source: S1, evidence: cited, topic: other, dependence: {of: ISL, on: MLT, for: its water}}\n",
			[]string{"Shares drawn: 1 one way, 1 the other", "Cod 30%, In words only: its water"}, nil},
		{"words under a topic that has a share", []string{share("MLT", "ISL", 60, ", short: Fish"), share("ISL", "MLT", 30, ", short: Cod")}, "facts:\n  - {id: F1, text: It is so., source: S1, evidence: cited, topic: food, dependence: {of: ISL, on: MLT, for: its water}}\n",
			[]string{"Shares drawn: 1 one way, 1 the other"}, []string{"In words"}},
		{"a share stated twice", []string{share("MLT", "ISL", 14, ""), share("MLT", "ISL", 41, ", restates: C1"), share("MLT", "ISL", 42, ", restates: C1")}, "",
			[]string{"Shares drawn: 1 one way, none the other", "Thing A 14%", "2 further figures are not drawn"}, []string{"41%", "42%"}},
		{"a share that restates one that is no bar", []string{share("MLT", "ISL", 14, ", hero: false"), share("MLT", "ISL", 41, ", restates: C1")}, "",
			[]string{"Shares drawn: 1 one way, none the other", "Thing B 41%"}, nil},
		{"only a count", []string{relies("ISL", "MLT", "2", ", unit: harbours")}, "", []string{"Who relies on whom, by the sources", "2 harbours", "No figure and no words"}, []string{"scale", "in the words"}},
		{"nothing of reliance", []string{`value: 60, unit: "%"`}, "", []string{"No figure in the sources measures reliance", "The first figures"}, []string{"scale"}},
		{"neither claims nor facts", nil, "", nil, []string{"No figure"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := pictureText(t, pairClaims(t, c.more, c.claims...))
			reporttest.Says(t, got, c.says, c.not)
		})
	}
}

// TestThingOf: a bar is of its thing, else of its short label, else of its label; where
// that is only the name of a state, of what is relied on.
func TestThingOf(t *testing.T) {
	for more, want := range map[string]string{
		"":                                "Thing A",
		", short: Fish":                   "Fish",
		", short: Iceland":                "Goods",
		", short: Iceland, thing: Fillet": "Fillet",
		", short: Fish, thing: Fillet":    "Fillet",
	} {
		c := &relied{pairClaims(t, "", relies("MLT", "ISL", "60", `, unit: "%"`+more)).sections.figures}
		if got := c.thingOf(c.d.Claim("C1")); got != want {
			t.Errorf("%s: %q, want %q", more, got, want)
		}
	}
}

// TestSecondPicture: lines of an author's own are no picture of page 1.
func TestSecondPicture(t *testing.T) {
	years := []string{}
	for y := 2019; y < 2022; y++ {
		years = append(years, fmt.Sprintf("value: %d, unit: USD bn, period: \"%d\"", y-2010, y))
	}
	lines := "exhibits:\n  - {id: l, kind: lines, title: Aid, series: [{label: Aid, side: MLT, points: [C1, C2, C3]}]}\n"
	c := pairClaims(t, lines, append(years, relies("MLT", "ISL", "60", `, unit: "%"`))...)
	drawn := newPictures(&c.sections)
	if p := drawn.second(drawn.main()); !p.isEmpty() {
		t.Errorf("the second picture has %v", p.exhibits)
	}
	c = pairClaims(t, lines, years...)
	if p := newPictures(&c.sections); len(p.main().exhibits) != 1 {
		t.Error("without reliance the lines are not the main picture")
	}
}

// TestFacingWhereFewAreOfBoth: two lists where fewer than half of the rows have a bar on
// both sides, one gutter where at least half do.
func TestFacingWhereFewAreOfBoth(t *testing.T) {
	row := func(of, on, thing string) string {
		return relies(of, on, "30", fmt.Sprintf(`, unit: "%%", short: %s`, thing))
	}
	for _, c := range []struct {
		both, left int
		facing     bool
	}{{1, 1, false}, {1, 2, true}, {2, 2, false}} {
		var claims []string
		for i := range c.both {
			thing := fmt.Sprintf("Both %c", 'a'+i)
			claims = append(claims, row("MLT", "ISL", thing), row("ISL", "MLT", thing))
		}
		for i := range c.left {
			claims = append(claims, row("MLT", "ISL", fmt.Sprintf("Left %c", 'a'+i)))
		}
		f, ok := (&relied{pairClaims(t, "", claims...).sections.figures}).heroFigure((&relied{pairClaims(t, "", claims...).sections.figures}).hero())
		if !ok {
			t.Fatal("there is no figure")
		}
		if got := strings.Contains(fmt.Sprintf("%T", f.Chart), "facing"); got != c.facing {
			t.Errorf("%d of both and %d of one: facing lists %v", c.both, c.left, got)
		}
	}
}

// TestRangesAreHollow: wherever shares have bars a range is drawn otherwise than its lower
// number and its higher one, and a line says how; of one number it says nothing.
func TestRangesAreHollow(t *testing.T) {
	exhibits := "exhibits:\n  - {id: b, kind: bars, title: B, items: [{claim: C1}, {claim: C2}]}\n  - {id: d, kind: dependency, title: D, importer: MLT, supplier: ISL, items: [{claim: C1}, {claim: C2}]}\n" +
		"  - {id: r, kind: ranking, title: R, items: [{claim: C1}, {claim: C2}]}\n"
	theme, err := pdf.RasterTheme()
	reporttest.Must(t, err)
	for _, id := range []string{"b", "d", "r", "hero"} {
		drawn := map[string]string{}
		for value, note := range map[string]bool{"20, to: 60": true, "20": false, "60": false} {
			c := pairClaims(t, exhibits, relies("MLT", "ISL", value, `, unit: "%", as_printed: some`), relies("MLT", "ISL", "60", `, unit: "%"`))
			who := &relied{c.sections.figures}
			var chart charts.Figure
			says := ""
			if id == "hero" {
				f, _ := who.heroFigure(who.hero())
				chart, says = f.Chart, f.Subtitle.String()
			} else {
				f, err := c.sections.exhibitFigure(c.d.Exhibit(id))
				reporttest.Must(t, err)
				chart, says = f.Chart, f.Note
			}
			var b strings.Builder
			reporttest.Must(t, charts.SVG(&b, chart, 400, theme, charts.SVGOptions{}))
			drawn[b.String()] = value
			if got := strings.Contains(says, "Hollow between two numbers"); got != note {
				t.Errorf("%s, %s: %q", id, value, says)
			}
		}
		if len(drawn) != 3 {
			t.Errorf("%s: 3 values have %d drawings", id, len(drawn))
		}
	}
}

// TestShareScale holds the ends of scales.
func TestShareScale(t *testing.T) {
	c := &relied{pairClaims(t, "").sections.figures}
	for _, x := range []struct {
		top    float64
		stated bool
		want   string
	}{
		{0.171, false, "0 5 10 15 20"}, {0.279, false, "0 10 20 30"}, {0.24, false, "0 5 10 15 20 25"}, {0.53, false, "0 20 40 60"},
		{0.49, true, "0 10 20 30 40 50%"}, {0.5, true, "0 25 50 75 100%"}, {0.97, false, "0 50 100"}, {0.0021, false, "0.00 0.05 0.10 0.15 0.20 0.25"}, {0, true, "0.0 0.5 1.0%"},
	} {
		var got []string
		for _, tick := range c.shareScale(x.top, x.stated) {
			got = append(got, tick.Text)
		}
		if s := strings.Join(got, " "); s != x.want {
			t.Errorf("up to %g: %s, want %s", x.top, s, x.want)
		}
	}
}

// TestPlaceAndName splits what begins with a place and nothing else.
func TestPlaceAndName(t *testing.T) {
	for label, want := range map[string]string{"3. Japan": "3|Japan", "31. Côte d’Ivoire": "31|Côte d’Ivoire", "Japan": "0|Japan",
		"St. Lucia": "0|St. Lucia", "3.5 per cent": "0|3.5 per cent", "China (re-imports)": "0|China (re-imports)"} {
		place, name := placeAndName(label)
		if got := fmt.Sprintf("%d|%s", place, name); got != want {
			t.Errorf("%q: %s, want %s", label, got, want)
		}
	}
}

// TestColourIsTheStateReliedOn: the lane of what Malta relies on Iceland for has
// Iceland's colour.
func TestColourIsTheStateReliedOn(t *testing.T) {
	c := &relied{pairClaims(t, "", relies("MLT", "ISL", "60", `, unit: "%"`)).sections.figures}
	h := c.hero()
	for lane, want := range []struct {
		of   string
		side charts.Side
	}{{"Malta relies on Iceland", chartSide(c.side("ISL"))}, {"Iceland relies on Malta", chartSide(c.side("MLT"))}} {
		head := c.laneHead(h, lane)
		if got := head.Before + head.State + head.After; got != want.of || head.Side != want.side {
			t.Errorf("lane %d: %s in the colour of side %d", lane, got, head.Side)
		}
	}
}
