package pdf

import (
	"bytes"
	"crypto/md5"
	"encoding/binary"
	"fmt"
	"math"
	"regexp"
	"slices"
)

// A conformance collects what is wrong with a file, by clause: "A" is
// ISO 19005-3 (PDF/A-3a), "UA" is ISO 14289-1.
type conformance struct {
	*treeReader
	cat  pdfDict
	meta map[string]string // XMP properties
}

// violations checks every rule of both standards that concerns what our
// writer may write; docs/accessibility.md lists them.
func violations(b []byte) (problems []string, err error) {
	defer catch(&err)
	f, err := readPDF(b)
	if err != nil {
		return nil, err
	}
	if err := f.checkRefs(); err != nil {
		return nil, err
	}
	c := &conformance{treeReader: newTreeReader(f), cat: f.catalog()}
	c.syntax()
	c.catalogRules()
	c.metadata()
	c.graphics()
	c.fontRules()
	c.annotations()
	c.embedded()
	c.structureRules()
	return c.problems, nil
}

func (c *conformance) need(ok bool, format string, args ...any) {
	if !ok {
		c.problem(format, args...)
	}
}

// syntax: A 6.1. Header, stream lengths, end-of-line markers and hexadecimal
// strings are held by the reader itself.
func (c *conformance) syntax() {
	c.need(c.f.trailer["Encrypt"] == nil, "A 6.1.3: encrypted")
	id := c.f.list(c.f.trailer["ID"])
	c.need(len(id) == 2 && len(id[0].(string)) == 16, "A 6.1.3: ID %v", id)
	c.need(c.f.size < 8388607, "A 6.1.13: %d objects", c.f.size)
	for n := 1; n < c.f.size; n++ {
		c.value(n, c.f.objects[n])
	}
	c.reachable()
}

func (c *conformance) value(n int, o any) {
	switch v := o.(type) {
	case string:
		c.need(len(v) <= 32767, "A 6.1.13: object %d has a string of %d bytes", n, len(v))
	case pdfName:
		c.need(len(v) <= 127, "A 6.1.13: object %d has a name of %d bytes", n, len(v))
	case int:
		c.need(v == int(int32(v)), "A 6.1.13: object %d has the number %d", n, v)
	case pdfList:
		for _, x := range v {
			c.value(n, x)
		}
	case pdfDict:
		for k, x := range v {
			c.value(n, k)
			c.value(n, x)
			c.need(isKnownKey(k), "A 6: object %d has %s, which our writer does not write", n, k)
		}
	case *pdfStream:
		c.value(n, v.dict)
		c.need(v.dict["F"] == nil, "A 6.1.7.1-3: stream %d is in another file", n)
	}
}

var langTag = regexp.MustCompile(`^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$`)

// catalogRules: what the root must and must not say.
func (c *conformance) catalogRules() {
	c.need(c.f.dict(c.cat["MarkInfo"])["Marked"] == true, "UA 6.2, A 6.7.2.2: not marked")
	c.need(c.f.dict(c.cat["MarkInfo"])["Suspects"] != true, "UA 7.1-4: suspects")
	c.need(c.f.dict(c.cat["ViewerPreferences"])["DisplayDocTitle"] == true, "UA 7.1-10: title not displayed")
	c.need(c.cat["StructTreeRoot"] != nil, "UA 7.1-11: no structure tree")
	c.need(langTag.MatchString(textString(c.cat["Lang"])), "UA 7.2-29: language %q", c.cat["Lang"])
	pages, refs := c.f.pages()
	for i, p := range pages {
		c.need(p["Parent"] == c.cat["Pages"], "page %d in another tree", i+1)
		c.need(p["Tabs"] == pdfName("S"), "UA 7.18.3: page %d has tab order %v", i+1, p["Tabs"])
		c.need(p["Resources"] != nil && p["Resources"] == pages[0]["Resources"], "A 6.2.2-2: page %d without resources", i+1)
		c.need(c.pageNo[refs[i]] == i+1, "page %d is in the tree twice", i+1)
		box := c.f.list(p["MediaBox"])
		for _, v := range box[2:] {
			x, ok := v.(float64)
			if n, isInt := v.(int); isInt {
				x, ok = float64(n), true
			}
			c.need(ok && x >= 3 && x <= 14400, "A 6.1.13-11: page %d has box %v", i+1, box)
		}
	}
}

