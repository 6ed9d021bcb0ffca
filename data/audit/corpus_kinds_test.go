package audit

import (
	"fmt"
	"strings"
)

// two makes a pair of a first claim and two versions of the second, bad and good.
func (m *maker) two(first, bad, good string, severities []Severity, tail ...string) planted {
	order := func(second string) []string {
		if m.state>>40&1 == 0 && !strings.Contains(second, "restates") {
			return []string{second, first}
		}
		return []string{first, second}
	}
	return planted{bad: m.dossier(order(bad), tail...), clean: m.dossier(order(good), tail...), want: []string{"C1", "C2"}, severities: severities}
}

func (m *maker) restates(i int) planted {
	x := m.between(12, 95, 1)
	good, unit := m.goods(1)[0], m.of("USD bn", "EUR m", "kt", "GWh", "%")
	again := func(v float64, digits int) string {
		return m.claim("C2", "The same "+good, num(v, digits), unit, "source: S2", "restates: C1")
	}
	wrong := x * (1.12 + float64(i)/20)
	if unit == "%" {
		x = x * 0.7
		wrong = x + 8 + float64(i)
	}
	return m.two(m.claim("C1", "Sold "+good, num(x, 1), unit), again(wrong, 1), again(x, 1), conflicts)
}

func (m *maker) lookalike(i int) planted {
	x, label := m.between(20, 60, 0), m.of("Sluices", "Customs posts", "Ferry lines", "Twin towns")
	unit := m.of("sluices", "posts", "lines", "USD m")
	again := func(v float64, more ...string) string {
		return m.claim("C2", label, num(v, 0), unit, append(more, "source: S2")...)
	}
	p := m.two(m.claim("C1", label, num(x, 0), unit), again(x+11+float64(i)), again(x), doubts)
	if i%2 == 1 { // the twin is of another year
		p.clean = m.dossier([]string{m.claim("C1", label, num(x, 0), unit), again(x+11, `period: "2020"`)})
	}
	return p
}

func (m *maker) signs(i int) planted {
	x := m.between(2, 40, 1)
	what := [][2]string{{"Balance of trade", "USD bn"}, {"Growth of sales", "% change"}, {"Index of openness", "index"}, {"Change of the duty", "percentage points"},
		{"Balance of payments", "KZT tn"}, {"Growth of loans", "% change"}}[i%6]
	again := func(v float64) string {
		return m.claim("C2", what[0]+", by the bank", num(v, 1), what[1], "source: S2", "restates: C1")
	}
	return m.two(m.claim("C1", what[0], num(-x, 1), what[1]), again(x), again(-x), conflicts)
}

func (m *maker) units(i int) planted {
	u := corpusUnits[(m.n(len(corpusUnits))+i)%len(corpusUnits)]
	x := m.between(1.2, 9.4, 2)
	factor := map[string]float64{"1000": 1000, "100": 100}[u[2]]
	again := func(v float64) string { return m.claim("C2", "Again", num(v, 0), u[1], "source: S2", "restates: C1") }
	first := m.claim("C1", "Amount", num(x, 2), u[0])
	wrong := x * factor / 10
	if i%2 == 0 {
		wrong = x*factor + 3*factor
	}
	return m.two(first, again(wrong), again(x*factor), conflicts)
}

func (m *maker) otherUnits(i int) planted {
	pairs := [][3]string{{"USD bn", "EUR bn", "USD m"}, {"bcm", "kt of LNG", "mcm"}, {"KZT bn", "RUB bn", "KZT m"}, {"t", "ha", "kt"}, {"GWh", "MW", "MWh"}, {"PLN m", "CZK m", "PLN bn"}}
	u := pairs[i%len(pairs)]
	factor := map[string]float64{"USD m": 1000, "mcm": 1000, "KZT m": 1000, "kt": 0.001, "MWh": 1000, "PLN bn": 0.001}[u[2]]
	x := m.between(1000, 9000, 0)
	digits := 0
	if factor < 1 {
		digits = 3
	}
	again := func(v float64, unit string, d int) string {
		return m.claim("C2", "Sales by the bank", num(v, d), unit, "source: S2", "restates: C1")
	}
	return m.two(m.claim("C1", "Sales", num(x, 0), u[0]), again(x, u[1], 0), again(x*factor, u[2], digits), untestable)
}

