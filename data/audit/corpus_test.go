package audit

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A planted is a pair of dossiers in YAML: one with a contradiction and a twin
// without, alike but for that.
type planted struct {
	kind       string
	bad, clean string
	want       []string   // claims that one finding on bad must name together
	severities []Severity // that such a finding may have; a refusal to read counts too
	compared   bool       // instead: bad compares nothing, clean something
	allow      []Severity // findings on clean that are no false alarm
}

// corpusSeed makes the corpus: another seed, another corpus of the same kinds.
const corpusSeed = 20260411

// perKind is how many pairs of each kind the corpus has.
const perKind = 6

// A maker makes invented dossiers. It is Knuth's MMIX generator, so that a seed
// gives one corpus everywhere.
type maker struct {
	state uint64
	a, b  [2]string // code and name of the states
	own   []string  // claims
	tail  []string  // exhibits, crosschecks and all else
	old   string    // date of source S1 where it is not that of the head
}

func (m *maker) n(most int) int {
	m.state = m.state*6364136223846793005 + 1442695040888963407
	return int(m.state>>33) % most
}

// between is a number from lo to hi with so many digits after the point.
func (m *maker) between(lo, hi float64, digits int) float64 {
	p := math.Pow10(digits)
	return lo + math.Round(float64(m.n(10000))/10000*(hi-lo)*p)/p
}

func (m *maker) of(list ...string) string { return list[m.n(len(list))] }

var (
	corpusStates = [][2]string{{"PER", "Peru"}, {"ECU", "Ecuador"}, {"LAO", "Laos"}, {"THA", "Thailand"}, {"RWA", "Rwanda"}, {"BDI", "Burundi"},
		{"FIN", "Finland"}, {"EST", "Estonia"}, {"OMN", "Oman"}, {"YEM", "Yemen"}, {"CUB", "Cuba"}, {"HTI", "Haiti"}, {"NPL", "Nepal"}, {"BTN", "Bhutan"}}
	corpusGoods = []string{"copper", "rice", "coffee", "cement", "cattle", "timber", "sulphur", "cotton", "nickel", "honey", "glass", "paper"}
	corpusUnits = [][3]string{{"TWh", "GWh", "1000"}, {"kt", "t", "1000"}, {"bcm", "mcm", "1000"}, {"GW", "MW", "1000"}, {"EUR bn", "EUR m", "1000"},
		{"thousand persons", "persons", "1000"}, {"million lorries", "thousand lorries", "1000"}, {"km²", "ha", "100"}, {"m t", "kt", "1000"},
		{"KZT tn", "KZT bn", "1000"}, {"thousand km", "km", "1000"}, {"mb/d", "kb/d", "1000"}, {"m³", "l", "1000"}, {"MWh", "kWh", "1000"}, {"thousand TEU", "TEU", "1000"}}
)

// fresh begins a pair with new states.
func (m *maker) fresh() {
	i := m.n(len(corpusStates))
	j := (i + 1 + m.n(len(corpusStates)-1)) % len(corpusStates)
	m.a, m.b = corpusStates[i], corpusStates[j]
	m.own, m.tail, m.old = nil, nil, ""
}

// num writes a number with so many digits after the point.
func num(x float64, digits int) string { return strconv.FormatFloat(x, 'f', digits, 64) }

// claim is a line of the dossier; more are further keys, "period: …" among them or
// the year 2022.
func (m *maker) claim(id, label, value, unit string, more ...string) string {
	keys := append([]string{"id: " + id, fmt.Sprintf("label: %q", label), "value: " + value, fmt.Sprintf("unit: %q", unit)}, more...)
	all := strings.Join(keys, ", ")
	if value == "" {
		all = strings.Replace(all, "value: , ", "", 1)
	}
	if !strings.Contains(all, "period: ") {
		all += `, period: "2022"`
	}
	if !strings.Contains(all, "source: ") && value != "derived" {
		all += ", source: S1"
	}
	return "  - {" + strings.ReplaceAll(all, `, period: ""`, "") + "}"
}

