package audit

import (
	"fmt"
	"strings"
)

// corpusFractions are shares as words say them, each with its value as a fraction.
var corpusFractions = []struct {
	words, value string
	at           float64
}{{"a third", "1/3", 100. / 3}, {"two thirds", "2/3", 200. / 3}, {"a quarter", "1/4", 25}, {"three quarters", "3/4", 75}, {"half", "1/2", 50}, {"two fifths", "2/5", 40}}

func (m *maker) words(i int) planted {
	f := corpusFractions[i%len(corpusFractions)]
	other := corpusFractions[(i+1)%len(corpusFractions)]
	share := func(id, value string, more ...string) string {
		return m.claim(id, "Share of river freight", value, "share", append(more, "base: freight", fmt.Sprintf("as_printed: %q", f.words))...)
	}
	switch i % 3 {
	case 0:
		return planted{bad: m.dossier([]string{share("C1", other.value)}), clean: m.dossier([]string{share("C1", f.value)}), want: []string{"C1"}, severities: doubts}
	case 1:
		again := func(v float64) string {
			return m.claim("C2", "The share in a table", num(v, 1), "%", "base: freight", "source: S2", "restates: C1")
		}
		return m.two(share("C1", f.value), again(f.at+9), again(f.at+1.2), conflicts)
	}
	list := func(part float64) []string {
		return []string{m.claim("C1", "By river", num(part, 2), "m t"), m.claim("C2", "Freight", "20.0", "m t"), share("C3", f.value, "ratio: {part: C1, whole: C2}")}
	}
	return planted{bad: m.dossier(list(20 * (f.at + 10) / 100)), clean: m.dossier(list(20 * (f.at - 1) / 100)), want: []string{"C1", "C2", "C3"}, severities: conflicts}
}

func (m *maker) hedges(i int) planted {
	x := float64(20 + m.n(40))
	q := []string{"about", "almost", "more-than", "at-most", "less-than", "about"}[i%6]
	far := map[string]float64{"about": 1.6, "almost": 0.45, "more-than": 0.7, "at-most": 1.3, "less-than": 1.4}[q]
	near := map[string]float64{"about": 1.04, "almost": 0.96, "more-than": 1.2, "at-most": 0.7, "less-than": 0.8}[q]
	again := func(v float64) string {
		return m.claim("C2", "Guests again", num(v, 1), "%", "base: guests", "source: S2", "restates: C1")
	}
	return m.two(m.claim("C1", "Guests", num(x, 0), "%", "base: guests", "qualifier: "+q), again(x*far), again(x*near), doubts)
}

func (m *maker) rounding(i int) planted {
	again := func(v, unit string) string { return m.claim("C2", "Again", v, unit, "source: S2", "restates: C1") }
	n := 3 + m.n(5)
	switch i % 6 {
	case 0: // to hundreds
		return m.two(m.claim("C1", "Length", fmt.Sprintf("%d148", n), "km"), again(fmt.Sprintf("%d500", n), "km"), again(fmt.Sprintf("%d100", n), "km"), conflicts)
	case 1: // cut off
		return m.two(m.claim("C1", "Loans", fmt.Sprintf("%d.89", n), "USD bn"), again(fmt.Sprintf("%d.3", n), "USD bn"), again(fmt.Sprintf("%d.8", n), "USD bn"), conflicts)
	case 2: // to whole ones
		return m.two(m.claim("C1", "Loans", fmt.Sprintf("%d.6", n+20), "EUR bn"), again(fmt.Sprint(n+28), "EUR bn"), again(fmt.Sprint(n+21), "EUR bn"), conflicts)
	case 3: // things counted in thousands
		return m.two(m.claim("C1", "Guests", fmt.Sprintf("%d2.4", n), "thousand persons"), again(fmt.Sprintf("%d9418", n), "persons"), again(fmt.Sprintf("%d2418", n), "persons"), conflicts)
	case 4: // a share cut off
		list := func(share string) []string {
			return []string{m.claim("C1", "Steel bridges", "5", "bridges"), m.claim("C2", "Bridges", "6", "bridges"),
				m.claim("C3", "Share of steel", share, "%", "base: bridges", "ratio: {part: C1, whole: C2}")}
		}
		return planted{bad: m.dossier(list("71")), clean: m.dossier(list("83")), want: []string{"C1", "C2", "C3"}, severities: conflicts}
	}
	return m.two(m.claim("C1", "Taxes", "0", "USD bn"), again("4.2", "USD bn"), again("0.0", "USD bn"), conflicts)
}

