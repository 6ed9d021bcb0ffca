package data

import "dyad/data/pseudo"

// Pseudo gives a copy of d that has its texts in the pseudo-language too. The
// titles of sources stand as they were given, as in every language.
func Pseudo(d *Dossier) *Dossier {
	w := walk{text: func(_ string, kind textKind, t Text) Text {
		own := t.In(d.Lang, d.Lang)
		if kind == given || !HasLetters(own) {
			return t
		}
		return t.With(pseudo.Lang, pseudo.Text(own))
	}}
	out := w.dossier(d)
	for _, unit := range d.Counted() {
		out.Nouns = append(out.Nouns, Noun{pseudo.Lang, unit, map[string]string{"other": pseudo.Text(unit)}})
	}
	return out
}
