package report

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/reporttest"
)

// TestKindsAreWhole holds that every kind of exhibit that a dossier may have is
// shown: as a figure with its chart, or as a table; and that the words beside a
// figure, which some readers have instead of it, say each claim that it shows. Of each
// kind testdata/kinds.yaml has one, and its brief shows it.
func TestKindsAreWhole(t *testing.T) {
	var names []string
	for _, k := range kinds {
		names = append(names, k.name)
		if k.draw == nil && k.table == nil {
			t.Errorf("%s: shown neither as a figure nor as a table", k.name)
		}
	}
	if want := codec.ExhibitKinds(); !slices.Equal(slices.Sorted(slices.Values(names)), slices.Sorted(slices.Values(want))) {
		t.Errorf("the brief shows the kinds %v, dossiers have %v", names, want)
	}
	tried := map[string]bool{}
	for _, name := range []string{"kinds.yaml", "rich.yaml"} {
		d, o := reporttest.Sample(t, name), Options{Version: "0.0.0"}
		c, err := newComposer(d, audit.Result{}, o)
		reporttest.Must(t, err)
		document, err := Compose(d, audit.Result{}, o)
		reporttest.Must(t, err)
		all := strings.Join(reporttest.Words(document.Body), " ")
		for _, e := range d.Exhibits {
			tried[e.Kind()] = tried[e.Kind()] || name == "kinds.yaml"
			checkExhibit(t, c, e)
			if title := c.prose(e.Head().Title, "test").String(); !strings.Contains(all, reporttest.Fold(title)) {
				t.Errorf("%s: the brief does not show the exhibit %s: does a section have it?", name, e.Head().ID)
			}
		}
		for _, err := range c.errs {
			t.Error(err)
		}
	}
	for _, k := range kinds {
		if !tried[k.name] {
			t.Errorf("%s: testdata/kinds.yaml has none", k.name)
		}
	}
}

// checkExhibit reports what of an exhibit the brief does not show.
func checkExhibit(t *testing.T, c *composer, e data.Exhibit) {
	t.Helper()
	at, k := e.Kind()+" "+e.Head().ID, kindOf(e)
	words := ""
	if k.draw != nil {
		f, err := k.draw(c.sections.figures, e)
		if err != nil || f.chart == nil || strings.TrimSpace(f.alt) == "" {
			t.Errorf("%s: chart %v, in words %q: %v", at, f.chart, f.alt, err)
		}
		words = f.alt + " "
		if !k.derives && slices.ContainsFunc(f.data, func(x doc.Datum) bool { return x.Claim == "" && x.Derived != "" }) {
			t.Errorf("%s: it shows a derived number: its row of kinds lacks derives", at)
		}
		for _, id := range claimsNamed(c.d, reflect.ValueOf(e)) {
			if !slices.Contains(f.claims, id) && k.table == nil {
				t.Errorf("%s: claim %s is not among those that it shows", at, id)
			}
		}
	}
	if k.table != nil {
		words += strings.Join(reporttest.Words(k.table(&c.sections, e)), " ")
	}
	words = reporttest.Fold(words)
	for _, id := range claimsNamed(c.d, reflect.ValueOf(e)) {
		cl := c.d.Claim(id)
		if e.Kind() == "mix" && cl.Unit.Dim == quantity.Money { // the ledger has it beside its share
			continue
		}
		number, _ := c.num.Parts(cl.Value, cl.Unit)
		if !strings.Contains(words, reporttest.Fold(c.printed(cl))) && !strings.Contains(words, reporttest.Fold(number)) {
			t.Errorf("%s: %q of claim %s is not in its words: %s", at, c.printed(cl), id, words)
		}
	}
}

// claimsNamed are the claims that an exhibit names, each once: by their ids, or as
// what a cell refers to.
func claimsNamed(d *data.Dossier, v reflect.Value) []string {
	var out []string
	switch v.Kind() {
	case reflect.String:
		if id := strings.Trim(v.String(), "{}"); d.Claim(id) != nil {
			out = append(out, id)
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = append(out, claimsNamed(d, v.Index(i))...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			out = append(out, claimsNamed(d, v.Field(i))...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestKindsOfHalfWidthInDocs: docs/dossier.md names each kind that may take half the
// width of the page, and no other.
func TestKindsOfHalfWidthInDocs(t *testing.T) {
	b, err := os.ReadFile("../docs/dossier.md")
	reporttest.Must(t, err)
	text := strings.Join(strings.Fields(string(b)), " ")
	_, list, ok := strings.Cut(text, "`width` (`half` or `full`, of ")
	list, _, end := strings.Cut(list, ";")
	if !ok || !end {
		t.Fatal("docs/dossier.md does not say which kinds have a width")
	}
	said := strings.FieldsFunc(list, func(r rune) bool { return r == ' ' || r == ',' })
	for _, k := range kinds {
		if named := slices.Contains(said, k.name); named != (k.half != nil) {
			t.Errorf("docs/dossier.md, `width` of exhibits: %s is named: %v, its row of kinds has half: %v", k.name, named, k.half != nil)
		}
	}
}
