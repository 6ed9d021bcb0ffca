package html_test

import (
	"bytes"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report"
	"dyad/report/doc"
	"dyad/report/html"
	"dyad/report/reporttest"
)

// samples are the dossiers whose pages are looked at, by name.
func samples(t testing.TB) map[string]*data.Dossier {
	t.Helper()
	all := map[string]*data.Dossier{}
	for _, lang := range []string{"en", "ru", "kk"} {
		all[lang] = reporttest.Translated(t, lang)
	}
	for _, name := range []string{"rich.yaml", "sparse.yaml", "kinds.yaml"} {
		all[name] = reporttest.Sample(t, name)
	}
	return all
}

func options(name string) report.Options {
	o := report.Options{Version: "0.0.0"}
	if !strings.Contains(name, ".") {
		o.Lang = name
	}
	return o
}

func page(t testing.TB, d *data.Dossier, o report.Options) string {
	t.Helper()
	s, err := report.InFormats(d, o, []string{report.HTML})
	reporttest.Must(t, err)
	return string(s.Files[0])
}

var (
	tags      = regexp.MustCompile(`<[^>]*>`)
	breaks    = regexp.MustCompile(`</(?:p|li|th|td|h\d|figcaption|caption|summary|b)>|<(?:p|li|tr|figcaption)[ >]`)
	unescaped = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&")
)

// wordsOf are the words of markup in order.
func wordsOf(markup string) []string {
	markup = breaks.ReplaceAllStringFunc(markup, func(s string) string { return " " + s })
	text := unescaped.Replace(tags.ReplaceAllString(markup, ""))
	return strings.Fields(reporttest.Fold(strings.ReplaceAll(text, "\u00ad", "")))
}

// without cuts pieces out of a page that repeat others, or say what paper does not.
func without(page string, begin, end string) string {
	for {
		before, rest, ok := strings.Cut(page, begin)
		if !ok {
			return page
		}
		_, after, ok := strings.Cut(rest, end)
		if !ok {
			return before
		}
		page = before + " " + after
	}
}

// letters are words without the spaces between them: spans may end within a word.
func letters(words []string) string { return strings.Join(words, "") }

// TestSameWords: a page says what the document says, in its order: each block's words,
// those of figures in their alternative. Pages of paper that are named are left out, and
// what a page says twice.
func TestSameWords(t *testing.T) {
	for name, d := range samples(t) {
		o := options(name)
		document, err := report.Compose(d, audit.Check(d), o)
		reporttest.Must(t, err)
		got := page(t, d, o)
		_, got, _ = strings.Cut(got, "</nav>")
		got, _, _ = strings.Cut(got, "</main>")
		got = without(got, `<section class="box"`, "</section>")
		got = without(got, `<details class="data">`, "</details>")
		got = without(got, "<svg", "</svg>")
		got = without(got, `<span class="hidden">`, "</span>")
		got = without(got, `<summary>`, "</summary>")
		all := letters(wordsOf(got))
		at := 0
		for _, b := range flat(document.Body) {
			for _, s := range blockTexts(b) {
				want := letters(strings.Fields(reporttest.Fold(s.String())))
				k := strings.Index(all[at:], want)
				if k < 0 {
					t.Errorf("%s: the page lacks %q, or has it earlier", name, s.String())
					continue
				}
				at += k + len(want)
			}
			if f, ok := b.(doc.Figure); ok && strings.Count(got, `<div role="img" aria-label="`+escape(f.Alt)+`"`) != 1 {
				t.Errorf("%s: figure %s lacks its alternative, or has it twice", name, f.ID)
			}
		}
	}
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}

// flat are blocks without columns. The second figure of page 1 follows the first.
func flat(bs []doc.Block) []doc.Block {
	var out []doc.Block
	for _, b := range bs {
		switch b := b.(type) {
		case doc.Front:
			out = append(append(out, flat(b.Picture)...), flat(b.Second)...)
		case doc.Columns:
			for _, col := range b.Cols {
				out = append(out, flat(col)...)
			}
		case doc.Flow:
			out = append(out, flat(b.Blocks)...)
		default:
			out = append(out, b)
		}
	}
	return out
}

