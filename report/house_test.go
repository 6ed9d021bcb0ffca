package report

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"io/fs"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report/pdf"
	"dyad/report/reporttest"
)

const houseLogo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10h-10z" fill="#5A2A6E"/></svg>`

// house reads a style whose logo is the file given.
func house(t *testing.T, style, logo string) (*House, error) {
	t.Helper()
	return ReadHouse("s.yaml", []byte("dyad-style: 1\n"+style), func(string) ([]byte, error) {
		if logo == "" {
			return nil, fs.ErrNotExist
		}
		return []byte(logo), nil
	})
}

func TestHouseRefuses(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 2001, 1001))); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ style, logo, want string }{
		{`colours: {a: "#AABBCC"}`, "", `s.yaml:2:14: colour a #AABBCC has a contrast of 1.96 to white, needs 4.5; #`},
		{`colours: {a: "#5A2A6E", b: "#5A2A6E"}`, "", `s.yaml:2:28: colour b #5A2A6E has a contrast of 1.00 to colour a, needs 3`},
		{`colours: {a: "#3A7A2A"}`, "", `s.yaml:2:10: colour b #CF7A20 has a contrast of 1.62 to colour a`}, // b is the brief's own
		{`colours: {a: "#555555"}`, "", `colour a #555555 has a saturation of 0.0 %, needs 15`},
		{`colours: {brand: "#DDDDDD"}`, "", `s.yaml:2:18: colour brand #DDDDDD has a contrast of`},
		{`logo: l.svg`, "", `s.yaml:2:7: logo: file does not exist`},
		{`logo: l.svg`, "<svg/>", `s.yaml:2:7: logo "l.svg": has a viewBox of 0 by 0`},
		{`logo: l.png`, "GIF89a", `s.yaml:2:7: logo "l.png": is no PNG`},
		{`logo: l.png`, picture.String(), `has 2001 by 1001 pixels, over the limit of 2000 a side`},
		{`logo: l.png`, picture.String()[:60], `s.yaml:2:7: logo "l.png": `},
	} {
		_, err := house(t, x.style, x.logo)
		var all *codec.Errors
		if !errors.As(err, &all) || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v, want %s", x.style, err, x.want)
		}
	}
}

// TestHouseMeta: what a style says stands in the file's metadata, and nothing of it
// without one.
func TestHouseMeta(t *testing.T) {
	d, err := codec.Default()
	if err != nil {
		t.Fatal(err)
	}
	h, err := house(t, "organisation: {en: Desk & Co, ru: Бюро}\nlicence: CC BY 4.0\nreleased: 2026-11-30\ndraft: {word: DRAFT, note: not for quotation}\ndisclaimer: Ours alone.\n", "")
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[string][]string{
		"en": {"<dc:publisher><rdf:Bag><rdf:li>Desk &amp; Co<", "CC BY 4.0</rdf:li>", "<rdf:li>2026-11-30<", "DRAFT, not for quotation. How"},
		"ru": {"<rdf:li>Бюро<"},
	} {
		for _, h := range []*House{h, nil} {
			r, err := Brief(d, Options{Lang: lang, Version: "0.0.0", House: h})
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range want {
				if got := bytes.Contains(r.PDF, []byte(w)); got != (h != nil) {
					t.Errorf("%s: %q in the metadata: %t", lang, w, got)
				}
			}
		}
	}
}

// TestHouseTextsFit: what a house puts on every page stands there whole, or the style is
// refused with the words for which there is no room.
func TestHouseTextsFit(t *testing.T) {
	d := reporttest.Sample(t, "sparse.yaml")
	const desk = "The Policy Desk of the Centre for Research"
	long := desk + strings.Repeat(" and of Trade", 8)
	for style, want := range map[string]string{
		"organisation: " + desk: "", "footer: " + desk: "",
		"organisation: " + long:                                 `s.yaml:2:15: too long: organisation: what does not fit is "`,
		"footer: " + long + "\ncontact: " + desk:                `s.yaml:2:9: too long: footer, contact and licence, which stand in one line: what does not fit is "`,
		"licence: " + long + " " + long:                         "s.yaml:2:10: too long: footer",
		"draft: {word: " + desk + "}":                           "s.yaml:2:15: too long: word of the draft",
		"draft: {word: DRAFT, note: " + long + " " + long + "}": "s.yaml:2:28: too long: note of the draft",
	} {
		h, err := house(t, style+"\n", "")
		reporttest.Must(t, err)
		r, err := Brief(d, Options{Version: "0.0.0", House: h})
		if want != "" {
			if err == nil || !strings.Contains(err.Error(), want) || r.PDF != nil {
				t.Errorf("%s: %v, want %s", style, err, want)
			}
			continue
		}
		reporttest.Must(t, err)
		if text := reporttest.TextLayer(t, r.PDF); !strings.Contains(text, desk) {
			t.Errorf("%s: does not stand on the page", style)
		}
	}
}

