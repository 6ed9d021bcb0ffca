package pdf

import (
	"bytes"
	"strings"
	"unicode"
)

// A pdfFont is a font read back.
type pdfFont struct {
	codes   codeMap        // to CIDs
	unicode map[int]string // by code
	widths  map[int]int    // by CID
	name    string
}

// A codeMap is the CMap of a font's encoding. If wide is set, bytes below 0x20
// begin codes of two.
type codeMap struct {
	wide bool
	cids map[int]int
}

func (f *pdfFile) fonts(page pdfDict) map[pdfName]*pdfFont {
	out := map[pdfName]*pdfFont{}
	for k, r := range f.dict(f.dict(page["Resources"])["Font"]) {
		d := f.dict(r)
		cid := f.dict(f.list(d["DescendantFonts"])[0])
		s, ok := f.get(d["ToUnicode"]).(*pdfStream)
		if !ok {
			bad("font %s without ToUnicode", k)
		}
		e, ok := f.get(d["Encoding"]).(*pdfStream)
		if !ok {
			bad("font %s without a CMap", k)
		}
		font := &pdfFont{codes: readCodeMap(e.data), unicode: readCMap(s.data), widths: map[int]int{}, name: string(d["BaseFont"].(pdfName))}
		w := f.list(cid["W"])
		for i := 0; i+1 < len(w); i += 2 {
			first, _ := w[i].(int)
			for j, v := range f.list(w[i+1]) {
				font.widths[first+j], _ = v.(int)
			}
		}
		out[k] = font
	}
	return out
}

// readCodeMap reads the CMap of an encoding: its code space and its ranges of
// CIDs.
func readCodeMap(b []byte) codeMap {
	m := codeMap{wide: codeSpace(b), cids: map[int]int{}}
	l := blockOf(b, "cidrange")
	for l.space(); l.i < len(l.b); l.space() {
		first, last, _ := hexCode(l), hexCode(l), 0
		l.space()
		to, ok := l.object().(int)
		if !ok || first>>8 != last>>8 {
			bad("range %x to %x", first, last)
		}
		for c := first; c <= last; c++ {
			if _, twice := m.cids[c]; twice {
				bad("code %x twice", c)
			}
			m.cids[c] = to + c - first
		}
	}
	return m
}

// codeSpace tells whether there are codes of two bytes.
func codeSpace(b []byte) bool {
	l := blockOf(b, "codespacerange")
	if first, last := hexCode(l), hexCode(l); first != 0x20 || last != 0xFF {
		bad("code space from %x to %x", first, last)
	}
	if l.space(); l.i == len(l.b) {
		return false
	}
	if first, last := hexCode(l), hexCode(l); first != 0x100 || last != 0x1FFF {
		bad("code space from %x to %x", first, last)
	}
	return true
}

// blockOf is the first block of a kind in a CMap.
func blockOf(b []byte, kind string) *pdfLexer {
	_, rest, ok := bytes.Cut(b, []byte(" begin"+kind+"\n"))
	block, _, closed := bytes.Cut(rest, []byte("end"+kind+"\n"))
	if !ok || !closed {
		bad("no %s", kind)
	}
	return &pdfLexer{b: block}
}

// readCMap reads a ToUnicode map: one bfrange, and bfchar blocks.
func readCMap(b []byte) map[int]string {
	m := map[int]string{}
	codeSpace(b)
	r := blockOf(b, "bfrange")
	first, last, to := hexCode(r), hexCode(r), hexCode(r)
	for c := first; c <= last; c++ {
		m[c] = string(rune(to + c - first))
	}
	for rest := b; bytes.Contains(rest, []byte(" beginbfchar\n")); _, rest, _ = bytes.Cut(rest, []byte("endbfchar\n")) {
		l := blockOf(rest, "bfchar")
		for l.space(); l.i < len(l.b); l.space() {
			code := hexCode(l)
			l.space()
			m[code] = textString("\xfe\xff" + l.hex())
		}
	}
	return m
}

// hexCode reads a code of one or two bytes.
func hexCode(l *pdfLexer) int {
	l.space()
	code := 0
	for _, c := range []byte(l.hex()) {
		code = code<<8 | int(c)
	}
	return code
}

// next reads a code of s; size is 0 for what is none.
func (m *codeMap) next(s string) (code, size int) {
	switch {
	case s[0] >= 0x20:
		return int(s[0]), 1
	case m.wide && len(s) > 1:
		return int(s[0])<<8 | int(s[1]), 2
	}
	return 0, 0
}

func (f *pdfFont) decode(codes string, problem func(string, ...any)) string {
	var b strings.Builder
	for len(codes) > 0 {
		code, size := f.codes.next(codes)
		if size == 0 {
			problem("no code of %s: %q", f.name, codes)
			break
		}
		codes = codes[size:]
		cid := f.codes.cids[code]
		u, ok := f.unicode[code]
		if cid == 0 || !ok || strings.ContainsAny(u, "\x00\ufeff\ufffe") {
			problem("code %d of %s has no character", code, f.name)
		}
		for _, r := range u {
			if unicode.Is(unicode.Co, r) {
				problem("code %d of %s is private", code, f.name) // A 6.2.11.7.3
			}
		}
		if _, ok := f.widths[cid]; !ok {
			problem("code %d of %s has no width", code, f.name)
		}
		b.WriteString(u)
	}
	return b.String()
}
