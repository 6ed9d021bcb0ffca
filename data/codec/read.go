package codec

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"

	"dyad/data"
)

// MaxSize is the largest dossier file, in bytes.
const MaxSize = 4 << 20

// formatVersion is the only version of the format so far.
const formatVersion = "1"

// Read reads a dossier from the bytes of a YAML or JSON file. The name is used
// in messages only. Every error is an [*Errors].
func Read(name string, b []byte) (*data.Dossier, error) {
	r, root, err := open(name, b)
	if err != nil {
		return nil, err
	}
	d := &data.Dossier{Name: name, Raw: b, SHA256: sha256.Sum256(b)}
	d.RTL = r.rtl
	if r.dossier(root, d) {
		r.check(d)
	}
	if len(r.problems) > 0 {
		return nil, newErrors(name, b, r.problems)
	}
	return d, nil
}

// open makes the bytes of a file into nodes, and refuses what the format does without.
func open(name string, b []byte) (*reader, *node, error) {
	if len(b) > MaxSize {
		return nil, nil, newErrors(name, b, []*Problem{{What: fmt.Sprintf("file is over the limit of %d MiB", MaxSize>>20)}})
	}
	if bad := foreign(b); bad != nil {
		return nil, nil, newErrors(name, b, []*Problem{bad})
	}
	src := bytes.TrimPrefix(b, []byte(byteOrderMark))
	clean := printable(src)
	if !clean {
		if bad := badBytes(src); len(bad) > 0 {
			return nil, nil, newErrors(name, b, bad)
		}
	}
	r := &reader{src: src, lang: "en"}
	root, escapes := fastRead(string(src))
	switch {
	case root == nil:
		in, bad := parse(src)
		if in != nil {
			root = r.adopt(in)
		} else if root = r.rescue(); root == nil && len(r.problems) == 0 {
			r.problems = append(r.problems, bad)
		}
	case !clean || escapes || len(src) > maxNodes: // there are no more nodes than bytes
		r.tree(root)
	}
	if root == nil || r.nodeCount > maxNodes {
		return nil, nil, newErrors(name, b, r.problems)
	}
	return r, root, nil
}

// dossier reads the whole file into d. Its version and language tell how to read the
// rest.
func (r *reader) dossier(root *node, d *data.Dossier) bool {
	if root.kind == aMapping && hasKey(root, "translates") {
		p := r.fail(root.pos(), "this file has the texts of a dossier in another language, and is no dossier")
		of, lang := wordOf(root, "translates", "DOSSIER"), wordOf(root, "lang", "ru")
		p.Hint = fmt.Sprintf("name the dossier that they belong to, and their language: `dyad check %s.yaml --lang %s`", of, lang)
		if file := fmt.Sprintf("%s.%s.yaml", of, lang); filepath.Base(d.Name) != file {
			p.Hint = fmt.Sprintf("these texts are read from a file %s, beside %s.yaml: give this file that name, then `dyad check %[2]s.yaml --lang %s`", file, of, lang)
		}
		return false
	}
	if root.kind == aMapping && hasKey(root, "dyad-style") {
		r.fail(root.pos(), "this file is a house style, not a dossier").Hint = "name the dossier first, and the style after --style: `dyad brief DOSSIER.yaml --style STYLE.yaml`"
		return false
	}
	m, ok := r.mapping(root, "", dossierRecord.keys)
	if !ok || !versionOf(m, "dyad", "a dossier") {
		return false
	}
	r.language(m)
	d.Lang = r.lang
	dossierRecord.read(m, d)
	return true
}

// wordOf is the value of a key of a mapping, if it is a word that a command may name, or
// else what is given.
func wordOf(n *node, key, otherwise string) string {
	for i := 0; i+1 < len(n.children); i += 2 {
		if v := n.children[i+1].value; n.children[i].value == key && v != "" && strings.Trim(v, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" {
			return v
		}
	}
	return otherwise
}

// language reads the language of a file's plain strings.
func (r *reader) language(m *mapping) {
	if s, ok := m.scalar("lang"); ok {
		if isTag(s) {
			r.lang = s
		} else {
			m.fail("lang", "lang %q is not the code of a language", data.Clip(s)).Hint = "write " + languageMeant(s)
		}
	}
}

// versionOf checks the format version, which stands under key; a file of another is not
// read further. What is the kind of file, for a hint.
func versionOf(m *mapping, key, what string) bool {
	if lacks(m, key) {
		m.fail(key, "no key %q", key).Hint = fmt.Sprintf("%s begins with the line %s: %s", what, key, formatVersion)
	}
	if !m.has(key) {
		return false
	}
	s, ok := m.scalar(key)
	if ok && s != formatVersion {
		m.fail(key, "format version %q is unknown", data.Clip(s)).Hint = "this program reads " + key + ": " + formatVersion
	}
	return ok && s == formatVersion
}

// check finds what is wrong between the parts of a dossier.
func (r *reader) check(d *data.Dossier) {
	r.duplicates(d)
	r.repeats(d)
	d.BuildIndex()
	fillDates(d)
	r.derive(d)
	for _, check := range r.checks {
		check(d)
	}
}

// fillDates copies the dates that claims state for sources.
func fillDates(d *data.Dossier) {
	for _, list := range [][]data.Source{d.Sources, d.Outside} {
		for i := range list {
			if c := d.Claim(list[i].DateClaim); c != nil && list[i].DateClaim != "" {
				list[i].Date = c.Date
			}
		}
	}
}
