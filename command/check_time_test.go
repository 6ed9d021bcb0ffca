package command

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dyad/data/costtest"
	"dyad/report/reporttest"
)

// storyOf is an invented dossier of 6 sections and 50 n claims: sums that hold and do
// not, figures stated twice, shares, facts, tables, bars, lines and prose.
func storyOf(n int) string {
	var claims, sections, exhibits strings.Builder
	for i := range 6 {
		fmt.Fprintf(&sections, "  - id: s%d\n    title: \"Part of the invented story\"\n    topic: goods\n    body:\n      - exhibit: t%d\n      - exhibit: b%d\n      - exhibit: l%d\n", i, i, i, i)
		var rows, bars, points []string
		for k := range n * 50 / 6 / 10 {
			id := fmt.Sprintf("C%d_%d_", i, k)
			claim := func(suffix, format string, a ...any) {
				fmt.Fprintf(&claims, "  - {id: %s%s, source: S%d, "+format+"}\n", append([]any{id, suffix, 1 + (i+k)%20}, a...)...)
			}
			thing := string(rune('a'+i)) + string(rune('a'+k%26)) + "-wares"
			claim("a", "label: Sales of %s, value: %d, unit: USD m, period: \"2021\"", thing, 100+7*k)
			claim("b", "label: Sales of %s by sea, value: %d, unit: USD m, period: \"2021\"", thing, 60+k)
			claim("c", "label: Sales of %s by air, value: %d, unit: USD m, period: \"2021\"", thing, 40+6*k+9*(k%2))
			claim("d", "label: Sales of %s by any way, value: %d, unit: USD m, period: \"2021\", sum: {of: [%sb, %sc]}", thing, 100+7*k, id, id)
			claim("e", "label: Sales of %s as the ministry has them, value: %d, unit: USD m, period: \"2021\", restates: %sa", thing, 100+7*k+k%3, id)
			claim("f", "label: Share of %s that goes by sea, value: %d, unit: \"%%\", base: sales of %s, period: \"2021\"", thing, 30+k%40, thing)
			for y := range 4 {
				claim(fmt.Sprint("y", y), "label: Sales of %s, value: %d, unit: USD m, period: \"%d\"", thing, 50+11*y+k, 2015+y)
				points = append(points, fmt.Sprint(id, "y", y))
			}
			rows = append(rows, "{claim: "+id+"a}", "{claim: "+id+"b}")
			bars = append(bars, "{claim: "+id+"f}")
			fmt.Fprintf(&sections, "      - p: \"Of these wares {A} sells {B} {%sa}, of which {%sb} go by sea and {%sc} by air; the ministry of {B} states {%se}.\"\n", id, id, id, id)
		}
		fmt.Fprintf(&exhibits, "  - {id: t%d, kind: table, title: \"Sales\", items: [%s]}\n", i, strings.Join(rows, ", "))
		fmt.Fprintf(&exhibits, "  - {id: b%d, kind: bars, title: \"Shares by sea\", items: [%s]}\n", i, strings.Join(bars, ", "))
		fmt.Fprintf(&exhibits, "  - {id: l%d, kind: lines, title: \"Sales by year\", series: [{label: Sales, side: ISL, points: [%s]}]}\n", i, strings.Join(points[:4], ", "))
	}
	var sources strings.Builder
	for i := range 20 {
		fmt.Fprintf(&sources, "  - {id: S%d, title: \"Invented for a test\", publisher: \"Nobody\", date: 2023-0%d}\n", i+1, 1+i%9)
	}
	return "dyad: 1\nid: many\ntitle: Many claims\nas_of: 2024-05-01\na: {code: ISL, name: Iceland}\nb: {code: MLT, name: Malta}\nsources:\n" +
		sources.String() + "claims:\n" + claims.String() + "exhibits:\n" + exhibits.String() + "sections:\n" + sections.String()
}

// TestCheckTakesNoLongerThanTheBrief: of a dossier of 300 claims. Both find what drawing
// finds; what check says besides must not take longer than writing the file. They take
// turns until check has taken less, and the least processor time of each counts.
func TestCheckTakesNoLongerThanTheBrief(t *testing.T) {
	dir := t.TempDir()
	text := storyOf(6)
	if n := strings.Count(text, "  - {id: C"); n != 300 {
		t.Fatalf("%d claims", n)
	}
	reporttest.Put(t, filepath.Join(dir, "many.yaml"), text, 0o666)
	took := func(args ...string) time.Duration {
		return costtest.Of(func() { healthy(t, dir, args...) }).CPU
	}
	check, brief := time.Hour, time.Duration(0)
	for try := 0; try < 7 && check > brief; try++ {
		check = min(check, took("check", "DIR/many.yaml"))
		if made := took("brief", "DIR/many.yaml", "-o", "DIR/many.pdf"); try == 0 || made < brief {
			brief = made
		}
	}
	t.Logf("check %v, brief %v of processor time", check, brief)
	if check > brief {
		t.Errorf("check takes %v of processor time, its brief %v", check, brief)
	}
}
