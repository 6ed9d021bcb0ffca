package codec

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// A Head is what tells a dossier from others.
type Head struct {
	ID, Lang, A, B, AsOf string // as of a Dossier; A and B are the states' codes
	Translates           string // id of the dossier it has texts for: then the file is no dossier
}

// headLines are the lines of a head as they are commonly written. Anything else
// is left to Read.
type headLines struct{ scalar, flow, block *regexp.Regexp }

var commonHead = sync.OnceValue(func() headLines {
	return headLines{
		scalar: regexp.MustCompile(`^(id|lang|as_of|translates): +"?([A-Za-z0-9-]+)"?(?: +#.*)?$`),
		flow:   regexp.MustCompile(`^(a|b): +\{ *code: +"?([A-Z]{3})"? *[,}]`),
		block:  regexp.MustCompile(`^(a|b): *\n +code: +"?([A-Z]{3})"?(?: +#.*)?$`),
	}
})

// ReadHead reads the head of a dossier, or of a translation, and checks nothing of it: it
// takes a thirtieth of the time of [Read]. It is false where a key of the head is written
// twice or in an unusual form; use Read then. For a file that Read accepts, both give
// the same head.
func ReadHead(b []byte) (Head, bool) {
	b = bytes.TrimPrefix(b, []byte(byteOrderMark))
	if bytes.HasPrefix(b, []byte("{")) {
		return readJSONHead(b)
	}
	h := Head{Lang: "en"}
	seen, forms := map[string]bool{}, commonHead()
	for len(b) > 0 {
		var line []byte
		line, b = firstLine(b)
		if len(line) == 0 || line[0] == ' ' || line[0] == '#' {
			continue
		}
		key, _, ok := bytes.Cut(line, []byte(":"))
		field := h.field(string(key))
		if !ok || field == nil {
			if strings.IndexByte("-.%{}[]\"'?&*!|>", line[0]) >= 0 && !bytes.HasPrefix(line, []byte("- ")) {
				return Head{}, false // several documents, directives, quoted keys
			}
			continue
		}
		m := forms.scalar.FindSubmatch(line)
		if m == nil {
			m = forms.flow.FindSubmatch(line)
		}
		if m == nil {
			next, _ := firstLine(b)
			m = forms.block.FindSubmatch(slices.Concat(line, []byte("\n"), next))
		}
		if m == nil || seen[string(key)] {
			return Head{}, false
		}
		seen[string(key)] = true
		*field = string(m[2])
	}
	return h, h.whole()
}

// firstLine is the first line of b without its end, and what follows.
func firstLine(b []byte) (line, rest []byte) {
	line, rest, ended := bytes.Cut(b, []byte("\n"))
	if ended {
		line = bytes.TrimSuffix(line, []byte("\r"))
	}
	return line, rest
}

func readJSONHead(b []byte) (Head, bool) {
	type state struct{ Code string }
	in := struct {
		ID, Lang, Translates string
		AsOf                 string `json:"as_of"`
		A, B                 state
	}{Lang: "en"}
	if err := json.Unmarshal(b, &in); err != nil {
		return Head{}, false
	}
	h := Head{in.ID, in.Lang, in.A.Code, in.B.Code, in.AsOf, in.Translates}
	return h, h.whole()
}

// whole tells whether a head says all that a head does.
func (h *Head) whole() bool {
	return h.Translates != "" || h.ID != "" && h.A != "" && h.B != "" && len(h.AsOf) == len("2006-01-02")
}

// field is where the value of a key belongs, nil if it is not of a head.
func (h *Head) field(key string) *string {
	switch key {
	case "id":
		return &h.ID
	case "lang":
		return &h.Lang
	case "as_of":
		return &h.AsOf
	case "a":
		return &h.A
	case "b":
		return &h.B
	case "translates":
		return &h.Translates
	}
	return nil
}
