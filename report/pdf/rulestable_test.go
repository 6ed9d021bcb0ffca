package pdf

import (
	"slices"
	"strings"
)

// family: UA 7.2, which element may hold which.
func (c *conformance) family(role, parent pdfName, kids []pdfName) {
	only := map[pdfName]string{
		"Table": "TR THead TBody TFoot Caption", "THead": "TR", "TBody": "TR", "TR": "TH TD",
		"L": "L LI Caption", "LI": "Lbl LBody",
	}
	in := map[pdfName]string{
		"TR": "Table THead TBody", "THead": "Table", "TBody": "Table", "TH": "TR", "TD": "TR", "LI": "L", "LBody": "LI",
	}
	known := "Document Sect Div H1 H2 H3 P L LI Lbl LBody Table THead TBody TR TH TD Figure Formula Caption Note Reference Link Span"
	if c.f.dict(c.f.dict(c.cat["StructTreeRoot"])["RoleMap"])["Em"] == pdfName("Span") {
		known += " Em"
	}
	c.need(slices.Contains(strings.Fields(known), string(role)), "UA 7.1-5: role %q", role)
	if want, ok := in[role]; ok {
		c.need(slices.Contains(strings.Fields(want), string(parent)), "UA 7.2: %s in %s", role, parent)
	}
	if want, ok := only[role]; ok {
		for _, k := range kids {
			c.need(slices.Contains(strings.Fields(want), string(k)), "UA 7.2: %s in %s", k, role)
		}
	}
}

// order: UA 7.2-11 to 7.2-14, 16, 28, 39 and 40, how often and where.
func (c *conformance) order(role pdfName, kids []pdfName) {
	count := func(want pdfName) (n int) {
		for _, k := range kids {
			if k == want {
				n++
			}
		}
		return n
	}
	first, last := slices.Index(kids, "Caption"), len(kids)-1
	switch role {
	case "Table":
		c.need(count("THead") <= 1, "UA 7.2-11: %d heads", count("THead"))
		c.need(count("THead") == 0 || count("TBody") > 0, "UA 7.2-14: a head without a body")
		c.need(count("Caption") <= 1, "UA 7.2-39: %d captions", count("Caption"))
		c.need(first <= 0 || first == last, "UA 7.2-16: caption in the middle")
	case "L":
		c.need(first <= 0 && count("Caption") <= 1, "UA 7.2-40: caption within a list")
	}
}

// rows: UA 7.2-15 and 7.2-41 to 43, as many columns in every row. There is no
// RowSpan, so that no cells can meet.
func (c *conformance) rows(table pdfRef) {
	counts := map[int]bool{}
	var walk func(r pdfRef)
	walk = func(r pdfRef) {
		e := c.f.dict(r)
		if e["S"] == pdfName("TR") {
			counts[c.width(e)] = true
			return
		}
		for _, k := range c.f.list(e["K"]) {
			if k, ok := k.(pdfRef); ok {
				walk(k)
			}
		}
	}
	walk(table)
	c.need(len(counts) == 1 && !counts[0], "UA 7.2-42: rows of different lengths in table %d", table)
}

// width is how many columns the cells of a row take.
func (c *conformance) width(row pdfDict) int {
	n := 0
	for _, k := range c.f.list(row["K"]) {
		a := c.f.dict(c.f.dict(k)["A"])
		if span, ok := a["ColSpan"].(int); ok {
			c.need(a["O"] == pdfName("Table") && span > 1, "UA 7.2: ColSpan %d of %v", span, a["O"])
			n += span
		} else {
			n++
		}
	}
	return n
}
