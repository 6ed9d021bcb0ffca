package codec

import (
	"strings"
	"testing"

	"dyad/data"
)

// agree fails if ReadHead says of a dossier what Read does not.
func agree(t *testing.T, src []byte) (read, head bool) {
	t.Helper()
	h, head := ReadHead(src)
	d, err := Read("f.yaml", src)
	if head && err == nil {
		if whole := (Head{ID: d.ID, Lang: d.Lang, A: d.A.Code, B: d.B.Code, AsOf: d.AsOf}); h != whole {
			t.Errorf("the head reads as %+v, the whole as %+v:\n%s", h, whole, src)
		}
	}
	return err == nil, head
}

func TestReadHead(t *testing.T) {
	for _, s := range seeds(t) {
		if read, head := agree(t, []byte(s)); read && !head {
			t.Errorf("no head of\n%.300s", s)
		}
	}
	own := string(data.DefaultBytes())
	for _, change := range []struct {
		old, new string
		head     bool
	}{
		{"id: rus-kaz", "id: rus-kaz  # a comment", true},
		{"id: rus-kaz", `id: "rus-kaz"`, true},
		{"id: rus-kaz", "id: 'rus-kaz'", false},
		{"id: rus-kaz", "id: &x rus-kaz", false},
		{"id: rus-kaz", `"id": rus-kaz`, false},
		{"id: rus-kaz", "id: rus-kaz\nid: other", false},
		{"id: rus-kaz", "id:\n  rus-kaz", false},
		{"a: {code: RUS, name: Russia}", "a:\n  code: RUS\n  name: Russia", true},
		{"a: {code: RUS, name: Russia}", "a: {name: Russia, code: RUS}", false},
		{"lang: en\n", "", true},
		{"\n", "\r\n", true},
		{"dyad: 1", "\ufeffdyad: 1", true},
		{"dyad: 1", "---\ndyad: 1", false},
	} {
		src := strings.ReplaceAll(own, change.old, change.new)
		if src == own {
			t.Errorf("%q is not there", change.old)
		}
		if _, head := agree(t, []byte(src)); head != change.head {
			t.Errorf("with %q: %v, want %v", change.new, head, change.head)
		}
	}
	name, b, err := data.DefaultTranslation("ru")
	if h, ok := ReadHead(b); err != nil || !ok || h.Translates != "rus-kaz" || h.Lang != "ru" {
		t.Errorf("%s: %+v, %v, %v", name, h, ok, err)
	}
}

func FuzzReadHead(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add([]byte(s))
	}
	f.Add([]byte(`{"dyad": 1, "id": "x", "ID": "y", "title": "T", "as_of": "2022-08-20", "a": {"code": "RUS", "name": "R"}, "b": {"code": "KAZ", "name": "K"}, "lang": null}`))
	f.Add([]byte("dyad: 1\nid: x\nas_of: 2020-01-01\na:\n  code: RUS\nb: {code: KAZ}\n"))
	f.Fuzz(func(t *testing.T, src []byte) { agree(t, src) })
}

func BenchmarkReadHead(b *testing.B) {
	src := data.DefaultBytes()
	for b.Loop() {
		ReadHead(src)
	}
}
