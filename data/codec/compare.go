package codec

import (
	"strings"

	"dyad/data"
)

// A keyChange is one key in which two records differ, and its values in one line each;
// "" where there is no value, or none that is short.
type keyChange struct{ key, old, new string }

// compare tells in which keys a and b differ, in the order of the fields. Places in the
// file are no difference.
func (rec *record[T]) compare(a, b *T) []keyChange {
	var out []keyChange
	for i := range rec.fields {
		switch f := &rec.fields[i]; {
		case f.show != nil:
			if x, y := f.show(a), f.show(b); x != y {
				out = append(out, keyChange{f.key, x, y})
			}
		case f.entry != "": // its entries are compared by their ids
		case f.written(a) != f.written(b):
			out = append(out, keyChange{key: f.key})
		}
	}
	return out
}

// written is a value as it is written, each text with its language.
func (f *field[T]) written(x *T) string {
	w := &writer{}
	m := w.inline()
	f.write(&m, x)
	return string(w.out)
}

// shown is f with another way to show its value.
func shown[T any](f field[T], show func(x *T) string) field[T] {
	f.show = show
	return f
}

// showText is a text in all its languages.
func showText(t data.Text) string {
	if len(t.Vals) == 1 {
		return t.Vals[0]
	}
	all := make([]string, len(t.Vals))
	for i, v := range t.Vals {
		all[i] = t.Tags[i] + ": " + v
	}
	return strings.Join(all, "; ")
}

// showTexts are texts with commas between them.
func showTexts(list []data.Text) string {
	all := make([]string, len(list))
	for i, t := range list {
		all[i] = showText(t)
	}
	return showWords(all)
}

func showWords(list []string) string { return strings.Join(list, ", ") }
