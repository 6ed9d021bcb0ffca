package audit

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dyad/data/codec"
)

// corpusDir is where TestScore writes the corpus, to look at.
var corpusDir = flag.String("corpus", "", "write the corpus of planted contradictions into a folder")

// The least share of pairs that must be told apart, and the most false alarms: what
// is found today, so that nothing is lost.
const (
	leastApart = 1.0
	mostAlarms = 0
)

// mostBesides is how many claims a finding may name beside those planted: naming
// all is no answer.
const mostBesides = 3

// A score counts the pairs of one kind.
type score struct{ pairs, found, alarms, apart int }

// TestScore plants contradictions of every kind in invented dossiers and counts how
// many are found, and how often a twin without one raises an alarm.
func TestScore(t *testing.T) {
	var order []string
	scores := map[string]*score{}
	for i, p := range corpus() {
		s := scores[p.kind]
		if s == nil {
			s = &score{}
			scores[p.kind], order = s, append(order, p.kind)
		}
		name := fmt.Sprintf("%s-%d", strings.ReplaceAll(p.kind, " ", "-"), i%perKind+1)
		write(t, name+"-bad.yaml", p.bad)
		write(t, name+"-ok.yaml", p.clean)
		miss, alarm := p.missed(), p.alarm()
		if miss != "" {
			t.Logf("MISS  %-24s %s", name, miss)
		}
		if alarm != "" {
			t.Logf("ALARM %-24s %s", name, alarm)
		}
		s.pairs++
		s.found += count(miss == "")
		s.alarms += count(alarm != "")
		s.apart += count(miss == "" && alarm == "")
	}
	var all score
	var b strings.Builder
	fmt.Fprintf(&b, "%-22s %7s %13s %11s\n", "kind", "found", "false alarms", "told apart")
	row := func(name string, s *score) {
		fmt.Fprintf(&b, "%-22s %3d/%-3d %9d %10d/%d\n", name, s.found, s.pairs, s.alarms, s.apart, s.pairs)
	}
	for _, name := range order {
		s := scores[name]
		row(name, s)
		all.pairs, all.found, all.alarms, all.apart = all.pairs+s.pairs, all.found+s.found, all.alarms+s.alarms, all.apart+s.apart
	}
	row("all", &all)
	t.Log("\n" + b.String())
	if float64(all.apart) < leastApart*float64(all.pairs) || all.alarms > mostAlarms {
		t.Errorf("%d of %d pairs told apart, %d false alarms; want %.0f%% and at most %d", all.apart, all.pairs, all.alarms, 100*leastApart, mostAlarms)
	}
	if all.pairs < 150 {
		t.Errorf("only %d pairs", all.pairs)
	}
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if *corpusDir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*corpusDir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// missed says why what is planted is not found; "" if it is.
func (p *planted) missed() string {
	d, err := codec.Read("bad.yaml", []byte(p.bad))
	if err != nil {
		if _, clean := codec.Read("ok.yaml", []byte(p.clean)); clean != nil || p.compared {
			return "refused, as its twin is: " + err.Error()
		}
		return "" // a refusal is found too
	}
	r := Check(d)
	if p.compared {
		if r.Tally.Comparisons > 0 {
			return fmt.Sprintf("%d comparisons of nothing", r.Tally.Comparisons)
		}
		return ""
	}
	why := "nothing names " + strings.Join(p.want, ", ")
	for _, f := range r.Findings {
		named := !slices.ContainsFunc(p.want, func(id string) bool { return !slices.Contains(f.Claims, id) })
		switch {
		case !named:
		case f.Severity == Agrees:
			return "agrees: " + string(f.Rule)
		case !slices.Contains(p.severities, f.Severity):
			why = "only " + string(f.Rule)
		case len(f.Claims) > len(p.want)+mostBesides:
			why = "names too many"
		default:
			return ""
		}
	}
	return why
}

// alarm is what is found on the twin that has nothing planted; "" if nothing is.
func (p *planted) alarm() string {
	d, err := codec.Read("ok.yaml", []byte(p.clean))
	if err != nil {
		return err.Error()
	}
	r := Check(d)
	for _, f := range r.Findings {
		if f.Severity < Derived && !slices.Contains(p.allow, f.Severity) {
			return fmt.Sprintf("%s/%s %s", f.Severity, f.Rule, strings.Join(f.Claims, " "))
		}
	}
	if p.compared && r.Tally.Comparisons == 0 {
		return "nothing is compared"
	}
	return ""
}

// TestCorpusIsOne holds that a seed makes one corpus.
func TestCorpusIsOne(t *testing.T) {
	a, b := corpus(), corpus()
	for i := range a {
		if a[i].bad != b[i].bad || a[i].clean != b[i].clean {
			t.Fatalf("pair %d differs", i)
		}
		if a[i].bad == a[i].clean {
			t.Errorf("%s: the twins are alike", a[i].kind)
		}
	}
}
