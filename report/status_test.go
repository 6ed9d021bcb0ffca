package report

import (
	"slices"
	"strings"
	"testing"

	"dyad/charts"
	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report/reporttest"
)

// TestStatus: a figure that its source calls provisional, revised or an estimate has the
// letter of that in the ledger, and the foot's key has the letters of the dossier and no
// others.
func TestStatus(t *testing.T) {
	const letters = "pre"
	for name, want := range map[string]string{"kinds.yaml": letters, "sparse.yaml": ""} {
		d := reporttest.Sample(t, name)
		document, err := Compose(d, audit.Check(d), Options{Version: "0.0.0"})
		reporttest.Must(t, err)
		var keys string
		for _, k := range document.Foot.Marks {
			if l := k.Sign.Letter(); strings.Contains(letters, l) {
				keys += l
			}
		}
		if keys != want {
			t.Errorf("%s: the foot explains %q, want %q", name, keys, want)
		}
		c, err := newComposer(d, audit.Check(d), Options{Version: "0.0.0"})
		reporttest.Must(t, err)
		printed := ""
		for _, s := range []data.Status{data.Provisional, data.Revised, data.Estimated} {
			for i := range d.Claims {
				if cl := &d.Claims[i]; cl.Status == s {
					for _, x := range c.figure(cl, data.Full) {
						printed += x.Sign.Letter()
					}
				}
			}
		}
		if printed != want {
			t.Errorf("%s: figures are printed with %q, want %q", name, printed, want)
		}
	}
}

// TestStatusInFigures: values of a figure that is not final have the letter where values
// have marks, and the line of sources names them where they have none.
func TestStatusInFigures(t *testing.T) {
	d := reporttest.Sample(t, "kinds.yaml")
	c, err := newComposer(d, audit.Check(d), Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	for id, want := range map[string]string{
		"lines": "Source: [1]. Provisional: USD 3.5 m (2022). Revised: USD 2.5 m (2021).", "progress": "Source: [1]. Estimate of the source: 640 km.", "mix": "Source: [1]. Totals not known: the lengths of the bars say nothing of them.",
	} {
		i := slices.IndexFunc(d.Exhibits, func(e data.Exhibit) bool { return e.Head().ID == id })
		if i < 0 {
			t.Fatalf("no figure %s", id)
		}
		f, err := c.sections.exhibitFigure(d.Exhibits[i])
		reporttest.Must(t, err)
		if got := strings.ReplaceAll(f.Note, nbsp, " "); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

// TestStatusOnBars: the bars of page 1 have the letter though all have one kind of
// evidence, of which they then have no mark.
func TestStatusOnBars(t *testing.T) {
	for more, want := range map[string]charts.Mark{"": charts.NoMark, ", status: provisional": charts.MarkProvisional, ", status: revised": charts.MarkRevised} {
		d, err := codec.Read("x.yaml", []byte(sentenceHead+"sources:\n"+dated+"claims:\n"+share("P", "60", more)))
		reporttest.Must(t, err)
		c, err := newComposer(d, audit.Check(d), Options{Version: "0.0.0"})
		reporttest.Must(t, err)
		r := &relied{c.sections.figures}
		h := r.hero()
		if got := r.laneValue(&h.bars[0][0], h.marked()).Mark; got != want {
			t.Errorf("%q: mark %d, want %d", more, got, want)
		}
	}
}

// TestStatusInStandfirst: a figure of the standfirst that is not final says so in words,
// since marks do not stand there.
func TestStatusInStandfirst(t *testing.T) {
	for more, want := range map[string]string{"": "(60%)", ", status: estimate": "(60%; estimate of the source)", ", status: provisional": "(60%; provisional)"} {
		d, err := codec.Read("x.yaml", []byte(sentenceHead+"sources:\n"+dated+"claims:\n"+share("P", "60", more)))
		reporttest.Must(t, err)
		if got := frontOf(t, d, "en").standfirst.wordings(nil)[0].String(); !strings.Contains(got, want) {
			t.Errorf("%q: %s, want %q in it", more, got, want)
		}
	}
}
