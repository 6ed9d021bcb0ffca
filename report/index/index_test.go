package index

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dyad/report/batch"
	"dyad/report/reporttest"
	"dyad/report/words"
)

// list is the list of entries.
func list(all ...batch.Entry) *List {
	l := new(List)
	for i, e := range all {
		e.N = i + 1
		l.Add(e)
	}
	return l
}

// brief is the line of a brief that was computed.
func brief(a, b, format string) batch.Entry {
	id := strings.ToLower(a + "-" + b)
	e := batch.Entry{Status: batch.OK, ID: id, A: a, B: b, Lang: "en", Year: "2022", Path: a + "/" + id + "-en-2022." + format,
		Facts: batch.Facts{Title: a + " land and " + b + " land: what each sells the other", AName: a + " land", BName: b + " land", Date: "2022-12-31", Turnover: 3_700_000,
			Findings: map[string]int{"conflict": 2, "derived": 3}}}
	if format != batch.PDF {
		e.Format = format
	}
	return e
}

func made(t testing.TB, o Options, all ...batch.Entry) map[string]string {
	t.Helper()
	if o.Lang == "" {
		o.Lang = "en"
	}
	s, err := list(all...).Make(o)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range s.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

// TestRows: formats of one brief in one language are one row, languages are rows of their
// own, and what has failed is counted.
func TestRows(t *testing.T) {
	ru := brief("KAZ", "RUS", batch.PDF)
	ru.Lang, ru.Path, ru.Date = "ru", "x/kaz-rus-ru.pdf", "2021-01-01"
	s, err := list(brief("KAZ", "RUS", batch.PDF), brief("KAZ", "RUS", "png"), ru, batch.Entry{Status: batch.Bad}, batch.Entry{Status: batch.Bad}).Make(Options{Lang: "en"})
	if err != nil || s.Briefs != 2 || s.Failed != 2 || s.Dated != 2 || len(s.Files) != 2 {
		t.Fatalf("%d briefs, %d failed, %d dated, %d files, %v", s.Briefs, s.Failed, s.Dated, len(s.Files), err)
	}
	const want = `<tr><th scope="row"><a href="KAZ/kaz-rus-en-2022.pdf">KAZ land – RUS land</a><span class="code"> KAZ–RUS</span>` +
		`<p>KAZ land and RUS land: what each sells the other</p></th><td class="lang">en</td><td class="day">2022-12-31</td><td class="turnover">3.7</td>` +
		`<td class="conflicts">2</td><td class="findings">5</td><td class="formats"><a href="KAZ/kaz-rus-en-2022.pdf">PDF</a> <a href="KAZ/kaz-rus-en-2022.png">PNG</a></td></tr>`
	for _, f := range s.Files {
		if !strings.Contains(string(f.Data), want) || !strings.Contains(string(f.Data), "2 briefs could not be made and are not listed.") || strings.Count(string(f.Data), "<tr><th scope=\"row\"") != 2 {
			t.Errorf("%s is\n%s", f.Name, f.Data)
		}
	}
	// columns that are the same in all rows, or are not known, are left out
	one := made(t, Options{}, batch.Entry{Status: batch.OK, ID: "x", A: "KAZ", B: "RUS", Lang: "en", Year: "2022", Path: "x.pdf"})["all.html"]
	if !strings.Contains(one, `<a href="x.pdf">KAZ – RUS</a><span class="code"> KAZ–RUS</span></th><td class="conflicts">0</td><td class="findings">0</td></tr>`) {
		t.Errorf("of an old manifest:\n%s", one)
	}
	// in any order of adding, as by manifests of shards
	mixed, all := new(List), []batch.Entry{brief("KAZ", "RUS", batch.PDF), brief("KAZ", "RUS", "png"), ru}
	for _, i := range []int{2, 1, 0} {
		e := all[i]
		e.N = i + 1
		mixed.Add(e)
	}
	m, err := mixed.Make(Options{Lang: "en"})
	if straight, _ := list(all...).Make(Options{Lang: "en"}); err != nil || !reflect.DeepEqual(m, straight) {
		t.Errorf("entries in another order make another index: %v", err)
	}
	if none := made(t, Options{}); !strings.Contains(none["all.html"], "<tbody>") || !strings.Contains(none["index.html"], "Found: 0 of 0") {
		t.Errorf("of nothing:\n%s", none["index.html"])
	}
}

// TestHostileText: text of others is text, in the pages, their data and the feed.
func TestHostileText(t *testing.T) {
	const evil = `</script><img src=x onerror="alert(1)">{a}{id}&amp;`
	e := brief("KAZ", "RUS", batch.PDF)
	e.Title, e.AName, e.ID, e.Path = evil, evil, evil, `a:b/"onclick=x <i>.pdf`
	base, _ := url.Parse("https://example.org/x/")
	files := made(t, Options{Title: evil, Base: base, Root: "../out"}, e, brief("AAA", "BBB", batch.PDF))
	for name, text := range files {
		if strings.Contains(text, "<img") || strings.Contains(text, "<i>") {
			t.Errorf("%s has the markup of a title:\n%s", name, text)
		}
	}
	for _, name := range []string{"feed.atom", "sitemap.xml"} {
		d := xml.NewDecoder(strings.NewReader(files[name]))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Errorf("%s: %v", name, err)
				break
			}
		}
	}
	if unpacked := unpack(t, files["index.html"]); unpacked[0] != evil+"|"+e.Path {
		t.Errorf("the data say %q", unpacked[0])
	}
	if got := cssString(`a"</style>\` + "\n"); got != `"a\22 \3c /style\3e \5c \a "` {
		t.Errorf("%s", got)
	}
}

// unpack reads the rows of a page as page.js does: title|path|….
func unpack(t *testing.T, page string) []string {
	t.Helper()
	raw := regexp.MustCompile(`<script type="application/json" id="rows">(.*)</script>\n<script>`).FindStringSubmatch(page)
	if raw == nil {
		t.Fatal("no data")
	}
	var p packed
	if err := json.Unmarshal([]byte(raw[1]), &p); err != nil {
		t.Fatal(err)
	}
	fill := func(s string, of ...string) string {
		if rest, ok := strings.CutPrefix(s, "="); ok {
			return rest
		}
		return strings.NewReplacer(of...).Replace(s)
	}
	var all []string
	var rows [][]any
	if err := json.Unmarshal(p.Rows, &rows); err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		at := func(i int) int {
			if i >= len(r) {
				return 0
			}
			return int(r[i].(float64))
		}
		a, b := p.States[at(0)], p.States[at(1)]
		id := strings.ToLower(a[0] + "-" + b[0])
		if len(r) > 9 {
			id = r[9].(string)
		}
		line := fill(p.Titles[at(7)], "{a}", a[1], "{b}", b[1])
		for _, f := range p.Files[at(8)] {
			path := f[1]
			if len(f) == 2 {
				path = fill(path, "{id}", id, "{a}", a[0], "{b}", b[0], "{lang}", p.Langs[at(5)], "{year}", p.Days[at(6)][:4])
			}
			line += "|" + path
		}
		all = append(all, line)
	}
	return all
}

// TestPacked: what the script reads is what the manifest says, and what is alike stands
// once.
func TestPacked(t *testing.T) {
	var all []batch.Entry
	var want []string
	for i := range 300 {
		a, b := fmt.Sprintf("A%02d", i/20), fmt.Sprintf("B%02d", i%20)
		for _, format := range []string{batch.PDF, "png"} {
			all = append(all, brief(a, b, format))
		}
		want = append(want, all[2*i].Title+"|"+all[2*i].Path+"|"+all[2*i+1].Path)
	}
	page := made(t, Options{}, all...)["index.html"]
	if got := unpack(t, page); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got[:3], want[:3])
	}
	if n := strings.Count(page, "what each sells the other"); n != 101 {
		t.Errorf("the title stands %d times, not in 100 rows and once", n)
	}
	if n := strings.Count(page, "<tr><th scope=\"row\""); n != 100 || !strings.Contains(page, `<button id="more" type="button">`) {
		t.Errorf("%d rows", n)
	}
	// a path that cannot be told from a pattern, a date of another year
	odd := brief("KAZ", "RUS", batch.PDF)
	odd.Date, odd.Title = "2024-02-01", "=KAZ land"
	brace := brief("KAZ", "UZB", batch.PDF)
	brace.Path = "{id}.pdf"
	if got := unpack(t, made(t, Options{}, odd, brace)["index.html"]); got[0] != odd.Title+"|"+odd.Path || got[1] != brace.Title+"|{id}.pdf" {
		t.Errorf("%q", got)
	}
}

// TestNumbers prints turnovers: page.js prints the same, as the check of pages says.
func TestNumbers(t *testing.T) {
	for _, test := range []struct {
		lang string
		usd  int64
		want string
	}{
		{"en", 0, "–"}, {"en", 1, "<0.1"}, {"en", 49_999, "<0.1"}, {"en", 50_000, "0.1"}, {"en", 3_700_000, "3.7"}, {"en", 9_949_999, "9.9"},
		{"en", 9_950_000, "10"}, {"en", 26_090_000_000, "26,090"}, {"en", 1_234_500_000, "1,235"}, {"ru", 1_234_500_000, "1235"}, {"ru", 26_090_000_000, "26\u00a0090"}, {"ru", 3_700_000, "3,7"},
	} {
		c, err := newContent(list(), Options{Lang: test.lang})
		if err != nil {
			t.Fatal(err)
		}
		if got := c.millions((&row{turnover: test.usd}).tenths()); got != test.want {
			t.Errorf("%s %d: %q, want %q", test.lang, test.usd, got, test.want)
		}
	}
	for lang, want := range map[string]signs{"en": {".", ",", 4}, "ru": {",", "\u00a0", 5}, "kk": {",", "\u00a0", 5}} {
		c, err := newContent(list(), Options{Lang: lang})
		if err != nil || c.signs() != want {
			t.Errorf("%s: %v, %v", lang, c.signs(), err)
		}
	}
}

// TestWeb: map and feed state addresses and dates of briefs; the feed has the latest, and
// of one date the larger.
func TestWeb(t *testing.T) {
	base, _ := url.Parse("https://example.org/b/")
	var all []batch.Entry
	for i := range 60 {
		e := brief(fmt.Sprintf("A%02d", i), "RUS", batch.PDF)
		e.Date, e.Turnover = fmt.Sprintf("20%02d-01-01", 10+i/2), int64(i%2+1)*1e6
		all = append(all, e)
	}
	ru := all[0]
	ru.Lang, ru.Path = "ru", "ru/é.pdf"
	undated := brief("ZZZ", "RUS", batch.PDF)
	undated.Date = ""
	files := made(t, Options{Base: base}, append(all, ru, undated)...)
	for _, want := range []string{
		`<url><loc>https://example.org/b/A01/a01-rus-en-2022.pdf</loc><lastmod>2010-01-01</lastmod></url>`,
		`<loc>https://example.org/b/ZZZ/zzz-rus-en-2022.pdf</loc></url>`,
		`<xhtml:link rel="alternate" hreflang="ru" href="https://example.org/b/ru/%C3%A9.pdf"/>`,
	} {
		if !strings.Contains(files["sitemap.xml"], want) {
			t.Errorf("the map lacks %s", want)
		}
	}
	feed := files["feed.atom"]
	if n := strings.Count(feed, "<entry "); n != 50 || strings.Contains(feed, "zzz-rus") {
		t.Errorf("%d entries, or one without a date", n)
	}
	first, second := strings.Index(feed, "a59-rus"), strings.Index(feed, "a58-rus")
	if first < 0 || second < first || !strings.Contains(feed, "<updated>2039-01-01T00:00:00Z</updated>") || !strings.Contains(feed, "what each sells the other. 5 findings.</summary>") {
		t.Errorf("feed\n%.1500s", feed)
	}
	if !strings.Contains(files["index.html"], `type="application/atom+xml" href="feed.atom"`) {
		t.Error("the page does not name the feed")
	}
	if files := made(t, Options{Base: base}, undated); files["feed.atom"] != "" || strings.Contains(files["index.html"], "feed.atom") {
		t.Error("a feed without dates")
	}
	if files := made(t, Options{Base: base, Root: "../out"}, all[0]); !strings.Contains(files["sitemap.xml"], "<loc>https://example.org/out/A00/") {
		t.Errorf("beside the briefs:\n%s", files["sitemap.xml"])
	}
}