// metadata: A 6.6, UA 5 and 7.1, and agreement with the information
// dictionary.
func (c *conformance) metadata() {
	s, ok := c.f.get(c.cat["Metadata"]).(*pdfStream)
	if !ok || s.dict["Type"] != pdfName("Metadata") || s.dict["Subtype"] != pdfName("XML") {
		c.problem("A 6.6.2.1, UA 7.1-8: no metadata")
		return
	}
	c.packet(s.data)
	c.meta = map[string]string{}
	c.readXMP(s.data)
	for k, want := range map[string]string{
		"http://www.aiim.org/pdfa/ns/id/ part": "3", "http://www.aiim.org/pdfa/ns/id/ conformance": "A",
		"http://www.aiim.org/pdfua/ns/id/ part":             "1",
		"http://www.aiim.org/pdfa/ns/schema# namespaceURI":  "http://www.aiim.org/pdfua/ns/id/",
		"http://www.aiim.org/pdfa/ns/schema# prefix":        "pdfuaid",
		"http://www.aiim.org/pdfa/ns/schema# schema":        "PDF/UA identification schema",
		"http://www.aiim.org/pdfa/ns/property# name":        "part",
		"http://www.aiim.org/pdfa/ns/property# valueType":   "Integer",
		"http://www.aiim.org/pdfa/ns/property# category":    "internal",
		"http://www.aiim.org/pdfa/ns/property# description": "Part of ISO 14289",
		"http://purl.org/dc/elements/1.1/ language":         textString(c.cat["Lang"]),
		"http://purl.org/dc/elements/1.1/ title":            c.infoText("Title"),
		"http://purl.org/dc/elements/1.1/ creator":          c.infoText("Author"),
		"http://purl.org/dc/elements/1.1/ description":      c.infoText("Subject"),
		"http://ns.adobe.com/pdf/1.3/ Keywords":             c.infoText("Keywords"),
		"http://ns.adobe.com/pdf/1.3/ Producer":             c.infoText("Producer"),
		"http://ns.adobe.com/xap/1.0/ CreatorTool":          c.infoText("Creator"),
		"http://ns.adobe.com/xap/1.0/ CreateDate":           c.infoTime("CreationDate"),
		"http://ns.adobe.com/xap/1.0/ ModifyDate":           c.infoTime("ModDate"),
	} {
		c.need(c.meta[k] == want, "A 6.6, UA 5: XMP %s is %q, want %q", k, c.meta[k], want)
	}
	c.need(c.meta["http://purl.org/dc/elements/1.1/ title"] != "", "UA 7.1-9: no title")
}

func (c *conformance) infoText(k pdfName) string {
	return textString(c.f.dict(c.f.trailer["Info"])[k])
}

// infoTime is a date of the information dictionary as XMP writes it.
func (c *conformance) infoTime(k pdfName) string {
	m := regexp.MustCompile(`^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\+00'00'$`).FindStringSubmatch(c.infoText(k))
	if m == nil {
		return "no date"
	}
	return fmt.Sprintf("%s-%s-%sT%s:%s:%sZ", m[1], m[2], m[3], m[4], m[5], m[6])
}

// graphics: A 6.2.3 and 6.2.4; the operators are checked as they are read.
func (c *conformance) graphics() {
	intents := c.f.list(c.cat["OutputIntents"])
	if len(intents) != 1 {
		c.problem("A 6.2.3: %d output intents", len(intents))
		return
	}
	d := c.f.dict(intents[0])
	c.need(d["S"] == pdfName("GTS_PDFA1") && d["OutputConditionIdentifier"] != nil, "A 6.2.3: intent %v", d)
	icc, ok := c.f.get(d["DestOutputProfile"]).(*pdfStream)
	if !ok || len(icc.data) < 128 {
		c.problem("A 6.2.3: no profile")
		return
	}
	h := icc.data
	c.need(icc.dict["N"] == 3 && string(h[12:20]) == "mntrRGB " && h[8] < 5 && string(h[36:40]) == "acsp" &&
		int(binary.BigEndian.Uint32(h)) == len(h), "A 6.2.3-1: profile header %q", h[:40])
}

