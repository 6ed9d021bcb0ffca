package codec

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
)

// MaxSize is the largest dossier file, in bytes.
const MaxSize = 4 << 20

// formatVersion is the only version of the format so far.
const formatVersion = "1"

// maxTiles is how many headline tiles a brief has.
const maxTiles = 6

var dossierKeys = []string{
	"dyad", "id", "lang", "author", "title", "as_of", "keywords", "a", "b", "tiles",
	"sources", "claims", "facts", "sections", "exhibits", "outside", "crosschecks", "measures", "not_computable",
}

var stateKeys = []string{"code", "name"}

// Read reads a dossier from the bytes of a YAML or JSON file. The name is used
// in messages only. Every error is an [*Errors].
func Read(name string, b []byte) (*data.Dossier, error) {
	r, root, err := open(name, b)
	if err != nil {
		return nil, err
	}
	defer r.ws.release()
	d := &data.Dossier{Name: name, Raw: b, SHA256: sha256.Sum256(b)}
	if r.dossier(root, d) {
		r.check(d)
	}
	if len(r.found) > 0 {
		return nil, newErrors(name, r.found)
	}
	return d, nil
}

// open makes the bytes of a file into nodes that hold nothing the format does
// without.
func open(name string, b []byte) (*reader, *node, error) {
	if len(b) > MaxSize {
		return nil, nil, newErrors(name, []*Problem{{What: fmt.Sprintf("file is over the limit of %d MiB", MaxSize>>20)}})
	}
	src := bytes.TrimPrefix(b, []byte(byteOrderMark))
	clean := printable(src)
	if !clean {
		if bad := badBytes(src); len(bad) > 0 {
			return nil, nil, newErrors(name, bad)
		}
	}
	r := &reader{src: src, lang: "en", ws: workspaces.Take()}
	root, escapes := usual(r.ws, string(src))
	switch {
	case root == nil:
		in, bad := parse(src)
		if bad != nil {
			return nil, nil, newErrors(name, []*Problem{bad})
		}
		root = r.adopt(in)
	case !clean || escapes || len(src) > maxNodes: // there are no more nodes than bytes
		r.tree(root)
	}
	if len(r.found) > 0 {
		return nil, nil, newErrors(name, r.found)
	}
	return r, root, nil
}

// dossier reads the whole file into d.
func (r *reader) dossier(root *node, d *data.Dossier) bool {
	o, ok := r.object(root, "", dossierKeys)
	if !ok || !o.version() {
		return false
	}
	if s, ok := o.scalar("lang"); ok {
		if isTag(s) {
			r.lang = s
		} else {
			o.fail("lang", "lang %q is not a language tag", data.Clip(s)).Hint = "write en, ru or kk"
		}
	}
	d.Lang = r.lang
	o.head(d)
	if o.has("tiles") {
		if d.Tiles = o.claims("tiles", anyClaim); len(d.Tiles) > maxTiles {
			o.fail("tiles", "tiles has %d claims, over the limit of %d", len(d.Tiles), maxTiles)
		}
	}
	d.Sources = each(o.list("sources"), r.source)
	d.Outside = each(o.list("outside"), r.source)
	d.Claims = each(o.list("claims"), func(n *node) data.Claim { return r.claim(n, false) })
	d.Facts = each(o.list("facts"), r.fact)
	d.Sections = each(o.list("sections"), r.section)
	for _, n := range o.list("exhibits") {
		if e := r.exhibit(n); e != nil {
			d.Exhibits = append(d.Exhibits, e)
		}
	}
	d.Crosschecks = each(o.list("crosschecks"), r.crosscheck)
	d.Measures = each(o.list("measures"), r.measure)
	d.Gaps = each(o.list("not_computable"), r.gap)
	return true
}

// each reads the entries of a list, nil if there are none.
func each[T any](list []*node, read func(*node) T) []T {
	if len(list) == 0 {
		return nil
	}
	out := make([]T, len(list))
	for i, n := range list {
		out[i] = read(n)
	}
	return out
}

// version checks the format version; a file of another is not read further.
func (o *object) version() bool {
	if !o.has("dyad") {
		o.fail("dyad", "no key %q", "dyad").Hint = "a dossier says dyad: " + formatVersion
		return false
	}
	s, ok := o.scalar("dyad")
	if ok && s != formatVersion {
		o.fail("dyad", "format version %q is unknown", data.Clip(s)).Hint = "this program reads dyad: " + formatVersion
	}
	return ok && s == formatVersion
}

// head reads what identifies the dossier.
func (o *object) head(d *data.Dossier) {
	if o.need("id") {
		d.ID, _ = o.scalar("id")
		if !isFileName(d.ID) {
			o.fail("id", "id %q cannot name a file", data.Clip(d.ID)).Hint = "the id names the file: small letters, digits and '-', at most 64"
		}
	}
	d.Title = o.needText("title", label)
	if o.need("as_of") {
		d.AsOf = o.date("as_of")
	}
	d.Author = o.str("author")
	d.Keywords = o.texts("keywords", phrase)
	d.A, d.B = o.side("a"), o.side("b")
	if d.A.Code != "" && d.A.Code == d.B.Code {
		o.r.fail(d.B.Pos, "b: %s is state a already", d.B.Code).Hint = "a dyad is a pair of different states"
	}
}

func isFileName(s string) bool {
	return s != "" && len(s) <= 64 && s[0] != '-' && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// side reads one of the two states.
func (o *object) side(key string) data.State {
	if !o.need(key) {
		return data.State{}
	}
	s := data.State{Pos: o.posOf(key)}
	m, ok := o.part(o.node(key), key, stateKeys)
	if !ok {
		return s
	}
	s.Name = m.needText("name", label)
	if !m.need("code") {
		return s
	}
	code, ok := m.scalar("code")
	if ok && (len(code) != 3 || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "") {
		m.fail("code", "code %q is not a state's", data.Clip(code)).Hint = "an ISO 3166-1 code has three capital letters: KAZ"
		return s
	}
	s.Code = code
	return s
}

var sourceKeys = []string{"id", "title", "publisher", "date", "url", "topic", "file", "remarks", "reading"}

func (r *reader) source(n *node) data.Source {
	s := data.Source{Pos: n.pos()}
	o, ok := r.object(n, "source", sourceKeys)
	if !ok {
		return s
	}
	s.ID = o.id()
	if s.ID == "none" {
		o.fail("id", "the id is taken: source: none says that there is no source")
	}
	s.Title = o.needText("title", given)
	s.Publisher = o.text("publisher", phrase)
	s.URL = o.url("url")
	s.Topic = o.text("topic", phrase)
	s.File, s.Remarks, s.Reading = o.file(), o.texts("remarks", remark), o.texts("reading", remark)
	if !o.need("date") {
		return s
	}
	switch date, ok := o.scalar("date"); {
	case !ok || date == "n.d.":
	case isDate(date):
		s.Date = date
	case data.IsID(date):
		s.DateClaim = o.claim("date", dated)
	default:
		o.fail("date", "date %q is not a date", data.Clip(date)).Hint = "a date is written 2022-08-20; n.d. if there is none; or the id of a claim with unit date"
	}
	return s
}

// dated wants a claim of unit date.
func dated(c *data.Claim) string {
	if c.Unit.Dim != quantity.Date {
		return fmt.Sprintf("has unit %q, not date", c.Unit.Text)
	}
	return ""
}

// check finds what is wrong between the parts of a dossier.
func (r *reader) check(d *data.Dossier) {
	r.duplicates(d)
	r.repeats(d)
	d.BuildIndex()
	fillDates(d)
	for _, check := range r.ws.checks {
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
