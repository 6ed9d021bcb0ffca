package report

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dyad/charts"
	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/pdf"
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

// TestKindsShowEachKey: each label and state that an author gives in a figure is in its
// drawing, its words or its numbers: one of them changes with it.
func TestKindsShowEachKey(t *testing.T) {
	d := reporttest.Sample(t, "kinds.yaml")
	c, err := newComposer(d, audit.Result{}, Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	theme, err := pdf.RasterTheme()
	reporttest.Must(t, err)
	for _, e := range d.Exhibits {
		k := kindOf(e)
		if k.draw == nil {
			continue
		}
		own := reflect.New(reflect.TypeOf(e)).Elem()
		own.Set(reflect.ValueOf(e))
		shown := func() string {
			f, err := k.draw(c.sections.figures, own.Interface().(data.Exhibit))
			if err != nil {
				return err.Error()
			}
			var b strings.Builder
			reporttest.Must(t, charts.SVG(&b, f.chart, 400, theme, charts.SVGOptions{}))
			return fmt.Sprint(b.String(), f.alt, f.note, f.data)
		}
		before := shown()
		for _, leaf := range changes(own, e.Kind(), d) {
			leaf.change()
			if shown() == before && leaf.name != "dependency.Importer" { // the figure of both states’ food reads it
				t.Errorf("%s: nothing of the figure shows %s", e.Head().ID, leaf.name)
			}
			leaf.restore()
		}
	}
}

// A keyChanged is a label or a state in an exhibit, and what sets it to another value and
// back.
type keyChanged struct {
	name            string
	change, restore func()
}

// changes are one for each label and state that an exhibit has.
func changes(v reflect.Value, name string, d *data.Dossier) (out []keyChanged) {
	set := func(now any) {
		old := reflect.New(v.Type()).Elem()
		old.Set(v)
		out = append(out, keyChanged{name, func() { v.Set(reflect.ValueOf(now)) }, func() { v.Set(old) }})
	}
	switch x := v.Interface().(type) {
	case data.ExhibitHead, data.Pos:
	case data.Text:
		if !x.IsZero() {
			set(data.Text{Pos: x.Pos, Tags: []string{"en"}, Vals: []string{"Other words"}})
		}
	case string:
		switch x {
		case d.A.Code:
			set(d.B.Code)
		case d.B.Code:
			set(d.A.Code)
		}
	default:
		switch v.Kind() {
		case reflect.Slice:
			for i := range v.Len() {
				out = append(out, changes(v.Index(i), fmt.Sprintf("%s[%d]", name, i), d)...)
			}
		case reflect.Struct:
			for i := range v.NumField() {
				out = append(out, changes(v.Field(i), name+"."+v.Type().Field(i).Name, d)...)
			}
		}
	}
	return out
}