// blockTexts are the texts of a block that a page has too.
func blockTexts(b doc.Block) []doc.Spans {
	switch b := b.(type) {
	case doc.Heading:
		return []doc.Spans{signless(b.Text), signless(b.Subtitle)}
	case doc.Paragraph:
		return []doc.Spans{signless(b.Text)}
	case doc.List:
		var all []doc.Spans
		for _, it := range b.Items {
			if b.Kind != doc.Bullets && b.Kind != doc.Numbered {
				all = append(all, signless(it.Label))
			}
			all = append(all, signless(it.Text))
		}
		return all
	case doc.Table:
		all := []doc.Spans{signless(b.Caption)}
		for _, c := range b.Cols {
			if c.Role != doc.PageOfUse {
				all = append(all, signless(c.Head))
			}
		}
		for _, r := range b.Rows {
			for _, c := range r.Cells {
				all = append(all, signless(c.Text))
			}
		}
		return append(all, signless(b.Note))
	case doc.Figure:
		return []doc.Spans{signless(b.Title), signless(b.Subtitle), signless(b.Note)}
	}
	return nil
}

// signless is s with its signs as the page writes them.
func signless(s doc.Spans) doc.Spans {
	s = slices.Clone(s)
	for i := range s {
		if x := &s[i]; x.Kind == doc.Ref && x.Text == "" {
			x.Text = [doc.NumSigns]string{doc.SignNone: "○", doc.SignDoubtful: "◐"}[x.Sign] + x.Sign.Letter()
		}
	}
	return s
}

// TestPageIsSound: no anchor stands twice, every link leads to one, no head of a table is
// empty, nothing runs and nothing is asked for elsewhere.
func TestPageIsSound(t *testing.T) {
	for name, d := range samples(t) {
		got := page(t, d, options(name))
		ids := map[string]bool{}
		for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(got, -1) {
			if ids[m[1]] {
				t.Errorf("%s: anchor %q stands twice", name, m[1])
			}
			ids[m[1]] = true
		}
		for _, m := range regexp.MustCompile(`(?:href="#|popovertarget="|aria-labelledby=")([^"]*)"`).FindAllStringSubmatch(got, -1) {
			if !ids[m[1]] {
				t.Errorf("%s: nothing has the anchor %q", name, m[1])
			}
		}
		if regexp.MustCompile(`<th[^>]*></th>`).MatchString(got) {
			t.Errorf("%s: a table has an empty head", name)
		}
		for _, anchor := range []string{"top", "main", "contents", "proof", "ledger"} {
			if !ids[anchor] {
				t.Errorf("%s: there is no anchor %q", name, anchor)
			}
		}
		for _, m := range regexp.MustCompile(`<script[^>]*type="([^"]*)"|<script>|\s(?:src|on\w+)="[^"]*"|url\([^)]*\)|@import`).FindAllStringSubmatch(got, -1) {
			if m[1] != "application/yaml" && m[1] != "application/json" && m[1] != "application/ld+json" {
				t.Errorf("%s: the page has %q", name, m[0])
			}
		}
		if again := page(t, d, options(name)); again != got {
			t.Errorf("%s: two pages of one dossier differ", name)
		}
	}
}

