package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

func TestConformance(t *testing.T) {
	for _, opt := range []Options{{}, {Plain: true}, sampleOptions()} {
		problems, err := violations(mustWrite(t, opt))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			t.Error(p)
		}
	}
}

// faults are changes of as many bytes in a whole file, and what tells of them.
var faults = []struct{ from, to, want string }{
	{"/Alt(Squares", "/Tit(Squares", "UA 7.3"},
	{"/Alt(v divided", "/Tit(v divided", "UA 7.7"},
	{"%PDF-1.7", "%PDF-2.0", "header"},
	{"%%EOF\n", "%%EOF\r", "end of file"},
	{"endstream\nendobj", "endstream endobj", "want"},
	{" 0 obj\n<<", " 0 obj <<", "want"},
	{"/Length ", "/Langth ", "length"},
	{"/Filter/Flate", "/Filter/LZWxx", "filter"},
	{"/S/Figure/P ", "/S/Figure/Q ", "parent is"},
	{"/StructTreeRoot ", "/StructTreeRoob ", "UA 7.1-11"},
	{"/Nums[0[", "/Nums[9[", "parents"},
	{"/ColSpan 2", "/ColSpan 3", "UA 7.2-42"},
	{"/ColSpan 2", "/RowSpan 2", "UA 7.2-42"},
	{"/S/TR/P", "/S/LI/P", "UA 7.2: LI in"},
	{"/S/LBody/P", "/S/Table/P", "UA 7.2: Table in LI"},
	{"/S/TBody", "/S/THead", "UA 7.2-11"},
	{"/Lang(kk)", "/Lang(k_)", "UA 7.2-29"},
	{"/IDTree", "/IDThee", "does not write"},
	{"/Border[0 0 0]", "/AA null      ", "does not write"},
	{"/Tabs/S/", "/AA/Sxx/", "does not write"},
	{"/PageMode", "/AcroForm", "does not write"},
	{"/Subtype/Link", "/Subtype/Text", "A 6.3.1"},
	{"/A<</S/URI", "/A<</S/JSX", "A 6.5.1"},
	{"/N 3/Alternate", "/N 4/Alternate", "A 6.2.3"},
	{"/Flags 4", "/Flags 0", "A 6.2.11.6"},
	{"/FontFile2", "/FontFile3", "A 6.2.11.4.1"},
	{"/Type/CMap", "/Type/XMap", "A 6.2.11.3.3"},
	{"/Registry(Adobe)", "/Registry(Other)", "A 6.2.11.3.1"},
	{"/CMapName/Dyad-H", "/CMapName/Dyad-V", "A 6.2.11.3.3"},
	{"+Roboto-Regular", "-Roboto-Regular", "A 6.2.11"},
	{"<?xpacket begin", "<?xpacket bytes", "A 6.6.2.1-2"},
	{"x-default", "x-dafault", "XMP without"},
	{"<pdfaExtension:schemas>", "<pdfaExtensiom:schemas>", "A 6.6.2.1-4"},
	{`pdfaid:conformance="A"`, `pdfaid:conformance="B"`, "A 6.6"},
	{"<dc:source>sha", "<dc:sourse>sha", "A 6.6.2.3.1"},
	{`category="internal"`, `category="intermal"`, "A 6.6"},
	{"/CreationDate(D:2024", "/CreationDate(D:2023", "A 6.6"},
	{"/Author(The desk)", "/Author(The disk)", "A 6.6"},
	{"/AF[", "/Ag[", "A 6.8-4"},
	{"/UF(dossier", "/Uf(dossier", "A 6.8-2"},
	{"/application#2Fyaml", "/application#20yaml", "A 6.8-1"},
	{"/Params", "/Porams", "A 6.8: parameters"},
	{"/CheckSum", "/CheckSim", "checksum of an attachment"},
	{"/S/Reference/P", "/S/Refereno0/P", "UA 7.1-5"},
	{"/Contents(Note 1)", "/Contentz(Note 1)", "UA 7.18.5-2"},
	{"/F 4/StructParent 2", "/F 6/StructParent 2", "A 6.3.2"},
	{"/StructParent 2", "/StructParent 4", "parent tree says"},
	{"/Scope/Column", "/Scope/Colors", "UA 7.5"},
	{"/S/H2/P", "/S/H3/P", "UA 7.4.2"},
	{"/ID(note-1)", "/IE(note-1)", "UA 7.9"},
	{"/Marked true", "/Marked null", "UA 6.2"},
	{"/DisplayDocTitle", "/DisplayDocTitel", "UA 7.1-10"},
	{"/Tabs/S", "/Tabs/R", "UA 7.18.3"},
	{"/Lang(en-GB)", "/Lang(en GB)", "UA 7.2-29"},
	{`pdfaid:part="3"`, `pdfaid:part="2"`, "A 6.6"},
	{`pdfuaid:part="1"`, `pdfuaid:part="2"`, "UA 5"},
	{"<dc:creator>", "<dc:creatorr", "A 6.6"},
	{"/AFRelationship/Source", "/AFRelationshap/Source", "A 6.8-3"},
	{"/CIDToGIDMap", "/CIDToGIDMop", "A 6.2.11.3.2"},
	{"/W[0[443]", "/W[0[463]", "A 6.2.11.5"},
	{"/S/GTS_PDFA1", "/S/GTS_PDFX1", "A 6.2.3"},
	{"/ID[<", "/IE[<", "A 6.1.3"},
	{"/K[25 <</Type/MCR", "/K[24 <</Type/MCR", "has 2 parents"},
}

