package report

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report/reporttest"
)

var update = flag.Bool("update", false, "rewrite the findings of docs/sentences.md")

const sentencesPage = "../docs/sentences.md"

// TestSentencesDocumented holds that docs/sentences.md has each message of the
// catalogues once, and no other; and each rule of the audit with its condition.
func TestSentencesDocumented(t *testing.T) {
	b, err := os.ReadFile(sentencesPage)
	reporttest.Must(t, err)
	own, findings, _ := strings.Cut(string(b), "| rule | printed where |\n|---|---|\n")
	var want strings.Builder
	for _, r := range audit.Rules() {
		want.WriteString("| [" + string(r.Name) + "](findings.md#" + string(r.Name) + ") | " + r.Title + " |\n")
	}
	if *update {
		all := strings.TrimSuffix(string(b), findings) + want.String()
		reporttest.Must(t, os.WriteFile(sentencesPage, []byte(all), 0o644))
		findings = want.String()
	}
	if diff := cmp.Diff(want.String(), findings); diff != "" {
		t.Errorf("docs/sentences.md: findings are not the rules; go test ./report -run Sentences -update writes them (-want +got):\n%s", diff)
	}
	there := map[string]bool{}
	for row := range strings.Lines(own) {
		cells := strings.Split(row, "|")
		if len(cells) != 4 || !strings.Contains(cells[1], "`") {
			continue
		}
		if strings.TrimSpace(cells[2]) == "" {
			t.Errorf("docs/sentences.md: no condition of %s", cells[1])
		}
		for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(cells[1], -1) {
			if there[m[1]] {
				t.Errorf("docs/sentences.md: message %q stands twice", m[1])
			}
			there[m[1]] = true
		}
	}
	en := reporttest.Messages(t, "en")
	for key := range en {
		if !there[key] && !strings.HasPrefix(key, "finding.") {
			t.Errorf("docs/sentences.md: no row of message %q: under which condition is it true?", key)
		}
	}
	for key := range there {
		if en[key] == nil {
			t.Errorf("docs/sentences.md: there is no message %q", key)
		}
	}
}

const sentenceHead = `dyad: 1
id: isl-mlt
title: Iceland and Malta
as_of: 2024-05-01
a: {code: ISL, name: Iceland}
b: {code: MLT, name: Malta}
`

const (
	dated  = "  - {id: S1, title: Year-book, date: 2024-01-31}\n"
	dated2 = "  - {id: S2, title: Other book, date: 2023-01-31}\n"
	made   = "  - {id: S1, title: To be replaced, date: 2024-01-31, example: true}\n"
	noDate = "  - {id: S3, title: Leaflet, date: n.d.}\n"
	table  = "  - {id: T1, title: Table, date: n.d., file: {name: t.csv, rows: 12}}\n"
	list   = "  - {id: T2, title: Names, date: n.d., file: {name: n.csv}}\n"
	fishS1 = "  - {id: F, label: Fish, value: 60, unit: km, source: S1}\n"
	saltS2 = "  - {id: G, label: Salt, value: 50, unit: km, source: S2}\n"
	teaS3  = "  - {id: H, label: Tea, value: 40, unit: km, source: S3}\n"
	bare   = "  - {id: N, label: Bread, value: 30, unit: km, source: none}\n"
	fromT1 = "  - {id: T, label: Trade, value: 20, unit: km, source: T1}\n"
)

// restated is a figure in two places, which cannot both hold.
const restated = "sources:\n" + dated + "claims:\n" + fishS1 + "  - {id: F2, label: Fish again, value: 80, unit: km, source: S1, restates: F}\n"

// share is a claim of reliance of MLT on ISL, with more keys.
func share(id, value, more string) string {
	return "  - {id: " + id + ", label: Share " + id + ", value: " + value + ", unit: \"%\", source: S1, dependence: {of: MLT, on: ISL, for: its goods " + id + "}" + more + "}\n"
}

// onlyOutside is a figure that only outside evidence contradicts.
const onlyOutside = "sources:\n" + dated + "claims:\n" + fishS1 + "outside:\n  - {id: O, title: News, date: 2024-01-01}\n" +
	"crosschecks:\n  - {id: E, title: Fish by others, text: \"{E1}.\", claims: [{id: E1, label: Fish, value: 90, unit: km, source: O}], test: {kind: same, of: [F, E1]}}\n"

