package font

// An Encoding gives the runes that one document sets codes, the same in all its
// faces, so that equal words are equal bytes and one CMap reads them back. It
// is for one goroutine.
//
// Printable ASCII has its own codes. Other runes follow densely from 0x80 in
// order of first use: codes up to 0xFF take one byte, further ones two, the
// first of them below 0x20. A code is also a CID. (A reader was seen that takes
// CIDs outside the code space for errors.)
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
	const usual = 192
	e := &Encoding{runes: make([]rune, firstOther, usual)}
	for r := ' '; r <= '~'; r++ {
		e.runes[r] = r
	}
	return e
}

// code returns the code of r. Codes cannot run out: the faces have fewer
// settable runes than there are codes (a test counts them).
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
