package pdf

import (
	"strings"
	"time"
)

// xmpHead is the packet as far as the first value that differs from brief to brief.
// What is one plain value is an attribute, the short form (ISO 16684-1, 7.9.2.2).
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
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 pdfaid:part="3" pdfaid:conformance="A" pdfuaid:part="1"`

// xmpRights begins what XMP says of rights (ISO 16684-1, 8.5), which PDF/A knows.
const xmpRights = `<rdf:Description rdf:about="" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">
`

// xmpExtension declares the one property that PDF/A does not know
// (ISO 19005-3, 6.6.2.3).
const xmpExtension = `<pdfaExtension:schemas><rdf:Bag><rdf:li><rdf:Description
 pdfaSchema:schema="PDF/UA identification schema"
 pdfaSchema:namespaceURI="http://www.aiim.org/pdfua/ns/id/"
 pdfaSchema:prefix="pdfuaid">
<pdfaSchema:property><rdf:Seq><rdf:li><rdf:Description
 pdfaProperty:name="part"
 pdfaProperty:valueType="Integer"
 pdfaProperty:category="internal"
 pdfaProperty:description="Part of ISO 14289"/>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:Description></rdf:li></rdf:Bag></pdfaExtension:schemas>
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
	date := m.date.Format(time.RFC3339)
	attribute(&b, "dc:identifier", m.identifier)
	attribute(&b, "pdf:Keywords", m.keywords)
	attribute(&b, "pdf:Producer", m.producer)
	attribute(&b, "xmp:ModifyDate", date)
	b.WriteString(">\n")
	property(&b, "dc:title", `<rdf:Alt><rdf:li xml:lang="x-default">`, m.title, "</rdf:li></rdf:Alt>")
	property(&b, "dc:creator", "<rdf:Seq><rdf:li>", m.author, "</rdf:li></rdf:Seq>")
	property(&b, "dc:description", `<rdf:Alt><rdf:li xml:lang="x-default">`, m.subject, "</rdf:li></rdf:Alt>")
	property(&b, "dc:publisher", "<rdf:Bag><rdf:li>", m.publisher, "</rdf:li></rdf:Bag>")
	property(&b, "dc:rights", `<rdf:Alt><rdf:li xml:lang="x-default">`, m.rights, "</rdf:li></rdf:Alt>")
	property(&b, "dc:date", "<rdf:Seq><rdf:li>", m.released, "</rdf:li></rdf:Seq>")
	property(&b, "dc:language", "<rdf:Bag><rdf:li>", m.lang, "</rdf:li></rdf:Bag>")
	property(&b, "dc:source", "", m.source, "")
	property(&b, "xmp:CreatorTool", "", m.creator, "")
	property(&b, "xmp:CreateDate", "", date, "")
	b.WriteString(xmpExtension)
	if m.rightsURL != "" {
		b.WriteString(xmpRights)
		property(&b, "xmpRights:WebStatement", "", m.rightsURL, "")
		b.WriteString(endDescription)
	}
	b.WriteString(xmpTail)
	return []byte(b.String())
}

// attribute writes one property of plain text, or nothing when it has no value.
func attribute(b *strings.Builder, name, value string) {
	if value == "" {
		return
	}
	b.WriteString("\n " + name + `="`)
	escape(b, value)
	b.WriteByte('"')
}

// property writes one property as an element, or nothing when it has no value.
func property(b *strings.Builder, name, before, value, after string) {
	if value == "" {
		return
	}
	b.WriteString("<" + name + ">" + before)
	escape(b, value)
	b.WriteString(after + "</" + name + ">\n")
}

// escape writes text as XML has it, in an element or between quotation marks.
func escape(b *strings.Builder, s string) {
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r < ' ' || r == 0xFFFE || r == 0xFFFF: // not XML characters, or folded into a space
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
}
