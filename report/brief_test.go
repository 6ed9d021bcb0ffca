package report

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/data/quantity"
	"dyad/report/reporttest"
)

func brief(t testing.TB, d *data.Dossier) Result {
	t.Helper()
	r, err := Brief(d, Options{Version: "0.0.0"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestBriefShowsEveryClaim reads the text layer back: each figure stands there
// with its qualifier word, each source's date too.
func TestBriefShowsEveryClaim(t *testing.T) {
	d := reporttest.Embedded(t)
	text := reporttest.TextLayer(t, brief(t, d).PDF)
	c, err := newComposer(d, audit.Result{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range d.Claims {
		cl := &d.Claims[i]
		want := reporttest.Fold(c.printed(cl))
		if want == "" {
			t.Errorf("claim %s prints as nothing", cl.ID)
		}
		number := reporttest.Fold(c.form(cl, data.Number))
		noun := strings.TrimSpace(strings.TrimPrefix(want, number)) // of "76 constituent entities of Russia’s 85"
		counted := regexp.QuoteMeta(noun) + `[^.]{0,20} ` + regexp.QuoteMeta(number)
		if !strings.Contains(text, want) && !(cl.Unit.Dim == quantity.Count && regexp.MustCompile(counted).MatchString(text)) {
			t.Errorf("claim %s: %q is not in the text layer", cl.ID, want)
		}
		if q := c.num.Qualifier(cl.Qualifier); q != "" && !strings.Contains(want, q) && cl.Unit.Dim != quantity.Place {
			t.Errorf("claim %s: %q lost its qualifier %q", cl.ID, want, q)
		}
	}
	for i := range d.Sources {
		if want := reporttest.Fold(c.num.Date(d.Sources[i].Date)); !strings.Contains(text, want) {
			t.Errorf("source %d: date %q is not in the text layer", i+1, want)
		}
	}
	if !strings.Contains(text, "Official website of the RF President, n.d.") {
		t.Error("source 3 is not given as n.d.")
	}
}

var numberToken = regexp.MustCompile(`[0-9][0-9,.]*[0-9]|[0-9]`)

// undeclared are the numbers of a text layer that are neither a claim, a
// declared derivation, a source's or page's number, nor dossier metadata.
func undeclared(t testing.TB, d *data.Dossier, pages int, text string) []string {
	t.Helper()
	o, found := Options{Version: "0.0.0"}, audit.Check(d)
	document, err := Compose(d, found, o)
	if err != nil {
		t.Fatal(err)
	}
	c, err := newComposer(d, audit.Result{}, o)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	allow := func(ss ...string) {
		for _, s := range ss {
			for _, n := range numberToken.FindAllString(s, -1) {
				known[n] = true
			}
		}
	}
	claims := func(cs []data.Claim) {
		for i := range cs {
			cl := &cs[i]
			allow(cl.ID, c.printed(cl), c.in(cl.Period), c.in(cl.Base), c.in(cl.AsPrinted), c.in(cl.Title), c.in(cl.SourceTitle))
		}
	}
	claims(d.Claims)
	for i := range d.Crosschecks {
		allow(d.Crosschecks[i].ID)
		claims(d.Crosschecks[i].Claims)
	}
	for i := range d.Facts {
		allow(d.Facts[i].ID)
	}
	n := 0
	for _, list := range [][]data.Source{d.Sources, d.Outside} {
		for j := range list {
			s := &list[j]
			n++
			allow(fmt.Sprint(n), c.in(s.Title), c.in(s.Publisher), c.num.Date(s.Date), s.URL)
		}
	}
	for _, x := range document.Derived {
		allow(x.Text)
	}
	for i := range found.Findings {
		allow(fmt.Sprintf("N%02d", i+1))
	}
	for p := range pages {
		allow(fmt.Sprint(p + 1))
	}
	allow(d.ID, c.num.Date(d.AsOf), "0.0.0", d.Name, d.Licence)
	for _, key := range []string{"method.interval", "measure.trade-share", "measure.asymmetry", "reproduce"} {
		for _, text := range reporttest.Messages(t, "en")[key] { // years of works cited
			allow(text)
		}
	}
	var out []string
	for _, n := range numberToken.FindAllString(withoutHash(text, d.SHA256), -1) {
		if !known[n] {
			out = append(out, n)
		}
	}
	return out
}

// withoutHash is text without a checksum: the whole, which a line may break
// anywhere, and its first eight digits, which stand at the foot of each page.
func withoutHash(text string, sum [32]byte) string {
	hash := fmt.Sprintf("%x", sum)
	whole := regexp.MustCompile(strings.Join(strings.Split(hash, ""), " ?"))
	return strings.ReplaceAll(whole.ReplaceAllString(text, ""), "· "+hash[:8], "")
}

// TestNoNumberFromNowhere holds that each number of a brief is a claim, declared as
// derived, or one of those that name a page, source or edition. The hash is
// another with each comment of a file, so some of those are tried.
func TestNoNumberFromNowhere(t *testing.T) {
	commented := func(n int) *data.Dossier {
		d := reporttest.Sample(t, "rich.yaml")
		d, err := codec.Read(d.Name, fmt.Appendf(bytes.Clone(d.Raw), "# comment %d\n", n))
		reporttest.Must(t, err)
		return d
	}
	all := []*data.Dossier{reporttest.Embedded(t), reporttest.Sample(t, "sparse.yaml"), reporttest.Sample(t, "rich.yaml")}
	for n := range 4 {
		all = append(all, commented(n))
	}
	for _, d := range all {
		r := brief(t, d)
		text := reporttest.TextLayer(t, r.PDF)
		foreign := []string{"31.7", "9999"} // which it has to find
		if got := undeclared(t, d, r.Pages, text+" "+strings.Join(foreign, " of ")); !slices.Equal(got, foreign) {
			t.Errorf("%s: numbers from nowhere are %q, not %q", d.ID, got, foreign)
		}
	}
}

func TestBriefShape(t *testing.T) {
	r := brief(t, reporttest.Embedded(t))
	info := reporttest.Tool(t, r.PDF, "pdfinfo", "-")
	for _, want := range []string{"Title: ", "Author: ", "Subject: ", "Keywords: ", "(A4)"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo has no %q:\n%s", want, info)
		}
	}
	if r.Pages < 4 || r.Pages > 6 {
		t.Errorf("%d pages, want about 5", r.Pages)
	}
	if n := len(r.PDF); n > 150_000 {
		t.Errorf("%d bytes, over 150 KB", n)
	}
	if images := strings.Split(strings.TrimSpace(reporttest.Tool(t, r.PDF, "pdfimages", "-list", "-")), "\n"); len(images) > 2 {
		t.Errorf("pdfimages lists %q", images)
	}
	for _, line := range strings.Split(strings.TrimSpace(reporttest.Tool(t, r.PDF, "pdffonts", "-")), "\n")[2:] {
		if f := strings.Fields(line); len(f) < 8 || strings.Join(f[len(f)-5:len(f)-2], " ") != "yes yes yes" {
			t.Errorf("font is not embedded, subset and with Unicode: %s", line)
		}
	}
}

func TestSameBytes(t *testing.T) {
	for _, d := range []*data.Dossier{reporttest.Embedded(t), reporttest.Sample(t, "rich.yaml")} {
		a, b := brief(t, d), brief(t, d)
		if !bytes.Equal(a.PDF, b.PDF) {
			t.Errorf("%s: two runs differ", d.ID)
		}
	}
}

// TestMutations are those of the design: a figure changed, a finding comes or
// goes; a claim removed is never a zero.
func TestMutations(t *testing.T) {
	base := reporttest.TextLayer(t, brief(t, reporttest.Embedded(t)).PDF)
	if !strings.Contains(base, "18.1–18.6") {
		t.Error("the implied turnover is not in the brief")
	}
	d := reporttest.Mutated(t, "value: 6696", "value: 6000")
	if text := reporttest.TextLayer(t, brief(t, d).PDF); !strings.Contains(text, "79.5") || strings.Contains(text, "852 km") {
		t.Error("demarcated 6,000: the share note does not fire with 79.5")
	}
	d = reporttest.Mutated(t, "short: Bilateral trade turnover\n    value: 24.5", "short: Bilateral trade turnover\n    value: 18.4")
	for _, f := range audit.Check(d).Findings {
		if f.Severity == audit.Conflict && f.Outside == "" && strings.HasPrefix(string(f.Rule), "mix") {
			t.Errorf("turnover 18.4: the mix conflict stays: %s", f.Rule)
		}
	}
}

// TestNoWordGlued reads the text back: every word of the document stands there
// between spaces, but for words that a line breaks at a dash or dot.
func TestNoWordGlued(t *testing.T) {
	for _, d := range []*data.Dossier{reporttest.Embedded(t), reporttest.Sample(t, "sparse.yaml"), reporttest.Sample(t, "rich.yaml")} {
		document, _ := paginated(t, d, "")
		text := reporttest.TextLayer(t, brief(t, d).PDF)
		stands := map[string]int{} // how often
		for _, w := range strings.Fields(text) {
			stands[w]++
		}
		rejoined := strings.NewReplacer("- ", "-", "– ", "–", "/ ", "/", ". ", ".").Replace(text)
		for _, w := range reporttest.Words(document.Body) {
			breaks := strings.ContainsAny(w, "-–/.") && strings.Contains(rejoined, w)
			stands[w]--
			if stands[w] < 0 && !breaks && len(w) < 64 { // a hash is broken anywhere
				t.Errorf("%s: %q is not a word of the text layer", d.ID, w)
			}
		}
	}
}

// TestScopeOfArticle holds what is said of an article and the sources it cites.
func TestScopeOfArticle(t *testing.T) {
	const dossier = `
dyad: 1
id: isl-mlt
title: Iceland and Malta
as_of: 2024-05-01
article: Fish and ferries
a: {code: ISL, name: Iceland}
b: {code: MLT, name: Malta}
`
	const claim = "claims: [{id: F, label: Fish, value: 60, unit: \"%\", base: imported fish, source: SOURCE}]\n"
	cited, uncited := strings.Replace(claim, "SOURCE", "S1", 1), strings.Replace(claim, "SOURCE", "none", 1)
	for more, want := range map[string]string{
		"": "The dossier holds no figure.",
		"sources: [{id: S1, title: X, date: n.d.}]\n" + cited:                                             "Figures as stated in one article. It cites one undated source.",
		"sources: [{id: S1, title: X, date: 2020-01-02}]\n" + cited:                                       "Figures as stated in one article. It cites one source, dated 2 January 2020.",
		"sources: [{id: S1, title: X, date: 2020-01-02}, {id: S2, title: Y, date: n.d.}]\n" + cited:       "Figures as stated in one article. It cites 2 sources. One of them is undated, the rest dated 2 January 2020.",
		"sources: [{id: S1, title: X, date: 2020-01-02}, {id: S2, title: Y, date: 2021-01-02}]\n" + cited: "Figures as stated in one article. It cites 2 sources, dated 2 January 2020 to 2 January 2021.",
		uncited: "Figures as stated in one article. 1 of the 1 figures of the text has no endnote.",
	} {
		d, err := codec.Read("isl-mlt.yaml", []byte(dossier+more))
		if err != nil {
			t.Fatal(err)
		}
		c, err := newComposer(d, audit.Check(d), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.ReplaceAll(c.front.scope().String(), nbsp, " "); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if text := reporttest.TextLayer(t, brief(t, d).PDF); !strings.Contains(text, "Article: Fish and ferries.") {
			t.Errorf("the article is not among the sources:\n%s", text)
		}
	}
}
