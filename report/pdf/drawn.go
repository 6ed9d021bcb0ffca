package pdf

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// drawn is what fpdf wrote, taken apart.
type drawn struct {
	pages []drawnPage
	stubs []drawnStub // in file order
	info  int         // object numbers
	root  int
}

type drawnPage struct {
	num, contents int
	width, height string // as written, two decimals
	content       []byte // as fpdf was given it
}

// A drawnStub is a font fpdf knows only by name. key is the name it gives the
// font in the resources.
type drawnStub struct {
	num  int
	name string
}

const (
	pagesNum     = 1 // fpdf's numbers for the page tree and the resources
	resourcesNum = 2
)

// readDrawn reads the output of fpdf v0.9.0. It knows the one order in which
// fpdf writes a document of pages, raw content and stub fonts, and refuses
// everything else, so that nothing fpdf adds one day slips through unseen.
func readDrawn(in []byte) (*drawn, error) {
	s := &scanner{in: in, offsets: map[int]int{}}
	d := &drawn{}
	s.lit("%PDF-1.3\n")
	for s.err == nil && !s.has("1 0 obj\n") {
		d.pages = append(d.pages, s.page())
	}
	s.pageTree(d.pages)
	for s.err == nil && !s.has("2 0 obj\n") {
		d.stubs = append(d.stubs, s.stub())
	}
	s.resources(d.stubs)
	d.info = s.object()
	s.lit("<<\n/CreationDate (D:")
	s.until(")")
	s.lit("\n/ModDate (D:")
	s.until(")")
	s.lit("\n>>\nendobj\n")
	d.root = s.object()
	s.lit("<<\n/Type /Catalog\n/Pages 1 0 R\n/Names <<\n/EmbeddedFiles << /Names [\n  \n] >>\n>>\n>>\nendobj\n")
	s.crossReference(d.root, d.info)
	return d, s.err
}

// A scanner reads fpdf's output from front to back; after the first error it
// stands still.
type scanner struct {
	in      []byte
	pos     int
	offsets map[int]int // of objects met
	err     error
}

func (s *scanner) fail(want string) {
	if s.err == nil {
		s.err = fmt.Errorf("pdf: fpdf's output at byte %d: want %q, have %q", s.pos, want, s.in[s.pos:min(s.pos+len(want)+8, len(s.in))])
	}
}

func (s *scanner) has(want string) bool {
	return len(s.in)-s.pos >= len(want) && string(s.in[s.pos:s.pos+len(want)]) == want
}

func (s *scanner) lit(want string) {
	if s.err != nil {
		return
	}
	if !s.has(want) {
		s.fail(want)
		return
	}
	s.pos += len(want)
}

// until returns what stands before stop on this line, and passes both.
func (s *scanner) until(stop string) string {
	if s.err != nil {
		return ""
	}
	line := s.in[s.pos:]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i+1]
	}
	i := bytes.Index(line, []byte(stop))
	if i < 0 {
		s.fail(stop)
		return ""
	}
	s.pos += i + len(stop)
	return string(line[:i])
}

func (s *scanner) number() int {
	if s.err != nil {
		return 0
	}
	i := s.pos
	for i < len(s.in) && i < s.pos+9 && s.in[i] >= '0' && s.in[i] <= '9' {
		i++
	}
	n, err := strconv.Atoi(string(s.in[s.pos:i]))
	if err != nil {
		s.fail("a number")
		return 0
	}
	s.pos = i
	return n
}

// object reads "N 0 obj".
func (s *scanner) object() int {
	at := s.pos
	n := s.number()
	s.lit(" 0 obj\n")
	if _, twice := s.offsets[n]; twice && s.err == nil {
		s.err = fmt.Errorf("pdf: fpdf's output at byte %d: object %d a second time", at, n)
	}
	s.offsets[n] = at
	return n
}