// TestCarries: a page carries its dossier byte for byte, whatever is in it.
func TestCarries(t *testing.T) {
	raw := string(reporttest.Sample(t, "sparse.yaml").Raw)
	for _, hostile := range []string{`x </script><!--`, `<SCRIPT>alert()</Script>`, `&dyad-lt;/script> &dyad-amp; &amp;`, `--> ]]> <img src=x onerror=alert()> "quoted"`} {
		title := "title: '" + strings.ReplaceAll(hostile, "'", "''") + "'\n"
		d, err := codec.Read("x.yaml", []byte(regexp.MustCompile(`(?m)^title: .*\n`).ReplaceAllLiteralString(raw, title)))
		reporttest.Must(t, err)
		faces := []html.Face{{Format: "pdf", Href: `a%20"b&.pdf`}, {Format: "xlsx", Href: "../x.xlsx"}, {Format: "html", Lang: "ru", Href: "x.ru.html"}}
		got := page(t, d, report.Options{Version: "0.0.0", Date: "2024-02-29", Base: "https://example.org/a b/", Faces: faces})
		m, files, err := html.Read([]byte(got))
		reporttest.Must(t, err)
		if want := (html.Metadata{Tool: "dyad 0.0.0", Lang: "en", Date: "2024-02-29", Source: doc.Sources(d.SHA256, [32]byte{}, [32]byte{}, [32]byte{}, [32]byte{}), Base: "https://example.org/a b/", Page: "sparse.html", Faces: faces}); !reflect.DeepEqual(m, want) {
			t.Errorf("the page says %+v of itself, want %+v", m, want)
		}
		if len(files) != 3 || files[0].Name != "dossier.yaml" || !bytes.Equal(files[0].Data, d.Raw) || files[1].Name != report.AttachedLedger {
			t.Errorf("%q: the page carries %+v", hostile, files)
		}
		if strings.Count(got, "<script") != 2 || strings.Count(got, "</script>") != 2 || strings.Contains(got, "<!--") || strings.Contains(got, "<img") && !strings.Contains(got, "application/yaml") {
			t.Errorf("%q is not hidden", hostile)
		}
		if !strings.Contains(got, "<title>"+escape(hostile)+"</title>") {
			t.Errorf("%q is not the title", hostile)
		}
	}
}

// TestReadRefuses: what is no page of ours, or is damaged, is refused.
func TestReadRefuses(t *testing.T) {
	good := page(t, reporttest.Embedded(t), options("en"))
	for name, bad := range map[string]string{
		"another page":  "<!DOCTYPE html>\n<html lang=\"en\"><title>x</title>",
		"no dossier":    strings.Replace(good, "dyad-dossier-sha256", "other", 1),
		"another tool":  strings.Replace(good, `content="dyad 0.0.0"`, `content="pandoc"`, 1),
		"no head's end": strings.Replace(good, "</head>", "", 1),
		"cut off":       good[:strings.Index(good, "</script>\n</head>")] + "</head>\n",
		"bad download":  strings.Replace(good, ";base64,", ";base64,!", 1),
	} {
		if _, _, err := html.Read([]byte(bad)); err == nil {
			t.Errorf("%s is read", name)
		}
	}
	if got := html.Compare([]byte(good), []byte(strings.Replace(good, "42.4%", "42.5%", 1))); len(got) != 1 || !strings.HasPrefix(got[0], "the part #") {
		t.Errorf("a page with another figure differs in %q", got)
	}
	if got := html.Compare([]byte(good), []byte(good)); got != nil {
		t.Errorf("a page differs from itself in %q", got)
	}
}

// FuzzRead: no bytes make reading a page fail otherwise than by an error.
func FuzzRead(f *testing.F) {
	f.Add([]byte(page(f, reporttest.Sample(f, "sparse.yaml"), options("sparse.yaml"))))
	f.Add([]byte("<!DOCTYPE html>\n<meta name=\"generator\" content=\"dyad 1\"><meta name=\"dyad-dossier-sha256\" content=\"1\"></head>\n<script type=\""))
	f.Fuzz(func(t *testing.T, b []byte) {
		_, files, err := html.Read(b)
		if err != nil && files != nil {
			t.Errorf("files with an error %v", err)
		}
		html.Compare(b, b)
	})
}

// BenchmarkWrite is the page of a composed document.
func BenchmarkWrite(b *testing.B) {
	d := reporttest.Embedded(b)
	document, err := report.Compose(d, audit.Check(d), options("en"))
	reporttest.Must(b, err)
	o := html.Options{Theme: html.Theme(), Files: []html.File{{Name: "dossier.yaml", MIME: "application/yaml", Data: d.Raw}}}
	b.ReportAllocs()
	for b.Loop() {
		_, err := html.Write(document, o)
		reporttest.Must(b, err)
	}
}
