package pdf

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zlib"
	"github.com/pdfcpu/pdfcpu/pkg/api"

	"dyad/report/doc"
	"dyad/report/layout"
)

// ours is the sample document as dyad would make it.
func ours(t testing.TB, change func(*doc.Document, *layout.Result, *Options)) []byte {
	t.Helper()
	d, res := sample(t)
	opt := sampleOptions()
	d.Meta.Tool = "dyad 1.2.3"
	if change != nil {
		change(d, res, &opt)
	}
	b, err := Write(d, res, opt)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func plainly(_ *doc.Document, _ *layout.Result, o *Options) { o.Plain = true }

// Attachments come back as they were given, packed or plain, and pdfcpu reads
// the same bytes.
func TestAttached(t *testing.T) {
	want, err := checkAttachments(sampleOptions().Attachments)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range [][]byte{ours(t, nil), ours(t, plainly)} {
		got, err := Attached(b)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
		api.DisableConfigDir()
		theirs, err := api.ExtractAttachmentsRaw(bytes.NewReader(b), "", nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(theirs) != len(got) {
			t.Fatalf("pdfcpu finds %d attachments, not %d", len(theirs), len(got))
		}
		for _, a := range theirs {
			data, err := io.ReadAll(a.Reader)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(got, func(g Attachment) bool { return g.Name == a.FileName && bytes.Equal(g.Data, data) }) {
				t.Errorf("pdfcpu reads %q as %q", a.FileName, data)
			}
		}
	}
}

func TestAttachedNothing(t *testing.T) {
	b := ours(t, func(_ *doc.Document, _ *layout.Result, o *Options) { o.Attachments = nil })
	if got, err := Attached(b); err != nil || len(got) != 0 {
		t.Errorf("%v, %v", got, err)
	}
}

func TestReadMade(t *testing.T) {
	b := ours(t, func(d *doc.Document, _ *layout.Result, o *Options) {
		d.Meta.Lang, o.Date, d.Meta.DossierHash[31] = "en-GB", "2024-02-29", 7
	})
	got, err := ReadMetadata(b)
	want := Metadata{"dyad 1.2.3", "en-GB", "2024-02-29T00:00:00Z", "sha256:0102030000000000000000000000000000000000000000000000000000000007"}
	if err != nil || got != want {
		t.Errorf("%+v, %v; want %+v", got, err, want)
	}
}

func TestForeign(t *testing.T) {
	other := ours(t, func(d *doc.Document, _ *layout.Result, _ *Options) { d.Meta.Tool = "dyadic 1" })
	for _, b := range [][]byte{nil, []byte("%PDF-1.7\n"), []byte("x"), other, []byte("<xmp:CreatorTool>dyad 1")} {
		if _, err := Attached(b); !errors.Is(err, ErrForeign) {
			t.Errorf("%.20q: %v, want ErrForeign", b, err)
		}
	}
	b := ours(t, nil)
	if _, err := Attached(b[:len(b)-3]); err == nil || errors.Is(err, ErrForeign) {
		t.Errorf("a brief cut short: %v", err)
	}
}

// TestAttachedSize: an attachment that says no size, or another, is refused.
func TestAttachedSize(t *testing.T) {
	plain := ours(t, plainly)
	for _, change := range [][2]string{{"/Params<</Size", "/Porams<</Size"}, {"/Params<</Size", "/Params<</Sise"}, {"/Params<</Size ", "/Params<</Size 1"}} {
		b := bytes.Replace(plain, []byte(change[0]), []byte(change[1]), 1)
		if _, err := Attached(b); bytes.Equal(b, plain) || err == nil {
			t.Errorf("with %s for %s: %v", change[1], change[0], err)
		}
	}
}

// TestCompare changes one thing of a document and expects the part that holds
// it to be named.
func TestCompare(t *testing.T) {
	base := ours(t, nil)
	for _, test := range []struct {
		name   string
		change func(*doc.Document, *layout.Result, *Options)
		want   []string
	}{
		{"nothing", nil, nil},
		{"packing", plainly, []string{"packing"}},
		{"title", func(d *doc.Document, _ *layout.Result, _ *Options) { d.Meta.Title += "!" }, []string{"metadata"}},
		{"attachment", func(_ *doc.Document, _ *layout.Result, o *Options) {
			o.Attachments[0].Data = append([]byte("x"), o.Attachments[0].Data[1:]...)
		}, []string{"attachment"}},
		{"bookmark", func(_ *doc.Document, r *layout.Result, _ *Options) { r.Outline[0].Text += "!" }, []string{"outline"}},
		{"page", func(_ *doc.Document, r *layout.Result, _ *Options) { r.Pages[1].W++ }, []string{"page 2 frame"}},
		{"number", func(_ *doc.Document, r *layout.Result, _ *Options) {
			changeRun(r.Pages[1].Items)
		}, []string{"page 2 content"}},
	} {
		got, err := Compare(ours(t, test.change), base)
		if err != nil || !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, %v; want %q", test.name, got, err, test.want)
		}
	}
}

// changeRun moves the first text of a page by a point.
func changeRun(items []layout.Item) {
	for i := range items {
		if items[i].Text != nil {
			items[i].Text.X++
			return
		}
	}
}

// A list where there should be a name is no panic.
func TestCompareFilterList(t *testing.T) {
	b := bytes.ReplaceAll(ours(t, plainly), []byte("/Filter/FlateDecode"), []byte("/Filter[/FlateDec]"+" "))
	if parts, err := Compare(b, ours(t, nil)); err != nil || !slices.Contains(parts, "page 1 content") {
		t.Errorf("%q, %v", parts, err)
	}
	c := bytes.Replace(b, []byte("/Type/Catalog"), []byte("/Type/catalog"), 1)
	if _, err := Compare(b, c); err != nil {
		t.Error(err)
	}
}

// FuzzAttached: whatever the bytes, there is an answer without a panic, and
// what is found can be written again.
func FuzzAttached(f *testing.F) {
	whole := ours(f, nil)
	plain := ours(f, plainly)
	f.Add(whole)
	f.Add(plain)
	f.Add(whole[:len(whole)/2])
	for i := 7; i < len(plain); i += len(plain) / 16 {
		b := bytes.Clone(plain)
		b[i] ^= 1
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if got, err := Attached(b); err == nil && len(got) > maxAttached {
			t.Errorf("%d attachments", len(got))
		}
		parts, err := Compare(b, whole)
		if err == nil && len(parts) == 0 && !bytes.Equal(b, whole) {
			t.Error("another file is the same")
		}
	})
}

