package report

import (
	"strings"
	"testing"

	"dyad/data/codec"
	"dyad/report/reporttest"
)

// oneSided is a dossier in which most of what a brief shows is not stated.
const oneSided = `
dyad: 1
id: one-sided
title: A pair of which little is known
as_of: 2024-05-01
a: {code: ISL, name: Iceland}
b: {code: MLT, name: Malta}
sources:
  - {id: S1, title: Invented for a test, date: n.d.}
claims:
  - {id: P, label: Fish among exports, value: 40, unit: "%", base: exports of Iceland to Malta, source: S1, evidence: cited}
  - {id: Q, label: Length of the cable, value: 120, unit: km, source: none}
  - {id: R, label: Laid length of the cable, value: 30, unit: km, source: none}
sections:
  - {id: s, title: Goods, topic: goods, body: [{exhibit: m}, {exhibit: b}]}
exhibits:
  - {id: m, kind: mix, title: Exports, flows: [{from: ISL, to: MLT, items: [{label: Fish, share: P}]}]}
  - {id: b, kind: progress, title: Cable, length: Q, done: R, done_label: laid, to_go: to lay}
`

// TestMissingIsNotZero holds that what the dossier does not state is said to be
// not stated, and is never a nought.
func TestMissingIsNotZero(t *testing.T) {
	d, err := codec.Read("one-sided.yaml", []byte(oneSided))
	if err != nil {
		t.Fatal(err)
	}
	r := brief(t, d)
	text := reporttest.TextLayer(t, r.PDF)
	for _, want := range []string{
		"No figure in the sources measures reliance.",
		"no year", "n.s.: not stated", "not itemised", "60%", "90 km to lay", "n.d.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the brief does not say %q:\n%s", want, text)
		}
	}
	for _, zero := range []string{" 0%", "USD 0", " 0 km"} {
		if strings.Contains(text, zero) {
			t.Errorf("the brief says %q of what is not stated", zero)
		}
	}
	if got := undeclared(t, d, r.Pages, text); len(got) > 0 {
		t.Errorf("numbers from nowhere: %q", got)
	}
}
