package codec

import (
	"dyad/data"
	"dyad/data/pseudo"
)

// Pseudo gives a copy of d that has its texts in the pseudo-language too. The
// titles of sources stand as they were given, as in every language.
func Pseudo(d *data.Dossier) *data.Dossier {
	w := walk{text: func(_ string, kind textKind, t data.Text) data.Text {
		own := t.In(d.Lang, d.Lang)
		if kind == given || !data.HasLetters(own) {
			return t
		}
		return t.With(pseudo.Lang, pseudo.Text(own))
	}}
	out := w.dossier(d)
	for _, unit := range d.Counted() {
		out.Nouns = append(out.Nouns, data.Noun{Lang: pseudo.Lang, Unit: unit, Forms: map[string]string{"other": pseudo.Text(unit)}})
	}
	return out
}