func (m *maker) periods(i int) planted {
	x, w := m.between(2, 4, 1), 10.0
	year := []string{"2015", "2018", "2019–2020", "2016/17", "in 2021", "March 2020"}[i%6]
	part := func(period string) []string {
		return []string{
			m.claim("C1", "Sales to the other", num(x, 1), "USD bn", fmt.Sprintf("period: %q", period)),
			m.claim("C2", "All sales", num(w, 1), "USD bn"),
			m.claim("C3", "Share of the other", num(10*x, 0), "%", "base: all sales", "ratio: {part: C1, whole: C2}")}
	}
	return planted{bad: m.dossier(part(year)), clean: m.dossier(part([]string{"2022", ""}[i%2])), want: []string{"C1", "C3"}, severities: []Severity{Base}}
}

func (m *maker) shareValue(i int) planted {
	good := m.goods(2)
	share, total := float64(20+5*m.n(6)), m.between(6, 30, 1)
	value := share / 100 * total
	if i%2 == 0 {
		list := func(v float64) []string {
			return []string{m.claim("C1", "Bought "+good[0], num(v, 2), "EUR bn"), m.claim("C2", "Bought in all", num(total, 1), "EUR bn"),
				m.claim("C3", "Share of "+good[0], num(share, 0), "%", "base: all bought", "ratio: {part: C1, whole: C2}")}
		}
		return planted{bad: m.dossier(list(value * 1.4)), clean: m.dossier(list(value)), want: []string{"C1", "C2", "C3"}, severities: conflicts}
	}
	list := func(v float64) []string {
		return []string{m.claim("C1", "All exports", num(total, 1), "USD bn"),
			m.claim("C2", "Share of "+good[0], num(share, 0), "%", "base: all exports", "ratio: {whole: C1}"), m.claim("C3", "Sold "+good[0], num(v, 2), "USD bn")}
	}
	mix := m.mix("", []string{"C2", "C3"})
	return planted{bad: m.dossier(list(value*1.5), mix), clean: m.dossier(list(value), mix), want: []string{"C1", "C2", "C3"}, severities: conflicts, allow: []Severity{Gap}}
}

func (m *maker) overTotal(i int) planted {
	v := m.between(3, 8, 1)
	list := func(total float64) []string {
		return []string{m.claim("C1", "Turnover", num(total, 1), "USD bn"), m.claim("C2", "Share", "40", "%", "base: exports"), m.claim("C3", "Sold", num(v, 1), "USD bn")}
	}
	mix := m.mix("C1", []string{"C2", "C3"})
	return planted{bad: m.dossier(list(v*0.6), mix), clean: m.dossier(list(v*3+float64(i)), mix), want: []string{"C1", "C3"}, severities: conflicts, allow: []Severity{Gap}}
}

func (m *maker) partWhole(i int) planted {
	whole := 40 + m.n(50)
	list := func(part int) []string {
		return []string{m.claim("C1", "Mills with licences", fmt.Sprint(part), "mills"), m.claim("C2", "Mills", fmt.Sprint(whole), "mills"),
			m.claim("C3", "Share with licences", "94", "%", "qualifier: about", "base: mills", "ratio: {part: C1, whole: C2}")}
	}
	if i%2 == 0 {
		ex := m.exhibit("squares", "done: C1, of: C2")
		return planted{bad: m.dossier(list(whole + 3 + i)[:2], ex), clean: m.dossier(list(whole - 4)[:2], ex), want: []string{"C1", "C2"}, severities: conflicts}
	}
	return planted{bad: m.dossier(list(whole + 5 + i)), clean: m.dossier(list(whole - 2)), want: []string{"C1", "C2"}, severities: conflicts}
}

func (m *maker) subset(i int) planted {
	good := m.goods(1)[0]
	x := float64(30 + m.n(60))
	if i%2 == 0 {
		part := func(v float64) string {
			return m.claim("C2", "Sold "+good+", of which raw", num(v, 0), "EUR m")
		}
		return m.two(m.claim("C1", "Sold "+good, num(x, 0), "EUR m"), part(x*1.4), part(x*0.6), doubts)
	}
	part := func(v float64) string {
		return m.claim("C2", "Towns with trams", num(v, 0), "towns", "base: towns with buses")
	}
	return m.two(m.claim("C1", "Towns with buses", num(x, 0), "towns"), part(x+9), part(x-9), doubts)
}