// TestLicence: the terms of a dossier are those of its brief too, but where a house
// names others; those of the data stay.
func TestLicence(t *testing.T) {
	const terms = "https://creativecommons.org/licenses/by-sa/4.0/"
	d := reporttest.Sample(t, "sparse.yaml")
	d.Licence = "CC-BY-SA-4.0"
	named, err := house(t, "licence: All rights reserved\n", "")
	if err != nil {
		t.Fatal(err)
	}
	silent, err := house(t, "organisation: Desk\n", "")
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		d    *data.Dossier
		h    *House
		want [3]string // Rights, RightsURL, DataLicence
		page bool      // a line on the last page
	}{
		"dossier":         {d, nil, [3]string{"CC-BY-SA-4.0", terms, terms}, true},
		"silent house":    {d, silent, [3]string{"CC-BY-SA-4.0", terms, terms}, true},
		"house as well":   {d, named, [3]string{"All rights reserved", "", terms}, true},
		"house only":      {reporttest.Sample(t, "sparse.yaml"), named, [3]string{"All rights reserved", "", ""}, false},
		"neither of both": {reporttest.Sample(t, "sparse.yaml"), nil, [3]string{}, false},
	} {
		o := Options{Version: "0.0.0", House: test.h}
		tree, err := Compose(test.d, audit.Check(test.d), o)
		if err != nil {
			t.Fatal(err)
		}
		m := tree.Meta
		if got := [3]string{m.Rights, m.RightsURL, m.DataLicence}; got != test.want {
			t.Errorf("%s: %q, not %q", name, got, test.want)
		}
		r, err := Brief(test.d, o)
		if err != nil {
			t.Fatal(err)
		}
		for text, want := range map[string]bool{
			`x-default">` + test.want[0] + "</rdf:li></rdf:Alt></dc:rights>":        test.want[0] != "",
			"<xmpRights:WebStatement>" + test.want[1] + "</xmpRights:WebStatement>": test.want[1] != "",
		} {
			if bytes.Contains(r.PDF, []byte(text)) != want {
				t.Errorf("%s: %s in the file: %t", name, text, !want)
			}
		}
		if got := strings.Contains(strings.Join(reporttest.Words(tree.Body), " "), "Licence of the data: CC-BY-SA-4.0."); got != test.page {
			t.Errorf("%s: on the page: %t", name, got)
		}
	}
}

// TestHouseInBrief: a house's colours are on the pages in place of the brief's own, its
// logo is in the file, and it is attached.
func TestHouseInBrief(t *testing.T) {
	d, err := codec.Default()
	if err != nil {
		t.Fatal(err)
	}
	style := "organisation: Desk\nlogo: l.svg\ncolours: {a: \"#5A2A6E\", b: \"#3A9B8F\", brand: \"#5A2A6E\"}\npaper: letter\n"
	h, err := house(t, style, houseLogo)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Brief(d, Options{Version: "0.0.0", House: h})
	if err != nil {
		t.Fatal(err)
	}
	files, err := pdf.Attached(r.PDF)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, f := range files {
		names[f.Name] = string(f.Data)
	}
	if names[AttachedStyle] != "dyad-style: 1\n"+style || names[AttachedLogo] != houseLogo {
		t.Errorf("attached are %q", names)
	}
	if info := reporttest.Tool(t, r.PDF, "pdfinfo", "-"); !strings.Contains(info, "612 x 792 pts (letter)") {
		t.Errorf("the paper is not US Letter:\n%s", info)
	}
	other, err := house(t, style, strings.Replace(houseLogo, "#5A2A6E", "#5A2A6F", 1))
	if err != nil {
		t.Fatal(err)
	}
	if h.Sum() == other.Sum() || h.Sum() == [32]byte{} || (*House)(nil).Sum() != [32]byte{} {
		t.Error("two logos have one sum")
	}
}
