package data

import (
	"bytes"
	"embed"
	"fmt"
	"strings"
)

//go:embed rus-kaz.yaml
var rusKaz []byte

// The embedded dossier's translations, <id>.<tag>.yaml each.
//
//go:embed rus-kaz.*.yaml
var translations embed.FS

//go:embed dossier.schema.json
var schema []byte

// DefaultBytes is the embedded dossier's file.
func DefaultBytes() []byte { return bytes.Clone(rusKaz) }

// Schema is the JSON Schema (draft 2020-12) of the dossier format. What it
// cannot say, such as that references lead somewhere, only Read checks.
func Schema() []byte { return bytes.Clone(schema) }

// DefaultTranslation is the file of the embedded dossier's texts in a language,
// and its name. The error names the languages there are.
func DefaultTranslation(lang string) (name string, b []byte, err error) {
	name = "rus-kaz." + lang + ".yaml"
	if b, err = translations.ReadFile(name); err != nil {
		return "", nil, fmt.Errorf("the embedded dossier has no texts in %q, only in %s", lang, strings.Join(DefaultLanguages(), ", "))
	}
	return name, b, nil
}

// DefaultLanguages are the languages the embedded dossier has texts in, its own
// first.
func DefaultLanguages() []string {
	tags := []string{"en"}
	files, err := translations.ReadDir(".")
	if err != nil {
		return tags
	}
	for _, f := range files {
		_, rest, _ := strings.Cut(f.Name(), ".")
		tags = append(tags, strings.TrimSuffix(rest, ".yaml"))
	}
	return tags
}