// packedZeros are so many zeros, a multiple of 64 KiB, as a stream packs them.
func packedZeros(t *testing.T, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	zeros, err := make([]byte, 1<<16), error(nil)
	for range n / len(zeros) {
		_, err2 := z.Write(zeros)
		err = errors.Join(err, err2)
	}
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A few kilobytes that hold more than a brief may are refused.
func TestAttachedBomb(t *testing.T) {
	m, err := newMutator(ours(t, func(_ *doc.Document, _ *layout.Result, o *Options) {
		o.Attachments = []Attachment{{Name: "bomb", Data: []byte("x")}}
	}))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range m.numbers {
		s, ok := m.file.objects[r].(*stream)
		if ok && s.dict["Type"] == name("EmbeddedFile") {
			s.data = packedZeros(t, maxDecoded+1<<20)
			s.dict["Filter"], s.dict["Length"] = name("FlateDecode"), numeral(strconv.Itoa(len(s.data)))
			s.dict["Params"].(dict)["Size"] = numeral(strconv.Itoa(maxDecoded + 1<<20))
		}
	}
	bomb := m.write()
	if _, err := Attached(bomb); err == nil || !strings.Contains(err.Error(), "64 MiB") {
		t.Errorf("%d bytes: %v", len(bomb), err)
	}
}

// In a string a line break of any form is a line feed, and one after a backslash
// is nothing (ISO 32000-1, 7.3.4.2).
func TestLineBreaksInStrings(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"(a\nb)", "a\nb"}, {"(a\rb)", "a\nb"}, {"(a\r\nb)", "a\nb"}, {"(a\n\rb)", "a\n\nb"},
		{"(a\\\nb)", "ab"}, {"(a\\\rb)", "ab"}, {"(a\\\r\nb)", "ab"}, {`(a\rb)`, "a\rb"},
	} {
		l := &lexer{in: []byte(c.in)}
		if got := l.object(); got != str(c.want) || l.err != nil {
			t.Errorf("%q: %q, %v; want %q", c.in, got, l.err, c.want)
		}
	}
}