// Validators miss things, and so might ours: each fault put into a file must
// be found.
func TestFaultsAreFound(t *testing.T) {
	opt := sampleOptions()
	opt.Plain = true
	whole := mustWrite(t, opt)
	for _, tc := range faults {
		if !bytes.Contains(whole, []byte(tc.from)) {
			t.Errorf("no %q in the file", tc.from)
			continue
		}
		if len(tc.from) != len(tc.to) { // offsets hold
			t.Fatalf("%q and %q differ in length", tc.from, tc.to)
		}
		b := bytes.Replace(whole, []byte(tc.from), []byte(tc.to), 1)
		problems, err := violations(b)
		found := err != nil && strings.Contains(err.Error(), tc.want)
		for _, p := range problems {
			found = found || strings.Contains(p, tc.want)
		}
		if !found {
			t.Errorf("%q for %q: want %q, have %v %q", tc.to, tc.from, tc.want, err, problems)
		}
	}
}

// Faults in a page's content.
func TestContentFaultsAreFound(t *testing.T) {
	for _, tc := range []struct{ from, to, want string }{
		{"EMC\n", "\n", "left open"},
		{"EMC\n", "EMC EMC\n", "EMC without BDC"},
		{"EMC\nET\n", "ET\nEMC\n", "another text object"},
		{"BT\n", "\n", "where it may not stand"},
		{" Td\n", " gs\n", `operator "gs"`},
		{" Td\n", " cm\n", "cm where it may not stand"},
		{"/Span<</ActualText", "/Span<</ActualTexx", "Span with"},
		{"/H1<</MCID 0>>BDC", "", "neither content nor artifact"},
		{"/MCID 3>>", "/MCID 2>>", "MCID 2 twice"},
		{"/H2<<", "/H1<<", "is tagged H1, its element H2"},
		{"/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC", "/P<<>>BDC", "P without MCID"},
		{"/F4 ", "/F5 ", "no font F5"},
		{" rg\n", " sg\n", `operator "sg"`},
		{"/Span<</ActualText(\xfe\xff\x00\xad)>>", "/P<</MCID 77>>", "inside marked content"},
	} {
		d, res := sample(t)
		m, err := newMeta(d.Meta, Options{})
		if err != nil {
			t.Fatal(err)
		}
		p := newPainter(res.Root, newWorkspace())
		contents, err := p.contents(res.Pages)
		if err != nil {
			t.Fatal(err)
		}
		replaceContent(t, contents, tc.from, tc.to)
		raw, err := p.send(res.Pages, contents, m.date)
		if err != nil {
			t.Fatal(err)
		}
		f := &finisher{sent: p.sent, rec: p.rec, res: p.res, meta: &m, dests: res.Dests, ws: p.ws}
		b, err := f.finish(raw, nil, false)
		if err != nil {
			t.Fatal(err)
		}
		problems, err := violations(b)
		if err != nil || !strings.Contains(strings.Join(problems, "\n"), tc.want) {
			t.Errorf("%q for %q: want %q, have %v %q", tc.to, tc.from, tc.want, err, problems)
		}
	}
}

// What a font must say of a code that is shown.
func TestCodeFaultsAreFound(t *testing.T) {
	f := &pdfFont{
		name:    "ABCDEF+Test",
		codes:   codeMap{true, map[int]int{'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6, 0x101: 7, 'g': 8}},
		unicode: map[int]string{'z': "z", 'a': "a", 'b': "\x00", 'c': "\ufeff", 'd': "\ufffe", 'e': "\ue000", 'f': "b", 0x101: "\U000f0000"},
		widths:  map[int]int{0: 1, 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 7: 1, 8: 1},
	}
	for codes, want := range map[string]string{
		"a": "", "z": "has no character", "b": "has no character", "c": "has no character",
		"d": "has no character", "e": "is private", "\x01\x01": "is private", "g": "has no character",
		"f": "has no width", "\x01": "no code",
	} {
		have := ""
		f.decode(codes, func(format string, args ...any) { have += fmt.Sprintf(format, args...) + "; " })
		if want == "" && have != "" || !strings.Contains(have, want) {
			t.Errorf("code %q: want %q, have %q", codes, want, have)
		}
	}
}

// replaceContent replaces the first from in the contents by to.
func replaceContent(t *testing.T, contents [][]byte, from, to string) {
	for i, b := range contents {
		if bytes.Contains(b, []byte(from)) {
			contents[i] = bytes.Replace(b, []byte(from), []byte(to), 1)
			return
		}
	}
	t.Fatalf("no %q in the contents", from)
}
