package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/klauspost/compress/zlib"

	"dyad/report/layout"
)

// painted is fpdf's output for the sample, with what the finisher needs.
func painted(t testing.TB) ([]byte, func(raw []byte) ([]byte, error)) {
	d, res := sample(t)
	m, err := newMeta(d.Meta, Options{})
	if err != nil {
		t.Fatal(err)
	}
	p := newPainter(res.Root, newWorkspace())
	raw, err := p.paint(res.Pages, m.date)
	if err != nil {
		t.Fatal(err)
	}
	return raw, func(raw []byte) ([]byte, error) {
		d, res := sample(t)
		p := newPainter(res.Root, newWorkspace())
		if _, err := p.paint(res.Pages, m.date); err != nil {
			t.Fatal(err, d)
		}
		f := &finisher{sent: p.sent, rec: p.rec, res: p.res, meta: &m, dests: res.Dests, ws: p.ws}
		return f.finish(raw, res.Outline, false)
	}
}

// Whatever becomes of fpdf's output, finishing it is an error or gives a file
// that reads back whole.
func FuzzFinish(f *testing.F) {
	raw, finish := painted(f)
	f.Add(0, []byte(nil), 0)
	for _, s := range []string{"endobj", "/MediaBox", "xref", "stream\n", "/Kids", "/BaseFont", "/Length "} {
		f.Add(bytes.Index(raw, []byte(s)), []byte("9"), 1)
		f.Add(bytes.LastIndex(raw, []byte(s)), []byte{}, len(s))
	}
	f.Fuzz(func(t *testing.T, at int, put []byte, drop int) {
		if at < 0 || at > len(raw) || drop < 0 || drop > len(raw)-at {
			return
		}
		in := append(append(append([]byte(nil), raw[:at]...), put...), raw[at+drop:]...)
		out, err := finish(in)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "pdf: fpdf") {
				t.Fatalf("error %q names no fault of fpdf's", err)
			}
			return
		}
		file, err := readPDF(out)
		if err == nil {
			err = file.checkRefs()
		}
		if err != nil {
			t.Fatal(err)
		}
	})
}

// What fpdf can add to a file and we do not expect is refused.
func TestFinishRefuses(t *testing.T) {
	raw, finish := painted(t)
	if _, err := finish(raw); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct{ from, to string }{
		{"%PDF-1.3", "%PDF-1.4"},
		{"/Resources 2 0 R\n", "/Group <</Type /Group>>\n/Resources 2 0 R\n"},
		{"/Resources 2 0 R\n", "/Annots []\n/Resources 2 0 R\n"},
		{"/BaseFont /F1", "/BaseFont /F9"},
		{"/XObject <<\n", "/XObject <<\n/I1 9 0 R\n"},
		{"/Type /Catalog\n", "/Type /Catalog\n/OpenAction [3 0 R /Fit]\n"},
		{"%%EOF\n", "%%EOF\n%%EOF\n"},
		{"/MediaBox [0 0 595.28", "/MediaBox [0 0 1e3.00"},
		{"/MediaBox [0 0 595.28", "/MediaBox [0 0 99999.28"},
		{"/Count 2", "/Count 3"},
		{"\n0 13\n", "\n0 12\n"},
		{"3 0 obj", "99 0 obj"},
		{"/Kids [3 0 R 5 0 R", "/Kids [3 0 R 3 0 R"},
		{"/Kids [3 0 R 5 0 R", "/Kids [3 0 R"},
		{"/Subtype /Type1", "/Subtype /Type3"},
		{"/ModDate", "/Producer (x)\n/ModDate"},
		{"/EmbeddedFiles", "/JavaScript 9 0 R\n/EmbeddedFiles"},
		{"0.57 w", "0.58 w"},
		{"<</Length", "<</Type /XObject /Length"},
		{"/Root 12 0 R", "/Root 12 0 R\n/Encrypt 11 0 R"},
		{"/Root 12 0 R", "/Root 12 0 R\n/ID [() ()]"},
	} {
		if !bytes.Contains(raw, []byte(tc.from)) {
			t.Errorf("no %q in fpdf's output", tc.from)
		}
		if _, err := finish(bytes.Replace(raw, []byte(tc.from), []byte(tc.to), 1)); err == nil || !strings.HasPrefix(err.Error(), "pdf: fpdf") {
			t.Errorf("%q for %q: error %v", tc.to, tc.from, err)
		}
	}
}