// TestSitemapParts: a map holds 50,000 addresses; of more there are parts and their list.
func TestSitemapParts(t *testing.T) {
	base, _ := url.Parse("https://example.org/b/")
	c := &content{o: Options{Base: base}}
	for i := range maxSitemap + 1 {
		c.rows = append(c.rows, &row{id: fmt.Sprint(i), files: []file{{batch.PDF, fmt.Sprint(i) + ".pdf", i}}})
	}
	files := c.sitemap()
	if len(files) != 3 || files[0].Name != "sitemap.xml" || !strings.Contains(string(files[0].Data), "<loc>https://example.org/b/sitemap-2.xml</loc>") ||
		strings.Count(string(files[1].Data), "<url>") != maxSitemap || strings.Count(string(files[2].Data), "<url>") != 1 {
		t.Errorf("%d files", len(files))
	}
}

// TestWordsUsed: every message of an index is used, and none is missing in any language.
func TestWordsUsed(t *testing.T) {
	literals := reporttest.Literals(t, ".")
	for _, lang := range words.Languages() {
		for key := range reporttest.Messages(t, lang) {
			if strings.HasPrefix(key, "index.") && !literals[key] {
				t.Errorf("words/%s.txt: message %q is used nowhere", lang, key)
			}
		}
		base, _ := url.Parse("https://example.org/b/")
		if _, err := list(brief("KAZ", "RUS", batch.PDF), brief("KAZ", "RUS", "png"), batch.Entry{Status: batch.Bad}).Make(Options{Lang: lang, Base: base}); err != nil {
			t.Error(err)
		}
	}
}