func (m *maker) over100(i int) planted {
	kind := []string{"ranking", "bars", "mix"}[i%3]
	list := func(a, b, c int) []string {
		var out []string
		for j, v := range []int{a, b, c} {
			out = append(out, m.claim(fmt.Sprintf("C%d", j+1), "Share of "+m.goods(3)[0]+fmt.Sprint(" ", string(rune('a'+j))), fmt.Sprint(v), "%", "base: imports of metals"))
		}
		return out
	}
	ex := m.exhibit(kind, "items: [{claim: C1}, {claim: C2}, {claim: C3}]")
	if kind == "mix" {
		ex = strings.ReplaceAll(m.mix("", []string{"C1", "", "C2", "", "C3", ""}), ", value: ", "")
	}
	a := 30 + m.n(20)
	return planted{bad: m.dossier(list(a+30, 40, 15), ex), clean: m.dossier(list(a, 100-a-20, 21), ex), want: []string{"C1", "C2"}, severities: doubts}
}

func (m *maker) rank(i int) planted {
	if i%2 == 0 {
		again := func(v string, more ...string) string {
			return m.claim("C2", "Place by the bank", v, "rank", append(more, "source: S2", "restates: C1")...)
		}
		return m.two(m.claim("C1", "Place among buyers", "2", "rank"), again("5"), again("2"), conflicts)
	}
	dep := fmt.Sprintf("dependence: {of: %s, on: %s, for: its fuel}", m.b[0], m.a[0])
	mine := float64(10 + m.n(10))
	list := func(place string) []string {
		return []string{m.claim("C1", "Place among suppliers of fuel", place, "rank", "base: fuel bought", dep),
			m.claim("C2", "Share of the supplier", num(mine, 0), "%", "base: fuel bought", dep),
			m.claim("C3", "Share of Oman", num(mine+14, 0), "%", "base: fuel bought"), m.claim("C4", "Share of Chad", num(mine+6, 0), "%", "base: fuel bought")}
	}
	ex := m.exhibit("ranking", "items: [{claim: C3}, {claim: C4}, {claim: C2, side: "+m.a[0]+"}]")
	return planted{bad: m.dossier(list("1"), ex), clean: m.dossier(list("3"), ex), want: []string{"C1", "C3"}, severities: doubts}
}

func (m *maker) growthLabel(i int) planted {
	x := float64(20 + m.n(50))
	rate := []float64{-40, -15, 30, 45, 60, 80}[i%6]
	period := []string{"2022", "2021–2022", "2021-22"}[i%3]
	label, unit := "Freight by "+m.of("rail", "road", "barge"), m.of("kt", "USD m", "thousand t")
	list := func(r float64) []string {
		return []string{m.claim("C1", label, num(x, 0)+".0", unit, `period: "2021"`), m.claim("C2", label, num(x*(1+rate/100), 1), unit),
			m.claim("C3", label, num(r, 0), "% change", fmt.Sprintf("period: %q", period))}
	}
	return planted{bad: m.dossier(list(rate + 22)), clean: m.dossier(list(rate)), want: []string{"C1", "C2", "C3"}, severities: conflicts}
}

func (m *maker) points(i int) planted {
	from := float64(10 * (1 + m.n(3)))
	to := from + 3
	change := 3 / from * 100
	label := "Share of " + m.goods(1)[0]
	list := func(v float64, digits int, unit string) []string {
		return []string{m.claim("C1", label, num(from, 1), "%", `period: "2021"`, "base: imports"), m.claim("C2", label, num(to, 1), "%", "base: imports"),
			m.claim("C3", label, num(v, digits), unit)}
	}
	bad, clean := list(3, 0, "% change"), list(3, 0, "percentage points")
	if i%2 == 1 {
		bad, clean = list(change, 0, "percentage points"), list(change, 0, "% change")
	}
	return planted{bad: m.dossier(bad), clean: m.dossier(clean), want: []string{"C1", "C2", "C3"}, severities: doubts}
}
