package report

import (
	"strings"
	"testing"

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
