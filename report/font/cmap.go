package font

import (
	"fmt"
	"strconv"
	"unicode/utf16"

	"dyad/report/script"
)

// CMapName is the name of the CMap that CMap returns. Registry and Ordering name
// the collection of its CIDs.
const (
	CMapName = "Dyad-H"
	Registry = "Adobe"
	Ordering = "Identity"
)

const (
	cmapHead = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (%s) /Ordering (%s) /Supplement 0>> def
/CMapName /%s def
/CMapType %d def
`
	cmapTail = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`
	cmapBlock = 100 // most mappings a block may hold
)

// CMap returns the map from codes to CIDs, which are equal
// (ISO 32000-1, 9.7.5.4). A range may differ in the last byte only.
func (e *Encoding) CMap() []byte {
	b := fmt.Appendf(make([]byte, 0, 512), cmapHead, Registry, Ordering, CMapName, 1)
	b = e.appendCodeSpace(append(b, "/WMode 0 def\n"...))
	last := len(e.runes) - 1
	b = append(strconv.AppendInt(b, int64(last>>8)+1, 10), " begincidrange\n"...)
	for first := ' '; int(first) <= last; first = first&^0xFF + 0x100 {
		b = appendRange(b, uint16(first), uint16(first|0xFF))
		b = append(strconv.AppendInt(append(b, ' '), int64(first), 10), '\n')
	}
	b = append(b, "endcidrange\n"...)
	return append(b, cmapTail...)
}

// ToUnicode returns the map from codes to the runes they stand for
// (ISO 32000-1, 9.10.3).
func (e *Encoding) ToUnicode() []byte {
	b := fmt.Appendf(make([]byte, 0, 512+14*len(e.runes)), cmapHead, "Adobe", "UCS", "Adobe-Identity-UCS", 2)
	b = e.appendCodeSpace(b)
	b = append(b, "1 beginbfrange\n<20> <7E> <0020>\nendbfrange\n"...)
	for from := firstOther; from < len(e.runes); from += cmapBlock {
		to := min(from+cmapBlock, len(e.runes))
		b = strconv.AppendInt(b, int64(to-from), 10)
		b = append(b, " beginbfchar\n"...)
		for code := from; code < to; code++ {
			b = append(appendCode(b, uint16(code)), " <"...)
			r := e.runes[code]
			if text := script.Plain(r); text != "" {
				for _, u := range utf16.Encode([]rune(text)) {
					b = appendHex(b, u)
				}
			} else if r > 0xFFFF {
				hi, lo := utf16.EncodeRune(r)
				b = appendHex(appendHex(b, uint16(hi)), uint16(lo))
			} else {
				b = appendHex(b, uint16(r))
			}
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, cmapTail...)
}

// appendCodeSpace writes how long codes are: one byte, or also two where one byte
// is not enough.
func (e *Encoding) appendCodeSpace(b []byte) []byte {
	if len(e.runes) <= 0x100 {
		return append(b, "1 begincodespacerange\n<20> <FF>\nendcodespacerange\n"...)
	}
	return append(b, "2 begincodespacerange\n<20> <FF>\n<0100> <1FFF>\nendcodespacerange\n"...)
}

func appendRange(b []byte, first, last uint16) []byte {
	return appendCode(append(appendCode(b, first), ' '), last)
}

func appendCode(b []byte, code uint16) []byte {
	b = append(b, '<')
	if code > 0xFF {
		b = appendHex(b, code)
	} else {
		b = appendHexByte(b, byte(code))
	}
	return append(b, '>')
}

func appendHex(b []byte, v uint16) []byte {
	return appendHexByte(appendHexByte(b, byte(v>>8)), byte(v))
}

func appendHexByte(b []byte, v byte) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>4], digits[v&15])
}
