package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dyad/report/doc"
)

// wordings are texts of so many letters, the longest first.
func wordings(name string, lengths ...int) doc.Wordings {
	var out doc.Wordings
	for _, n := range lengths {
		out = append(out, plainText(strings.TrimSpace(strings.Repeat(name+" ", n/(len(name)+1)))))
	}
	return out
}

// sampleFront is page 1 with all its parts, the main figure h high.
func sampleFront(h, secondH Pt) doc.Front {
	sentence := func(lead string) doc.Spans {
		return doc.Spans{{Text: lead + ". ", Bold: true}, {Text: strings.Repeat(lead+"x ", 12)}}
	}
	cell := func(number string, side doc.Side) doc.StripCell {
		return doc.StripCell{Number: plainText(number), Unit: plainText("bn"), Label: doc.Wordings{plainText("label of " + number)}, Side: side}
	}
	conflict := func(title string) doc.Figure {
		return doc.Figure{Title: plainText(title), Subtitle: plainText("USD bn"), Chart: drawing{30}, Alt: title}
	}
	return doc.Front{
		Headline:   wordings("finding", 60),
		Standfirst: wordings("fact", 150),
		Strip:      []doc.StripCell{cell("1", doc.NoSide), cell("2", doc.SideA), cell("3", doc.SideB), cell("4", doc.NoSide)},
		Picture: []doc.Block{doc.Heading{Level: 2, Text: plainText("Hero"), Subtitle: plainText("One scale")},
			doc.Figure{Chart: drawing{h}, Tight: drawing{h - 30}, Note: plainText("Source"), Alt: "hero"}},
		Second: []doc.Block{doc.Heading{Level: 2, Text: plainText("Second")}, doc.Figure{Chart: drawing{secondH}, Alt: "second"}},
		Box: &doc.QuoteBox{Title: plainText("Before you quote"), Drawings: []doc.Figure{conflict("Conflict-1"), conflict("Conflict-2")},
			Sentences: []doc.Spans{sentence("First"), sentence("Next"), sentence("Third")}},
		Inside: doc.Inside{Head: plainText("Inside"), Sections: plainText("Sections"), Proof: plainText("Proof"),
			Entries: []doc.InsideEntry{{Topic: plainText("energy"), Dest: "s1"}, {Topic: plainText("food"), Dest: "s2"}, {Topic: plainText("proof"), Dest: "s3"}}},
	}
}

// fronted is a document with this page 1 and three sections, each longer than half a
// page.
func fronted(f doc.Front) *doc.Document {
	page := func(before string) doc.Spans {
		return doc.Spans{{Text: before + "page "}, {Kind: doc.PageNo}, {Text: " of "}, {Kind: doc.PageCount}}
	}
	d := &doc.Document{
		Masthead: doc.Masthead{Kind: plainText("PAIR"), Right: page("2022, ")},
		Running:  doc.Running{Pair: plainText("A – B"), Clause: wordings("clause", 200, 30), Right: page("")},
		Foot: doc.Foot{Sources: doc.Spans{{Text: "Numbers are sources on p. "}, {Page: "s3"}}, Right: plainText("id"), Last: plainText("how it is made"),
			Marks: []doc.SignKey{{Sign: doc.SignNone, Text: plainText("no endnote")}, {Sign: doc.SignDerived, Text: plainText("derived here")}}},
		Body: []doc.Block{f},
	}
	for i := range 3 {
		id := fmt.Sprintf("s%d", i+1)
		d.Body = append(d.Body, doc.Rule{}, doc.Heading{Level: 2, Text: plainText("Section " + id), ID: id},
			doc.Paragraph{Text: plainText(strings.Repeat("word ", 1300))})
	}
	return d
}

// texts are the texts of a page, each once, with figures and signs.
func texts(p *Page) string {
	var out []string
	for _, it := range p.Items {
		switch {
		case it.Text != nil:
			out = append(out, strings.TrimSpace(it.Text.Text))
		case it.Figure != nil:
			out = append(out, "<"+it.Elem.Alt+">")
		case it.Sign != nil:
			out = append(out, fmt.Sprint("sign", it.Sign.Kind))
		}
	}
	return strings.Join(out, " ")
}

func TestFront(t *testing.T) {
	d := fronted(sampleFront(200, 90))
	r := mustPaginate(t, d, A4)
	whole := dump(&Result{Pages: r.Pages[:1], Root: &Element{Role: Document, Kids: r.Root.Kids[:8]}})
	golden(t, "front.txt", whole)
	for n := range r.Pages {
		checkFront(t, n, &r.Pages[n], A4)
	}
	checkTree(t, r)
}

