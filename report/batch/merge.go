package batch

import (
	"fmt"
	"slices"
	"strings"
)

// A Review is what the manifests of a batch say of it.
type Review struct {
	Entries  []Entry  // in order
	Problems []string // why it is no manifest of one whole batch: entries are missing, are there twice, or are of several batches
	Failed   []Entry  // those that failed
}

// Merge joins the manifests of the shards of one batch. With one manifest it
// reviews that. names[i] is the file of entries[i], for the problems.
func Merge(names []string, entries [][]Entry) Review {
	var r Review
	of, first := 0, ""
	place := make(map[int]string)
	paths := make(map[string]int)
	for i, part := range entries {
		for _, e := range part {
			switch {
			case of == 0:
				of, first = e.Of, names[i]
			case of != e.Of:
				r.Problems = append(r.Problems, fmt.Sprintf("%s is of a batch of %d, %s of one of %d", first, of, names[i], e.Of))
				return r
			}
			where, twice := place[e.N]
			other, clash := paths[e.Path]
			switch {
			case twice && where == names[i]:
				r.Problems = append(r.Problems, fmt.Sprintf("entry %d stands twice in %s", e.N, where))
			case twice:
				r.Problems = append(r.Problems, fmt.Sprintf("entry %d stands in %s and in %s", e.N, where, names[i]))
			case clash && e.Path != "":
				r.Problems = append(r.Problems, fmt.Sprintf("path %q has entries %d and %d", e.Path, other, e.N))
			default:
				r.Entries = append(r.Entries, e)
			}
			place[e.N], paths[e.Path] = names[i], e.N
		}
	}
	slices.SortFunc(r.Entries, func(a, b Entry) int { return a.N - b.N })
	if missing := gaps(place, of); missing != "" {
		r.Problems = append(r.Problems, fmt.Sprintf("of %d entries, missing: %s", of, missing))
	}
	for _, e := range r.Entries {
		if e.Status != OK {
			r.Failed = append(r.Failed, e)
		}
	}
	return r
}

// gaps lists the numbers from 1 to of that are missing: "3, 7-9". After some
// twenty ranges it only counts.
func gaps(place map[int]string, of int) string {
	const most = 20
	var runs []string
	more := 0
	for n := 1; n <= of; n++ {
		if _, ok := place[n]; ok {
			continue
		}
		first := n
		for n < of {
			if _, ok := place[n+1]; ok {
				break
			}
			n++
		}
		switch {
		case len(runs) == most:
			more += n - first + 1
		case first == n:
			runs = append(runs, fmt.Sprint(n))
		default:
			runs = append(runs, fmt.Sprintf("%d-%d", first, n))
		}
	}
	s := strings.Join(runs, ", ")
	if more > 0 {
		s += fmt.Sprintf(" and %d more", more)
	}
	return s
}