// mixBothWays is a mix of one item each way, with what is worth in USD bn, or "" where it is
// not known.
func mixBothWays(worth ...string) string {
	claims, flows := "", ""
	for i, from := range []string{"ISL", "MLT"} {
		to := []string{"MLT", "ISL"}[i]
		claims += fmt.Sprintf("  - {id: M%d, label: Cod %c, value: 40, unit: \"%%\", source: S1}\n", i, 'A'+i)
		value := ""
		if worth[i] != "" {
			claims += fmt.Sprintf("  - {id: V%d, label: Worth %c, value: %s, unit: USD bn, source: S1}\n", i, 'A'+i, worth[i])
			value = fmt.Sprintf(", value: V%d", i)
		}
		flows += fmt.Sprintf("{from: %s, to: %s, items: [{share: M%d%s}]}, ", from, to, i, value)
	}
	return "sources:\n" + dated + "claims:\n" + claims + "exhibits: [{id: m, kind: mix, title: Mix, flows: [" + strings.TrimSuffix(flows, ", ") + "]}]\nsections: [{id: s, title: S, body: [{exhibit: m}]}]\n"
}

// sentenceCases are dossiers and the messages that they make true and false. A key
// with "-" before it is not said.
var sentenceCases = []struct{ name, dossier, says string }{
	{"nothing", "", "ledger.empty sources.none tally.nothing notes.none method.none -notes.conflicts -notes.queries -notes.gaps -notes.sources -notes.bases -notes.wording -notes.reckoned proof.title-holds -proof.title -ledger.more -ledger.title-printed -scope -scope.none -ledger.key"},
	{"sources of two dates", "sources:\n" + dated + dated2 + noDate + "claims:\n" + fishS1 + saltS2, "scope -scope.some-undated -scope.no-endnote -ledger.empty -scope.count -scope.one-date ledger.key -sources.none source.undated source.entry"},
	{"sources of one date", "sources:\n" + dated + "claims:\n" + fishS1, "scope.one-date -scope -scope.undated -source.undated"},
	{"only outside evidence that differs", onlyOutside, "tally.broken-all -notes.none"},
	{"sources without a date", "sources:\n" + noDate + "claims:\n" + teaS3, "scope.undated -scope.one-date -scope.count finding.undated.head -notes.none"},
	{"some undated", "sources:\n" + dated + dated2 + noDate + "claims:\n" + fishS1 + saltS2 + teaS3, "scope.count scope.some-undated -scope.some-undated-one-date -scope -scope.undated"},
	{"some undated, the rest of one date", "sources:\n" + dated + noDate + "claims:\n" + fishS1 + teaS3, "scope.count scope.some-undated-one-date -scope.some-undated"},
	{"no figure cites a source", "sources:\n" + dated + "claims:\n" + bare, "scope.none -scope.count -scope.no-endnote -scope"},
	{"a figure without an endnote", "sources:\n" + dated + "claims:\n" + fishS1 + bare, "scope.one-date scope.no-endnote -scope.none"},
	{"an article", "article: An essay\nclaims:\n" + bare, "scope.article sources.article scope.no-endnote -scope.cites -scope.cites-count -scope.cites-undated -scope.cites-one-date -scope.none"},
	{"an article that cites", "article: An essay\nsources:\n" + dated + dated2 + "claims:\n" + fishS1, "scope.article scope.cites -scope.some-undated -scope.no-endnote -scope.tables-article"},
	{"an article of one date", "article: An essay\nsources:\n" + dated + "claims:\n" + fishS1, "scope.cites-one-date -scope.cites"},
	{"an article of none", "article: An essay\nsources:\n" + noDate + "claims:\n" + teaS3, "scope.cites-undated -scope.cites-one-date"},
	{"an article of some", "article: An essay\nsources:\n" + dated + noDate + "claims:\n" + teaS3, "scope.cites-count scope.some-undated-one-date -scope.cites-undated"},
	{"tables", "sources:\n" + table + list + "claims:\n" + fromT1, "scope.tables -scope.tables-rest -scope.tables-article -scope ledger.codes source.table source.list -sources.article -scope.article"},
	{"tables and more", "article: An essay\nsources:\n" + table + dated + "claims:\n" + fromT1 + fishS1, "scope.tables scope.tables-rest scope.tables-article -scope.article -source.list"},
	{"a list only", "sources:\n" + list + dated + "claims:\n" + fishS1, "scope.one-date -scope.tables -ledger.codes -source.table"},
	{"shares of two bases", "sources:\n" + dated + "claims:\n" + share("P", "60", ", base: x") + strings.Replace(share("Q", "50", ", base: y"), "its goods Q", "its goods P", 1), "figure.of-base"},
	{"no base", "sources:\n" + dated + "claims:\n" + share("P", "60", ""), "-figure.of-base"},
	{"all comparisons hold", "sources:\n" + dated + "claims:\n" + fishS1 + "  - {id: F2, label: Fish again, value: 60.2, unit: km, source: S1, restates: F}\n", "tally.held notes.agree method.interval -tally.nothing -tally.broken -tally.broken-all -method.none"},
	{"none holds", "sources:\n" + dated + "claims:\n" + fishS1 + "  - {id: F2, label: Fish again, value: 80, unit: km, source: S1, restates: F}\n", "tally.broken-all finding.restated.head proof.title notes.conflicts -proof.title-holds method.interval -tally.held -tally.broken -notes.agree"},
	{"some hold", "sources:\n" + dated + dated2 + "claims:\n" + fishS1 + "  - {id: F2, label: Fish again, value: 80, unit: km, source: S1, restates: F}\n" + saltS2 + "  - {id: G2, label: Salt again, value: 50.2, unit: km, source: S2, restates: G}\n", "tally.broken -tally.broken-all -tally.broken-outside -tally.held notes.agree"},
	{"outside differs", "sources:\n" + dated + dated2 + "outside: [{id: X1, title: Elsewhere, date: n.d.}]\nclaims:\n" + fishS1 + saltS2 + "  - {id: G2, label: Salt again, value: 50.2, unit: km, source: S2, restates: G}\n" +
		"crosschecks: [{id: E1, title: Fish elsewhere, text: Fish differs., claims: [{id: E1a, label: Fish outside, value: 80, unit: km, source: X1}], test: {kind: same, of: [F, E1a]}}]\n", "tally.broken-outside outside.title -tally.broken"},
	{"a mix that adds up", mixOf("100"), "-mix.rest -method.remainder -mix.totals"},
	{"a mix that does not", mixOf("70"), "mix.rest method.remainder -method.implied -mix.totals"},
	{"progress", "sources:\n" + dated + "claims:\n" + fishS1 + "  - {id: D, label: Done, value: 20, unit: km, source: S1}\n" +
		"exhibits: [{id: p, kind: progress, title: P, length: F, done: D, done_label: done, to_go: open}]\nsections: [{id: s, title: S, body: [{exhibit: p}]}]\n", "method.to-go source.note -source.note-none -method.none"},
	{"progress, a part without an endnote", "sources:\n" + dated + "claims:\n" + fishS1 + "  - {id: D, label: Done, value: 20, unit: km, source: none}\n" +
		"exhibits: [{id: p, kind: progress, title: P, length: F, done: D, done_label: done, to_go: open}]\nsections: [{id: s, title: S, body: [{exhibit: p}]}]\n", "source.note -source.note-none -source.note-doubtful"},
	{"progress without endnotes", "claims:\n" + bare + "  - {id: D, label: Done, value: 20, unit: km, source: none}\n" +
		"exhibits: [{id: p, kind: progress, title: P, length: N, done: D, done_label: done, to_go: open}]\nsections: [{id: s, title: S, body: [{exhibit: p}]}]\n", "source.note-none -source.note method.to-go"},
	{"a figure after the edition", "sources:\n" + dated + "claims:\n  - {id: F, label: Fish, value: 60, unit: km, source: S1, period: \"2031\"}\n", "notes.queries finding.period-after-edition.head -notes.conflicts proof.title-holds"},
	{"no progress", "sources:\n" + dated + "claims:\n" + fishS1, "-method.to-go -method.ratio -method.implied-whole -method.gaps -outside.title -method.interval"},
	{"a share and its parts", "sources:\n" + dated + "claims:\n" + fishS1 + "  - {id: W, label: Whole, value: 120, unit: km, source: S1}\n  - {id: Q, label: Q, value: 50, unit: \"%\", source: S1, ratio: {part: F, whole: W}}\n", "method.ratio -method.implied-whole"},
	{"a share and its part", "sources:\n" + dated + "claims:\n" + fishS1 + "  - {id: Q, label: Q, value: 50, unit: \"%\", source: S1, ratio: {part: F}}\n", "method.implied-whole -method.ratio"},
	{"a finding that is accepted", "accepted: [{rule: restated, claims: [F, F2], reason: Both are in print}]\n" + restated, "notes.accepted finding.restated.head proof.title tally.broken-all"},
	{"another is accepted", "accepted: [{rule: restated, claims: [F], reason: Both are in print}]\n" + restated, "-notes.accepted finding.restated.head"},
	{"of an outside source, accepted", "accepted: [{rule: outside-same, claims: [F, E1a], crosscheck: E1, reason: Known}]\nsources:\n" + dated + "outside: [{id: X1, title: Elsewhere, date: n.d.}]\nclaims:\n" + fishS1 +
		"crosschecks: [{id: E1, title: Fish elsewhere, text: Fish differs., claims: [{id: E1a, label: Fish outside, value: 80, unit: km, source: X1}], test: {kind: same, of: [F, E1a]}}]\n", "notes.accepted outside.title"},
	{"examples", "sources:\n" + made + "claims:\n" + share("P", "60", ""), "draft.word finding.example.head finding.example.text -standfirst.relies -headline.relies"},
	{"some examples", "sources:\n" + strings.Replace(made, "S1", "S2", 1) + dated + "claims:\n" + share("P", "60", "") + saltS2, "draft.word finding.example.head -standfirst.relies"},
	{"examples under an author's words", "headline: An island sells fish\nstandfirst: It always has.\nsources:\n" + made + "claims:\n" + share("P", "60", ""), "draft.word finding.example.head"},
	{"no examples", "sources:\n" + dated + "claims:\n" + share("P", "60", ""), "-draft.word -finding.example.head standfirst.relies"},
	{"a derived figure", "sources:\n" + dated + dated2 + "claims:\n" + fishS1 + saltS2 + "  - {id: S, label: Sum, value: derived, unit: km, sum: {of: [F, G]}}\n", "method.derived -method.none"},
	{"no derived figure", "sources:\n" + dated + "claims:\n" + fishS1, "-method.derived method.none"},
	{"not computable", "not_computable: [{name: A gap, needs: tables}]\n", "method.gaps -method.none"},
}