func (s *scanner) page() drawnPage {
	var p drawnPage
	p.num = s.object()
	s.lit("<</Type /Page\n/Parent 1 0 R\n")
	if s.has("/MediaBox") {
		p.width, p.height = s.mediaBox()
	}
	s.lit("/Resources 2 0 R\n/Contents ")
	p.contents = s.number()
	s.lit(" 0 R>>\nendobj\n")
	if n := s.object(); n != p.contents && s.err == nil {
		s.err = fmt.Errorf("pdf: fpdf's output: page %d has content %d, not %d", p.num, p.contents, n)
	}
	s.lit("<</Length ")
	size := s.number()
	s.lit(">>\nstream\n")
	if s.err == nil && size > len(s.in)-s.pos {
		s.fail("the end of a stream")
	}
	if s.err != nil {
		return p
	}
	begin := s.pos
	s.lit(pageSettings)
	if s.err == nil && size <= len(pageSettings) {
		s.fail("the content of a page")
	}
	if s.err != nil {
		return p
	}
	p.content = s.in[s.pos : begin+size-1]
	s.pos = begin + size - 1
	s.lit("\n\nendstream\nendobj\n")
	return p
}

// pageSettings is what fpdf begins each page with. Our contents assume nothing
// of it.
const pageSettings = "0 J\n0 j\n0.57 w\n0.000 G\n0.000 g\n"

func (s *scanner) mediaBox() (width, height string) {
	s.lit("/MediaBox [0 0 ")
	width, height = s.until(" "), s.until("]")
	s.lit("\n")
	for _, v := range []string{width, height} {
		if s.err == nil && !isPageSide(v) {
			s.err = fmt.Errorf("pdf: fpdf's output: page side %q", v)
		}
	}
	return width, height
}

// isPageSide reports whether v is a number with two decimals within the limits
// of ISO 19005-3, 6.1.13.
func isPageSide(v string) bool {
	whole, part, ok := strings.Cut(v, ".")
	if !ok || len(part) != 2 || strings.Trim(whole+part, "0123456789") != "" {
		return false
	}
	n, err := strconv.Atoi(whole)
	return err == nil && n >= 3 && n < 14400
}

// pageTree reads object 1, and gives pages without a size the tree's.
func (s *scanner) pageTree(pages []drawnPage) {
	s.object()
	s.lit("<</Type /Pages\n/Kids [")
	for _, p := range pages {
		s.lit(string(appendRef(nil, p.num)))
		s.lit(" ")
	}
	s.lit("]\n/Count ")
	s.lit(strconv.Itoa(len(pages)))
	s.lit("\n")
	width, height := s.mediaBox()
	s.lit(">>\nendobj\n")
	for i := range pages {
		if pages[i].width == "" {
			pages[i].width, pages[i].height = width, height
		}
	}
}

func (s *scanner) stub() drawnStub {
	var f drawnStub
	f.num = s.object()
	s.lit("<</Type /Font\n/BaseFont /")
	f.name = s.until("\n")
	s.lit("/Subtype /Type1\n/Encoding /WinAnsiEncoding\n>>\nendobj\n")
	return f
}

// resources reads object 2; the names fpdf gives fonts there are not used.
func (s *scanner) resources(stubs []drawnStub) {
	s.object()
	s.lit("<<\n/ProcSet [/PDF /Text /ImageB /ImageC /ImageI]\n/Font <<\n")
	for range stubs {
		s.lit("/F")
		s.until(" ")
		s.number()
		s.lit(" 0 R\n")
	}
	s.lit(">>\n/XObject <<\n>>\n/ColorSpace <<\n>>\n>>\nendobj\n")
}

// crossReference reads the table and the trailer to the end of the file.
func (s *scanner) crossReference(root, info int) {
	start := s.pos
	count := len(s.offsets) + 1
	s.lit("xref\n0 ")
	s.lit(strconv.Itoa(count))
	s.lit("\n0000000000 65535 f \n")
	for n := 1; n < count && s.err == nil; n++ {
		at, ok := s.offsets[n]
		if !ok {
			s.err = fmt.Errorf("pdf: fpdf's output: no object %d of %d", n, count-1)
		}
		s.lit(fmt.Sprintf("%010d 00000 n \n", at))
	}
	s.lit(fmt.Sprintf("trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n>>\nstartxref\n%d\n%%%%EOF\n", count, root, info, start))
	if s.err == nil && s.pos != len(s.in) {
		s.err = fmt.Errorf("pdf: fpdf's output: %d bytes after its end", len(s.in)-s.pos)
	}
}
