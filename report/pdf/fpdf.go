package pdf

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-pdf/fpdf"

	"dyad/report/layout"
)

// writeFpdf has fpdf write pages of these sizes and contents, and fonts of these
// names. Nothing else of fpdf is used; docs/pdf.md says why.
func writeFpdf(w io.Writer, pages []layout.Page, contents [][]byte, fonts []string, date time.Time) error {
	first := fpdf.SizeType{Wd: float64(pages[0].W), Ht: float64(pages[0].H)}
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: first})
	f.SetCatalogSort(true) // else the order of objects varies
	f.SetCompression(false)
	f.SetAutoPageBreak(false, 0)
	f.SetProducer("", false)
	f.SetCreationDate(date)
	f.SetModificationDate(date)
	for i := range pages {
		// "P" keeps width and height as they are.
		f.AddPageFormat("P", fpdf.SizeType{Wd: float64(pages[i].W), Ht: float64(pages[i].H)})
		f.RawWriteStr(string(contents[i]))
		if err := f.Error(); err != nil {
			return fmt.Errorf("pdf: page %d: %w", i+1, err)
		}
	}
	for _, name := range fonts {
		f.AddFontFromBytes(name, "", []byte(`{"Tp":"Core","Name":"`+name+`"}`), nil)
	}
	if err := f.Output(w); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	return nil
}

// An fpdfFile is what the finisher keeps of a file that fpdf wrote.
type fpdfFile struct {
	pages []fpdfPage
	fonts []placeholder // in the order of their object numbers
	last  int           // the highest object number
	info  int           // object number of the document information
	root  int           // object number of the catalog
}

// An fpdfPage is a page as fpdf wrote it.
type fpdfPage struct {
	num, contents int    // object numbers of the page and of its content
	width, height string // in points, as written, with two decimals
	content       []byte // as fpdf was given it
}

// A placeholder is a font that fpdf knows only by name. The finisher writes the
// real font in its place.
type placeholder struct {
	num  int // object number
	name string
}

// The object numbers that fpdf gives the page tree and the resources.
const (
	pagesNum     = 1
	resourcesNum = 2
)

// pageSettings is what fpdf begins each page with. Our contents do not depend
// on it, so it is left out.
const pageSettings = "0 J\n0 j\n0.57 w\n0.000 G\n0.000 g\n"

// parseFpdf reads the output of fpdf v0.9.0: pages of raw content, and fonts
// that are names only. It refuses an object or a key that it does not know, so
// that nothing which another version of fpdf adds is lost in silence.
func parseFpdf(in []byte) (*fpdfFile, error) {
	f, err := parseFile(in)
	if err == nil && !bytes.HasPrefix(in, []byte("%PDF-1.3\n")) {
		err = fmt.Errorf("version %q, not 1.3", in[:len("%PDF-1.3")])
	}
	if err != nil {
		return nil, fpdfError(err)
	}
	p := &fpdfParser{file: f, met: map[ref]bool{}}
	out := p.document()
	if p.err == nil && len(p.met) != out.last {
		p.fail("%d objects, of which %d are known", out.last, len(p.met))
	}
	if p.err != nil {
		return nil, fpdfError(p.err)
	}
	return out, nil
}

// fpdfError says of an error that it is about what fpdf wrote.
func fpdfError(err error) error {
	return fmt.Errorf("pdf: fpdf's output: %s", strings.TrimPrefix(err.Error(), "pdf: "))
}

// An fpdfParser takes fpdf's file apart. It keeps the first error; what it
// returns after that has no meaning.
type fpdfParser struct {
	file *parsedFile
	met  map[ref]bool // the objects read
	err  error
}

func (p *fpdfParser) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf(format, args...)
	}
}

// object follows a reference to an object that nothing else refers to.
func (p *fpdfParser) object(what string, o object) (num int, value object) {
	r, ok := o.(ref)
	if !ok || p.met[r] {
		p.fail("%s is no object of its own", what)
	}
	if p.err != nil {
		return 0, nil
	}
	p.met[r] = true
	value, p.err = p.file.get(r)
	return int(r), value
}

// dict is object for a dictionary with these entries and, besides, others of
// these keys.
func (p *fpdfParser) dict(what string, o object, want dict, others ...string) (num int, d dict) {
	num, value := p.object(what, o)
	d, ok := value.(dict)
	if !ok {
		p.fail("%s is no dictionary", what)
	}
	p.entries(what, d, want, others...)
	return num, d
}

