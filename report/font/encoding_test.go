package font

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"unicode/utf16"
)

// TestCodesAreByRune: one for each rune, the same in every face.
func TestCodesAreByRune(t *testing.T) {
	e := NewEncoding()
	regular, bold := Embedded.NewSubset(Regular, e), Embedded.NewSubset(Bold, e)
	var codes []uint16
	for _, g := range Embedded.Shape(Regular, "b a\u00a0a-\u2010\u2011\u00adb😀", nil) {
		if g.Face == Regular && g.GID != 0 {
			codes = append(codes, regular.Add(g.GID, g.Rune))
		}
	}
	if want := []uint16{'b', ' ', 'a', 0x80, 'a', '-', 0x81, 0x82, 0x83, 'b'}; !slices.Equal(codes, want) {
		t.Errorf("codes %x, want %x", codes, want)
	}
	for _, r := range "\u2010Қ" {
		_, g, _ := Lookup(Bold, r)
		if code, want := bold.Add(g, r), map[rune]uint16{'\u2010': 0x81, 'Қ': 0x84}[r]; code != want {
			t.Errorf("%q has code %x in the second face, want %x", r, code, want)
		}
	}
	if w := regular.Widths(); len(w) != 0x84 || w[' '] != w[0x80] || w[' '] != Embedded.Advance(Regular, " ") || w['!'] != 0 {
		t.Errorf("%d widths; of the spaces %d and %d, of one not used %d", len(w), w[' '], w[0x80], w['!'])
	}
	if w := bold.Widths(); len(w) != 0x85 || w['a'] != 0 || w[0x84] != Embedded.Advance(Bold, "Қ") {
		t.Errorf("%d widths; %d of a rune not in bold, %d of one that is", len(w), w['a'], w[0x84])
	}
}

// TestCodesSuffice: a document that sets all there is has codes to spare.
func TestCodesSuffice(t *testing.T) {
	e := NewEncoding()
	for r := rune(0); r <= 0x10FFFF; r++ {
		for f := range NumFaces {
			if _, _, ok := Lookup(f, r); ok {
				e.code(r)
				break
			}
		}
	}
	if n := len(e.runes) - 1; n < 1000 || n > maxCode-0x100 {
		t.Errorf("the last of all runes has code %X", n)
	}
}

// full is an encoding with codes of one and of two bytes, and the rune of each.
func full() (*Encoding, map[uint16]rune) {
	e, want := NewEncoding(), map[uint16]rune{}
	add := func(r rune) { want[e.code(r)] = r }
	for r := ' '; r <= '~'; r++ {
		add(r)
	}
	for r := rune(0xA0); r < 0x52F; r++ {
		add(r)
	}
	add('𝄞')
	return e, want
}

var bfchar = regexp.MustCompile(`(?m)^<([0-9A-F]{2}|[0-9A-F]{4})> <((?:[0-9A-F]{4})+)>$`)

func TestToUnicodeIsExact(t *testing.T) {
	e, want := full()
	_, cmap, ok := bytes.Cut(e.ToUnicode(), []byte("2 begincodespacerange\n<20> <FF>\n<0100> <1FFF>\nendcodespacerange\n"))
	if !ok {
		t.Fatal("no code space")
	}
	cmap, ok = bytes.CutPrefix(cmap, []byte("1 beginbfrange\n<20> <7E> <0020>\nendbfrange\n"))
	if !ok {
		t.Fatal("no range")
	}
	rows := bfchar.FindAllSubmatch(cmap, -1)
	if len(rows) != len(want)-95 {
		t.Errorf("%d mappings for %d codes", len(rows), len(want)-95)
	}
	for _, row := range rows {
		code, _ := strconv.ParseUint(string(row[1]), 16, 16)
		var units []uint16
		for h := row[2]; len(h) > 0; h = h[4:] {
			u, _ := strconv.ParseUint(string(h[:4]), 16, 16)
			units = append(units, uint16(u))
		}
		if got := utf16.Decode(units); len(got) != 1 || got[0] != want[uint16(code)] || (code > 0xFF) != (len(row[1]) == 4) {
			t.Errorf("code %s is %q, want %q", row[1], string(got), want[uint16(code)])
		}
	}
	for _, block := range bytes.Split(cmap, []byte("endbfchar\n")) {
		n := len(bfchar.FindAll(block, -1))
		if n > 100 || n > 0 && !bytes.HasPrefix(block, fmt.Appendf(nil, "%d beginbfchar\n", n)) {
			t.Errorf("a block of %d begins %.30q", n, block)
		}
	}
}

// TestCMapIsExact: CIDs are codes, by ranges within one row of 256
// (ISO 32000-1, 9.7.5.4).
func TestCMapIsExact(t *testing.T) {
	e, want := full()
	_, cmap, _ := bytes.Cut(e.CMap(), []byte("endcodespacerange\n"))
	cids := map[uint64]bool{}
	rows := cidrange.FindAllSubmatch(cmap, -1)
	if !bytes.HasPrefix(cmap, fmt.Appendf(nil, "%d begincidrange\n", len(rows))) {
		t.Errorf("%d ranges begin %.30q", len(rows), cmap)
	}
	for _, row := range rows {
		first, _ := strconv.ParseUint(string(row[1]), 16, 16)
		last, _ := strconv.ParseUint(string(row[2]), 16, 16)
		if first>>8 != last>>8 || len(row[1]) != len(row[2]) || string(row[3]) != fmt.Sprint(first) {
			t.Errorf("range %q", row[0])
		}
		for code := first; code <= last; code++ {
			cids[code] = true
		}
	}
	for code, r := range want {
		if !cids[uint64(code)] {
			t.Errorf("code %X of %q has no CID", code, r)
		}
	}
	if few := NewEncoding().CMap(); !bytes.Contains(few, []byte("1 begincodespacerange\n<20> <FF>\n")) {
		t.Error("two bytes where one is enough")
	}
}

var cidrange = regexp.MustCompile(`(?m)^<([0-9A-F]+)> <([0-9A-F]+)> (\d+)$`)
