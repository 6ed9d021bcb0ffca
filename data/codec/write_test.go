package codec

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dyad/data"
)

// sameDossier compares what files say, not where they say it.
var sameDossier = cmp.Options{
	cmpopts.IgnoreTypes(data.Pos{}),
	cmpopts.IgnoreUnexported(data.Dossier{}, data.ExhibitHead{}),
	cmpopts.IgnoreFields(data.Dossier{}, "Name", "Raw", "SHA256"),
	cmpopts.EquateEmpty(),
}

func TestWriteReadsBack(t *testing.T) {
	files := map[string][]byte{"rus-kaz.yaml": data.DefaultBytes(), "computed.yaml": []byte(computedDossier), "hostile.yaml": []byte(hostileWords)}
	for _, name := range []string{"testdata/sparse.yaml", "testdata/rich.yaml", "testdata/kinds.yaml", "testdata/relations.yaml", "report/pdf/testdata/scripts.yaml"} {
		b, err := os.ReadFile(filepath.Join("../..", name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = b
	}
	for name, b := range files {
		d, err := Read(name, b)
		if err != nil {
			t.Fatal(err)
		}
		out := Write(d)
		again, err := Read("formatted "+name, out)
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if diff := cmp.Diff(d, again, sameDossier); diff != "" {
			t.Errorf("%s is not the same after Write (-before +after):\n%s", name, diff)
		}
		if !bytes.Equal(out, Write(again)) {
			t.Errorf("%s: what Write writes of what it wrote differs", name)
		}
	}
}

// TestQuote holds quoting to that of strconv.
func TestQuote(t *testing.T) {
	all := []string{"", "a", "\"", `\`, "a\"b\\", "\x00\t\n\x7f", "\xff", "a\xd0", "\xd0\xd0\x90", "\xd3", "\u00a0x\u202f", "–é漢\U0001F600", "Қазақстан — Россия"}
	for r := range rune(0x3100) {
		all = append(all, "x"+string(r)+"y")
	}
	for _, s := range all {
		w := &writer{out: []byte("k: ")}
		w.quote(s)
		if got, want := string(w.out), "k: "+strconv.Quote(s); got != want {
			t.Errorf("%q is quoted %s, not %s", s, got, want)
		}
	}
}

// TestLiteral holds that what Literal gives is read as what it was given, and that
// Write writes the same.
func TestLiteral(t *testing.T) {
	for _, s := range []string{"", "a", "a b", " 1  2 ", "{", `5"`, `a "1" b`, `1"2"3 x`, "HS 01–24, {A}", "Ⅷ ½", "№ 5", "1\u00a0000 т"} {
		pieces, err := data.ParseProse(data.Literal(s))
		if err != nil {
			t.Errorf("%q: %v", s, err)
		}
		back := ""
		for _, p := range pieces {
			if back += p.Text; p.Claim != "" || p.Side != 0 {
				t.Errorf("%q refers to something: %+v", s, p)
			}
		}
		if back != s {
			t.Errorf("%q is read as %q", s, back)
		}
		w := &writer{lang: "en"}
		w.text(data.Text{Tags: []string{"en"}, Vals: []string{s}}, label)
		if got, want := string(w.out), strconv.Quote(data.Literal(s)); got != want {
			t.Errorf("%q is written %s, not %s", s, got, want)
		}
	}
}

// BenchmarkWrite writes a dossier of common size.
func BenchmarkWrite(b *testing.B) {
	d, err := Read("rus-kaz.yaml", data.DefaultBytes())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		Write(d)
	}
}

// computedDossier has every part that only computed dossiers have.
const computedDossier = `dyad: 1
id: mda-smr
title: Moldova and San Marino
as_of: 2022-12-31
a: {code: MDA, name: Moldova}
b: {code: SMR, name: San Marino}
fonts:
  - {file: fonts/a.ttf, licence: "SIL Open Font License 1.1"}
  - {file: fonts/b.otf, licence: Apache License 2.0}
measures:
  - {id: trade-share, name: Trade share, formula: "(X + M) ÷ (X₁ + M₁)", citation: Barbieri 1996, level: L2, note: in 2022}
  - {id: plain, name: '{"HS2"} sums'}
not_computable:
  - {name: Trade over GDP, needs: GDP of 2022}
sources:
  - id: S1
    title: BACI
    date: n.d.
    file: {name: BACI_HS92_Y2022.csv, format: BACI, edition: HS92, rows: 12, sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855}
    remarks: ["3 rows were left out", {en: two, "no": to, ru: два}]
    reading: ["1 file was read twice"]
  - {id: S2, title: Made up, date: n.d., example: true}
claims:
  - {id: Y1, label: "Exports, first", unit: USD bn, value: 1.50, period: "2021", source: S1, measure: plain, rows: 4, exact: "1499999999.5", lines: "2-4, 9"}
  - {id: Y2, label: "Exports, second", unit: USD m, value: 700, period: "2022", source: S1}
  - {id: P1, label: First share, unit: "%", value: 20, source: S1}
  - {id: P2, label: Second share, unit: "%", value: 10, source: S1}
  - {id: H1, label: Concentration, unit: index, value: 0.25, source: S1, measure: trade-share}
  - {id: H2, label: Threshold, unit: index, value: 0.4, source: none}
  - {id: G1, label: Growth, unit: "% change", value: -3.1, source: S1}
  - {id: R1, label: Rank, unit: rank, value: 3, qualifier: joint, source: S1}
sections:
  - {id: s, title: "Since {Y1:period}", body: [{exhibit: l}, {exhibit: g}, {exhibit: t}, {define: {term: "{A}", text: "a {Y2}"}}, {bullets: [b, "c {\"G20\"}"]}]}
exhibits:
  - {id: l, kind: lines, title: T, series: [{label: "{A} to {B}", side: MDA, points: [Y1, Y2]}]}
  - {id: g, kind: grid, title: T, width: half, columns: [What, "{Y1:period}", Note], rows: [{label: Sum, side: SMR, cells: ["{Y1}", ""]}, {label: Other, cells: ["", "x"]}]}
  - {id: r, kind: ranking, title: T, width: full, items: [{claim: P1, label: L, side: MDA}, {claim: P2}]}
  - {id: t, kind: threshold, title: T, items: [{claim: H1, label: L, side: MDA}], threshold: H2}
`

// hostileWords has words that YAML or the format would take for something else.
const hostileWords = `dyad: 1
id: x
title: '{"{"} and {"}"} and {"a\"b"}'
as_of: 2022-08-20
a: {code: RUS, name: "no"}
b: {code: KAZ, name: "true: - # [x] \\ \" '"}
keywords: ["yes", "1", "- x", "a: b", "null", "~"]
sources:
  - {id: y, title: "n.d.: 5 % #1", date: n.d.}
  - {id: no, title: "null", date: 2020-01-01, url: "https://example.org/?a=1&b=2#c"}
claims:
  - {id: n, label: '{"#1"} off', unit: "off", value: 1, source: y, as_printed: '{"5\""}'}
  - {id: off, label: "nbsp here", unit: "%", value: 0.10, step: 0.05, source: "no", period: "2022"}
`