// A writer from the pool must not remember: the same data gives the same
// bytes, whatever went before.
func TestDeflateForgets(t *testing.T) {
	_, res := sample(t)
	contents, err := newPainter(res.Root, newWorkspace()).contents(res.Pages)
	if err != nil {
		t.Fatal(err)
	}
	raw := contents[0]
	fresh := func() *workspace { return newWorkspace() }
	want := append([]byte(nil), fresh().deflate(raw)...)
	z := fresh()
	for i := range 60 {
		z.deflate(bytes.Repeat(raw[i*7:], i%5))
		if !bytes.Equal(z.deflate(raw), want) {
			t.Fatalf("after %d other streams the bytes differ", i+1)
		}
	}
}

// Parts are one stream, and parts that are unlike are shorter as blocks of their own:
// why the numbers before packed objects are one.
func TestDeflateParts(t *testing.T) {
	var numbers, words []byte
	for i := range 3000 {
		numbers = fmt.Appendf(numbers, "%d ", i*7919%10007)
		words = fmt.Appendf(words, "<</Type/Annot/Contents(%x)>>", sha256.Sum256([]byte{byte(i), byte(i >> 8)}))
	}
	whole := append(append([]byte(nil), numbers...), words...)
	one := bytes.Clone(newWorkspace().deflate(whole))
	parts := newWorkspace().deflate(numbers, words)
	if len(parts) >= len(one) {
		t.Errorf("%d bytes in parts, %d in one", len(parts), len(one))
	}
	z, err := zlib.NewReader(bytes.NewReader(parts))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(z); err != nil || !bytes.Equal(got, whole) {
		t.Errorf("%d bytes read back of %d: %v", len(got), len(whole), err)
	}
}

func TestOutlineNests(t *testing.T) {
	marks := []layout.Bookmark{{Level: 1}, {Level: 2}, {Level: 3}, {Level: 3}, {Level: 2}, {Level: 1}, {Level: 3}, {Level: 2}}
	var b strings.Builder
	for i, it := range nest(marks) {
		fmt.Fprintf(&b, "%d in %d, kids %d–%d of %d, between %d and %d\n", i, it.parent, it.first, it.last, it.count, it.prev, it.next)
	}
	golden(t, "outline.txt", b.String())
}

// The attachments of an edition of a day are of that day, those of one with a time of
// that time.
func TestAttachmentDates(t *testing.T) {
	d, res := sample(t)
	for date, want := range map[string]string{
		"2024-06-30": "/ModDate(D:20240630)", "2024-06-30T10:20:30+02:00": "/ModDate(D:20240630082030+00'00')",
	} {
		b, err := Write(d, res, Options{Date: date, Attachments: []Attachment{{Name: "a"}}})
		if err != nil {
			t.Fatal(err)
		}
		if problems, err := violations(b); err != nil || len(problems) > 0 || !bytes.Contains(b, []byte(want)) {
			t.Errorf("%s: %v %v, want %s", date, err, problems, want)
		}
	}
}

// A file with so many objects that it takes several object streams.
func TestManyObjects(t *testing.T) {
	s := newSheet()
	s.heading(layout.H1, 1, "a", "Many")
	s.table(300)
	b, err := Write(docOf(), s.res, Options{})
	if err != nil {
		t.Fatal(err)
	}
	problems, err := violations(b)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	f, err := readPDF(b)
	if err != nil {
		t.Fatal(err)
	}
	streams := 0
	for _, o := range f.objects {
		if s, ok := o.(*pdfStream); ok && s.dict["Type"] == pdfName("ObjStm") {
			streams++
		}
	}
	if streams < 2 {
		t.Errorf("%d object streams", streams)
	}
	tool(t, b, "qpdf", "--check", "FILE")
}

// The tone curve and the profile's bytes do not depend on the machine.
func TestProfile(t *testing.T) {
	p := srgbProfile()
	if len(p) > 1024 {
		t.Errorf("%d bytes", len(p))
	}
	golden(t, "icc.txt", fmt.Sprintf("%x\n", p))
}

// A value of eight bits, read through the curve and written again, is itself.
func TestToneCurve(t *testing.T) {
	curve := toneCurve()[12:]
	points := len(curve) / 2
	for level := range 256 {
		at := float64(level) / 255 * float64(points-1)
		i := min(int(at), points-2)
		low, high := binary.BigEndian.Uint16(curve[2*i:]), binary.BigEndian.Uint16(curve[2*i+2:])
		light := (float64(low) + (at-float64(i))*(float64(high)-float64(low))) / 65535
		back := 12.92 * light
		if light > 0.0031308 {
			back = 1.055*math.Pow(light, 1/2.4) - 0.055
		}
		if off := math.Abs(255*back - float64(level)); off > 0.2 {
			t.Errorf("level %d is %.2f levels off", level, off)
		}
	}
}
