package data

import (
	"slices"

	"dyad/data/quantity"
)

// A Translation is a file of a dossier's texts in one more language.
type Translation struct {
	Name   string // file name as given, for messages
	Lang   string // BCP 47
	Raw    []byte // the bytes read
	SHA256 [32]byte
}

// A Noun is what a language calls the things a unit counts.
type Noun struct {
	Lang  string
	Unit  string // as the dossier writes it
	Forms quantity.Forms
}

// Translation is what was added to d in a language, nil if nothing was.
func (d *Dossier) Translation(lang string) *Translation {
	for i := range d.Translations {
		if d.Translations[i].Lang == lang {
			return &d.Translations[i]
		}
	}
	return nil
}

// NounsIn are the nouns of the units in a language, by unit.
func (d *Dossier) NounsIn(lang string) map[string]quantity.Forms {
	out := map[string]quantity.Forms{}
	for _, n := range d.Nouns {
		if n.Lang == lang {
			out[n.Unit] = n.Forms
		}
	}
	return out
}

// Units are the units of d that a translation may have words for: those that count or
// measure things. Each stands once, in order.
func (d *Dossier) Units() []string {
	return d.unitsThat(func(u quantity.Unit) bool {
		return u.Named() || u.Dim == quantity.Amount || u.Dim == quantity.Rate || u.Dim == quantity.Length
	})
}

// Counted are those of them whose words the program does not have: they name things.
func (d *Dossier) Counted() []string { return d.unitsThat(quantity.Unit.Named) }

func (d *Dossier) unitsThat(fit func(quantity.Unit) bool) []string {
	var out []string
	for c := range d.AllClaims() {
		if fit(c.Unit) && !slices.Contains(out, c.Unit.Text) {
			out = append(out, c.Unit.Text)
		}
	}
	return out
}
