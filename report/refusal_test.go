package report

import (
	"errors"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/codec"
)

// refusable is a dossier that has a brief; each case changes one thing in it.
const refusable = `dyad: 1
id: isl-mlt
lang: en
title: Invented for a test
as_of: 2024-05-01
a: {code: ISL, name: Iceland}
b: {code: MLT, name: Malta}
sources:
  - {id: S1, title: Year-book, publisher: Customs, date: 2024-03-01}
claims:
  - {id: P, label: Fish among exports, short: Fish, value: 40, unit: "%", base: exports, source: S1}
  - {id: Q, label: Crates of fish, value: 120, unit: crates, source: none}
  - {id: R, label: Trade, value: 3, unit: EUR m, period: "2021", source: S1}
  - {id: T, label: Trade a year later, value: 4, unit: EUR m, period: "2022", source: S1, measure: sum}
sections:
  - id: s
    title: Goods
    body:
      - p: "Words of the section."
      - exhibit: m
      - exhibit: t
      - exhibit: w
      - exhibit: l
exhibits:
  - {id: m, kind: mix, title: Exports, flows: [{from: ISL, to: MLT, items: [{label: Cod, share: P}]}]}
  - {id: t, kind: timeline, title: Sources}
  - {id: w, kind: corridors, title: Ways, routes: [{label: By sea, stops: [Reykjavik, Valletta]}]}
  - {id: l, kind: lines, title: Years, series: [{label: Trade, side: ISL, points: [R, T]}]}
measures:
  - {id: sum, name: Sum, formula: "X + M"}
`

// refusedTexts are Russian texts of refusable.
const refusedTexts = `dyad: 1
translates: isl-mlt
lang: ru
title: Для проверки
claims:
  - {id: P, label: Рыба 智}
`

// TestRefusedWithPlace: what only composing, drawing and layout find wrong with a
// dossier is told with its place, every text at once.
func TestRefusedWithPlace(t *testing.T) {
	stops := strings.Repeat("Port, ", 24) + "Valletta"
	for _, c := range []struct{ name, old, new, want string }{
		{"language", "lang: en", "lang: la", `x.yaml:3:7: lang: no brief is set in the language "la"`},
		{"a standfirst of four lines", "sources:\n", "standfirst: \"" + strings.Repeat("Some words that say nothing. ", 12) + "The end of it.\"\nsources:\n",
			`x.yaml:8:13: standfirst takes more than three lines: what does not fit is "nothing. Some words that say nothing. Some words that say nothing. The end of it."`},
		{"glyph of a label", "Fish among exports", "Fish 智 among exports", `x.yaml:11:25: claims P label: no typeface has the character '智' (U+667A)`},
		{"glyph of a unit", "unit: crates", "unit: 箱 of fish", `x.yaml:12:54: claim "Q": unit: no typeface has the character '箱' (U+7BB1)`},
		{"glyph in a figure", "label: Cod", "label: Cod 鱈", `x.yaml:25:89: exhibits m flows 1 items 1 label: no typeface has the character '鱈' (U+9C48)`},
		{"glyph by an escape", "publisher: Customs", `publisher: "Customs \u667A"`, `x.yaml:9:43: sources S1 publisher: no typeface has the character '智' (U+667A)`},
		{"glyph of a formula", "X + M", "X + 智", `x.yaml:30:40: "智": no typeface has the character '智' (U+667A)`},
		{"two glyphs", "title: Year-book, publisher: Customs", "title: 智, publisher: 箱",
			"x.yaml:9:21: sources S1 title: no typeface has the character '智' (U+667A)\nx.yaml:9:35: sources S1 publisher: no typeface has the character '箱' (U+7BB1)"},
		{"too many stops", "stops: [Reykjavik, Valletta]", "stops: [" + stops + "]", `x.yaml:27:5: exhibit "w": corridors: route "By sea": 25 stops, at most 24 fit`},
		{"sums out of scale", "value: 4, unit: EUR m", "value: 999999999999999, unit: EUR tn", `x.yaml:28:5: exhibit "l": lines: tick "200,000,000,000,000": at 2e+26 is outside -1e+15 to 1e+15`},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := strings.Replace(refusable, c.old, c.new, 1)
			if src == refusable {
				t.Fatalf("the dossier no longer has %q", c.old)
			}
			d, err := codec.Read("x.yaml", []byte(src))
			if err != nil {
				t.Fatal(err)
			}
			wantRefused(t, d, Options{}, c.want)
		})
	}
}

// TestRefusedTranslation: a text of a translation has its place there.
func TestRefusedTranslation(t *testing.T) {
	d, err := codec.Read("x.yaml", []byte(refusable))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Brief(d, Options{}); err != nil {
		t.Fatal(err)
	}
	d, err = codec.Translate(d, "x.ru.yaml", []byte(refusedTexts))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Brief(d, Options{}); err != nil {
		t.Errorf("a text of another language: %v", err)
	}
	wantRefused(t, d, Options{Lang: "ru"}, `x.ru.yaml:6:25: claims P label: no typeface has the character '智' (U+667A)`)
}

func wantRefused(t *testing.T, d *data.Dossier, o Options, want string) {
	t.Helper()
	_, err := Brief(d, o)
	var bad *codec.Errors
	if !errors.As(err, &bad) {
		t.Fatalf("error %v", err)
	}
	if got := bad.Error(); !strings.HasPrefix(got, want) || strings.Count(got, "\n") != strings.Count(want, "\n") {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if _, tried := Try(d, o); tried == nil || tried.Error() != err.Error() {
		t.Errorf("tried without a file it is %v", tried)
	}
}

// TestRoundedMix: whole per cents that add up to 101 by their rounding are drawn.
func TestRoundedMix(t *testing.T) {
	const two = `  - {id: P, label: Fish among exports, value: 67, unit: "%", base: exports, source: S1}
  - {id: P2, label: Wool among exports, value: 34, unit: "%", base: exports, source: S1}
`
	src := strings.Replace(refusable, "{label: Cod, share: P}", "{label: Cod, share: P}, {label: Wool, share: P2}", 1)
	at := strings.Index(src, "  - {id: P,")
	src = src[:at] + two + src[strings.Index(src, "  - {id: Q,"):]
	d, err := codec.Read("x.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Brief(d, Options{}); err != nil {
		t.Error(err)
	}
	over := strings.Replace(src, "value: 34", "value: 35", 1)
	if _, err := codec.Read("x.yaml", []byte(over)); err == nil {
		t.Error("shares of 102% are read")
	}
}
