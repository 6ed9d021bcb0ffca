package codec

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"sync"
	"unicode/utf8"

	"dyad/data"
)

// kindsOfFile are files that are taken for dossiers, by how they begin.
var kindsOfFile = []struct{ begins, what, hint string }{
	{"%PDF-", "this is a PDF, not a dossier", "if dyad made it, `dyad extract BRIEF.pdf -o DOSSIER.yaml` takes its dossier out of it; to begin a new one, " + beginOne},
	{"PK\x03\x04", "this is a workbook, a document of an office program or a zip archive, not a dossier", tableHint},
	{"\xd0\xcf\x11\xe0", "this is a workbook or a document of an old office program, not a dossier", "if `dyad export` or `dyad init --template` wrote it, save it as .xlsx in its program, then `dyad init --from NAME.xlsx -o NEW.yaml` makes a dossier of it; from any other, copy the figures into the claims of a dossier"},
	{"PAR1", "this is a Parquet table, not a dossier", tableHint},
	{"\x1f\x8b", "this file is packed by gzip", "unpack it first: `gunzip`; a packed table of trade may stand after --trade as it is"},
	{"{\\rtf", "this is a document of a word processor (RTF), not a dossier", "save it as plain text, in UTF-8"},
	{"<!DOCTYPE", "this is a web page (HTML), not a dossier", "download the file itself, not the page that shows it"},
	{"<!doctype", "this is a web page (HTML), not a dossier", "download the file itself, not the page that shows it"},
	{"<html", "this is a web page (HTML), not a dossier", "download the file itself, not the page that shows it"},
	{"<?xml", "this is XML, not a dossier", "a dossier is a text file; to begin one, " + beginOne},
	{"\x89PNG", "this is a picture, not a dossier", "a dossier is a text file; to begin one, " + beginOne},
	{"\xff\xd8\xff", "this is a picture, not a dossier", "a dossier is a text file; to begin one, " + beginOne},
	{"\xff\xfe", "the file is saved as UTF-16", "save it as UTF-8: the editor asks for the encoding under Save as"},
	{"\xfe\xff", "the file is saved as UTF-16", "save it as UTF-8: the editor asks for the encoding under Save as"},
}

// beginOne is how a dossier is begun, of a pair that the author chooses.
const beginOne = "write `dyad init --pair DEU-POL`, with the letters of your two states"

const tableHint = "a table of trade is read by `dyad brief --trade TABLE --pair DEU-POL`, with the letters of your two states; if it has single products only, add `--product` and a code of them; to begin a dossier, " + beginOne

// ofTrade are words in the heads of tables of trade.
var ofTrade = pattern(`(?i)report|partner|export|import|origin|declarant|^"?t"?,"?i"?,"?j"?|trade|tovar|direction|counterpart`)

// foreign says that a file is no text with keys at all, nil if it may be one.
func foreign(src []byte) *Problem {
	for _, k := range kindsOfFile {
		if bytes.HasPrefix(src, []byte(k.begins)) {
			return &Problem{What: k.what, Hint: k.hint}
		}
	}
	if len(src) > 1 && !bytes.Contains(src[:2], []byte("\n")) && bytes.Count(src[:min(len(src), 200)], []byte{0}) > min(len(src), 200)/3 {
		return &Problem{What: "the file is saved as UTF-16", Hint: "save it as UTF-8: the editor asks for the encoding under Save as"}
	}
	return nil
}

// keyless says what a text is in which no line begins with a key of the format.
func keyless(lines []string) *Problem {
	p := &Problem{Pos: data.Pos{Line: 1, Col: 1}, What: "this is not a dossier: it has no line such as title: Germany and Poland",
		Hint: "a dossier begins with the line dyad: 1; to begin one, " + beginOne}
	for _, sep := range []string{";", "\t", ","} {
		if rows, n := tableRows(lines, sep); rows > 1 {
			p.What = fmt.Sprintf("this is not a dossier but a table: its lines have %d columns", n+1)
			if p.Hint = tableHint; !ofTrade().MatchString(lines[0]) {
				p.Hint = "copy its figures into the claims of a dossier; to begin one, " + beginOne
			}
			return p
		}
	}
	return p
}

// tableRows is how many lines there are, if each of the first has the same number of
// separators.
func tableRows(lines []string, sep string) (rows, separators int) {
	for _, line := range lines[:min(len(lines), 20)] {
		n := strings.Count(line, sep)
		switch {
		case line == "":
		case n == 0 || rows > 0 && n != separators:
			return 0, 0
		default:
			rows, separators = rows+1, n
		}
	}
	return rows, separators
}

// knownKeys are the keys of dossiers and styles, from their schemas.
var knownKeys = sync.OnceValue(func() map[string]bool {
	keys := schemaKeys(data.Schema(), func(any) bool { return true })
	maps.Copy(keys, schemaKeys(data.StyleSchema(), func(any) bool { return true }))
	return keys
})

// textKeys are the keys of dossiers that hold a text that is translated, from their schema.
var textKeys = sync.OnceValue(func() map[string]bool {
	return schemaKeys(data.Schema(), func(at any) bool {
		one, ok := at.(map[string]any)
		return ok && holdsText(one)
	})
})

// schemaKeys are the keys in a JSON schema, at any depth, whose own schema is wanted.
func schemaKeys(schema []byte, wanted func(at any) bool) map[string]bool {
	keys := map[string]bool{}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			props, _ := v["properties"].(map[string]any)
			for key, at := range props {
				if wanted(at) {
					keys[key] = true
				}
			}
			for _, in := range v {
				walk(in)
			}
		case []any:
			for _, in := range v {
				walk(in)
			}
		}
	}
	var v any
	if json.Unmarshal(schema, &v) == nil {
		walk(v)
	}
	return keys
}

// holdsText tells whether what a schema is of holds a text, itself or as an entry or a part.
func holdsText(schema map[string]any) bool {
	switch ref, _ := schema["$ref"].(string); ref {
	case "#/$defs/text", "#/$defs/phrase":
		return true
	case "":
		items, _ := schema["items"].(map[string]any)
		return schema["type"] == "array" && (items == nil || holdsText(items) || items["$ref"] == nil || !strings.HasSuffix(items["$ref"].(string), "Ref"))
	default:
		return !strings.HasSuffix(ref, "Ref") && ref != "#/$defs/id" && ref != "#/$defs/decimal" && ref != "#/$defs/topic"
	}
}

// notUTF8 is the problem of a file in another encoding: the first byte that is no UTF-8,
// and how many there are. It is nil if there is none.
func notUTF8(src []byte) *Problem {
	if utf8.Valid(src) {
		return nil
	}
	var first data.Pos
	n := 0
	pos := data.Pos{Line: 1, Col: 1}
	for i := 0; i < len(src); {
		r, w := utf8.DecodeRune(src[i:])
		switch {
		case r == utf8.RuneError && w == 1:
			if n == 0 {
				first = pos
			}
			n++
		case r == '\n', r == '\r' && !(i+1 < len(src) && src[i+1] == '\n'):
			pos = data.Pos{Line: pos.Line + 1, Col: 0}
		}
		pos.Col++
		i += w
	}
	p := &Problem{Pos: first, What: "the file is not saved as UTF-8: the letter here cannot be read",
		Hint: "open it again in the editor with another encoding, Windows-1251 for Cyrillic letters or Windows-1252 for Latin ones, until its letters look right; then choose UTF-8 under Save as"}
	if n > 1 {
		p.What = fmt.Sprintf("the file is not saved as UTF-8: %d letters cannot be read, the first is here", n)
	}
	return p
}
