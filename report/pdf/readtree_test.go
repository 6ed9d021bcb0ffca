package pdf

import (
	"fmt"
	"slices"
	"strings"
)

// A marked is one marked-content sequence of a page.
type marked struct {
	tag      string
	mcid     int // -1 for artifacts and spans
	props    pdfDict
	text     string
	paths    int // painting operators
	artifact bool
	object   int  // the text object it opened in, 0 for none
	ended    bool // words for what it shows have ended in it
}

// A pageText is what a page's content holds.
type pageText struct {
	byMCID    map[int]*marked
	artifacts []*marked
	problems  []string
	fonts     map[string]bool
}

// The operators our writer and fpdf use, all others being a fault: those that
// would bring in images, forms, shadings, graphics state dictionaries, colour
// spaces, rendering intents, invisible text or clipping among them.
const (
	paintOps = " f B S "
	textOps  = " Tf Td Tm Tj TJ "
	stateOps = " w J j d RG rg G g "
	knownOps = paintOps + textOps + stateOps + "q Q cm m l c h re BT ET BDC EMC "
)

// readContent interprets a page's content as far as text and marks go.
func (f *pdfFile) readContent(page pdfDict) *pageText {
	s, ok := f.get(page["Contents"]).(*pdfStream)
	if !ok {
		bad("page without content")
	}
	r := contentReader{out: &pageText{byMCID: map[int]*marked{}, fonts: map[string]bool{}}, fonts: f.fonts(page)}
	var args []any
	l := &pdfLexer{b: s.data}
	for l.space(); l.i < len(l.b); l.space() {
		o := l.object()
		op, isOp := o.(pdfOp)
		if !isOp {
			args = append(args, o)
			continue
		}
		r.place(op)
		r.do(op, args)
		args = args[:0]
	}
	if len(r.saved) != 0 || len(r.open) != 0 || r.object != 0 {
		r.problem("%d q, %d BDC, text object %d left open", len(r.saved), len(r.open), r.object)
	}
	return r.out
}

// A contentReader follows the operators of one page.
type contentReader struct {
	out             *pageText
	fonts           map[pdfName]*pdfFont
	open            []*marked
	font            *pdfFont
	saved           []*pdfFont // by q
	object, objects int        // the text object it is in, and how many there were
}

func (r *contentReader) problem(format string, args ...any) {
	r.out.problems = append(r.out.problems, fmt.Sprintf(format, args...))
}

// place holds that an operator is known and stands where it may.
func (r *contentReader) place(op pdfOp) {
	name := " " + string(op) + " "
	if !strings.Contains(knownOps, name) {
		r.problem("operator %q", op)
	}
	isText := strings.Contains(textOps, name)
	if isText && r.object == 0 || !isText && r.object != 0 && !strings.Contains(stateOps+" BT ET BDC EMC ", name) {
		r.problem("%s where it may not stand", op)
	}
}

func (r *contentReader) do(op pdfOp, args []any) {
	switch op {
	case "q":
		if r.saved = append(r.saved, r.font); len(r.saved) > 28 {
			r.problem("q nested %d deep", len(r.saved))
		}
	case "Q":
		n := len(r.saved) - 1
		if n < 0 {
			r.problem("Q without q")
			break
		}
		r.font, r.saved = r.saved[n], r.saved[:n]
	case "BT":
		if r.object != 0 {
			r.problem("BT inside out")
		}
		r.objects++
		r.object = r.objects
	case "ET":
		if r.object == 0 {
			r.problem("ET inside out")
		}
		r.object = 0
	case "BDC":
		m := r.out.begin(args, len(r.open), r.problem)
		m.object = r.object
		r.open = append(r.open, m)
		r.open[0].text += textString(m.props["ActualText"])
	case "EMC":
		r.end()
	case "Tf":
		if r.font = r.fonts[args[0].(pdfName)]; r.font == nil {
			r.problem("no font %v", args[0])
		} else {
			r.out.fonts[r.font.name] = true
		}
	case "Tj":
		if codes, ok := args[0].(string); ok && r.font != nil {
			r.show(r.font.decode(codes, r.problem))
		}
	case "TJ":
		for _, a := range args[0].(pdfList) {
			if codes, ok := a.(string); ok && r.font != nil {
				r.show(r.font.decode(codes, r.problem))
			}
		}
	default:
		r.paint(op)
	}
}

