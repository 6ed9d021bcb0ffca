package codec

import (
	"path"
	"strings"

	"dyad/data"
)

// styleRecord is a file of a house style as a whole.
var styleRecord = newRecord(record[data.Style]{
	name: "style",
	fields: []field[data.Style]{
		{key: "dyad-style", with: "the file", write: func(w *mappingWriter, _ *data.Style) { w.add("dyad-style", formatVersion) }},
		{key: "lang", with: "the file", write: func(w *mappingWriter, s *data.Style) { w.word("lang", s.Lang) }},
		text("organisation", phrase, func(s *data.Style) *data.Text { return &s.Organisation }),
		{key: "logo", read: readLogo, write: func(w *mappingWriter, s *data.Style) { w.quoted("logo", s.Logo) }},
		part("colours", styleColorsRecord, func(s *data.Style) **data.StyleColors { return &s.Colors }),
		word("paper", readPaper, func(s *data.Style) *string { return &s.Paper }),
		text("footer", phrase, func(s *data.Style) *data.Text { return &s.Footer }),
		text("contact", phrase, func(s *data.Style) *data.Text { return &s.Contact }),
		text("licence", phrase, func(s *data.Style) *data.Text { return &s.Licence }),
		text("disclaimer", remark, func(s *data.Style) *data.Text { return &s.Disclaimer }),
		part("draft", draftRecord, func(s *data.Style) **data.Draft { return &s.Draft }),
		line("publisher", func(s *data.Style) *string { return &s.Publisher }),
		word("released", isoDate, func(s *data.Style) *string { return &s.Released }),
		word("next_release", isoDate, func(s *data.Style) *string { return &s.NextRelease }),
	},
	check: func(m *mapping, s *data.Style) {
		if s.Released != "" && s.NextRelease != "" && s.NextRelease <= s.Released {
			m.fail("next_release", "next_release %s is not after released %s", s.NextRelease, s.Released)
		}
	},
})

var styleColorsRecord = newRecord(record[data.StyleColors]{
	name: "colours",
	pos:  func(c *data.StyleColors) *data.Pos { return &c.Pos },
	fields: []field[data.StyleColors]{
		word("a", readColor, func(c *data.StyleColors) *string { return &c.A }),
		word("b", readColor, func(c *data.StyleColors) *string { return &c.B }),
		word("brand", readColor, func(c *data.StyleColors) *string { return &c.Brand }),
	},
	check: func(m *mapping, c *data.StyleColors) {
		c.Places = map[string]data.Pos{}
		for _, key := range []string{"a", "b", "brand"} {
			if m.has(key) {
				c.Places[key] = m.posOf(key)
			}
		}
	},
})

var draftRecord = newRecord(record[data.Draft]{
	name: "draft",
	fields: []field[data.Draft]{
		required(text("word", phrase, func(d *data.Draft) *data.Text { return &d.Word })),
		text("note", phrase, func(d *data.Draft) *data.Text { return &d.Note }),
	},
})

// ReadStyle reads a style from the bytes of a YAML or JSON file. The name is used in
// messages only. Every error is an [*Errors].
func ReadStyle(name string, b []byte) (*data.Style, error) {
	r, root, err := open(name, b)
	if err != nil {
		return nil, err
	}
	s := &data.Style{Name: name, Raw: b}
	if root.kind == aMapping && hasKey(root, "dyad") && !hasKey(root, "dyad-style") {
		p := r.fail(root.pos(), "this file is a dossier, not a house style")
		if hasKey(root, "translates") {
			p.What = "this file has the texts of a dossier, and is no house style"
		}
		p.Hint = "name a house style after --style; `dyad init --style` writes one"
		return nil, newErrors(name, b, r.problems)
	}
	if m, ok := r.mapping(root, "", styleRecord.keys); ok && versionOf(m, "dyad-style", "a style") {
		r.language(m)
		s.Lang = r.lang
		styleRecord.read(m, s)
	}
	if len(r.problems) > 0 {
		return nil, newErrors(name, b, r.problems)
	}
	return s, nil
}

// readColor reads a colour of six hexadecimal digits.
func readColor(m *mapping, key string) string {
	s, ok := m.scalar(key)
	if !ok {
		return ""
	}
	digits, ok := strings.CutPrefix(s, "#")
	if !ok || len(digits) != 6 || strings.Trim(digits, "0123456789abcdefABCDEF") != "" {
		m.fail(key, "%s: %q is not how a colour is written", key, data.Clip(s)).Hint = `write # and six signs of 0 to 9 and A to F, in quotes, as in "#13406B" for a dark blue`
		return ""
	}
	return s
}

// readPaper reads the name of a paper, which people write with capitals too: A4, Letter.
func readPaper(m *mapping, key string) string {
	names := []string{"a4", "letter"}
	if at := oneLike(m, key, names, -1, strings.EqualFold); at >= 0 {
		return names[at]
	}
	return ""
}

// readLogo reads the name of a file that stands beside the style's.
func readLogo(m *mapping, s *data.Style) {
	if !m.has("logo") {
		return
	}
	s.Logo, s.LogoPos = m.str("logo"), m.posOf("logo")
	switch ending := strings.ToLower(path.Ext(s.Logo)); {
	case s.Logo == "":
	case strings.ContainsAny(s.Logo, `/\`) || strings.HasPrefix(s.Logo, "."):
		m.fail("logo", "logo %q is not the name of a file beside this one", data.Clip(s.Logo))
	case ending != ".svg" && ending != ".png":
		m.fail("logo", "logo %q is neither .svg nor .png", data.Clip(s.Logo)).Hint = "an SVG of paths is drawn as it is at any size"
	}
}
