package report

import (
	"strings"
	"testing"

	"dyad/charts"
	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/reporttest"
)

// TestAlternativesOfAuthors: the author's own words are what a figure says to readers who
// do not see it, with figures in them and without marks; of others they are made.
func TestAlternativesOfAuthors(t *testing.T) {
	all, err := Figures(reporttest.Sample(t, "kinds.yaml"), Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	for _, f := range all {
		switch want := "A line of 900\u00a0km, of which 640\u00a0km are firm and the rest is broken."; {
		case f.ID == "progress" && f.Alt != want:
			t.Errorf("%q, want %q", f.Alt, want)
		case f.ID != "progress" && !strings.Contains(f.Alt, f.Title):
			t.Errorf("%s: %q", f.ID, f.Alt)
		}
	}
}

// TestTimesInWords: a quarter as the file writes it is in the brief as each language
// writes it, wherever a period stands; other words stay.
func TestTimesInWords(t *testing.T) {
	for lang, want := range map[string]string{"en": "Q1\u00a02024", "ru": "I\u00a0квартал 2024\u00a0г.", "kk": "2024\u00a0жылғы I\u00a0тоқсан"} {
		d := reporttest.Sample(t, "kinds.yaml")
		r, err := Compose(d, audit.Check(d), Options{Version: "0.0.0", Lang: lang})
		reporttest.Must(t, err)
		text := strings.Join(reporttest.Words(r.Body), " ")
		if !strings.Contains(text, reporttest.Fold(want)) {
			t.Errorf("%s: %q is not in the brief", lang, want)
		}
		if strings.Contains(text, "2024-Q1") {
			t.Errorf("%s: the file's own form is in the brief", lang)
		}
	}
}

// TestTimesOfFindings: a finding says when in the words of the brief, and the date of a
// source of which only the month is known has no day.
func TestTimesOfFindings(t *testing.T) {
	d := reporttest.Sample(t, "kinds.yaml")
	d.Claim("R1").Period = data.Text{Tags: []string{"en"}, Vals: []string{"2024-05"}}
	document, err := Compose(d, audit.Check(d), Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	text := strings.Join(reporttest.Words(document.Body), " ")
	for _, want := range []string{"is of May 2024, after source", "of Apr 2024"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the brief: %s", want, text)
		}
	}
}

// TestLinesOfQuarters: the words of a line say its gaps, and only these; a line that ends
// early says so with its own figure; values under 0 have their sign.
func TestLinesOfQuarters(t *testing.T) {
	figure := func(change func(*data.Lines)) Figure {
		d := reporttest.Sample(t, "kinds.yaml")
		for i, e := range d.Exhibits {
			if l, ok := e.(data.Lines); ok && l.ID == "migration" {
				change(&l)
				d.Exhibits[i] = l
			}
		}
		all, err := Figures(d, Options{Version: "0.0.0"})
		reporttest.Must(t, err)
		for _, f := range all {
			if f.ID == "migration" {
				return f
			}
		}
		t.Fatal("no figure")
		return Figure{}
	}
	f := figure(func(*data.Lines) {})
	for _, want := range []string{"No figure: From Malta: Q3\u00a02022; From Portugal: Q1\u00a02023, Q2\u00a02023.", "[1]"} {
		if !strings.Contains(f.Note, want) {
			t.Errorf("note %q has no %q", f.Note, want)
		}
	}
	if want := "From Malta: Q1\u00a02022 120 persons, Q2\u00a02022 80 persons, Q4\u00a02022 −35 persons"; !strings.Contains(reporttest.Fold(f.Alt), reporttest.Fold(want)) {
		t.Errorf("%q has no %q", f.Alt, want)
	}
	f = figure(func(l *data.Lines) { l.Series = l.Series[:1]; l.Series[0].Points = l.Series[0].Points[2:] })
	if strings.Contains(f.Note, "No figure") {
		t.Errorf("a gap of a line without one: %q", f.Note)
	}
	if want := "Q4\u00a02022 −35 persons"; !strings.Contains(reporttest.Fold(f.Alt), reporttest.Fold(want)) {
		t.Errorf("%q has no %q", f.Alt, want)
	}
}

// TestLinesThatEnd: a line that ends before others says its last figure; of a table it is
// a report.
func TestLinesThatEnd(t *testing.T) {
	for _, tc := range []struct {
		computed, other bool
		side            string
		want            string
	}{
		{false, false, "MLT", "From Malta: last figure, 80"}, {true, false, "MLT", "From Malta: last report, 80"},
		{false, true, "MLT", "last figure, 80"}, {true, true, "MLT", "last report, 80"}, {false, true, "", "From Malta: last figure, 80"},
	} {
		d := reporttest.Sample(t, "kinds.yaml")
		c, err := newComposer(d, audit.Result{}, Options{Version: "0.0.0"})
		reporttest.Must(t, err)
		end := charts.Series{Name: "From Malta", Side: charts.Neither, X: []int{1, 2}}
		if tc.side != "" {
			end.Side = charts.SideB
		}
		all := []charts.Series{end, {Side: charts.SideA, X: []int{1, 3}}}
		if tc.other {
			all[1].Side = end.Side
		}
		l := timeLines{figures: c.sections.figures, reported: []bool{tc.computed, tc.computed}}
		l.label(all, 0, data.Line{Points: []string{"NM221", "NM222"}}, 3, d.Claim("NM222").Unit)
		if all[0].Early != tc.want {
			t.Errorf("%+v: %q", tc, all[0].Early)
		}
	}
}

// TestAmountsHaveTheirOwnScale: bars of amounts begin at 0, those under it at its left,
// and say what shares say.
func TestAmountsHaveTheirOwnScale(t *testing.T) {
	d := reporttest.Sample(t, "kinds.yaml")
	c, err := newComposer(d, audit.Result{}, Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	rows, low, top := c.sections.rankedRows(d.Exhibit("balances").(data.Ranking).Items, &drawing{})
	if low != -310e6 || top != 42e6 || rows[0].Value != -310e6 || rows[0].Words != "EUR\u00a0−310\u00a0m" {
		t.Errorf("from %g to %g: %+v", low, top, rows)
	}
	if _, low, top = c.sections.rankedRows(d.Exhibit("catches").(data.Bars).Items, &drawing{}); low != 0 || top != 1.1e6 {
		t.Errorf("from %g to %g", low, top)
	}
}

// TestValueScale: the axis holds 0, the least and the largest value, and the unit once.
func TestValueScale(t *testing.T) {
	c, err := newComposer(reporttest.Sample(t, "kinds.yaml"), audit.Result{}, Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	for _, tc := range []struct {
		low, top float64
		unit     string
		want     string
	}{
		{0, 3.5e6, "USD m", "0 1 2 3 USD 4 m"}, {-140, 120, "persons", "−200 −100 0 100 200 persons"}, {-0.034, 0, "% change", "−4 −3 −2 −1 0%"},
		{0, 0.42, "share", "0 10 20 30 40 50%"}, {-310e6, 42e6, "EUR m", "−400 −300 −200 −100 0 EUR 100 m"}, {0, 0, "km", ""},
	} {
		u, err := quantity.ParseUnit(tc.unit)
		reporttest.Must(t, err)
		var got []string
		for _, tick := range c.sections.valueScale(tc.low, tc.top, u) {
			got = append(got, strings.ReplaceAll(tick.Text, "\u00a0", " "))
		}
		if s := strings.Join(got, " "); s != tc.want {
			t.Errorf("%g to %g %s: %q, want %q", tc.low, tc.top, tc.unit, s, tc.want)
		}
	}
}

// TestEmphasisAndLinks: the words of a section keep the emphasis and links of their
// author, which take no mark of a source from its place; a title has none.
func TestEmphasisAndLinks(t *testing.T) {
	c, err := newComposer(reporttest.Sample(t, "kinds.yaml"), audit.Result{}, Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	text := func(s string) data.Text { return data.Text{Tags: []string{"en"}, Vals: []string{s}} }
	shown := func(all doc.Spans) string {
		var b strings.Builder
		for _, x := range all {
			s := x.Text
			if x.URI != "" {
				s = "[" + s + "](" + x.URI + ": " + x.Hint + ")"
			}
			if x.Em {
				s = "<" + s + ">"
			}
			b.WriteString(s)
		}
		return b.String()
	}
	for _, tc := range []struct{ text, want string }{
		{"*So* it is.", "<So> it is."},
		{"See [the page](https://www.example.org/a)", "See [the page](https://www.example.org/a: Open the page at example.org)"},
		{"*{Q1}*. More.", "<7\u00a0districts>\u202f1. More."},
		{"*{Q2}* in [the book. It](https://e.org) *is*.", "<8\u00a0districts> in [the book. It](https://e.org: Open the book. It at e.org) <is>\u202f1."},
	} {
		if got := shown(bodyText(c.sections.quoter, text(tc.text), "test")); got != tc.want {
			t.Errorf("%q: %q, want %q", tc.text, got, tc.want)
		}
	}
	if got := shown(c.prose(text("*So* it is."), "test")); got != "*So* it is." {
		t.Errorf("a title: %q", got)
	}
	if len(c.errs) > 0 {
		t.Error(c.errs)
	}
}

// TestNumberedLists: the entries of a numbered list stand in their order behind 1, 2, 3,
// those of bullets behind the same sign.
func TestNumberedLists(t *testing.T) {
	d := reporttest.Sample(t, "rich.yaml")
	document, err := Compose(d, audit.Check(d), Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	labels := map[doc.ListKind]string{}
	var look func(bs []doc.Block)
	look = func(bs []doc.Block) {
		for _, b := range bs {
			switch b := b.(type) {
			case doc.List:
				if b.Kind == doc.Bullets || b.Kind == doc.Numbered {
					for _, it := range b.Items {
						labels[b.Kind] += it.Label.String() + " "
					}
				}
			case doc.Flow:
				look(b.Blocks)
			case doc.Columns:
				for _, col := range b.Cols {
					look(col)
				}
			}
		}
	}
	look(document.Body)
	if labels[doc.Numbered] != "1. 2. 3. " || strings.Trim(labels[doc.Bullets], "• ") != "" {
		t.Errorf("the labels are %q", labels)
	}
}

// TestTimelineSources: events have the marks of their sources where these are several.
func TestTimelineSources(t *testing.T) {
	d := reporttest.Sample(t, "kinds.yaml")
	for source, want := range map[string]bool{"S1": false, "": true} {
		d.Claim("T2").Source = source
		if got := severalSources(d, d.Exhibit("timeline").(data.Timeline)); got != want {
			t.Errorf("with source %q: several %t", source, got)
		}
	}
}
