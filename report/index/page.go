package index

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"slices"
	"strings"

	"dyad/report/words"
)

//go:embed page.css
var style string

//go:embed page.js
var script string

const (
	// perPage is how many rows the search page has at first, and shows more of at a time.
	perPage = 100
	// perBody is how many rows stand in one part of a table: of the search page, as page.js
	// draws it, and of the whole page. A reader's browser lays out the parts in view alone.
	perBody      = 20
	perWholeBody = 100
)

// A page is HTML as it grows.
type page struct {
	*content
	bytes.Buffer
}

// begin writes the page down to its main heading. The policy lets the browser load
// nothing and run the given script alone. rows stand in a part of its table.
func (p *page) begin(script string, rows int) {
	policy := "default-src 'none'; style-src 'unsafe-inline'"
	if script != "" {
		sum := sha256.Sum256([]byte(script))
		policy += "; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	fmt.Fprintf(p, `<!DOCTYPE html>
<html lang="%s">
<head>
<meta charset="utf-8">
<meta name="generator" content="dyad index">
<meta http-equiv="Content-Security-Policy" content="%s">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
`, html.EscapeString(p.o.Lang), policy, html.EscapeString(p.title))
	if p.o.Base != nil && p.anyDate() {
		fmt.Fprintf(p, "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"feed.atom\" title=\"%s\">\n", html.EscapeString(p.title))
	}
	fmt.Fprintf(p, "<style>\n%s.part { --rows: %d; }\n", style, rows)
	// A row is a grid. On phones its cells flow, and each number stands behind its head.
	widths, labels := "", ""
	for _, c := range p.columns() {
		widths += " " + c.width
		if c.label {
			labels += fmt.Sprintf(" tbody .%s::before { content: %s; }\n", c.class, cssString(c.head+": "))
		}
	}
	fmt.Fprintf(p, "@media print, (min-width: 48rem) {\n tr { display: grid; grid-template-columns: minmax(0, 1fr)%s; }\n}\n", widths)
	fmt.Fprintf(p, "@media screen and (max-width: 47.99rem) {\n%s}\n</style>\n</head>\n<body>\n<main>\n<h1>%s</h1>\n", labels, html.EscapeString(p.title))
}

// cssString is a string of CSS, of which no character can end the style.
func cssString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if r < ' ' || strings.ContainsRune(`"\<>&`, r) {
			fmt.Fprintf(&b, `\%x `, r)
		} else {
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func (p *page) anyDate() bool {
	for _, r := range p.rows {
		if r.date != "" {
			return true
		}
	}
	return false
}

// searchPage has the first rows, the data of all, and a script that searches them.
func (c *content) searchPage() []byte {
	p := &page{content: c}
	rows := c.pack()
	p.Grow(100_000 + len(rows))
	p.begin(script, perBody)
	whole := fmt.Sprintf(`<a href="all.html">%s</a>`, html.EscapeString(c.text("index.all")))
	fmt.Fprintf(p, `<search id="search" hidden>
<div><label for="q">%s</label><input id="q" name="q" type="search" autocomplete="off"></div>
<div><label for="sort">%s</label><select id="sort" name="sort">
`, html.EscapeString(c.text("index.search")), html.EscapeString(c.text("index.sort")))
	for _, by := range [][2]string{{"", "index.by-batch"}, {"name", "index.by-name"}, {"-turnover", "index.turnover"}, {"-conflicts", "index.conflicts"}, {"-findings", "index.findings"}} {
		if by[0] != "-turnover" || c.hasTurnover {
			fmt.Fprintf(p, "<option value=\"%s\">%s</option>\n", by[0], html.EscapeString(c.text(by[1])))
		}
	}
	p.WriteString("</select></div>\n</search>\n")
	found := c.text("index.found", words.Text("found", "{found}"), words.Text("all", "{all}"))
	n := c.num.Count(len(c.rows))
	fmt.Fprintf(p, "<p id=\"count\" role=\"status\" data-text=\"%s\">%s</p>\n", html.EscapeString(found),
		html.EscapeString(strings.NewReplacer("{found}", n, "{all}", n).Replace(found)))
	fmt.Fprintf(p, "<noscript><p>%s %s</p></noscript>\n", html.EscapeString(c.text("index.no-script")), whole)
	p.sayFailed()
	p.head()
	p.bodies(c.rows[:min(len(c.rows), perPage)], perBody)
	p.WriteString("</table>\n")
	hidden := ""
	if len(c.rows) <= perPage {
		hidden = " hidden"
	}
	fmt.Fprintf(p, "<p><button id=\"more\" type=\"button\"%s>%s</button></p>\n", hidden, html.EscapeString(c.text("index.more")))
	fmt.Fprintf(p, "<p>%s</p>\n</main>\n", whole)
	fmt.Fprintf(p, "<script type=\"application/json\" id=\"rows\">%s</script>\n<script>%s</script>\n</body>\n</html>\n", rows, script)
	return p.Bytes()
}

// wholePage has all rows and no script.
func (c *content) wholePage() []byte {
	p := &page{content: c}
	p.Grow(10_000 + 350*len(c.rows))
	p.begin("", perWholeBody)
	fmt.Fprintf(p, "<p><a href=\"index.html\">%s</a></p>\n", html.EscapeString(c.text("index.to-search")))
	p.sayFailed()
	p.head()
	p.bodies(c.rows, perWholeBody)
	p.WriteString("</table>\n</main>\n</body>\n</html>\n")
	return p.Bytes()
}

// bodies writes rows in parts of n.
func (p *page) bodies(rows []*row, n int) {
	if len(rows) == 0 {
		p.WriteString("<tbody>\n</tbody>\n")
	}
	for part := range slices.Chunk(rows, n) {
		p.WriteString("<tbody class=\"part\">\n")
		for _, r := range part {
			p.row(r)
		}
		p.WriteString("</tbody>\n")
	}
}

// sayFailed says how many files are not there.
func (p *page) sayFailed() {
	if p.failed > 0 {
		fmt.Fprintf(p, "<p>%s</p>\n", html.EscapeString(p.text("index.failed", p.count(p.failed))))
	}
}

// A column is one beside the first, with the class of its cells.
type column struct {
	class, head, width string
	label              bool // its cells say nothing without the head
}

// columns are those that are not the same for all rows.
func (c *content) columns() []column {
	var all []column
	add := func(is bool, class, key, width string, label bool) {
		if is {
			all = append(all, column{class, c.text(key), width, label})
		}
	}
	add(c.hasLangs, "lang", "index.lang", "6rem", true)
	add(c.hasDates, "day", "index.date", "7.5rem", false)
	add(c.hasTurnover, "turnover", "index.turnover", "8rem", true)
	add(true, "conflicts", "index.conflicts", "8rem", true)
	add(true, "findings", "index.findings", "7rem", true)
	add(c.hasFormats, "formats", "index.formats", "9rem", false)
	return all
}

// head begins the table. Its classes tell page.js which columns there are.
func (p *page) head() {
	var classes []string
	for _, is := range []struct {
		there bool
		class string
	}{{p.hasLangs, "has-lang"}, {p.hasDates, "has-day"}, {p.hasTurnover, "has-turnover"}, {true, "has-conflicts"}, {true, "has-findings"}, {p.hasFormats, "has-formats"}} {
		if is.there {
			classes = append(classes, is.class)
		}
	}
	fmt.Fprintf(p, "<table id=\"list\" class=\"%s\">\n<thead>\n<tr><th scope=\"col\">%s</th>", strings.Join(classes, " "), html.EscapeString(p.text("index.pair")))
	for _, c := range p.columns() {
		fmt.Fprintf(p, "<th scope=\"col\" class=\"%s\">%s</th>", c.class, html.EscapeString(c.head))
	}
	p.WriteString("</tr>\n</thead>\n")
}

// row writes a row as page.js does.
func (p *page) row(r *row) {
	own := ""
	if r.lang != p.o.Lang {
		own = ` lang="` + html.EscapeString(r.lang) + `"`
	}
	fmt.Fprintf(p, `<tr><th scope="row"><a href="%s"%s>%s</a><span class="code"> %s–%s</span>`,
		html.EscapeString(p.href(r.main())), own, html.EscapeString(r.pair()), html.EscapeString(r.code[0]), html.EscapeString(r.code[1]))
	if r.title != "" {
		fmt.Fprintf(p, "<p%s>%s</p>", own, html.EscapeString(r.title))
	}
	p.WriteString("</th>")
	cell := func(is bool, class, text string) {
		if is {
			p.WriteString(`<td class="` + class + `">` + html.EscapeString(text) + "</td>")
		}
	}
	cell(p.hasLangs, "lang", r.lang)
	cell(p.hasDates, "day", r.day())
	cell(p.hasTurnover, "turnover", p.millions(r.tenths()))
	cell(true, "conflicts", p.num.Count(r.conflicts))
	cell(true, "findings", p.num.Count(r.findings))
	if p.hasFormats {
		p.WriteString(`<td class="formats">`)
		for i, f := range r.files {
			if i > 0 {
				p.WriteByte(' ')
			}
			p.WriteString(`<a href="` + html.EscapeString(p.href(f)) + `">` + strings.ToUpper(f.format) + "</a>")
		}
		p.WriteString("</td>")
	}
	p.WriteString("</tr>\n")
}