// end closes the innermost sequence.
func (r *contentReader) end() {
	if len(r.open) == 0 {
		r.problem("EMC without BDC")
		return
	}
	if r.open[len(r.open)-1].object != r.object {
		r.problem("EMC in another text object than its BDC")
	}
	last := r.open[len(r.open)-1]
	if r.open = r.open[:len(r.open)-1]; len(r.open) > 0 && r.open[0].mcid >= 0 {
		_, replaced := last.props["ActualText"]
		r.open[0].ended = r.open[0].ended || replaced
	}
}

// show adds text to the sequence; the innermost ActualText replaces what its
// own shows.
func (r *contentReader) show(s string) {
	if len(r.open) == 0 {
		r.problem("text %q is neither content nor artifact", s)
		return
	}
	if r.open[0].ended {
		r.problem("text %q behind the words for another in one sequence, which Poppler does not read", s)
	}
	if _, replaced := r.open[len(r.open)-1].props["ActualText"]; !replaced {
		r.open[0].text += s
	}
}

func (r *contentReader) paint(op pdfOp) {
	switch {
	case !strings.Contains(paintOps, " "+string(op)+" "):
	case len(r.open) == 0:
		r.problem("%s is neither content nor artifact", op)
	default:
		r.open[0].paths++
	}
}

// begin opens a sequence.
func (p *pageText) begin(args []any, depth int, problem func(string, ...any)) *marked {
	m := &marked{mcid: -1}
	m.tag = string(args[0].(pdfName))
	if len(args) > 1 {
		m.props, _ = args[1].(pdfDict)
	}
	for k := range m.props {
		if !isKnownKey(k) {
			problem("%s with %s", m.tag, k)
		}
	}
	m.artifact = m.tag == "Artifact"
	if id, ok := m.props["MCID"].(int); ok {
		m.mcid = id
		if p.byMCID[id] != nil {
			problem("MCID %d twice", id)
		}
		p.byMCID[id] = m
	}
	if m.artifact {
		p.artifacts = append(p.artifacts, m)
	}
	if depth > 0 && m.tag != "Span" {
		problem("%s inside marked content", m.tag)
	}
	if m.tag == "Span" && depth > 0 && textString(m.props["ActualText"]) == "" {
		problem("Span without ActualText")
	}
	if depth == 0 && !m.artifact && m.mcid < 0 {
		problem("%s without MCID", m.tag)
	}
	return m
}

// A treeReader walks the structure tree of a file.
type treeReader struct {
	f        *pdfFile
	contents map[pdfRef]*pageText
	pageNo   map[pdfRef]int
	owner    map[string]int // "page:mcid" → number of parents
	out      strings.Builder
	problems []string
}

func newTreeReader(f *pdfFile) *treeReader {
	t := &treeReader{f: f, contents: map[pdfRef]*pageText{}, pageNo: map[pdfRef]int{}, owner: map[string]int{}}
	pages, refs := f.pages()
	for i, p := range pages {
		t.contents[refs[i]] = f.readContent(p)
		t.pageNo[refs[i]] = i + 1
		for _, s := range t.contents[refs[i]].problems {
			t.problem("page %d: %s", i+1, s)
		}
	}
	return t
}

func (t *treeReader) problem(format string, args ...any) {
	t.problems = append(t.problems, fmt.Sprintf(format, args...))
}