// TestStripUnits: where one unit of the strip has no room, all that can be are
// shortened; where all have room, none is.
func TestStripUnits(t *testing.T) {
	for _, c := range []struct {
		first string
		short bool
	}{{"1", false}, {"12345678", true}} {
		f := sampleFront(200, 90)
		for i := range f.Strip[:2] {
			f.Strip[i].Unit, f.Strip[i].UnitShort = plainText("bn dollars"), plainText("bn d.")
		}
		f.Strip[0].Number = plainText(c.first)
		r := mustPaginate(t, fronted(f), A4)
		page := texts(&r.Pages[0])
		long, short := strings.Count(page, "bn dollars"), strings.Count(page, "bn d.")
		if want := map[bool][2]int{false: {2, 0}, true: {0, 2}}[c.short]; [2]int{long, short} != want {
			t.Errorf("first number %s: %d long and %d short units, want %v: %s", c.first, long, short, want, page)
		}
	}
}

// checkFront is checkPage where masthead and the line of what is inside stand in the
// margins.
func checkFront(t interface{ Fatalf(string, ...any) }, n int, p *Page, g Geometry) {
	body := *p
	body.Items = nil
	for _, it := range p.Items {
		if it.Box.Y > g.Top-eps && it.Box.Y+it.Box.H < g.H-g.Bottom+eps {
			body.Items = append(body.Items, it)
		}
	}
	checkPage(t, n, &body, g)
}

const eps = 0.1

