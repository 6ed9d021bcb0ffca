package codec

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dyad/data"
)

func TestReadStyle(t *testing.T) {
	s, err := ReadStyle("style.yaml", []byte(`dyad-style: 1
organisation: {en: Desk, ru: Бюро}
logo: logo.svg
colours: {a: "#5a2A6E", brand: "#123456"}
paper: letter
draft: {word: DRAFT}
released: 2026-11-30
`))
	if err != nil {
		t.Fatal(err)
	}
	ru := s.Organisation.In("ru", "en")
	if ru != "Бюро" || s.Logo != "logo.svg" || s.LogoPos.Line != 3 || s.Paper != "letter" || s.Released != "2026-11-30" {
		t.Errorf("read as %+v", s)
	}
	if c := s.Colors; c == nil || c.A != "#5a2A6E" || c.B != "" || c.Pos.Line != 4 {
		t.Errorf("colours read as %+v", c)
	}
	if s.Draft == nil || s.Draft.Word.IsZero() || !s.Draft.Note.IsZero() {
		t.Errorf("draft read as %+v", s.Draft)
	}
}

// TestPaper: the name of a paper may be written with capitals, and the schema says so.
func TestPaper(t *testing.T) {
	schema, _ := styleSchema(t)
	for written, want := range map[string]string{"a4": "a4", "A4": "a4", "letter": "letter", "Letter": "letter", "LETTER": "letter", "a3": "", "Letters": ""} {
		s, err := ReadStyle("s.yaml", []byte("dyad-style: 1\npaper: "+written+"\n"))
		if want == "" != (err != nil) || err == nil && s.Paper != want {
			t.Errorf("%s: read as %+v, %v; want %q", written, s, err, want)
		}
		if err := schema.Validate(map[string]any{"dyad-style": 1, "paper": written}); want == "" != (err != nil) {
			t.Errorf("%s: the schema says %v", written, err)
		}
	}
}

func TestReadStyleRefuses(t *testing.T) {
	for body, want := range map[string]string{
		"colours: {a: red}":      `s.yaml:2:14: colours: a: "red" is not how a colour is written`,
		`colours: {a: "#12345"}`: `s.yaml:2:14: colours: a: "#12345" is not how a colour is written`,
		"colors: {}":             `s.yaml:2:1: unknown key "colors"`,
		"paper: a3":              `s.yaml:2:8: unknown paper "a3"`,
		"logo: ../secret.svg":    `s.yaml:2:7: logo "../secret.svg" is not the name of a file beside this one`,
		`logo: 'C:\x.svg'`:       `s.yaml:2:7: logo "C:\\x.svg" is not the name of a file beside this one`,
		"logo: logo.jpg":         `s.yaml:2:7: logo "logo.jpg" is neither .svg nor .png`,
		"draft: true":            `s.yaml:2:8: draft is`,
		"draft: {note: x}":       `s.yaml:2:8: draft: no key "word"`,
		"released: soon":         `s.yaml:2:11: released "soon" is not a date`,
		"lang: Englisch!":        `s.yaml:2:7: lang "Englisch!" is not the code of a language`,
		"released: 2026-11-30\nnext_release: 2026-11-30": `s.yaml:3:15: next_release 2026-11-30 is not after released 2026-11-30`,
	} {
		_, err := ReadStyle("s.yaml", []byte("dyad-style: 1\n"+body+"\n"))
		var all *Errors
		if !errors.As(err, &all) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", body, err, want)
		}
	}
	if _, err := ReadStyle("s.yaml", []byte("organisation: Desk\n")); err == nil || !strings.Contains(err.Error(), `no key "dyad-style"`) {
		t.Errorf("a file without its version: %v", err)
	}
	if _, err := ReadStyle("s.yaml", []byte("dyad-style: 2\n")); err == nil || !strings.Contains(err.Error(), `format version "2" is unknown`) {
		t.Errorf("a file of another version: %v", err)
	}
}

// styleSchema is the schema of styles, compiled and as it is read.
func styleSchema(t *testing.T) (*jsonschema.Schema, any) {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data.StyleSchema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("style.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("style.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema, doc
}

// TestStyleFiles: the file to start from is read and accepted by the schema, and it, the
// schema and the docs have every key.
func TestStyleFiles(t *testing.T) {
	if _, err := ReadStyle("style.yaml", data.DefaultStyle()); err != nil {
		t.Error(err)
	}
	schema, doc := styleSchema(t)
	root, bad := parse(data.DefaultStyle())
	if bad != nil {
		t.Fatal(bad)
	}
	if err := schema.Validate(jsonValue(root)); err != nil {
		t.Error(err)
	}
	docs, err := os.ReadFile("../../docs/style.md")
	if err != nil {
		t.Fatal(err)
	}
	properties := doc.(map[string]any)["properties"].(map[string]any)
	if len(properties) != len(styleRecord.keys) {
		t.Errorf("the schema has %d keys, the reader %d", len(properties), len(styleRecord.keys))
	}
	for _, key := range styleRecord.keys {
		if properties[key] == nil {
			t.Errorf("the schema lacks %s", key)
		}
		if !bytes.Contains(docs, []byte("`"+key+"`")) {
			t.Errorf("docs/style.md lacks %s", key)
		}
		if !bytes.Contains(data.DefaultStyle(), []byte(key+":")) {
			t.Errorf("style.yaml lacks %s", key)
		}
	}
}