// readTree prints the structure tree: each element's role, attributes and
// text, read back from the bytes. problems are what is wrong with it.
func readTree(b []byte) (tree string, problems []string, err error) {
	defer catch(&err)
	f, err := readPDF(b)
	if err != nil {
		return "", nil, err
	}
	t := newTreeReader(f)
	root := f.dict(f.catalog()["StructTreeRoot"])
	if root == nil {
		bad("no structure tree")
	}
	t.element(root["K"].(pdfRef), f.catalog()["StructTreeRoot"].(pdfRef), 0, 0)
	t.checkOwners()
	t.artifacts()
	return t.out.String(), t.problems, nil
}

// artifacts prints what is not part of the document, page by page.
func (t *treeReader) artifacts() {
	_, refs := t.f.pages()
	for i, r := range refs {
		fmt.Fprintf(&t.out, "artifacts of page %d:", i+1)
		for _, a := range t.contents[r].artifacts {
			fmt.Fprintf(&t.out, " %v", a.props["Type"])
			if s, ok := a.props["Subtype"]; ok {
				fmt.Fprintf(&t.out, " %v", s)
			}
			if a.text != "" {
				fmt.Fprintf(&t.out, " %q", a.text)
			}
		}
		t.out.WriteByte('\n')
	}
}

func (t *treeReader) element(num, parent, pg pdfRef, depth int) {
	e := t.f.dict(num)
	role, _ := e["S"].(pdfName)
	if e["P"] != parent {
		t.problem("%s %d: parent is %v, not %d", role, num, e["P"], parent)
	}
	if p, ok := e["Pg"].(pdfRef); ok {
		pg = p
	}
	fmt.Fprintf(&t.out, "%s%s%s", strings.Repeat("  ", depth), role, t.attributes(e))
	kids := t.f.list(e["K"])
	text, plain := "", true
	for _, k := range kids {
		if d, ok := k.(pdfDict); ok && d["Type"] != pdfName("MCR") {
			continue // an annotation
		}
		if _, ok := k.(pdfRef); ok {
			plain = false
		}
	}
	var lines []func()
	for _, k := range kids {
		switch k := k.(type) {
		case int:
			text = t.content(&lines, text, plain, pg, k, num, depth)
		case pdfRef:
			lines = append(lines, func() { t.element(k, num, pg, depth+1) })
		case pdfDict:
			on, ok := k["Pg"].(pdfRef)
			if !ok {
				on = pg
			}
			if k["Type"] == pdfName("MCR") {
				text = t.content(&lines, text, plain, on, k["MCID"].(int), num, depth)
			} else {
				t.annotation(k, num, on)
			}
		}
	}
	if plain && text != "" {
		fmt.Fprintf(&t.out, " %q", text)
	}
	t.out.WriteByte('\n')
	for _, line := range lines {
		line()
	}
}

// content takes one marked-content sequence: onto the element's own line, or,
// when it stands among child elements, onto a line of its own.
func (t *treeReader) content(lines *[]func(), text string, plain bool, page pdfRef, mcid int, owner pdfRef, depth int) string {
	key := fmt.Sprintf("%d:%d", page, mcid)
	t.owner[key]++
	c := t.contents[page]
	if c == nil || c.byMCID[mcid] == nil {
		t.problem("element %d: no MCID %d on page %d", owner, mcid, t.pageNo[page])
		return text
	}
	m := c.byMCID[mcid]
	if role := t.f.dict(owner)["S"]; role != pdfName(m.tag) {
		t.problem("MCID %d on page %d is tagged %s, its element %v", mcid, t.pageNo[page], m.tag, role)
	}
	words := m.text
	if m.paths > 0 {
		words += "⟨paths⟩"
	}
	if !plain {
		*lines = append(*lines, func() {
			fmt.Fprintf(&t.out, "%s%q\n", strings.Repeat("  ", depth+1), words)
		})
	}
	return text + words
}