// fontRules: A 6.2.11, UA 7.21. That each code shown has a character and a
// width, and none is .notdef, is checked as it is read.
func (c *conformance) fontRules() {
	used := map[string]bool{}
	for _, p := range c.contents {
		for f := range p.fonts {
			used[f] = true
		}
	}
	pages, _ := c.f.pages()
	for key, r := range c.f.dict(c.f.dict(pages[0]["Resources"])["Font"]) {
		d := c.f.dict(r)
		name, _ := d["BaseFont"].(pdfName)
		c.need(regexp.MustCompile(`^[A-Z]{6}\+[A-Za-z-]+$`).MatchString(string(name)), "A 6.2.11: %s is named %q", key, name)
		c.need(used[string(name)], "%s is not used", name)
		c.need(d["Type"] == pdfName("Font") && d["Subtype"] == pdfName("Type0"), "A 6.2.11.2: %s", name)
		cid := c.f.dict(c.f.list(d["DescendantFonts"])[0])
		c.cmap(string(name), d["Encoding"], cid["CIDSystemInfo"])
		c.need(cid["Subtype"] == pdfName("CIDFontType2") && cid["CIDToGIDMap"] == pdfName("Identity") && cid["BaseFont"] == name, "A 6.2.11.3.2: %s", name)
		desc := c.f.dict(cid["FontDescriptor"])
		program, ok := c.f.get(desc["FontFile2"]).(*pdfStream)
		if !ok || program.dict["Length1"] != len(program.data) {
			c.problem("A 6.2.11.4.1: %s is not embedded", name)
			continue
		}
		c.need(desc["FontName"] == name, "A 6.2.11.4.2: %s", name)
		const symbolic, nonsymbolic = 1 << 2, 1 << 5
		flags, _ := desc["Flags"].(int)
		c.need(flags&(symbolic|nonsymbolic) == symbolic, "A 6.2.11.6: %s has flags %d", name, flags)
		c.program(string(name), program.data, c.f.fonts(pages[0])[key].widths)
	}
}

// cmap checks the CMap of a font's encoding against itself and the font's CIDs:
// A 6.2.11.3.1, 6.2.11.3.3, UA 7.21.3.1, 7.21.3.3.
func (c *conformance) cmap(name string, encoding, systemInfo any) {
	s, ok := c.f.get(encoding).(*pdfStream)
	if !ok || s.dict["Type"] != pdfName("CMap") || s.dict["UseCMap"] != nil {
		c.problem("A 6.2.11.3.3: %s has no CMap of its own", name)
		return
	}
	c.need(fmt.Sprint(s.dict["CIDSystemInfo"]) == fmt.Sprint(systemInfo), "A 6.2.11.3.1: %s has CIDs %v, its CMap %v", name, systemInfo, s.dict["CIDSystemInfo"])
	info := c.f.dict(s.dict["CIDSystemInfo"])
	for _, want := range []string{
		fmt.Sprintf("/CIDSystemInfo <</Registry (%v) /Ordering (%v) /Supplement %v>> def\n", info["Registry"], info["Ordering"], info["Supplement"]),
		fmt.Sprintf("/CMapName /%v def\n", s.dict["CMapName"]), "/WMode 0 def\n",
	} {
		c.need(bytes.Contains(s.data, []byte(want)), "A 6.2.11.3.3: the CMap of %s lacks %q", name, want)
	}
	c.need(s.dict["WMode"] == nil && !bytes.Contains(s.data, []byte("usecmap")), "A 6.2.11.3.3: the CMap of %s is turned or refers to another", name)
}

// program checks a font program's glyphs and advances against the widths.
func (c *conformance) program(name string, b []byte, widths map[int]int) {
	be := binary.BigEndian
	tables := map[string][]byte{}
	for i := range int(be.Uint16(b[4:])) {
		e := b[12+16*i:]
		tables[string(e[:4])] = b[be.Uint32(e[8:]):][:be.Uint32(e[12:])]
	}
	upem := float64(be.Uint16(tables["head"][18:]))
	glyphs, metrics := int(be.Uint16(tables["maxp"][4:])), int(be.Uint16(tables["hhea"][34:]))
	for code, w := range widths {
		if code >= glyphs {
			c.problem("A 6.2.11.4.1-2: %s has no glyph %d", name, code)
			continue
		}
		adv := float64(be.Uint16(tables["hmtx"][4*min(code, metrics-1):])) * 1000 / upem
		c.need(math.Abs(adv-float64(w)) <= 1, "A 6.2.11.5, UA 7.21.5: glyph %d of %s is %g wide, said to be %d", code, name, adv, w)
	}
}

// annotations: A 6.3, 6.5, UA 7.18. That each has its Link element is checked
// as the tree is walked.
func (c *conformance) annotations() {
	pages, refs := c.f.pages()
	for i, p := range pages {
		for _, r := range c.f.list(p["Annots"]) {
			a := c.f.dict(r)
			c.need(a["Subtype"] == pdfName("Link"), "A 6.3.1: annotation %v", a["Subtype"])
			c.need(a["F"] == 4, "A 6.3.2: annotation flags %v", a["F"])
			c.need(textString(a["Contents"]) != "", "UA 7.18.5-2: link without description")
			c.need(a["P"] == refs[i], "annotation on another page")
			c.need(c.onPage(p, a), "UA 7.18.1: link outside page %d", i+1)
			owner, _ := a["StructParent"].(int)
			c.need(c.f.dict(c.parentOf(owner))["S"] == pdfName("Link"), "UA 7.18.5-1: link outside Link")
			action := c.f.dict(a["A"])
			c.need((action == nil) != (a["Dest"] == nil), "link with %v and %v", action, a["Dest"])
			c.need(action == nil || action["S"] == pdfName("URI"), "A 6.5.1: action %v", action)
		}
	}
}