func (m *maker) sourceOld(i int) planted {
	m.old = fmt.Sprintf("2020-0%d-15", 4+m.n(5))
	bad := []string{"2022", "2019–2021", "October 2020", "2021", "Q4 2020", "2020-12"}[i%6]
	clean := []string{"2019", "2017–2019", "January 2020", "2020", "Q1 2020", "2020-01"}[i%6]
	list := func(period string) []string {
		return []string{m.claim("C1", "Cargo", num(m.between(3, 9, 1), 1), "m t", fmt.Sprintf("period: %q", period))}
	}
	return planted{bad: m.dossier(list(bad)), clean: m.dossier(list(clean)), want: []string{"C1"}, severities: lateness}
}

func (m *maker) future(i int) planted {
	bad := []string{"2027", "2024–2030", "December 2023", "2025", "2030s", "2024/25"}[i%6]
	list := func(period string) []string {
		return []string{m.claim("C1", "Freight", num(m.between(3, 9, 1), 1), "m t", fmt.Sprintf("period: %q", period)), m.claim("C2", "Berths", "12", "berths", `period: ""`)}
	}
	return planted{bad: m.dossier(list(bad)), clean: m.dossier(list([]string{"2022", "2019–2021", "June 2022"}[i%3])), want: []string{"C1"}, severities: lateness}
}

func (m *maker) circular(i int) planted {
	x := num(m.between(10, 90, 1), 1)
	outside := func(source string, more ...string) string {
		s := m.check("{kind: same, of: [C1, E1]}", m.claim("E1", "Cargo in the notes", x, "m t", more...))
		return strings.Replace(s, `{id: X1, title: Port notes, publisher: Shipping institute, date: "2023-05-02"}`, source, 1)
	}
	clean := outside(`{id: X1, title: Port notes, publisher: Shipping institute, date: "2023-05-02", url: "https://port.example/notes"}`)
	var bad string
	switch i % 3 {
	case 0:
		bad = outside(`{id: X1, title: Statistical yearbook, publisher: Statistics office, date: "2023-02-10"}`)
	case 1:
		bad = outside(`{id: X1, title: Another title, publisher: A portal, date: "2023-05-02", url: "http://stat.example/book/"}`)
	default:
		bad = outside(`{id: X1, title: Port notes, publisher: Shipping institute, date: "2023-05-02"}`, "attributed_to: Statistics office")
	}
	first := []string{m.claim("C1", "Cargo", x, "m t")}
	return planted{bad: m.dossier(first, bad), clean: m.dossier(first, clean), want: []string{"C1", "E1"}, severities: lateness}
}

func (m *maker) zero(i int) planted {
	list := func(part, whole int, share string) []string {
		return []string{m.claim("C1", "Trams sold abroad", fmt.Sprint(part), "trams"), m.claim("C2", "Trams built", fmt.Sprint(whole), "trams"),
			m.claim("C3", "Share sold abroad", share, "%", "base: trams built", "ratio: {part: C1, whole: C2}")}
	}
	bad := list(0, 0, fmt.Sprint(20+i))
	if i%2 == 1 {
		bad = list(3+i, 0, "50")
	}
	return planted{bad: m.dossier(bad), clean: m.dossier(list(0, 9+i, "0")), want: []string{"C1", "C2", "C3"}, severities: []Severity{Untestable, Conflict}}
}

func (m *maker) bases(i int) planted {
	a, b := "imports of "+m.goods(1)[0], "all imports"
	if i%2 == 0 {
		again := func(base string) string {
			return m.claim("C2", "The share again", "40", "%", "base: "+base, "source: S2", "restates: C1")
		}
		return m.two(m.claim("C1", "Share of the port", "40", "%", "base: "+a), again(b), again(a), []Severity{Base})
	}
	list := func(base string) []string {
		return []string{m.claim("C1", "Share of Oman", "40", "%", "base: "+a), m.claim("C2", "Share of Chad", "25", "%", "base: "+base)}
	}
	ex := m.exhibit("ranking", "items: [{claim: C1}, {claim: C2}]")
	return planted{bad: m.dossier(list(b), ex), clean: m.dossier(list(a), ex), want: []string{"C1", "C2"}, severities: []Severity{Base}}
}