// What does not fit on page 1 is left out in this order, and a second figure goes to
// page 2 before a drawing of the box is left out.
func TestFrontLeavesOut(t *testing.T) {
	is := func(p *Page) string {
		s := texts(p)
		out := ""
		for _, part := range []struct{ name, in string }{{"4th", "label of 4"}, {"3rd", "label of 3"}, {"second", "<second>"},
			{"sentence", "Third"}, {"drawing", "<Conflict-2>"}, {"box", "Before you quote"}} {
			if strings.Contains(s, part.in) {
				out += part.name + " "
			}
		}
		for _, it := range p.Items {
			if it.Figure != nil && it.Elem.Alt == "hero" {
				out += fmt.Sprintf("hero %.0f", it.Box.H)
			}
		}
		return out
	}
	var got []string
	for h := Pt(140); h < 510; h += 3 {
		r := mustPaginate(t, fronted(sampleFront(h, 150)), A4)
		checkFront(t, 0, &r.Pages[0], A4)
		s := is(&r.Pages[0])
		kind := strings.Replace(s, fmt.Sprintf("hero %.0f", h), "whole", 1)
		kind = strings.Replace(kind, fmt.Sprintf("hero %.0f", h-30), "tight", 1)
		if len(got) == 0 || got[len(got)-1] != kind {
			got = append(got, kind)
		}
		if !strings.Contains(texts(&r.Pages[0])+texts(&r.Pages[1]), "<second>") {
			t.Fatalf("hero %g: the second figure is on neither page", h)
		}
	}
	want := []string{
		"4th 3rd second sentence drawing box whole",
		"4th 3rd second sentence drawing box tight",
		"4th 3rd second drawing box tight",
		"4th 3rd sentence drawing box whole",
		"4th 3rd sentence drawing box tight",
		"4th 3rd drawing box tight",
		"4th 3rd box tight",
		"4th 3rd whole", // none of that is enough: the box goes to page 2
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A headline is set in the first wording that fits on two lines, as large as it fits.
func TestHeadline(t *testing.T) {
	for _, c := range []struct {
		lengths []int
		size    Pt
		letters int // about
	}{
		{[]int{60}, 23, 60}, {[]int{90, 60}, 22, 90}, {[]int{200, 60}, 23, 60}, {[]int{200, 150}, 20, 150},
	} {
		f := doc.Front{Headline: wordings("a", c.lengths...)}
		r := mustPaginate(t, &doc.Document{Body: []doc.Block{f}}, A4)
		letters, size := 0, Pt(0)
		for _, it := range r.Pages[0].Items {
			letters += len(it.Text.Text)
			size = it.Text.Font.Size
		}
		if size != c.size || letters < c.letters-2 || letters > c.letters+2 {
			t.Errorf("of %v: %d letters in %g, want %d in %g", c.lengths, letters, size, c.letters, c.size)
		}
	}
}

// A second figure of several parts begins on page 1 where not all of it has room and the
// page would else be rather empty; one of one part goes to page 2.
func TestSecondFigureBeginsOnPageOne(t *testing.T) {
	for parts, want := range map[int]string{1: "", 4: "<part 0>"} {
		f := sampleFront(200, 0)
		f.Second = []doc.Block{doc.Heading{Level: 2, Text: plainText("Second")}}
		for i := range parts {
			f.Second = append(f.Second, doc.Figure{Chart: drawing{Pt(400 / parts)}, Alt: fmt.Sprint("part ", i)})
		}
		r := mustPaginate(t, fronted(f), A4)
		var got []string
		for _, s := range strings.Split(texts(&r.Pages[0]), "<")[1:] {
			if name, _, _ := strings.Cut(s, ">"); strings.HasPrefix(name, "part") {
				got = append(got, "<"+name+">")
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("of %d parts %v stand on page 1, want %s", parts, got, want)
		}
		checkTree(t, r)
	}
}

// A brief that fits on one page has one, without the line of what is inside.
func TestOnePage(t *testing.T) {
	f := sampleFront(100, 30)
	d := fronted(f)
	d.Body = []doc.Block{f, doc.Rule{}, doc.Heading{Level: 2, Text: plainText("Text"), ID: "s1"}, doc.Paragraph{Text: plainText("Short.")}}
	r := mustPaginate(t, d, A4)
	if s := texts(&r.Pages[0]); len(r.Pages) != 1 || strings.Contains(s, "Inside") || !strings.Contains(s, "Short.") || !strings.Contains(s, "how it is made") {
		t.Errorf("%d pages: %s", len(r.Pages), s)
	}
}

// The body begins on page 1 where that would be left rather empty, below the box.
func TestBodyBeginsOnPageOne(t *testing.T) {
	for h, want := range map[Pt]int{100: 1, 200: 2} {
		r := mustPaginate(t, fronted(sampleFront(h, 80)), A4)
		for _, it := range r.Pages[0].Items { // the line of what is inside has its place
			if foot := it.Box.Y + it.Box.H; it.Text != nil && strings.HasPrefix(it.Text.Text, "word") && foot > A4.H-A4.Bottom-boxUp+eps {
				t.Errorf("a figure %g high: text ends at %.1f, in the line of what is inside", h, foot)
			}
		}
		for n := range r.Pages {
			checkFront(t, n, &r.Pages[n], A4)
			if strings.Contains(texts(&r.Pages[n]), "Section s1") && n+1 != want {
				t.Errorf("a figure %g high: the body begins on page %d, want %d", h, n+1, want)
			}
		}
		checkTree(t, r)
	}
}

// The line of what is inside says all topics if they fit, then two of each page, then
// ranges.
func TestInside(t *testing.T) {
	line := func(topics int, topic string) string {
		f := sampleFront(200, 90)
		f.Inside.Entries = f.Inside.Entries[:0]
		for n := range topics {
			f.Inside.Entries = append(f.Inside.Entries, doc.InsideEntry{Topic: plainText(topic + strings.Repeat("s", n)), Dest: "s1"})
		}
		f.Inside.Entries = append(f.Inside.Entries, doc.InsideEntry{Topic: plainText("proof"), Dest: "s3"}, doc.InsideEntry{Topic: plainText("none"), Dest: "nowhere"})
		r := mustPaginate(t, fronted(f), A4)
		_, s, _ := strings.Cut(texts(&r.Pages[0]), "Inside ")
		s, _, _ = strings.Cut(s, " id")
		return strings.NewReplacer("\u00a0", " ", "\u2002", "").Replace(s)
	}
	for _, c := range []struct {
		topics      int
		topic, want string
	}{
		{3, "energy", "2 Energy , energys , energyss · 4 Proof"},
		{9, "energy and oil", "2 Energy and oil , energy and oils · 4 Proof"},
		{2, strings.Repeat("energy ", 10), "2–3 Sections · 4 Proof"},
	} {
		if got := line(c.topics, c.topic); got != c.want {
			t.Errorf("%d of %q: %q, want %q", c.topics, c.topic, got, c.want)
		}
	}
	f := sampleFront(200, 90)
	f.Inside.Entries = []doc.InsideEntry{{Topic: plainText("top"), Dest: "top"}, {Topic: plainText("none"), Dest: "nowhere"}}
	if r := mustPaginate(t, fronted(f), A4); len(r.Pages) < 2 || strings.Contains(texts(&r.Pages[0]), "Inside") {
		t.Errorf("%d pages, and a line of what is inside though all begins on page 1", len(r.Pages))
	}
}

// A name stands once, and again only for a page on which nothing else begins.
func TestInsideNamesEachPage(t *testing.T) {
	for _, c := range []struct {
		names, dests []string
		want         string
	}{
		{[]string{"goods", "goods", "goods"}, []string{"top", "s1", "s2"}, "2–3 Goods"}, // the first is on page 1
		{[]string{"goods", "goods", "goods", "oil"}, []string{"top", "s1", "s2", "s3"}, "2–3 Goods · 4 Oil"},
		{[]string{"goods", "oil", "goods"}, []string{"s1", "s1", "s2"}, "2 Goods , oil · 3 Goods"},
		{[]string{"goods", "oil", "goods"}, []string{"s1", "s2", "s3"}, "2 Goods · 3 Oil · 4 Goods"},
		{[]string{"goods", "goods", "oil"}, []string{"top", "s1", "s2"}, "2 Goods · 3 Oil"},
		{[]string{"goods", "goods", "oil"}, []string{"s1", "s2", "s2"}, "2 Goods · 3 Oil"},
		{[]string{"goods", "oil", "goods"}, []string{"s1", "s2", "s2"}, "2 Goods · 3 Oil"},
	} {
		f := sampleFront(200, 90)
		f.Inside.Entries = nil
		for i, name := range c.names {
			f.Inside.Entries = append(f.Inside.Entries, doc.InsideEntry{Topic: plainText(name), Dest: c.dests[i]})
		}
		r := mustPaginate(t, fronted(f), A4)
		_, s, _ := strings.Cut(texts(&r.Pages[0]), "Inside ")
		s, _, _ = strings.Cut(s, " id")
		if got := strings.NewReplacer("\u00a0", " ", "\u2002", "").Replace(s); got != c.want {
			t.Errorf("%v at %v: %q, want %q", c.names, c.dests, got, c.want)
		}
	}
}

// The foot explains the marks of its own page, and the last how the file is made.
func TestFoot(t *testing.T) {
	d := fronted(sampleFront(200, 90))
	d.Body[2+1] = doc.Paragraph{Text: doc.Spans{{Text: "this"}, {Kind: doc.Ref, Sign: doc.SignDerived, Hint: "derived"}, {Text: " and"}, {Text: "4", Kind: doc.Ref},
		{Text: strings.Repeat(" word", 1300)}}}
	r := mustPaginate(t, d, A4)
	var got []string
	for n := range r.Pages {
		var foot Page
		for _, it := range r.Pages[n].Items {
			if it.Elem == nil && it.Artifact == ArtifactFooter {
				foot.Items = append(foot.Items, it)
			}
		}
		got = append(got, strings.NewReplacer("\u00a0", "", " .", ".").Replace(texts(&foot)))
	}
	last := len(got) - 1
	for n, want := range map[int]string{0: "id", 1: "id Numbers are sources on p. 4 ; sign3 derived here.", last: "id how it is made"} {
		if diff := cmp.Diff(want, got[n]); diff != "" {
			t.Errorf("page %d (-want +got):\n%s", n+1, diff)
		}
	}
}

// What is said in place of a sign does not run into the figure before it.
func TestSignsAreSaidApart(t *testing.T) {
	d := &doc.Document{Meta: doc.Meta{Lang: "en"}, Body: []doc.Block{doc.Paragraph{Text: doc.Spans{{Text: "3.5"}, {Kind: doc.Ref, Sign: doc.SignProvisional, Hint: "provisional"},
		{Text: " and 4\u202f"}, {Kind: doc.Ref, Sign: doc.SignDerived, Hint: "derived"}}}}}
	r := mustPaginate(t, d, A4)
	var said []string
	for _, it := range r.Pages[0].Items {
		if it.Sign != nil {
			said = append(said, it.Sign.Words)
		}
	}
	if want := []string{" provisional", "derived"}; !slices.Equal(said, want) {
		t.Errorf("%q, want %q", said, want)
	}
}

// The last page does not explain marks in its foot where the list of sources on it does.
func TestFootLeavesMarksToSources(t *testing.T) {
	for _, dest := range []string{"s1", "s3"} {
		d := fronted(sampleFront(200, 90))
		d.Foot.Sources[1].Dest = dest
		last := &d.Body[len(d.Body)-1]
		*last = doc.Paragraph{Text: doc.Spans{{Text: "this"}, {Kind: doc.Ref, Sign: doc.SignDerived, Hint: "derived"}}}
		r := mustPaginate(t, d, A4)
		foot := texts(&r.Pages[len(r.Pages)-1])
		if explained := strings.Contains(foot, "derived here"); explained != (dest == "s1") || !strings.Contains(foot, "how it is made") {
			t.Errorf("sources at %s: %s", dest, foot[max(0, len(foot)-200):])
		}
	}
}
