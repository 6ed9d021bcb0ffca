package pdf

import (
	"strings"
	"time"
)

const xmpHead = "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
	`<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
`

// xmpRights begins what XMP says of rights (ISO 16684-1, 8.5), which PDF/A knows.
const xmpRights = `<rdf:Description rdf:about="" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
`

// xmpExtension declares the one property that PDF/A does not know
// (ISO 19005-3, 6.6.2.3).
const xmpExtension = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
` + endDescription

const endDescription = "</rdf:Description>\n"

const xmpTail = `</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`

// xmp is the metadata packet (ISO 16684-1). It is left uncompressed, for
// programs that look for it without reading PDF.
func (m *meta) xmp() []byte {
	var b strings.Builder
	b.Grow(4 << 10)
	b.WriteString(xmpHead)
	property(&b, "dc:title", `<rdf:Alt><rdf:li xml:lang="x-default">`, m.title, "</rdf:li></rdf:Alt>")
	property(&b, "dc:creator", "<rdf:Seq><rdf:li>", m.author, "</rdf:li></rdf:Seq>")
	property(&b, "dc:description", `<rdf:Alt><rdf:li xml:lang="x-default">`, m.subject, "</rdf:li></rdf:Alt>")
	property(&b, "dc:publisher", "<rdf:Bag><rdf:li>", m.publisher, "</rdf:li></rdf:Bag>")
	property(&b, "dc:rights", `<rdf:Alt><rdf:li xml:lang="x-default">`, m.rights, "</rdf:li></rdf:Alt>")
	property(&b, "dc:date", "<rdf:Seq><rdf:li>", m.released, "</rdf:li></rdf:Seq>")
	property(&b, "dc:language", "<rdf:Bag><rdf:li>", m.lang, "</rdf:li></rdf:Bag>")
	property(&b, "dc:identifier", "", m.identifier, "")
	property(&b, "dc:source", "", m.source, "")
	property(&b, "pdf:Keywords", "", m.keywords, "")
	property(&b, "pdf:Producer", "", m.producer, "")
	property(&b, "xmp:CreatorTool", "", m.creator, "")
	date := m.date.Format(time.RFC3339)
	property(&b, "xmp:CreateDate", "", date, "")
	property(&b, "xmp:ModifyDate", "", date, "")
	b.WriteString(xmpExtension)
	if m.rightsURL != "" {
		b.WriteString(xmpRights)
		property(&b, "xmpRights:WebStatement", "", m.rightsURL, "")
		b.WriteString(endDescription)
	}
	b.WriteString(xmpTail)
	return []byte(b.String())
}

// property writes one property, or nothing when it has no value.
func property(b *strings.Builder, name, before, value, after string) {
	if value == "" {
		return
	}
	b.WriteString("<" + name + ">" + before)
	for _, r := range value {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r < ' ' || r == 0xFFFE || r == 0xFFFF: // not XML characters, or folded into a space
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	b.WriteString(after + "</" + name + ">\n")
}
