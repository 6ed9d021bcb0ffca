package batch

import (
	"io/fs"
	"strings"
	"testing"
)

var kaz = Job{ID: "rus-kaz", A: "RUS", B: "KAZ", Lang: "en", Year: "2022", Input: "x.yaml"}

func TestTemplate(t *testing.T) {
	for _, test := range []struct{ template, root, path string }{
		{"out/{id}-{lang}.pdf", "out", "rus-kaz-en.pdf"},
		{"{id}.pdf", ".", "rus-kaz.pdf"},
		{"brief.pdf", ".", "brief.pdf"},
		{"./{a}/{b}/{year}.pdf", ".", "RUS/KAZ/2022.pdf"},
		{"../out/x-{id}.pdf", "../out", "x-rus-kaz.pdf"},
		{"/srv/out/{a}-{b}/{id}.pdf", "/srv/out", "RUS-KAZ/rus-kaz.pdf"},
		{"out//{id}.pdf", "out", "rus-kaz.pdf"},
		{"/{id}.pdf", "/", "rus-kaz.pdf"},
	} {
		got, err := ParseTemplate(test.template)
		if err != nil {
			t.Errorf("%q: %v", test.template, err)
			continue
		}
		if path, err := got.Path(&kaz); err != nil || got.Root != test.root || path != test.path {
			t.Errorf("%q: root %q, path %q, %v; want %q, %q", test.template, got.Root, path, err, test.root, test.path)
		}
	}
}

func TestTemplateRefused(t *testing.T) {
	for template, want := range map[string]string{
		"out/{id}/../../x.pdf": `".." after a field`,
		"{id}/..":              `".." after a field`,
		"out/{name}.pdf":       "unknown field {name}",
		"out/{id.pdf":          "not closed",
		"out/id}.pdf":          "closes that was not opened",
		"out/{{id}}.pdf":       "unknown field {{id}",
		"out/":                 "names no file",
		"":                     "names no file",
		"out/{id}/":            "names no file",
		"{id}//x.pdf":          "names no file",
		"out/.":                "names no file",
	} {
		if _, err := ParseTemplate(template); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", template, err, want)
		}
	}
}

// TestFieldsCannotClimb: fields come from dossiers and from manifests, which
// anybody may have written.
func TestFieldsCannotClimb(t *testing.T) {
	tm, err := ParseTemplate("out/{id}/{a}.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"", ".", "..", "...", "a/b", `a\b`, "/etc", "a\x00b"} {
		j := kaz
		j.ID = id
		if p, err := tm.Path(&j); err == nil {
			t.Errorf("id %q gives path %q", id, p)
		}
	}
}

// FuzzTemplate: whatever the template and the fields, a path stays below Root.
func FuzzTemplate(f *testing.F) {
	for _, s := range []string{"out/{id}-{lang}.pdf", "{a}/../{b}", "/x/{id}", "{id}}", "..{id}", "{a}{b}/./{year}"} {
		f.Add(s, "rus-kaz", "..")
	}
	f.Fuzz(func(t *testing.T, template, id, a string) {
		tm, err := ParseTemplate(template)
		if err != nil {
			return
		}
		j := kaz
		j.ID, j.A = id, a
		p, err := tm.Path(&j)
		if err != nil {
			return
		}
		if pathProblem(p) == "" && (!fs.ValidPath(p) || strings.Contains("/"+p+"/", "/../")) {
			t.Errorf("%q with id %q, a %q: %q", template, id, a, p)
		}
	})
}
