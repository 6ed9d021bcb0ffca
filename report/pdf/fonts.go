package pdf

import (
	"fmt"
	"strconv"

	"dyad/report/font"
)

// fonts puts, for each stub fpdf knows, the real font under the stub's number
// (ISO 32000-1, 9.7).
func (f *finisher) fonts() error {
	used := f.res.used()
	if len(used) != len(f.in.stubs) {
		return fmt.Errorf("pdf: fpdf wrote %d fonts of %d", len(f.in.stubs), len(used))
	}
	for _, s := range used {
		stub, ok := f.stub(f.res.names[s.Face()])
		if !ok {
			return fmt.Errorf("pdf: fpdf wrote no font %q", f.res.names[s.Face()])
		}
		if err := f.font(stub.num, s); err != nil {
			return fmt.Errorf("pdf: %w", err)
		}
	}
	return nil
}

func (f *finisher) stub(name string) (drawnStub, bool) {
	for _, s := range f.in.stubs {
		if s.name == name {
			return s, true
		}
	}
	return drawnStub{}, false
}

// font writes a composite font whose codes are glyph indices of the subset.
func (f *finisher) font(num int, s *font.Subset) error {
	ttf, err := s.TTF()
	if err != nil {
		return err
	}
	name := s.Name()
	cid, descriptor, program, toUnicode := f.out.alloc(), f.out.alloc(), f.out.alloc(), f.out.alloc()

	b := append(f.out.begin(num), "<</Type/Font/Subtype/Type0/BaseFont"...)
	b = append(appendName(b, name), "/Encoding/Identity-H/DescendantFonts["...)
	b = appendKeyRef(append(appendRef(b, cid), ']'), "/ToUnicode", toUnicode)
	f.out.end(append(b, ">>"...))

	b = append(f.out.begin(cid), "<</Type/Font/Subtype/CIDFontType2/BaseFont"...)
	b = append(appendName(b, name), "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"...)
	b = append(appendKeyRef(b, "/FontDescriptor", descriptor), "/CIDToGIDMap/Identity/DW 0/W[0["...)
	for i, w := range s.Widths() {
		if i > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendInt(b, int64(w), 10)
	}
	f.out.end(append(b, "]]>>"...))

	b = appendDescriptor(f.out.begin(descriptor), name, s.Face().Metrics())
	f.out.end(append(appendKeyRef(b, "/FontFile2", program), ">>"...))

	f.out.stream(program, "/Length1 "+strconv.Itoa(len(ttf)), ttf)
	f.out.stream(toUnicode, "", s.ToUnicode())
	return nil
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
