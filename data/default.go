package data

import (
	"bytes"
	_ "embed"
)

//go:embed rus-kaz.yaml
var rusKaz []byte

//go:embed dossier.schema.json
var schema []byte

// Default reads the embedded dossier, Russia and Kazakhstan.
func Default() (*Dossier, error) { return Read("rus-kaz.yaml", DefaultBytes()) }

// DefaultBytes is the embedded dossier's file.
func DefaultBytes() []byte { return bytes.Clone(rusKaz) }

// Schema is the JSON Schema (draft 2020-12) of the dossier format. What it
// cannot say, such as that references lead somewhere, only Read checks.
func Schema() []byte { return bytes.Clone(schema) }
