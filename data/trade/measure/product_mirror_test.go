package measure

import "fmt"

// mirrors are the imports of a state by exporters' reports, and who does not report.
func (n *naiveResults) mirrors(reporter, other string) {
	exports, ok := n.world()
	part, told := n.told(n.y.Year, other, reporter, Export)
	if !ok || !told {
		return
	}
	var sum int64
	silent := map[string]bool{}
	for _, l := range n.lines {
		if l.year != n.y.Year || l.hs != n.hs {
			continue
		}
		if l.flow == "export" && l.partner == reporter && l.reporter != reporter {
			sum += l.dollars
		}
		// who exports: by an importer's line, or by an own line with all partners
		who := l.reporter
		if l.flow == "import" {
			who = l.partner
		}
		_, reports := exports[who]
		byOthers := l.flow == "import" && !reports && who != l.reporter
		byItself := l.flow == "export" && l.partner == "WLD"
		if l.dollars == 0 || who == reporter || who == "_X" || who == "WLD" || !byOthers && !byItself {
			continue
		}
		_, sends := n.line(n.y.Year, who, reporter, Export)
		silent[who] = silent[who] || !sends && !(reports && naively(n.lines, n.y.Year, who, "export", n.hs).each)
	}
	if sum == 0 {
		return
	}
	n.set(ProductMirrorImports, reporter, Import, LowerBound, float64(sum))
	n.set(ProductMirrorShare, reporter, Import, UpperBound, float64(part)/float64(sum))
	of, count := 0, 0
	if reporter == "RUS" {
		of = 1
	}
	for _, is := range silent {
		if is {
			count++
		}
	}
	if m, needs := n.p.MirrorImports(of, n.y); needs != 0 || m.Silent != count {
		n.set(ProductMirrorImports, fmt.Sprintf("%s: %d silent, not %d", reporter, m.Silent, count), Import, TheOne, 0)
	}
}
