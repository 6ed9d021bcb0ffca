package font

import (
	"strconv"
	"unicode/utf16"
)

const (
	cmapHead = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
1 beginbfrange
<0001> <005F> <0020>
endbfrange
` // the range is that of printable ASCII
	cmapTail = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`
	cmapBlock = 100 // most mappings a block may hold
)

// ToUnicode returns the CMap from codes to the runes they were added for
// (ISO 32000-1, 9.10.3).
func (s *Subset) ToUnicode() []byte {
	b := make([]byte, 0, len(cmapHead)+len(cmapTail)+14*len(s.runes)+64)
	b = append(b, cmapHead...)
	for from := 1 + asciiCodes; from < len(s.runes); from += cmapBlock {
		to := min(from+cmapBlock, len(s.runes))
		b = strconv.AppendInt(b, int64(to-from), 10)
		b = append(b, " beginbfchar\n"...)
		for code := from; code < to; code++ {
			b = appendHex(append(b, '<'), uint16(code))
			b = append(b, "> <"...)
			if r := s.runes[code]; r > 0xFFFF {
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

func appendHex(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}
