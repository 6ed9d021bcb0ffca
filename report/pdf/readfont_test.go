package pdf

import (
	"bytes"
	"strings"
	"unicode"
)

// A pdfFont is a font read back.
type pdfFont struct {
	unicode map[int]string
	widths  map[int]int
	name    string
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
		font := &pdfFont{unicode: readCMap(s.data), widths: map[int]int{}, name: string(d["BaseFont"].(pdfName))}
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

// readCMap reads a ToUnicode map: one bfrange, and bfchar blocks.
func readCMap(b []byte) map[int]string {
	m := map[int]string{}
	_, block, ok := bytes.Cut(b, []byte("1 beginbfrange\n"))
	if !ok {
		bad("no bfrange")
	}
	r := &pdfLexer{b: block}
	first, last, to := hexCode(r), hexCode(r), hexCode(r)
	for c := first; c <= last; c++ {
		m[c] = string(rune(to + c - first))
	}
	for _, block := range bytes.Split(b, []byte(" beginbfchar\n"))[1:] {
		end := bytes.Index(block, []byte("endbfchar"))
		if end < 0 {
			bad("bfchar block without an end")
		}
		l := &pdfLexer{b: block[:end]}
		for l.space(); l.i < len(l.b); l.space() {
			code, to := l.hex(), ""
			l.space()
			to = l.hex()
			m[int(code[0])<<8|int(code[1])] = textString("\xfe\xff" + to)
		}
	}
	return m
}

// hexCode reads a code of two bytes.
func hexCode(l *pdfLexer) int {
	l.space()
	s := l.hex()
	return int(s[0])<<8 | int(s[1])
}

func (f *pdfFont) decode(codes string, problem func(string, ...any)) string {
	if len(codes)%2 != 0 {
		problem("odd string in %s", f.name)
		return ""
	}
	var b strings.Builder
	for i := 0; i < len(codes); i += 2 {
		code := int(codes[i])<<8 | int(codes[i+1])
		u, ok := f.unicode[code]
		if code == 0 || !ok || strings.ContainsAny(u, "\x00\ufeff\ufffe") {
			problem("code %d of %s has no character", code, f.name)
		}
		for _, r := range u {
			if unicode.Is(unicode.Co, r) {
				problem("code %d of %s is private", code, f.name) // A 6.2.11.7.3
			}
		}
		if _, ok := f.widths[code]; !ok {
			problem("code %d of %s has no width", code, f.name)
		}
		b.WriteString(u)
	}
	return b.String()
}
