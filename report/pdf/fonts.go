package pdf

import (
	"fmt"
	"strconv"

	"dyad/report/font"
)

// fonts writes each font under the object number that fpdf gave its placeholder
// (ISO 32000-1, 9.7).
func (f *finisher) fonts() error {
	used := f.res.used()
	if len(used) != len(f.in.fonts) {
		return fmt.Errorf("pdf: fpdf wrote %d fonts of %d", len(f.in.fonts), len(used))
	}
	maps := codeMaps{f.out.alloc(), f.out.alloc()}
	for _, s := range used {
		stub, ok := f.stub(fontName(s.Face()))
		if !ok {
			return fmt.Errorf("pdf: fpdf wrote no font %q", fontName(s.Face()))
		}
		if err := f.font(stub.num, s, maps); err != nil {
			return fmt.Errorf("pdf: %w", err)
		}
	}
	d := append([]byte("/Type/CMap/CMapName/"+font.CMapName), systemInfo...)
	f.out.stream(maps.encoding, string(d), f.res.codes.CMap())
	f.out.stream(maps.toUnicode, "", f.res.codes.ToUnicode())
	return nil
}

// codeMaps are the numbers of what all fonts share: from codes to CIDs, and
// from codes to characters.
type codeMaps struct{ encoding, toUnicode int }

// systemInfo names the CIDs, in the CMap and in each font alike
// (ISO 19005-3, 6.2.11.3.1).
const systemInfo = "/CIDSystemInfo<</Registry(" + font.Registry + ")/Ordering(" + font.Ordering + ")/Supplement 0>>"

func (f *finisher) stub(name string) (placeholder, bool) {
	for _, s := range f.in.fonts {
		if s.name == name {
			return s, true
		}
	}
	return placeholder{}, false
}

// font writes a composite font whose codes are glyph indices of the subset.
func (f *finisher) font(num int, s *font.Subset, maps codeMaps) error {
	made, err := f.program(s)
	if err != nil {
		return err
	}
	name := made.name
	cid, descriptor, program := f.out.alloc(), f.out.alloc(), f.out.alloc()

	b := append(f.out.begin(num), "<</Type/Font/Subtype/Type0/BaseFont"...)
	b = appendKeyRef(appendName(b, name), "/Encoding", maps.encoding)
	b = appendRef(append(b, "/DescendantFonts["...), cid)
	b = appendKeyRef(append(b, ']'), "/ToUnicode", maps.toUnicode)
	f.out.end(append(b, ">>"...))

	b = append(f.out.begin(cid), "<</Type/Font/Subtype/CIDFontType2/BaseFont"...)
	b = append(appendName(b, name), systemInfo...)
	b = append(appendKeyRef(b, "/FontDescriptor", descriptor), "/CIDToGIDMap/Identity/DW 0/W["...)
	f.out.end(append(appendWidths(b, s.Widths()), "]>>"...))

	b = appendDescriptor(f.out.begin(descriptor), name, s.Metrics())
	f.out.end(append(appendKeyRef(b, "/FontFile2", program), ">>"...))

	f.out.rawStream(program, "/Length1 "+strconv.Itoa(made.size)+deflateFilter, made.deflated)
	return nil
}

// appendWidths appends the runs of widths that are not 0 (ISO 32000-1, 9.7.4.3).
func appendWidths(b []byte, widths []int) []byte {
	open := false
	for cid, w := range widths {
		switch {
		case w == 0 && open:
			b = append(b, ']')
		case w != 0 && open:
			b = append(b, ' ')
		case w != 0:
			b = append(strconv.AppendInt(b, int64(cid), 10), '[')
		}
		if open = w != 0; open {
			b = strconv.AppendInt(b, int64(w), 10)
		}
	}
	if open {
		b = append(b, ']')
	}
	return b
}

// appendDescriptor opens a font descriptor (ISO 32000-1, 9.8).
func appendDescriptor(b []byte, name string, m font.Metrics) []byte {
	const symbolic, italic = 1 << 2, 1 << 6
	flags := symbolic // a subset has no character map of its own
	if m.ItalicAngle != 0 {
		flags |= italic
	}
	b = appendName(append(b, "<</Type/FontDescriptor/FontName"...), name)
	for _, e := range [...]struct {
		key   string
		value int
	}{
		{"/Flags ", flags}, {"/Ascent ", m.Ascent}, {"/Descent ", m.Descent},
		{"/CapHeight ", m.CapHeight}, {"/StemV ", m.StemV},
	} {
		b = strconv.AppendInt(append(b, e.key...), int64(e.value), 10)
	}
	b = appendNumber(append(b, "/ItalicAngle "...), m.ItalicAngle, 2)
	b = append(b, "/FontBBox["...)
	for i, v := range m.BBox {
		if i > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendInt(b, int64(v), 10)
	}
	return append(b, ']')
}