// dossier is the whole of it: claims in some order, and the lines of the rest.
func (m *maker) dossier(claims []string, tail ...string) string {
	date := m.old
	if date == "" {
		date = "2023-02-10"
	}
	head := fmt.Sprintf("dyad: 1\nid: made\ntitle: %s and %s\nas_of: 2023-06-30\na: {code: %s, name: %s}\nb: {code: %s, name: %s}\nsources:\n"+
		"  - {id: S1, title: Statistical yearbook, publisher: Statistics office, url: \"https://stat.example/book\", date: %q}\n"+
		"  - {id: S2, title: Quarterly review, publisher: National bank, date: \"2023-03-20\"}\n",
		m.a[1], m.b[1], m.a[0], m.a[1], m.b[0], m.b[1], date)
	var refs []string
	for _, c := range claims {
		id, _, _ := strings.Cut(strings.TrimPrefix(c, "  - {id: "), ",")
		refs = append(refs, "{"+id+"}")
	}
	return head + "claims:\n" + strings.Join(claims, "\n") + "\nsections:\n  - id: s\n    title: All figures\n    body:\n      - p: \"" +
		strings.Join(refs, "; ") + ".\"\n" + strings.Join(tail, "\n") + "\n"
}

// exhibit is one exhibit, which the first section does not show.
func (m *maker) exhibit(kind, keys string) string {
	return fmt.Sprintf("exhibits:\n  - {id: e, kind: %s, title: Shown, %s}", kind, keys)
}

// flow is a mix exhibit of one or two flows, each of share and value ids in turn.
func (m *maker) mix(turnover string, flows ...[]string) string {
	var all []string
	for i, f := range flows {
		from, to := m.a[0], m.b[0]
		if i == 1 {
			from, to = to, from
		}
		var items []string
		for j := 0; j+1 < len(f); j += 2 {
			items = append(items, fmt.Sprintf("{share: %s, value: %s}", f[j], f[j+1]))
		}
		all = append(all, fmt.Sprintf("{from: %s, to: %s, items: [%s]}", from, to, strings.Join(items, ", ")))
	}
	keys := "flows: [" + strings.Join(all, ", ") + "]"
	if turnover != "" {
		keys += ", turnover: " + turnover
	}
	return m.exhibit("mix", keys)
}

// check is a crosscheck of outside claims.
func (m *maker) check(test string, claims ...string) string {
	for i := range claims {
		claims[i] = "    " + strings.ReplaceAll(claims[i], "source: S1", "source: X1")
	}
	return "outside:\n  - {id: X1, title: Port notes, publisher: Shipping institute, date: \"2023-05-02\"}\ncrosschecks:\n  - id: E\n    title: By another\n" +
		"    text: The notes have it too.\n    claims:\n" + strings.Join(claims, "\n") + "\n    test: " + test
}

// ids are the goods of one pair, all different.
func (m *maker) goods(n int) []string {
	at := m.n(len(corpusGoods))
	var out []string
	for i := range n {
		out = append(out, corpusGoods[(at+i)%len(corpusGoods)])
	}
	return out
}

// corpus makes all pairs.
func corpus() []planted {
	m := &maker{state: corpusSeed}
	var all []planted
	for _, k := range corpusKinds {
		for i := range perKind {
			m.fresh()
			p := k.make(m, i)
			p.kind = k.name
			all = append(all, p)
		}
	}
	return all
}

var (
	conflicts  = []Severity{Conflict}
	doubts     = []Severity{Conflict, Base, Wording, Query}
	untestable = []Severity{Untestable, Base}
	lateness   = []Severity{Provenance, Query, Conflict}
)

// corpusKinds are the kinds of what is planted, in one order.
var corpusKinds = []struct {
	name string
	make func(m *maker, i int) planted
}{
	{"restates", (*maker).restates}, {"lookalike", (*maker).lookalike}, {"signs", (*maker).signs}, {"units", (*maker).units},
	{"other units", (*maker).otherUnits}, {"periods", (*maker).periods}, {"share and value", (*maker).shareValue}, {"over total", (*maker).overTotal},
	{"part and whole", (*maker).partWhole}, {"subset", (*maker).subset}, {"over 100 %", (*maker).over100}, {"rank", (*maker).rank},
	{"growth by label", (*maker).growthLabel}, {"per cent and points", (*maker).points}, {"words", (*maker).words}, {"hedges", (*maker).hedges},
	{"rounding", (*maker).rounding}, {"source too old", (*maker).sourceOld}, {"after the edition", (*maker).future}, {"circular", (*maker).circular},
	{"zero", (*maker).zero}, {"bases", (*maker).bases}, {"nothing compared", (*maker).nothing}, {"sum", (*maker).sum},
	{"difference", (*maker).difference}, {"growth", (*maker).growth}, {"product", (*maker).product}, {"ranges", (*maker).ranges},
	{"at least", (*maker).atLeast}, {"derived", (*maker).derived}, {"within", (*maker).within}, {"place", (*maker).place},
	{"outside tests", (*maker).outsideTests},
}
