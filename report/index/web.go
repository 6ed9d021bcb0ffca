package index

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"dyad/report/words"
)

const (
	maxSitemap = 50_000 // addresses in a map, the most that sitemaps.org/protocol.html allows
	maxFeed    = 50     // briefs in the feed
)

// mark says whose file an XML file is, for a later run that replaces it.
const mark = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- dyad index -->\n"

// address is the address on the web of a file, or of a page by its name.
func (c *content) address(href string) string {
	u, err := url.Parse(href)
	if err != nil { // it was made of escaped names
		return c.o.Base.String()
	}
	return c.o.Base.ResolveReference(u).String()
}

// xmlText is text for XML, which has no control characters.
func xmlText(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil { // a builder takes all
		return ""
	}
	return b.String()
}

// sitemap is the map of the site (sitemaps.org/protocol.html): the file of each brief that
// a reader is led to, with those in other languages. A map that would be too long is in
// parts, and sitemap.xml lists them.
func (c *content) sitemap() []File {
	of := map[string][]*row{} // by id
	for _, r := range c.rows {
		of[r.id] = append(of[r.id], r)
	}
	var parts []File
	for part := range slices.Chunk(c.rows, maxSitemap) {
		var b bytes.Buffer
		b.Grow(1000 + 120*len(part))
		b.WriteString(mark + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n")
		for _, r := range part {
			fmt.Fprintf(&b, "<url><loc>%s</loc>", xmlText(c.address(c.href(r.main()))))
			if r.date != "" {
				fmt.Fprintf(&b, "<lastmod>%s</lastmod>", xmlText(r.date))
			}
			if all := of[r.id]; len(all) > 1 {
				for _, other := range all {
					fmt.Fprintf(&b, `<xhtml:link rel="alternate" hreflang="%s" href="%s"/>`, xmlText(other.lang), xmlText(c.address(c.href(other.main()))))
				}
			}
			b.WriteString("</url>\n")
		}
		b.WriteString("</urlset>\n")
		parts = append(parts, File{fmt.Sprintf("sitemap-%d.xml", len(parts)+1), b.Bytes()})
	}
	switch len(parts) {
	case 0:
		return nil
	case 1:
		parts[0].Name = "sitemap.xml"
		return parts
	}
	var b bytes.Buffer
	b.WriteString(mark + `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, p := range parts {
		fmt.Fprintf(&b, "<sitemap><loc>%s</loc></sitemap>\n", xmlText(c.address(p.Name)))
	}
	b.WriteString("</sitemapindex>\n")
	return append([]File{{"sitemap.xml", b.Bytes()}}, parts...)
}

// feed is the feed (RFC 4287) of the latest briefs, of those of one date the ones of
// larger turnover first. Dates are those of the briefs, and never the clock.
func (c *content) feed() []byte {
	dated := slices.DeleteFunc(slices.Clone(c.rows), func(r *row) bool { return r.date == "" })
	slices.SortStableFunc(dated, func(x, y *row) int {
		return cmp.Or(cmp.Compare(y.date, x.date), cmp.Compare(y.turnover, x.turnover))
	})
	dated = dated[:min(len(dated), maxFeed)]
	var b bytes.Buffer
	home := xmlText(c.address("index.html"))
	fmt.Fprintf(&b, mark+`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="%s">
<title>%s</title>
<id>%s</id>
<link href="%[3]s"/>
<link rel="self" href="%[4]s"/>
<updated>%[5]s</updated>
<author><name>dyad</name></author>
`, xmlText(c.o.Lang), xmlText(c.title), home, xmlText(c.address("feed.atom")), moment(dated[0].date))
	for _, r := range dated {
		at := xmlText(c.address(c.href(r.main())))
		title := cmp.Or(r.title, r.pair())
		summary := c.text("index.summary", words.Text("title", title), words.Text("findings", c.text("index.finding-count", c.count(r.findings))))
		fmt.Fprintf(&b, "<entry xml:lang=\"%s\">\n<title>%s</title>\n<id>%s</id>\n<link href=\"%[3]s\"/>\n<updated>%[4]s</updated>\n<summary xml:lang=\"%[5]s\">%[6]s</summary>\n</entry>\n",
			xmlText(r.lang), xmlText(title), at, moment(r.date), xmlText(c.o.Lang), xmlText(summary))
	}
	b.WriteString("</feed>\n")
	return b.Bytes()
}

// moment is the beginning of a day in the form of RFC 3339.
func moment(day string) string { return xmlText(day) + "T00:00:00Z" }
