package report

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dyad/data/codec"
	"dyad/report/font"
	"dyad/report/html"
	"dyad/report/reporttest"
)

// titles is a dossier of titles in several scripts, and of a state whose name is one.
const titles = `dyad: 1
id: titles
title: Iceland and Malta
as_of: 2020-06-30
a: {code: ISL, name: איסלנד}
b: {code: MLT, name: Malta}
fonts:
  - {file: a/han.ttf, licence: Apache License 2.0}
sources:
  - {id: S1, title: 中国海关统计年鉴《对外贸易》, lang: zh, publisher: 海关总署, date: 2020}
  - {id: S2, title: סחר חוץ של ישראל לשנת, lang: he, publisher: מכון, date: 2020}
  - {id: S3, title: التجارة الخارجية, lang: ar, publisher: The office, date: 2020}
claims:
  - {id: C1, label: Trade turnover, value: 12.5, unit: USD m, period: "2019", source: S1, evidence: cited}
  - {id: C2, label: Exports, value: 2.5, unit: USD m, period: "2019", source: S2, evidence: cited}
  - {id: C3, label: Imports, value: 3.5, unit: USD m, period: "2019", source: S3, evidence: cited}
sections:
  - {id: trade, title: Trade, body: [{p: "It is {C1}, {C2} and {C3}."}]}
`

func hanFont(t *testing.T) []byte {
	t.Helper()
	b, err := os.ReadFile("../testdata/fonts/DroidSansFallback-cut.ttf")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A brief with given fonts has its titles as text, tagged with their languages, and
// names the font; a web page does not.
func TestBriefWithFonts(t *testing.T) {
	d, err := codec.Read("titles.yaml", []byte(titles))
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := ReadFonts(d, func(name string) ([]byte, error) {
		if name != "a/han.ttf" {
			t.Errorf("the font is read from %q", name)
		}
		return hanFont(t), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	s, err := InFormats(d, Options{Version: "devel", Fonts: fonts}, []string{PDF, HTML})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("\u202a", "", "\u202b", "", "\u202c", "").Replace(reporttest.TextLayer(t, s.Files[0]))
	for _, want := range []string{"中国海关统计年鉴《对外贸易》, 海关总署, 2020.", "סחר חוץ של ישראל לשנת", "מכון", "التجارة الخارجية", ", The office, 2020.",
		"Fonts given for letters of other scripts: DroidSansFallback (Apache License 2.0)."} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	file := filepath.Join(t.TempDir(), "titles.pdf")
	if err := os.WriteFile(file, s.Files[0], 0o600); err != nil {
		t.Fatal(err)
	}
	shape := reporttest.Tool(t, nil, "qpdf", "--qdf", "--object-streams=disable", file, "-")
	for _, want := range []string{"/Lang (zh)", "/Lang (he)", "/Lang (ar)", "/ReversedChars BMC"} {
		if !strings.Contains(shape, want) {
			t.Errorf("the file has no %s", want)
		}
	}
	page := string(s.Files[1])
	alone, err := InFormats(d, Options{Version: "devel"}, []string{HTML})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(page, "Fonts given") || strings.Contains(page, "font-1") || !bytes.Equal(alone.Files[0], s.Files[1]) {
		t.Error("the web page speaks of fonts")
	}
	for _, want := range []string{`<bdi lang="he" dir="rtl">סחר חוץ`, `<bdi dir="rtl">מכון</bdi>`, `<bdi lang="ar" dir="rtl">التجارة`, `<span lang="zh">中国`} {
		if !strings.Contains(page, want) {
			t.Errorf("the web page has no %s", want)
		}
	}
	if _, _, err := html.Read(s.Files[1]); err != nil {
		t.Error(err)
	}
}

// A name from right to left is kept apart from what a sentence puts around it.
func TestNamesAreApart(t *testing.T) {
	d, err := codec.Read("titles.yaml", []byte(titles))
	if err != nil {
		t.Fatal(err)
	}
	if !d.RTL {
		t.Fatal("the dossier is not said to have letters from right to left")
	}
	c := composerOf(t, d, "en")
	if got, want := c.text("meta.subject", c.stateArg("a", "ISL"), c.stateArg("b", "MLT")), "\u2068איסלנד\u2069"; !strings.Contains(got, want) {
		t.Errorf("%q has no %q", got, want)
	}
}

// What a font given cannot do is an error with the place of its entry.
func TestReadFontsRefuses(t *testing.T) {
	d, err := codec.Read("titles.yaml", []byte(titles))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		file []byte
		err  error
		want string
	}{
		{nil, errors.New("no such file"), `titles.yaml:8:5: font "a/han.ttf": no such file`},
		{[]byte("no font at all, but text"), nil, `titles.yaml:8:5: font "a/han.ttf": it is not a font`},
	} {
		_, err := ReadFonts(d, func(string) ([]byte, error) { return c.file, c.err })
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
	without := font.Embedded
	if _, lacks := withoutGlyph(without, "中"); !lacks {
		t.Error("the embedded faces have Chinese")
	}
	if _, err := Try(d, Options{Version: "devel"}); err == nil || !strings.Contains(err.Error(), "titles.yaml:10:21: sources S1 title: no typeface has the character '中' (U+4E2D)") {
		t.Errorf("without the font: %v", err)
	}
}