func (m *maker) nothing(i int) planted {
	first := []string{m.claim("C1", "Cargo", "7.2", "m t"), m.claim("C2", "Locks", fmt.Sprint(3+i), "locks")}
	last := m.claim("C3", "Firms", "", "words", "as_printed: some dozens")
	if i%2 == 1 {
		last = m.claim("C3", "Cargo at a value", "3.1", "USD bn", "source: S2")
	}
	return planted{bad: m.dossier(append(first[:2:2], last)), clean: m.dossier(append(first[:2:2], m.claim("C3", "Cargo again", "7.2", "m t", "source: S2", "restates: C1"))), compared: true}
}

func (m *maker) sum(i int) planted {
	x, y := m.between(2, 8, 1), m.between(2, 8, 1)
	total := func(v float64, digits int, more string) []string {
		return []string{m.claim("C1", "By road", num(x, 1), "m t"), m.claim("C2", "By rail", num(y*1000, 0), "kt"),
			m.claim("C3", "Freight", num(v, digits), "m t", "sum: {of: [C1, C2]"+more+"}")}
	}
	if i%2 == 0 {
		return planted{bad: m.dossier(total((x+y)*1.2, 1, "")), clean: m.dossier(total(x+y, 1, "")), want: []string{"C1", "C2", "C3"}, severities: conflicts}
	}
	return planted{bad: m.dossier(total((x+y)*0.7, 1, ", rest: true")), clean: m.dossier(total((x+y)*1.8, 1, ", rest: true")), want: []string{"C1", "C2", "C3"}, severities: conflicts}
}

func (m *maker) difference(i int) planted {
	x, y := m.between(10, 40, 1), m.between(10, 40, 1)+float64(45*(i%2))
	list := func(v float64) []string {
		return []string{m.claim("C1", "Sold", num(x, 1), "EUR bn"), m.claim("C2", "Bought", num(y, 1), "EUR bn"),
			m.claim("C3", "Balance", num(v, 1), "EUR bn", "difference: {of: C1, less: C2}")}
	}
	wrong := y - x
	if d := x - y; d > -2 && d < 2 {
		wrong = d + 9
	}
	return planted{bad: m.dossier(list(wrong)), clean: m.dossier(list(x - y)), want: []string{"C1", "C2", "C3"}, severities: conflicts}
}

func (m *maker) growth(i int) planted {
	x := float64(100 + m.n(300))
	rate := []float64{-30, 12, 25, 40, -50, 75}[i%6]
	list := func(r float64, year string) []string {
		return []string{m.claim("C1", "Sales before", num(x, 0)+".0", "USD m", fmt.Sprintf("period: %q", year)), m.claim("C2", "Sales after", num(x*(1+rate/100), 1), "USD m"),
			m.claim("C3", "Rise", num(r, 0), "% change", "growth: {from: C1, to: C2}")}
	}
	if i == 5 {
		return planted{bad: m.dossier(list(rate, "2018")), clean: m.dossier(list(rate, "2021")), want: []string{"C1", "C3"}, severities: []Severity{Base}}
	}
	return planted{bad: m.dossier(list(rate+15, "2021")), clean: m.dossier(list(rate, "2021")), want: []string{"C1", "C2", "C3"}, severities: conflicts}
}

func (m *maker) product(i int) planted {
	amount, price := float64(100+m.n(700)), float64(200+m.n(3000))
	list := func(worth float64) []string {
		return []string{m.claim("C1", "Sold", num(amount, 0), "kt"), m.claim("C2", "Price", num(price, 0), "USD per t"),
			m.claim("C3", "Worth", num(worth, 1), "USD m", "product: {of: [C1, C2]}")}
	}
	worth := amount * 1000 * price / 1e6
	return planted{bad: m.dossier(list(worth * []float64{10, 0.1, 1.4}[i%3])), clean: m.dossier(list(worth)), want: []string{"C1", "C2", "C3"}, severities: conflicts}
}