// entries checks that a dictionary has these entries and, besides, only others
// of these keys.
func (p *fpdfParser) entries(what string, d, want dict, others ...string) {
	for _, key := range slices.Sorted(maps.Keys(d)) {
		v, known := want[key]
		switch {
		case !known && !slices.Contains(others, key):
			p.fail("%s has an unknown /%s", what, key)
		case known && !reflect.DeepEqual(d[key], v):
			p.fail("%s has another /%s", what, key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if _, ok := d[key]; !ok {
			p.fail("%s has no /%s", what, key)
		}
	}
}

// document reads the file from its trailer on.
func (p *fpdfParser) document() *fpdfFile {
	out := &fpdfFile{last: len(p.file.xref) - 1}
	p.entries("the trailer", p.file.trailer, dict{"Size": numeral(strconv.Itoa(len(p.file.xref)))}, "Root", "Info")
	out.info, _ = p.dict("the information", p.file.trailer["Info"], nil, "CreationDate", "ModDate")
	out.root, _ = p.dict("the catalog", p.file.trailer["Root"], dict{
		"Type": name("Catalog"), "Pages": ref(pagesNum),
		"Names": dict{"EmbeddedFiles": dict{"Names": list(nil)}},
	})
	_, tree := p.dict("the page tree", ref(pagesNum), dict{"Type": name("Pages")}, "Kids", "Count", "MediaBox")
	kids, _ := tree["Kids"].(list)
	if n, ok := integer(tree["Count"]); !ok || n != len(kids) {
		p.fail("the page tree says it has %v pages, and has %d", tree["Count"], len(kids))
	}
	for i, k := range kids {
		if p.err != nil {
			break
		}
		out.pages = append(out.pages, p.page(fmt.Sprintf("page %d", i+1), k, tree["MediaBox"]))
	}
	out.fonts = p.fonts()
	return out
}

// page reads a page; one without a size has the page tree's.
func (p *fpdfParser) page(what string, o, size object) fpdfPage {
	var out fpdfPage
	var d dict
	out.num, d = p.dict(what, o, dict{
		"Type": name("Page"), "Parent": ref(pagesNum), "Resources": ref(resourcesNum),
	}, "MediaBox", "Contents")
	if own, ok := d["MediaBox"]; ok {
		size = own
	}
	box, _ := size.(list)
	if len(box) != 4 || box[0] != numeral("0") || box[1] != numeral("0") || !isPageSide(box[2]) || !isPageSide(box[3]) {
		p.fail("%s has the sides %q", what, box)
		return out
	}
	out.width, out.height = string(box[2].(numeral)), string(box[3].(numeral))

	var content object
	out.contents, content = p.object("the content of "+what, d["Contents"])
	s, ok := content.(*stream)
	if !ok {
		p.fail("%s has no content", what)
		return out
	}
	p.entries("the content of "+what, s.dict, nil, "Length")
	out.content, ok = bytes.CutPrefix(s.data, []byte(pageSettings))
	if ok {
		out.content, ok = bytes.CutSuffix(out.content, []byte("\n"))
	}
	if !ok {
		p.fail("the content of %s begins or ends unlike other pages", what)
	}
	return out
}

// isPageSide reports whether a number has two decimals and is within the limits
// of ISO 19005-3, 6.1.13.
func isPageSide(o object) bool {
	v, _ := o.(numeral)
	whole, part, ok := strings.Cut(string(v), ".")
	if !ok || len(part) != 2 || strings.Trim(whole+part, "0123456789") != "" {
		return false
	}
	n, err := strconv.Atoi(whole)
	return err == nil && n >= 3 && n < 14400
}

// fonts reads the resources. The keys that fpdf gives the fonts there are not
// used: contents call a font by the name it was added under.
func (p *fpdfParser) fonts() []placeholder {
	_, d := p.dict("the resources", ref(resourcesNum), dict{
		"ProcSet": list{name("PDF"), name("Text"), name("ImageB"), name("ImageC"), name("ImageI")},
		"XObject": dict{}, "ColorSpace": dict{},
	}, "Font")
	fonts, ok := d["Font"].(dict)
	if !ok {
		p.fail("the resources have no fonts")
	}
	var out []placeholder
	for _, key := range slices.Sorted(maps.Keys(fonts)) {
		num, d := p.dict("font "+key, fonts[key], dict{
			"Type": name("Font"), "Subtype": name("Type1"), "Encoding": name("WinAnsiEncoding"),
		}, "BaseFont")
		base, ok := d["BaseFont"].(name)
		if !ok {
			p.fail("font %s has no name", key)
		}
		out = append(out, placeholder{num, string(base)})
	}
	slices.SortFunc(out, func(a, b placeholder) int { return a.num - b.num })
	return out
}
