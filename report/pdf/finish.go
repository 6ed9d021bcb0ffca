package pdf

import (
	"bytes"
	"fmt"
	"strconv"

	"dyad/report/layout"
)

// A finisher turns what fpdf wrote into the file that is handed out: PDF 1.7,
// PDF/A-3a and PDF/UA-1. It keeps the page contents and fpdf's object numbers
// and writes everything else itself.
type finisher struct {
	sent   [][]byte // the contents that fpdf was given
	in     *fpdfFile
	out    *file
	rec    *record
	res    *resources
	meta   *meta
	files  []Attachment
	dests  []layout.Dest
	pages  []fpdfPage
	nodes  []*node       // of the tree
	roles  []layout.Role // theirs, in order of their first use
	counts []int         // of the nodes of each role
	ids    []*node       // notes
	ws     *workspace
}

// finish reads raw, written by fpdf from the pages of rec, and completes it.
func (f *finisher) finish(raw []byte, marks []layout.Bookmark, plain bool) ([]byte, error) {
	in, err := parseFpdf(raw)
	if err != nil {
		return nil, err
	}
	if len(in.pages) != len(f.rec.pages) {
		return nil, fmt.Errorf("pdf: fpdf wrote %d pages of %d", len(in.pages), len(f.rec.pages))
	}
	for i, p := range in.pages {
		if !bytes.Equal(p.content, f.sent[i]) {
			return nil, fmt.Errorf("pdf: fpdf wrote page %d otherwise than it was given", i+1)
		}
	}
	f.in, f.pages = in, in.pages
	f.out = newFile(in.last, plain, f.ws)

	f.rec.placeLinks()
	for i := range f.rec.links {
		f.rec.links[i].num = f.out.alloc()
	}
	tree, err := f.structure()
	if err != nil {
		return nil, err
	}
	f.pageObjects()
	if err := f.fonts(); err != nil {
		return nil, err
	}
	f.resources()
	if err := f.links(len(f.pages)); err != nil {
		return nil, err
	}
	outline, err := f.outline(marks)
	if err != nil {
		return nil, err
	}
	f.info(in.info)
	f.catalog(tree, outline)
	return f.out.close(in.root, in.info), nil
}

// pageObjects writes the page tree, the pages and their contents.
func (f *finisher) pageObjects() {
	annotations := make([][]int, len(f.pages))
	for _, l := range f.rec.links {
		annotations[l.page] = append(annotations[l.page], l.num)
	}
	b := append(f.out.begin(pagesNum), "<</Type/Pages/Kids["...)
	for _, p := range f.pages {
		b = append(appendRef(b, p.num), ' ')
	}
	b = strconv.AppendInt(append(b, "]/Count "...), int64(len(f.pages)), 10)
	f.out.end(append(b, ">>"...))
	for i, p := range f.pages {
		b := f.out.begin(p.num)
		b = appendKeyRef(append(b, "<</Type/Page"...), "/Parent", pagesNum)
		b = append(append(b, "/MediaBox[0 0 "...), p.width...)
		b = append(append(append(b, ' '), p.height...), ']')
		b = appendKeyRef(b, "/Resources", resourcesNum)
		b = appendKeyRef(b, "/Contents", p.contents)
		b = strconv.AppendInt(append(b, "/Tabs/S/StructParents "...), int64(i), 10)
		if len(annotations[i]) > 0 {
			b = append(b, "/Annots["...)
			for _, n := range annotations[i] {
				b = append(appendRef(b, n), ' ')
			}
			b = append(b, ']')
		}
		f.out.end(append(b, ">>"...))
		f.out.rawStream(p.contents, deflateFilter, p.content)
	}
}

// resources names the fonts and pictures as the contents do.
func (f *finisher) resources() {
	pictures := f.pictures() // before the object that names them
	b := append(f.out.begin(resourcesNum), "<</Font<<"...)
	for _, s := range f.in.fonts {
		b = appendName(b, s.name)
		b = appendRef(append(b, ' '), s.num)
	}
	b = append(b, ">>"...)
	if len(pictures) > 0 {
		b = append(append(append(b, "/XObject<<"...), pictures...), ">>"...)
	}
	f.out.end(append(b, ">>"...))
}

// pictures writes the pictures and returns their names with their objects
// (ISO 32000-1, 8.9.5).
func (f *finisher) pictures() []byte {
	var b []byte
	for i, p := range f.res.pictures {
		num := f.out.alloc()
		f.out.stream(num, fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8", p.W, p.H), p.RGB)
		b = appendRef(append(strconv.AppendInt(append(b, "/Im"...), int64(i+1), 10), ' '), num)
	}
	return b
}

// catalog writes the document's root and what only it refers to
// (ISO 32000-1, 7.7.2).
func (f *finisher) catalog(tree, outline int) {
	specs := f.attachments()
	profile, xmp := f.out.alloc(), f.out.alloc()
	f.out.rawStream(profile, "/N 3/Alternate/DeviceRGB"+deflateFilter, srgbDeflated())
	f.out.rawStream(xmp, "/Type/Metadata/Subtype/XML", f.meta.xmp())

	b := append(f.out.begin(f.in.root), "<</Type/Catalog"...)
	b = appendKeyRef(b, "/Pages", pagesNum)
	b = appendText(append(b, "/Lang"...), f.meta.lang)
	b = append(b, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"...)
	b = appendKeyRef(b, "/StructTreeRoot", tree)
	b = appendKeyRef(b, "/Metadata", xmp)
	b = append(b, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"...)
	b = append(appendKeyRef(b, "/DestOutputProfile", profile), ">>]"...)
	b = append(b, "/PageLabels<</Nums[0<</S/D>>]>>"...)
	if outline != 0 {
		b = append(appendKeyRef(b, "/Outlines", outline), "/PageMode/UseOutlines"...)
	}
	b = f.appendFiles(b, specs)
	f.out.end(append(b, ">>"...))
}
