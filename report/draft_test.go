package report

import (
	"strings"
	"testing"
	"unicode"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/data/geo"
	"dyad/report/doc"
	"dyad/report/reporttest"
)

// TestSkeletons: the dossier to start from, in each language, has a brief that says
// DRAFT and no figure that is not called an example. Nothing is found in it but that.
func TestSkeletons(t *testing.T) {
	mark := map[string]string{"en": "xample", "ru": "ример", "kk": "ысал"}
	for _, lang := range data.SkeletonLanguages() {
		for _, pair := range [][2]string{{"DEU", "POL"}, {"CIV", "GNB"}, {"USA", "GBR"}, {"KAZ", "UZB"}, {"SUN", "COD"}} {
			a, _ := geo.Lookup(pair[0])
			b, _ := geo.Lookup(pair[1])
			name, file, err := data.Skeleton(a, b, lang)
			reporttest.Must(t, err)
			d, err := codec.Read(name, file)
			reporttest.Must(t, err)
			checked := audit.Check(d)
			if len(checked.Findings) != 1 || checked.Findings[0].Rule != "example" || d.Lang != lang {
				t.Errorf("%s in %s, %s: findings %v", name, lang, d.Lang, checked.Findings)
			}
			claims, facts := d.Examples()
			if len(claims) != len(d.Claims) || len(facts) != len(d.Facts) {
				t.Errorf("%s in %s: %d claims and %d facts are examples", name, lang, len(claims), len(facts))
			}
			for _, c := range d.Claims {
				if !strings.Contains(c.Label.Vals[0], mark[lang]) || !strings.Contains(c.Short.Vals[0], mark[lang]) {
					t.Errorf("%s in %s: %s does not say that it is an example", name, lang, c.ID)
				}
			}
			out, err := Compose(d, checked, Options{Version: "0.0.0"})
			reporttest.Must(t, err)
			for i, line := range strings.Split(plainText(out), "\n") {
				if w := wordTwice(line); w != "" {
					t.Errorf("%s in %s: line %d says %q twice: %s", name, lang, i, w, line)
				}
			}
			front := out.Body[0].(doc.Front)
			want := out.House.DraftNote.String()
			if out.House.Draft.String() == "" || want == "" || front.Headline.First().String() != want || !strings.HasPrefix(out.Subject, want) {
				t.Errorf("%s in %s: the brief says %q, %q, %q", name, lang, out.House.Draft.String(), front.Headline.First().String(), out.Subject)
			}
		}
	}
}

// TestDraftHouse: a house keeps its logo and foot, and the draft of the examples takes the
// place of its own; without examples its own stays.
func TestDraftHouse(t *testing.T) {
	house := func(example string) *doc.House {
		d, err := codec.Read("isl-mlt.yaml", []byte(sentenceHead+"sources:\n  - {id: S1, title: Book, date: 2024-01-31"+example+"}\nclaims:\n"+fishS1))
		reporttest.Must(t, err)
		s, err := codec.ReadStyle("style.yaml", []byte("dyad-style: 1\norganisation: Institute\ndraft: {word: PROOF, note: for review}\n"))
		reporttest.Must(t, err)
		h, err := NewHouse(s, nil)
		reporttest.Must(t, err)
		out, err := Compose(d, audit.Check(d), Options{Version: "0.0.0", House: h})
		reporttest.Must(t, err)
		return out.House
	}
	if h := house(", example: true"); h.Draft.String() != "DRAFT" || h.Organisation.String() != "Institute" || !strings.Contains(h.DraftNote.String(), "1 of 1") {
		t.Errorf("with examples: %q, %q of %q", h.Draft.String(), h.DraftNote.String(), h.Organisation.String())
	}
	if h := house(""); h.Draft.String() != "PROOF" || strings.Contains(h.DraftNote.String(), "example") {
		t.Errorf("without: %q, %q", h.Draft.String(), h.DraftNote.String())
	}
}

// plainText is what the sections of a brief say, a paragraph or point a line.
func plainText(d *doc.Document) string {
	var b strings.Builder
	var add func(blocks []doc.Block)
	add = func(blocks []doc.Block) {
		for _, x := range blocks {
			switch x := x.(type) {
			case doc.Paragraph:
				b.WriteString(x.Text.String() + "\n")
			case doc.List:
				for _, it := range x.Items {
					b.WriteString(it.Text.String() + "\n")
				}
			case doc.Flow:
				add(x.Blocks)
			case doc.Columns:
				for _, c := range x.Cols {
					add(c)
				}
			}
		}
	}
	add(d.Body)
	return b.String()
}

// wordTwice is a word that stands twice in a row, "" if none does: as where text names
// the unit that the figure before it has too.
func wordTwice(line string) string {
	last := ""
	for _, w := range strings.FieldsFunc(line, func(c rune) bool { return !unicode.IsLetter(c) }) {
		if w == last && len(w) > 1 {
			return w
		}
		last = w
	}
	return ""
}