func (m *maker) ranges(i int) planted {
	lo := float64(100 + m.n(200))
	first := m.claim("C1", "Cost of the bridge", num(lo, 0), "USD m", "to: "+num(lo*1.5, 0))
	again := func(v float64) string {
		return m.claim("C2", "Cost by the bank", num(v, 0), "USD m", "source: S2", "restates: C1")
	}
	return m.two(first, again([]float64{lo * 0.7, lo * 1.9}[i%2]), again(lo*1.3), conflicts)
}

func (m *maker) atLeast(i int) planted {
	x := float64(30 + m.n(40))
	first := m.claim("C1", "Share by barge", num(x, 0), "%", "base: freight", "qualifier: at-least")
	again := func(v float64) string {
		return m.claim("C2", "Share by barge again", num(v, 0), "%", "base: freight", "source: S2", "restates: C1")
	}
	return m.two(first, again(x-9-float64(i)), again(x+9), conflicts)
}

func (m *maker) derived(i int) planted {
	x, y := m.between(2, 8, 1), m.between(2, 8, 1)
	list := func(v float64) []string {
		return []string{m.claim("C1", "Sold", num(x, 1), "USD bn"), m.claim("C2", "Bought", num(y, 1), "USD bn"),
			m.claim("C3", "Turnover", "derived", "USD bn", "sum: {of: [C1, C2]}"), m.claim("C4", "Turnover by the bank", num(v, 1), "USD bn", "source: S2", "restates: C3")}
	}
	return planted{bad: m.dossier(list((x + y) * (1.3 + float64(i)/10))), clean: m.dossier(list(x + y)), want: []string{"C3", "C4"}, severities: conflicts}
}

func (m *maker) within(i int) planted {
	x := 300 + m.n(500)
	part := func(v int) string { return m.claim("C2", "Smiths among them", fmt.Sprint(v), "persons", "within: C1") }
	return m.two(m.claim("C1", "Craftsmen", fmt.Sprint(x), "persons"), part(x+40+i), part(x-90), conflicts)
}

func (m *maker) place(i int) planted {
	x := float64(20 + m.n(30))
	list := func(place string) []string {
		return []string{m.claim("C1", "Sales to the other", num(x, 0), "USD m"), m.claim("C2", "Sales to Oman", num(x+20, 0), "USD m"),
			m.claim("C3", "Sales to Chad", num((x+50)/1000, 3), "USD bn"), m.claim("C4", "Place of the other", place, "rank", "place: {of: C1, among: [C2, C3]}")}
	}
	return planted{bad: m.dossier(list([]string{"1", "2"}[i%2])), clean: m.dossier(list([]string{"3", "5"}[i%2])), want: []string{"C1", "C2", "C3", "C4"}, severities: conflicts}
}

func (m *maker) outsideTests(i int) planted {
	x, y := m.between(5, 20, 1), m.between(5, 20, 1)
	e := func(id string, v float64, unit string, more ...string) string {
		return m.claim(id, "In the notes, "+map[string]string{"E1": "first", "E2": "second"}[id], num(v, 1), unit, more...)
	}
	first := func(v float64) []string { return []string{m.claim("C1", "Freight", num(v, 1), "m t")} }
	switch i % 3 {
	case 0:
		tail := m.check("{kind: sum, of: [C1, E1, E2]}", e("E1", x, "m t"), e("E2", y, "m t"))
		return planted{bad: m.dossier(first((x+y)*1.3), tail), clean: m.dossier(first(x+y), tail), want: []string{"C1", "E1", "E2"}, severities: doubts}
	case 1:
		tail := m.check("{kind: difference, of: [C1, E1, E2]}", e("E1", x+30, "m t"), e("E2", y, "m t"))
		return planted{bad: m.dossier(first(x+30+y), tail), clean: m.dossier(first(x+30-y), tail), want: []string{"C1", "E1", "E2"}, severities: conflicts}
	}
	tail := m.check("{kind: same, of: [C1, E1]}", e("E1", x*1000, "kt"))
	return planted{bad: m.dossier(first(x*1.5), tail), clean: m.dossier(first(x), tail), want: []string{"C1", "E1"}, severities: conflicts}
}
