package font

// An Encoding gives codes to the runes of one document, the same in all faces, so
// that equal words are equal bytes and one CMap serves all fonts. It is for one
// goroutine.
//
// Printable ASCII has its own codes. Other runes follow densely from 0x80 in
// order of first use: codes up to 0xFF take one byte, further ones two, the
// first of them below 0x20. A code is also a CID. (One PDF reader was found to
// report CIDs outside the code space as errors.)
type Encoding struct {
	runes  []rune // by code, 0 for those not used
	dense  [denseRunes]uint16
	others map[rune]uint16
}

const (
	denseRunes = 0x500 // Latin, Greek and Cyrillic
	firstOther = 0x80  // code of the first rune beyond ASCII
	maxCode    = 0x1FFF
)

// NewEncoding returns the encoding of a document without text.
func NewEncoding() *Encoding {
	const most = 192 // codes of nearly all documents
	e := &Encoding{runes: make([]rune, firstOther, most)}
	for r := ' '; r <= '~'; r++ {
		e.runes[r] = r
	}
	return e
}

// code returns the code of r. There are more codes than runes that the faces can
// set (a test counts them).
func (e *Encoding) code(r rune) uint16 {
	switch {
	case r >= ' ' && r <= '~':
		return uint16(r)
	case uint32(r) < denseRunes:
		if e.dense[r] == 0 {
			e.dense[r] = e.next(r)
		}
		return e.dense[r]
	}
	c, ok := e.others[r]
	if !ok {
		if e.others == nil {
			e.others = make(map[rune]uint16)
		}
		c = e.next(r)
		e.others[r] = c
	}
	return c
}

func (e *Encoding) next(r rune) uint16 {
	e.runes = append(e.runes, r)
	return uint16(len(e.runes) - 1)
}
