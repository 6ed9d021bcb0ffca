package sheet

import (
	"fmt"
	"strings"
)

// A look is how a cell looks.
type look struct {
	head, muted, wrap bool
	right             bool
	asText, number    bool
	places            int // of a number
}

// styles are the looks of a workbook, in the order of their first use.
type styles struct {
	looks  []look
	number map[look]int
}

// of is the number of a look.
func (s *styles) of(l look) int {
	if n, ok := s.number[l]; ok {
		return n + 1
	}
	s.number[l] = len(s.looks)
	s.looks = append(s.looks, l)
	return len(s.looks) // 0 is the look of cells that say nothing
}

// The number formats of a workbook's own begin here; that of n places is ownFormats + n.
const ownFormats = 164

const asTextFormat = 49 // "@"

// xml is the part of the styles. Fonts: plain, of heads, and both muted; fills: the two that every
// workbook has, of heads; borders: none, below heads.
func (s *styles) xml() string {
	var formats, cells strings.Builder
	n := 0
	seen := map[int]bool{}
	for _, l := range s.looks {
		if l.number && l.places >= 0 && !seen[l.places] {
			seen[l.places] = true
			n++
			code := "0"
			if l.places > 0 {
				code += "." + strings.Repeat("0", l.places)
			}
			fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="%s"/>`, ownFormats+l.places, code)
		}
	}
	cells.WriteString(`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`)
	for _, l := range s.looks {
		format, font, fill := 0, 0, 0
		switch {
		case l.number && l.places >= 0:
			format = ownFormats + l.places
		case l.asText:
			format = asTextFormat
		}
		if l.head {
			font, fill = font+1, 2
		}
		if l.muted {
			font += 2
		}
		align := `<alignment vertical="top"`
		if l.right {
			align += ` horizontal="right"`
		}
		if l.wrap {
			align += ` wrapText="1"`
		}
		fmt.Fprintf(&cells, `<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">%s/></xf>`,
			format, font, fill, fill/2, align)
	}
	formatList := ""
	if n > 0 {
		formatList = fmt.Sprintf(`<numFmts count="%d">%s</numFmts>`, n, formats.String())
	}
	const face = `<sz val="10"/><color rgb="%s"/><name val="Calibri"/><family val="2"/>`
	plain, grey := fmt.Sprintf(face, "FF1A1A1A"), fmt.Sprintf(face, "FF6B6B6B")
	return head + `<styleSheet xmlns="` + mainNS + `">` + formatList +
		`<fonts count="4"><font>` + plain + `</font><font><b/>` + plain + `</font><font>` + grey + `</font><font><b/>` + grey + `</font></fonts>` +
		`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
		`<fill><patternFill patternType="solid"><fgColor rgb="FFE9EDF1"/><bgColor indexed="64"/></patternFill></fill></fills>` +
		`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>` +
		`<border><left/><right/><top/><bottom style="thin"><color rgb="FF9AA5B1"/></bottom><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		fmt.Sprintf(`<cellXfs count="%d">%s</cellXfs>`, len(s.looks)+1, cells.String()) +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}
