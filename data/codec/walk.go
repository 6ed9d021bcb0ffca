package codec

import (
	"slices"
	"strconv"

	"dyad/data"
)

// A walk goes through the texts of a dossier in the order of the file, each
// under its path: "claims/C05/label", "sections/food/body/2/p". Entries stand
// under their id, or under their place in the list, counted from 1.
type walk struct {
	// text is called for each text the dossier has, and gives what to put in
	// its place.
	text func(path string, kind textKind, t data.Text) data.Text
	// sameInAll is called for each value that tells an entry from its neighbours
	// and is the same in every language; may be nil.
	sameInAll func(path, value string)
}

// dossier walks through d and gives a copy with the texts put in. What holds no
// text is shared with d.
func (w *walk) dossier(d *data.Dossier) *data.Dossier {
	out := *d
	dossierRecord.walk(w, "", &out)
	return &out
}

// entry is the path of the i-th entry of a list, i counted from 0.
func entry(list string, i int) string { return list + "/" + strconv.Itoa(i+1) }

// below is the path of a key of what is at path, "" for the dossier.
func below(path, key string) string {
	if path == "" {
		return key
	}
	return path + "/" + key
}

// texts walks through a copy of a list of texts.
func (w *walk) texts(path string, kind textKind, in []data.Text) []data.Text {
	out := slices.Clone(in)
	for i := range out {
		if !out[i].IsZero() {
			out[i] = w.text(entry(path, i), kind, out[i])
		}
	}
	return out
}

// identify says what tells an entry from its neighbours; "" says nothing.
func (w *walk) identify(path, value string) {
	if w.sameInAll != nil && value != "" {
		w.sameInAll(path, value)
	}
}
