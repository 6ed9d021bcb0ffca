package report

import (
	"fmt"
	"strings"

	"dyad/data"
	"dyad/data/audit"
)

// A found is a finding in words.
type found struct {
	key, id, rule string
	words         []string // head, text, severity, each step
}

func findings(d *data.Dossier) ([]found, error) {
	var out []found
	met := map[string]int{}
	for _, f := range audit.Check(d) {
		head, text, steps, err := FindingText(d, &f, Options{})
		if err != nil {
			return nil, fmt.Errorf("%s: finding %s: %w", d.Name, f.ID, err)
		}
		key := string(f.Rule) + " " + f.Outside + " " + strings.Join(f.Claims, " ")
		met[key]++
		words := append([]string{head, text, severityKey(f.Severity)}, steps...)
		out = append(out, found{fmt.Sprint(key, met[key]), f.ID, string(f.Rule), words})
	}
	return out, nil
}

// findingChanges pairs findings by rule and claims: their numbers shift when
// another comes or goes.
func findingChanges(from, to *data.Dossier) ([]Change, error) {
	olds, err := findings(from)
	if err != nil {
		return nil, err
	}
	news, err := findings(to)
	if err != nil {
		return nil, err
	}
	key := func(f found) string { return f.key }
	before, after := places(olds, key), places(news, key)
	var out []Change
	for _, o := range olds {
		i, ok := after[o.key]
		if !ok {
			out = append(out, Change{"finding", o.id, removed, o.rule, o.words[0], ""})
		} else if a, b, ok := firstDifference(o.words, news[i].words); ok {
			out = append(out, Change{"finding", news[i].id, changed, o.rule, a, b})
		}
	}
	for _, n := range news {
		if _, ok := before[n.key]; !ok {
			out = append(out, Change{"finding", n.id, added, n.rule, "", n.words[0]})
		}
	}
	return out, nil
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
