package pdf

import "strings"

// knownKeys are all the dictionary keys of a file of ours, those of contents
// included. So whatever the rules forbid by a key does not occur: encryption,
// scripts, additional actions, forms, signatures, layers, alternate
// presentations, transparency, reference objects, role maps, CIDSet.
const knownKeys = ` Type Subtype Length Filter DecodeParms Predictor Columns
 Size Root Info ID W Index N First
 Pages Lang MarkInfo Marked ViewerPreferences DisplayDocTitle StructTreeRoot Metadata OutputIntents
 PageLabels Nums Outlines PageMode Names EmbeddedFiles AF
 S OutputConditionIdentifier DestOutputProfile Alternate
 Kids Count Parent MediaBox Resources Contents Tabs StructParents Annots
 Font BaseFont Encoding DescendantFonts ToUnicode CIDSystemInfo Registry Ordering Supplement CMapName
 FontDescriptor CIDToGIDMap DW FontName Flags Ascent Descent CapHeight StemV ItalicAngle FontBBox FontFile2 Length1
 K P Pg Alt E A O Scope ColSpan Summary ListNumbering Placement BBox Obj MCID
 ParentTree ParentTreeNextKey IDTree RoleMap Em
 Rect Border F StructParent Dest URI
 Title Prev Next Last Author Subject Keywords Creator Producer CreationDate ModDate
 Params CheckSum UF Desc AFRelationship EF
 F1 F2 F3 F4 F5 F6
 Attached ActualText `

func isKnownKey(k pdfName) bool {
	return strings.Contains(strings.ReplaceAll(knownKeys, "\n", " "), " "+string(k)+" ")
}

// reachable: every object is there because another refers to it.
func (c *conformance) reachable() {
	seen := map[pdfRef]bool{}
	var visit func(o any)
	visit = func(o any) {
		switch v := o.(type) {
		case pdfRef:
			if !seen[v] {
				seen[v] = true
				visit(c.f.objects[int(v)])
			}
		case pdfDict:
			for _, x := range v {
				visit(x)
			}
		case pdfList:
			for _, x := range v {
				visit(x)
			}
		case *pdfStream:
			visit(v.dict)
		}
	}
	visit(c.f.trailer)
	for n := 1; n < c.f.size; n++ {
		s, _ := c.f.objects[n].(*pdfStream)
		own := s != nil && (s.dict["Type"] == pdfName("ObjStm") || s.dict["Type"] == pdfName("XRef"))
		c.need(own || seen[pdfRef(n)], "object %d is of no use", n)
	}
}

// onPage reports whether an annotation lies on its page: outside of it, rules
// would not hold it.
func (c *conformance) onPage(page, annot pdfDict) bool {
	box, r := c.numbers(page["MediaBox"]), c.numbers(annot["Rect"])
	return len(r) == 4 && r[0] < r[2] && r[1] < r[3] && r[0] >= 0 && r[1] >= 0 && r[2] <= box[2] && r[3] <= box[3]
}

func (c *conformance) numbers(o any) (out []float64) {
	for _, x := range c.f.list(o) {
		switch x := x.(type) {
		case int:
			out = append(out, float64(x))
		case float64:
			out = append(out, x)
		}
	}
	return out
}