func (t *treeReader) attributes(e pdfDict) string {
	var b strings.Builder
	for _, k := range []pdfName{"ID", "Lang", "Alt", "E"} {
		if v := textString(e[k]); v != "" {
			fmt.Fprintf(&b, " %s=%q", k, v)
		}
	}
	a := t.f.dict(e["A"])
	for _, k := range []pdfName{"Scope", "ColSpan", "ListNumbering", "Placement"} {
		if v, ok := a[k]; ok {
			fmt.Fprintf(&b, " %s=%v", k, v)
		}
	}
	if v := textString(a["Summary"]); v != "" {
		fmt.Fprintf(&b, " Summary=%q", v)
	}
	if v, ok := a["BBox"]; ok {
		fmt.Fprintf(&b, " BBox=%v", v)
	}
	for _, k := range t.f.list(e["K"]) {
		d, ok := k.(pdfDict)
		if !ok || d["Type"] != pdfName("OBJR") {
			continue
		}
		annot := t.f.dict(d["Obj"])
		if dest := t.f.list(annot["Dest"]); dest != nil {
			fmt.Fprintf(&b, " →page %d at %v", t.pageNo[dest[0].(pdfRef)], dest[3])
		} else {
			fmt.Fprintf(&b, " →%s", t.f.dict(annot["A"])["URI"])
		}
		fmt.Fprintf(&b, " %q", textString(annot["Contents"]))
	}
	return b.String()
}

// annotation checks the way back from a link to its element.
func (t *treeReader) annotation(objr pdfDict, owner, page pdfRef) {
	annot := t.f.dict(objr["Obj"])
	key, ok := annot["StructParent"].(int)
	if !ok || t.parentOf(key) != any(owner) {
		t.problem("annotation %v: parent tree says %v, not %d", objr["Obj"], t.parentOf(key), owner)
	}
	found := false
	for _, a := range t.f.list(t.f.dict(page)["Annots"]) {
		found = found || a == objr["Obj"]
	}
	if !found {
		t.problem("annotation %v is not on its page", objr["Obj"])
	}
}

// parentOf looks a key up in the parent tree.
func (t *treeReader) parentOf(key int) any {
	nums := t.f.list(t.f.dict(t.f.dict(t.f.catalog()["StructTreeRoot"])["ParentTree"])["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		if nums[i] == key {
			return nums[i+1]
		}
	}
	return nil
}

// checkOwners holds every MCID to exactly one parent, both ways.
func (t *treeReader) checkOwners() {
	refs := make([]pdfRef, 0, len(t.contents))
	for r := range t.contents {
		refs = append(refs, r)
	}
	slices.Sort(refs)
	for _, page := range refs {
		key, _ := t.f.dict(page)["StructParents"].(int)
		parents := t.f.list(t.parentOf(key))
		if len(parents) != len(t.contents[page].byMCID) {
			t.problem("page %d: %d MCIDs, %d parents", t.pageNo[page], len(t.contents[page].byMCID), len(parents))
		}
		for mcid := range t.contents[page].byMCID {
			if n := t.owner[fmt.Sprintf("%d:%d", page, mcid)]; n != 1 {
				t.problem("page %d: MCID %d has %d parents", t.pageNo[page], mcid, n)
			}
			if mcid >= len(parents) {
				continue
			}
			if !t.holds(parents[mcid], page, mcid) {
				t.problem("page %d: MCID %d is not in element %v, its parent", t.pageNo[page], mcid, parents[mcid])
			}
		}
	}
}

func (t *treeReader) holds(elem any, page pdfRef, mcid int) bool {
	e := t.f.dict(elem)
	for _, k := range t.f.list(e["K"]) {
		if k == any(mcid) && e["Pg"] == any(page) {
			return true
		}
		if d, ok := k.(pdfDict); ok && d["Type"] == pdfName("MCR") && d["MCID"] == any(mcid) && d["Pg"] == any(page) {
			return true
		}
	}
	return false
}
