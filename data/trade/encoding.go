package trade

import (
	"bufio"
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// decoded is a file as UTF-8 with lines that end in a line feed, and the name of its
// encoding, "" for UTF-8 and for ISO-8859-1, whose names are read one by one (see
// [source.Decode]).
func decoded(r *bufio.Reader) (*bufio.Reader, string) {
	r, name := utf8Of(r)
	if start, _ := r.Peek(headSize); bytes.IndexByte(start, '\r') >= 0 && bytes.IndexByte(start, '\n') < 0 {
		return bufio.NewReaderSize(&lineFeeds{r}, 1<<16), name
	}
	return r, name
}

// lineFeeds gives text whose lines end in a carriage return alone, as programs of old
// Macintoshes write it, with line feeds.
type lineFeeds struct{ r io.Reader }

func (l *lineFeeds) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	for i, c := range p[:n] {
		if c == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}

// utf8Of is decoded without regard to lines.
func utf8Of(r *bufio.Reader) (*bufio.Reader, string) {
	start, _ := r.Peek(headSize)
	var e encoding.Encoding
	name := ""
	order, wide := sixteenBits(start)
	switch {
	case wide:
		e, name = unicode.UTF16(order, unicode.IgnoreBOM), "UTF-16"
	case bytes.HasPrefix(start, []byte("\xff\xfe")), bytes.HasPrefix(start, []byte("\xfe\xff")):
		e, name = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM), "UTF-16"
	default:
		switch name = codePage(start); name {
		case "Windows-1251":
			e = charmap.Windows1251
		case "GBK":
			e = simplifiedchinese.GBK
		default:
			return r, ""
		}
	}
	return bufio.NewReaderSize(transform.NewReader(r, e.NewDecoder()), 1<<16), name
}

// sixteenBits reports whether text without a mark is UTF-16, and which byte of a
// letter comes first: of the letters of a header, one of the two is always 0.
func sixteenBits(start []byte) (order unicode.Endianness, ok bool) {
	const letters = 8
	var zeros [2]int
	for i, c := range start[:min(len(start), 2*letters)] {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch zeros {
	case [2]int{0, letters}:
		return unicode.LittleEndian, true
	case [2]int{letters, 0}:
		return unicode.BigEndian, true
	}
	return order, false
}

// codePage is the code page that text which is no UTF-8 is in, "" if that cannot
// be told. Words of three or more letters above 0x7F in a row are Cyrillic or
// Chinese: Latin ones have ASCII letters among them. In Windows-1251 all Russian
// letters are above 0xBF, but for ё; in GBK a third of the bytes is below.
func codePage(start []byte) string {
	for cut := 0; cut < utf8.UTFMax && cut < len(start); cut++ { // the last letter may be cut
		if utf8.Valid(start[:len(start)-cut]) {
			return ""
		}
	}
	run, high, low := 0, 0, 0
	count := func(word []byte) {
		if len(word) < 3 || utf8.Valid(word) { // a name in UTF-8 among others
			return
		}
		for _, c := range word {
			if c >= 0xc0 || c == 0xa8 || c == 0xb8 {
				high++
			} else {
				low++
			}
		}
	}
	for i, c := range start {
		if c < 0x80 {
			count(start[i-run : i])
			run = 0
			continue
		}
		run++
	}
	count(start[len(start)-run:])
	switch {
	case high+low == 0:
		return ""
	case low*20 <= high+low:
		return "Windows-1251"
	}
	if text, err := simplifiedchinese.GBK.NewDecoder().Bytes(start); err == nil && bytes.Count(text, []byte("\ufffd")) <= 1 {
		return "GBK"
	}
	return ""
}