// mixOf is a dossier with a mix of one item of so many per cent.
func mixOf(percent string) string {
	return "sources:\n" + dated + "claims:\n  - {id: M, label: Fish, value: " + percent + ", unit: \"%\", base: exports, source: S1}\n" +
		"exhibits: [{id: m, kind: mix, title: Mix, flows: [{from: ISL, to: MLT, items: [{share: M}]}]}]\nsections: [{id: s, title: S, body: [{exhibit: m}]}]\n"
}

// said are the messages that the brief of a dossier says.
func said(t *testing.T, d *data.Dossier) map[string]bool {
	t.Helper()
	o := Options{Version: "0.0.0"}
	c, err := newComposer(d, audit.Check(d), o)
	reporttest.Must(t, err)
	out := map[string]bool{}
	c.heard = func(key string) { out[key] = true }
	_, err = c.document(o)
	reporttest.Must(t, err)
	return out
}

// TestSentences holds that each sentence of a brief is said where it is true, and
// is not where it is false: each has a case of either kind.
func TestSentences(t *testing.T) {
	does, doesNot := map[string]bool{}, map[string]bool{}
	for _, tc := range slices.Concat(sentenceCases, frontCases, productCases()) {
		d, err := codec.Read("isl-mlt.yaml", []byte(sentenceHead+tc.dossier))
		if err != nil {
			t.Fatalf("%s: %v", tc.name, err)
		}
		here := said(t, d)
		for key := range strings.FieldsSeq(tc.says) {
			if key, not := strings.CutPrefix(key, "-"); not {
				if doesNot[key] = true; here[key] {
					t.Errorf("%s: says %s", tc.name, key)
				}
			} else if does[key] = true; !here[key] {
				t.Errorf("%s: does not say %s", tc.name, key)
			}
		}
	}
	d := reporttest.Sample(t, "rich.yaml")
	for key := range said(t, d) {
		does[key] = true
	}
	elsewhere := []string{ // of computed dossiers, which report/compute tests
		"answer.relies-partly", "answer.relies-little", "answer.item-share", "answer.traded", "answer.reports", "header.year", "method.signs", "method.needs", "notes.measure"}
	for _, key := range slices.Sorted(maps.Keys(reporttest.Messages(t, "en"))) {
		prefix, _, _ := strings.Cut(key, ".")
		sentence := slices.Contains([]string{"scope", "notes", "headline", "multiple", "standfirst", "strip", "box", "checked", "masthead"}, prefix) ||
			strings.HasPrefix(key, "tally.broken") || key == "tally.held" || key == "tally.nothing" || strings.HasPrefix(key, "method.i") || strings.HasPrefix(key, "method.r")
		if !sentence || strings.HasSuffix(key, ".title") || slices.Contains(elsewhere, key) {
			continue
		}
		if !does[key] {
			t.Errorf("no case says %s", key)
		}
		if !doesNot[key] {
			t.Errorf("no case has %s false", key)
		}
	}
}
