package codec

import (
	"slices"
	"strconv"
	"strings"

	"dyad/data"
)

// A keyChange is one key in which two records differ, and its values in one line each,
// "" where there is none. The key of a part is that of what holds it, a slash, and its
// own: "body/2/p". Entries of a list are counted from 1.
type keyChange struct{ key, old, new string }

// under puts the keys of changes under a key.
func under(key string, all []keyChange) []keyChange {
	for i := range all {
		all[i].key = strings.TrimSuffix(key+"/"+all[i].key, "/")
	}
	return all
}

// compare tells in which keys a and b differ, in the order of the fields. Places in the
// file are no difference.
func (rec *record[T]) compare(a, b *T) []keyChange {
	var out []keyChange
	for i := range rec.fields {
		switch f := &rec.fields[i]; {
		case f.show != nil:
			out = append(out, shownChange(f.key, f.show(a), f.show(b))...)
		case f.entry != "": // its entries are compared by their ids
		default:
			out = append(out, f.differ(a, b)...)
		}
	}
	return out
}

// line is a record in one line, as it is written.
func (rec *record[T]) line(x *T) string {
	w := &writer{}
	m := w.inline()
	m.next = ", "
	rec.write(&m, x)
	return string(w.out)
}

// shown is f with its values shown in one line.
func shown[T any](f field[T], show func(x *T) string) field[T] {
	f.show, f.differ = show, nil
	return f
}

// shownChange is the change of a value in one line, nothing if it is the same.
func shownChange(key, old, now string) []keyChange {
	if old == now {
		return nil
	}
	return []keyChange{{key, old, now}}
}

// compareText tells in which languages two texts differ. A language is named where
// either text has several.
func compareText(key string, a, b data.Text) []keyChange {
	if slices.Equal(a.Tags, b.Tags) && slices.Equal(a.Vals, b.Vals) {
		return nil
	}
	if len(a.Tags) <= 1 && len(b.Tags) <= 1 && (a.IsZero() || b.IsZero() || a.Tags[0] == b.Tags[0]) {
		return []keyChange{{key, showText(a), showText(b)}}
	}
	var out []keyChange
	tags := slices.Concat(a.Tags, b.Tags)
	slices.Sort(tags)
	for _, tag := range slices.Compact(tags) {
		if x, y := textIn(a, tag), textIn(b, tag); x != y {
			out = append(out, keyChange{strings.TrimPrefix(key+"/"+tag, "/"), x, y})
		}
	}
	return out
}

// textIn is a text in one language, "" if it has none.
func textIn(t data.Text, tag string) string {
	if i, ok := slices.BinarySearch(t.Tags, tag); ok {
		return t.Vals[i]
	}
	return ""
}

// compareEntries compares lists whose entries have no ids. Entries that are the same at
// the beginning and at the end of both lists are passed over. Those between are compared
// in turn; what one list has more came or went.
func compareEntries[T any](key string, olds, news []T, line func(*T) string, compare func(a, b *T) []keyChange) []keyChange {
	same := func(i, j int) bool { return len(compare(&olds[i], &news[j])) == 0 }
	from, ends, endsNew := 0, len(olds), len(news)
	for from < ends && from < endsNew && same(from, from) {
		from++
	}
	for ends > from && endsNew > from && same(ends-1, endsNew-1) {
		ends--
		endsNew--
	}
	var out []keyChange
	for i := from; i < max(ends, endsNew); i++ {
		at := key + "/" + strconv.Itoa(i+1)
		switch {
		case i >= ends:
			out = append(out, keyChange{at, "", line(&news[i])})
		case i >= endsNew:
			out = append(out, keyChange{at, line(&olds[i]), ""})
		default:
			out = append(out, under(at, compare(&olds[i], &news[i]))...)
		}
	}
	return out
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

func showWords(list []string) string { return strings.Join(list, ", ") }
