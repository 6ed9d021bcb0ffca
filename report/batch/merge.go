package batch

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"dyad/data/advice"
)

// A Part is the manifest of a shard, or of a whole batch.
type Part struct {
	Name string // of the file
	File io.ReaderAt
	Size int64 // bytes
}

// scan reads the part line by line.
func (p *Part) scan() iter.Seq2[Line, error] { return Scan(io.NewSectionReader(p.File, 0, p.Size)) }

// A Review is what the manifests of a batch say of it. It keeps some bytes of each
// entry, and reads the parts again when it is asked for them.
type Review struct {
	Problems []string // why it is no manifest of one whole batch: entries are missing, are there twice, or are of several batches
	Len      int      // how many entries there are
	Failed   int      // how many of them failed
	Formats  bool     // some are of briefs in other formats than PDF

	parts   []Part
	entries []place // in the order of the batch
}

// A place is where the entry n stands.
type place struct {
	n, part, size int32
	at            int64
}

// maxReviewed is how many problems of each kind a review lists.
const maxReviewed = 1000

// Merge joins the manifests of the shards of one batch. With one manifest it
// reviews that. Unless it is nil, each gets every entry, in the order of the files, while
// they are read; what it was given holds only if there are no problems. The error is that
// of reading a part.
func Merge(parts []Part, each func(Entry)) (*Review, error) {
	r := &Review{parts: parts}
	of, first := 0, ""
	paths := make(map[digest]int)
	var clashes []string
	for i := range parts {
		for l, err := range parts[i].scan() {
			switch {
			case errors.As(err, new(LineError)):
				r.note(&r.Problems, fmt.Sprintf("%s: %v", advice.Name(parts[i].Name), err))
				continue
			case err != nil:
				return nil, err
			case of == 0:
				of, first = l.Of, parts[i].Name
			case of != l.Of:
				r.Problems = append(r.Problems, fmt.Sprintf("%s is of a batch of %d, %s of one of %d", advice.Name(first), of, advice.Name(parts[i].Name), l.Of))
				return r, nil
			}
			r.entries = append(r.entries, place{int32(l.N), int32(i), int32(l.size), l.at})
			if l.Status != OK {
				r.Failed++
			}
			r.Formats = r.Formats || l.Format != ""
			if each != nil {
				each(l.Entry)
			}
			if l.Path == "" {
				continue
			}
			key := digestOf(l.Path)
			if other, clash := paths[key]; clash && other != l.N {
				r.note(&clashes, fmt.Sprintf("path %q has entries %d and %d", l.Path, other, l.N))
			}
			paths[key] = l.N
		}
	}
	slices.SortStableFunc(r.entries, func(a, b place) int { return cmp.Compare(a.n, b.n) })
	r.dropTwice()
	r.Problems = append(r.Problems, clashes...)
	if missing := gaps(r.entries, of); missing != "" {
		r.Problems = append(r.Problems, fmt.Sprintf("of %d entries, missing: %s", of, missing))
	}
	r.Len = len(r.entries)
	return r, nil
}

// note adds a problem, but no more than maxReviewed.
func (r *Review) note(list *[]string, what string) {
	if len(*list) < maxReviewed {
		*list = append(*list, what)
	}
}

// dropTwice notes entries that stand twice, and keeps the first of each.
func (r *Review) dropTwice() {
	kept := r.entries[:0]
	for _, e := range r.entries {
		if len(kept) == 0 || kept[len(kept)-1].n != e.n {
			kept = append(kept, e)
			continue
		}
		was, is := advice.Name(r.parts[kept[len(kept)-1].part].Name), advice.Name(r.parts[e.part].Name)
		if was == is {
			r.note(&r.Problems, fmt.Sprintf("entry %d stands twice in %s", e.n, is))
		} else {
			r.note(&r.Problems, fmt.Sprintf("entry %d stands in %s and in %s", e.n, was, is))
		}
	}
	r.entries = kept
}

// Entries are the entries in their order. An error of reading is the last.
func (r *Review) Entries() iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		for _, p := range r.entries {
			l, _, err := readEntry(r.parts[p.part].File, p.at, int(p.size))
			if !yield(l.Entry, err) || err != nil {
				return
			}
		}
	}
}

// WriteTo writes the manifest of the whole batch.
func (r *Review) WriteTo(w io.Writer) (written int64, err error) {
	for e, err := range r.Entries() {
		if err != nil {
			return written, err
		}
		n, err := w.Write(e.Line())
		written += int64(n)
		if err != nil {
			return written, err
		}
	}
	return written, nil
}

// readEntry reads one line of a manifest where it stands.
func readEntry(from io.ReaderAt, at int64, size int) (l Line, raw []byte, err error) {
	raw = make([]byte, size)
	if _, err := io.ReadFull(io.NewSectionReader(from, at, int64(size)), raw); err != nil {
		return l, nil, err
	}
	return l, raw, l.parse(raw, int64(size))
}

// gaps lists the numbers from 1 to of that are missing: "3, 7-9". After some
// twenty ranges it only counts.
func gaps(sorted []place, of int) string {
	const most = 20
	var runs []string
	more := 0
	missing := func(first, last int) {
		switch {
		case first > last:
		case len(runs) == most:
			more += last - first + 1
		case first == last:
			runs = append(runs, fmt.Sprint(first))
		default:
			runs = append(runs, fmt.Sprintf("%d-%d", first, last))
		}
	}
	next := 1
	for _, e := range sorted {
		missing(next, int(e.n)-1)
		next = int(e.n) + 1
	}
	missing(next, of)
	s := strings.Join(runs, ", ")
	if more > 0 {
		s += fmt.Sprintf(" and %d more", more)
	}
	return s
}
