package pdf

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// packet: A 6.6.2.1 and the shape that 6.6.2.3 wants, to the letter, for what
// an XML reader alone would not tell apart: the header without bytes and
// encoding, prefixes, arrays, the default language.
func (c *conformance) packet(b []byte) {
	c.need(bytes.HasPrefix(b, []byte("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n")), "A 6.6.2.1-2: packet header %.60q", b)
	c.need(utf8.Valid(b), "A 6.6.2.1-5: XMP is not UTF-8")
	for _, want := range []string{
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`,
		`<pdfaExtension:schemas><rdf:Bag><rdf:li><rdf:Description`,
		`<pdfaSchema:property><rdf:Seq><rdf:li><rdf:Description`,
		` pdfaSchema:schema="`, ` pdfaSchema:namespaceURI="`, ` pdfaSchema:prefix="`,
		` pdfaProperty:name="`, ` pdfaProperty:valueType="`, ` pdfaProperty:category="`, ` pdfaProperty:description="`,
		` pdfaid:part="`, ` pdfaid:conformance="`, ` pdfuaid:part="`,
	} {
		c.need(bytes.Count(b, []byte(want)) == 1, "A 6.6.2.3, 6.6.4, UA 5: XMP without %s", want)
	}
}

// isKnownProperty: A 6.6.2.3.1, what XMP 2005 predefines and we use, and what
// the extension schema describes.
func isKnownProperty(name string) bool {
	space, local, _ := strings.Cut(name, " ")
	known := map[string]string{
		"http://purl.org/dc/elements/1.1/":            "title creator description language identifier source rights",
		"http://ns.adobe.com/xap/1.0/":                "CreatorTool CreateDate ModifyDate",
		"http://ns.adobe.com/xap/1.0/rights/":         "WebStatement",
		"http://ns.adobe.com/pdf/1.3/":                "Keywords Producer",
		"http://www.aiim.org/pdfa/ns/id/":             "part conformance",
		"http://www.aiim.org/pdfua/ns/id/":            "part",
		"http://www.aiim.org/pdfa/ns/extension/":      "schemas",
		"http://www.aiim.org/pdfa/ns/schema#":         "schema namespaceURI prefix property",
		"http://www.aiim.org/pdfa/ns/property#":       "name valueType category description",
		"http://www.w3.org/1999/02/22-rdf-syntax-ns#": "RDF Description",
		"adobe:ns:meta/":                              "xmpmeta",
	}
	return slices.Contains(strings.Fields(known[space]), local)
}

// readXMP notes each property's text, by namespace and name.
func (c *conformance) readXMP(b []byte) {
	const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	d := xml.NewDecoder(bytes.NewReader(b))
	var path []string
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			c.problem("A 6.6.2.1-4: XMP: %v", err)
			return
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			name := tok.Name.Space + " " + tok.Name.Local
			if tok.Name.Space == rdf && len(path) > 0 { // an array's text is its property's
				name = path[len(path)-1]
			}
			c.need(isKnownProperty(name), "A 6.6.2.3.1: XMP property %s", name)
			path = append(path, name)
			for _, a := range tok.Attr {
				if a.Name.Space == "" || a.Name.Space == "xmlns" || a.Name.Space == "http://www.w3.org/XML/1998/namespace" || a.Name.Space == rdf {
					continue
				}
				name := a.Name.Space + " " + a.Name.Local
				c.need(isKnownProperty(name), "A 6.6.2.3.1: XMP property %s", name)
				c.meta[name] += a.Value
			}
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if s := strings.TrimSpace(string(tok)); s != "" {
				c.meta[path[len(path)-1]] += string(tok)
			}
		}
	}
}