// embedded: A 6.8, UA 7.11.
func (c *conformance) embedded() {
	af := c.f.list(c.cat["AF"])
	names := c.f.list(c.f.dict(c.f.dict(c.cat["Names"])["EmbeddedFiles"])["Names"])
	c.need(len(names) == 2*len(af), "A 6.8-4: %d files, %d associated", len(names)/2, len(af))
	for i := 1; i < len(names); i += 2 {
		d := c.f.dict(names[i])
		c.need(textString(d["F"]) != "" && textString(d["UF"]) != "", "A 6.8-2: file without a name")
		c.need(d["AFRelationship"] != nil && slices.Contains(af, names[i]), "A 6.8-3: file %v is not associated", names[i])
		s, ok := c.f.get(c.f.dict(d["EF"])["F"]).(*pdfStream)
		if !ok {
			c.problem("A 6.8: no data")
			continue
		}
		mime, _ := s.dict["Subtype"].(pdfName)
		c.need(regexp.MustCompile(`^[-\w+.]+/[-\w+.]+$`).MatchString(string(mime)), "A 6.8-1: MIME type %q", mime)
		c.need(c.f.dict(s.dict["Params"])["Size"] == len(s.data), "A 6.8: parameters")
		made, full := textString(c.f.dict(s.dict["Params"])["ModDate"]), c.infoText("ModDate")
		c.need(made == full || made+"000000+00'00'" == full, "A 6.8: parameters: made %q in a file of %q", made, full)
		sum := md5.Sum(s.data)
		c.need(c.f.dict(s.dict["Params"])["CheckSum"] == string(sum[:]), "checksum of an attachment")
	}
}

// structureRules walks the elements: UA 7.1 to 7.9.
func (c *conformance) structureRules() {
	top, ok := c.f.dict(c.cat["StructTreeRoot"])["K"].(pdfRef)
	if !ok {
		c.problem("UA 7.1-11: no elements")
		return
	}
	c.treeReader.element(top, c.cat["StructTreeRoot"].(pdfRef), 0, 0)
	c.checkOwners()
	heading, ids := 0, map[string]bool{}
	var walk func(r pdfRef, parent pdfName)
	walk = func(r pdfRef, parent pdfName) {
		e := c.f.dict(r)
		role, _ := e["S"].(pdfName)
		var kids []pdfName
		for _, k := range c.f.list(e["K"]) {
			if k, ok := k.(pdfRef); ok {
				kid, _ := c.f.dict(k)["S"].(pdfName)
				kids = append(kids, kid)
				walk(k, role)
				continue
			}
		}
		c.family(role, parent, kids)
		c.order(role, kids)
		if len(role) == 2 && role[0] == 'H' {
			c.need(int(role[1]-'0') <= heading+1, "UA 7.4.2: %s after H%d", role, heading)
		}
		attrs := c.f.dict(e["A"])
		switch role {
		case "H1", "H2", "H3":
			heading = int(role[1] - '0')
		case "Figure":
			c.need(textString(e["Alt"]) != "", "UA 7.3: Figure without Alt")
			c.need(len(c.f.list(attrs["BBox"])) == 4, "Figure without BBox")
		case "Formula":
			c.need(textString(e["Alt"]) != "", "UA 7.7: Formula without Alt")
		case "Note":
			id := textString(e["ID"])
			c.need(id != "" && !ids[id], "UA 7.9: Note with id %q", id)
			ids[id] = true
		case "TH":
			c.need(attrs["Scope"] == pdfName("Column") || attrs["Scope"] == pdfName("Row"), "UA 7.5: TH with scope %v", attrs["Scope"])
		case "Table":
			c.rows(r)
		}
		if l := textString(e["Lang"]); l != "" {
			c.need(langTag.MatchString(l), "UA 7.2-29: language %q", l)
		}
	}
	walk(top, "")
	c.identifiers()
}

// identifiers: the keys of the name tree are sorted (ISO 32000-1, 7.9.6) and
// lead to the elements that have them.
func (c *conformance) identifiers() {
	names := c.f.list(c.f.dict(c.f.dict(c.cat["StructTreeRoot"])["IDTree"])["Names"])
	for i := 0; i+1 < len(names); i += 2 {
		id := names[i].(string)
		c.need(i == 0 || names[i-2].(string) < id, "identifier %q is out of order", id)
		c.need(c.f.dict(names[i+1])["ID"] == any(id), "identifier %q leads to another element", id)
	}
}
