package edition

import (
	"fmt"
	"strings"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report"
)

// A findingWords is a finding as the brief words it.
type findingWords struct {
	id, rule string
	about    string   // crosscheck and claims
	words    []string // head, text, severity, each step
}

func findings(d *data.Dossier, o report.Options) ([]findingWords, error) {
	var out []findingWords
	met := map[string]int{}
	for _, f := range audit.Check(d).Findings {
		head, text, steps, err := report.FindingText(d, &f, o)
		if err != nil {
			return nil, fmt.Errorf("%s: finding %s: %w", d.Name, f.ID, err)
		}
		about := f.Outside + " " + strings.Join(f.Claims, " ")
		key := string(f.Rule) + " " + about
		met[key]++
		words := append([]string{head, text, f.Severity.String()}, steps...)
		out = append(out, findingWords{f.ID, string(f.Rule), fmt.Sprint(about, " ", met[key]), words})
	}
	return out, nil
}

// findingChanges pairs findings by rule and claims, for their numbers shift
// when another comes or goes; then what is left of a rule, if it is one on
// either side.
func findingChanges(from, to *data.Dossier, o report.Options) ([]Change, error) {
	olds, err := findings(from, o)
	if err != nil {
		return nil, err
	}
	news, err := findings(to, o)
	if err != nil {
		return nil, err
	}
	next := matches(olds, news)
	taken := make([]bool, len(news))
	var out []Change
	for i, o := range olds {
		n := next[i]
		if n < 0 {
			out = append(out, Change{"finding", o.id, codec.Removed, o.rule, o.words[0], ""})
			continue
		}
		taken[n] = true
		if a, b, ok := firstDifference(o.words, news[n].words); ok {
			out = append(out, Change{"finding", news[n].id, codec.Changed, o.rule, a, b})
		}
	}
	for i, n := range news {
		if !taken[i] {
			out = append(out, Change{"finding", n.id, codec.Added, n.rule, "", n.words[0]})
		}
	}
	return out, nil
}

// matches is the index in news of the finding that each of olds has become, or -1.
func matches(olds, news []findingWords) []int {
	after := make(map[string]int, len(news))
	for i, f := range news {
		after[f.rule+" "+f.about] = i
	}
	next := make([]int, len(olds))
	taken := make([]bool, len(news))
	for i, o := range olds {
		next[i] = -1
		if n, ok := after[o.rule+" "+o.about]; ok {
			next[i], taken[n] = n, true
		}
	}
	left := map[string][]int{} // of news, by rule
	for i, n := range news {
		if !taken[i] {
			left[n.rule] = append(left[n.rule], i)
		}
	}
	single := map[string]int{} // how many of olds are left, by rule
	for i, o := range olds {
		if next[i] < 0 {
			single[o.rule]++
		}
	}
	for i, o := range olds {
		if next[i] < 0 && single[o.rule] == 1 && len(left[o.rule]) == 1 {
			next[i] = left[o.rule][0]
		}
	}
	return next
}

func firstDifference(a, b []string) (string, string, bool) {
	for i := range max(len(a), len(b)) {
		var x, y string
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			return x, y, true
		}
	}
	return "", "", false
}
