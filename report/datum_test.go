package report

import (
	"math"
	"math/big"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/report/doc"
	"dyad/report/reporttest"
)

// shown are the data of a document by the id of the figure or the summary of the table.
func shown(bs []doc.Block) map[string]*doc.Data {
	all := map[string]*doc.Data{}
	var walk func([]doc.Block)
	walk = func(bs []doc.Block) {
		for _, b := range bs {
			switch b := b.(type) {
			case doc.Front:
				walk(b.Picture)
				walk(b.Second)
				if b.Box != nil {
					for _, f := range b.Box.Drawings {
						all[f.ID] = f.Data
					}
				}
			case doc.Figure:
				all[b.ID] = b.Data
			case doc.Table:
				if b.Data != nil {
					all[b.Summary] = b.Data
				}
			case doc.Columns:
				for _, col := range b.Cols {
					walk(col)
				}
			case doc.Flow:
				walk(b.Blocks)
			}
		}
	}
	walk(bs)
	return all
}

// TestFigureData holds that every figure and every table of an exhibit has its numbers as
// data: each claim that its exhibit names, and each number as its brief or the ledger in it
// prints it.
func TestFigureData(t *testing.T) {
	samples := map[string]*data.Dossier{"computed": invented(t), "ru": reporttest.Translated(t, "ru"), "kk": reporttest.Translated(t, "kk"), "en": reporttest.Embedded(t)}
	for _, name := range []string{"rich.yaml", "kinds.yaml", "sparse.yaml"} {
		samples[name] = reporttest.Sample(t, name)
	}
	for name, d := range samples {
		o := Options{Version: "0.0.0"}
		if d.Translation(name) != nil {
			o.Lang = name
		}
		document, err := Compose(d, audit.Check(d), o)
		reporttest.Must(t, err)
		c, err := newComposer(d, audit.Check(d), o)
		reporttest.Must(t, err)
		all := shown(document.Body)
		for _, e := range d.Exhibits {
			id := e.Head().ID
			x := all[id]
			if kindOf(e).draw == nil {
				x = all[c.sections.tableSummary(e.Head())]
			}
			if isEmpty(e) || x == nil && e.Kind() == "mix" { // shares over the whole are not drawn
				continue
			}
			if x == nil || len(x.Rows) == 0 {
				t.Errorf("%s: %s %s has no data", name, e.Kind(), id)
				continue
			}
			for _, claim := range claimsNamed(d, reflect.ValueOf(e)) {
				turnover := e.Kind() == "mix" && e.(data.Mix).Turnover == claim
				if !turnover && !slices.ContainsFunc(x.Rows, func(r doc.Datum) bool { return r.Claim == claim }) {
					t.Errorf("%s: claim %s is not among the data of %s %s", name, claim, e.Kind(), id)
				}
			}
		}
		made, err := Brief(d, o)
		reporttest.Must(t, err)
		ledger, err := c.evidence.files.ledgerFile() // points within a line are drawn, and stand in it
		reporttest.Must(t, err)
		printed := append(reporttest.Numbers(t, c.lang, reporttest.TextLayer(t, made.PDF)), reporttest.Numbers(t, c.lang, reporttest.Fold(string(ledger)))...)
		for id, x := range all {
			if x == nil || len(x.Rows) == 0 || len(x.Columns) == 0 {
				t.Errorf("%s: %s has no data", name, id)
				continue
			}
			for _, r := range x.Rows {
				checkDatum(t, name+": "+id, d, r)
				if strings.Contains(r.Derived, "÷") && r.Claim == "" { // an interval that is drawn and not printed
					continue
				}
				for _, n := range reporttest.Numbers(t, c.lang, r.Printed) {
					if !slices.Contains(printed, n) {
						t.Errorf("%s: %s of %s (%q) is not in the brief", name, n, id, r.Printed)
					}
				}
			}
		}
	}
}

// checkDatum reports a datum that contradicts itself or its claim.
func checkDatum(t *testing.T, at string, d *data.Dossier, r doc.Datum) {
	t.Helper()
	if v, ok := new(big.Rat).SetString(r.Value); ok && r.Qualifier != "more-than" {
		if f, _ := v.Float64(); f < r.Low-1e-9*math.Abs(f)-1e-12 || f > r.High+1e-9*math.Abs(f)+1e-12 {
			t.Errorf("%s: %s is not in its range %g to %g", at, r.Value, r.Low, r.High)
		}
	}
	if r.Label == "" && r.Series == "" {
		t.Errorf("%s: %q has no label", at, r.Printed)
	}
	switch {
	case r.Claim == "" && r.Value != "" && r.Derived == "":
		t.Errorf("%s: %s is neither stated nor derived", at, r.Value)
	case r.Claim == "" && (r.Source != "" || r.Evidence != "" || r.Qualifier != ""):
		t.Errorf("%s: %q has the source of a claim and is none", at, r.Printed)
	case r.Claim == "":
	default:
		cl := d.Claim(r.Claim)
		for i := range d.Crosschecks {
			for k := range d.Crosschecks[i].Claims {
				if x := &d.Crosschecks[i].Claims[k]; x.ID == r.Claim {
					cl = x
				}
			}
		}
		if cl == nil || r.Value != plainValue(cl) || r.Unit != cl.Unit.Text || r.Source != cl.Source || r.Evidence != evidenceName(cl.Evidence) {
			t.Errorf("%s: %+v is not claim %s", at, r, r.Claim)
		}
	}
}

// TestDerivedRange holds that what is derived from rounded figures is not said to be exact:
// 7,548 km less 6,696 km are 851 to 853 km, and 42.4 % leave 57.55 to 57.65 %.
func TestDerivedRange(t *testing.T) {
	figures, err := Figures(reporttest.Embedded(t), Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	found := 0
	for _, f := range figures {
		for _, r := range f.Data.Rows {
			for value, want := range map[string][2]float64{"852": {851, 853}, "57.6": {57.55, 57.65}, "27.9": {27.7, 28.1}} {
				if r.Claim != "" || r.Value != value {
					continue
				}
				if found++; math.Abs(r.Low-want[0]) > 1e-9 || math.Abs(r.High-want[1]) > 1e-9 {
					t.Errorf("%s: %s is %g to %g, not %g to %g", f.ID, value, r.Low, r.High, want[0], want[1])
				}
			}
		}
	}
	if found < 3 {
		t.Errorf("only %d of the derived numbers are found", found)
	}
}

// TestRemainderData holds that what the items of a flow leave over is among the data, as
// derived: 100 % less the shares of the dossier.
func TestRemainderData(t *testing.T) {
	d := reporttest.Embedded(t)
	document, err := Compose(d, audit.Check(d), Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	n := 0
	for _, e := range d.Exhibits {
		m, ok := e.(data.Mix)
		if !ok {
			continue
		}
		for _, fl := range m.Flows {
			left := big.NewRat(100, 1)
			for _, it := range fl.Items {
				share, _ := new(big.Rat).SetString(d.Claim(it.Share).Value.String())
				left.Sub(left, share)
			}
			if left.Sign() > 0 && !slices.ContainsFunc(shown(document.Body)[m.ID].Rows, func(r doc.Datum) bool {
				v, ok := new(big.Rat).SetString(r.Value)
				return ok && r.Claim == "" && strings.HasPrefix(r.Derived, "100") && v.Cmp(left) == 0
			}) {
				t.Errorf("the flow from %s to %s leaves %s %%, which is not among its data", fl.From, fl.To, left.FloatString(2))
			}
			n++
		}
	}
	if n == 0 {
		t.Error("the embedded dossier has no mix")
	}
}
