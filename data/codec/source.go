package codec

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
)

var sourceRecord = newRecord(record[data.Source]{
	name: "source",
	pos:  func(s *data.Source) *data.Pos { return &s.Pos },
	id:   func(s *data.Source) string { return s.ID },
	fields: []field[data.Source]{
		id(func(s *data.Source) *string { return &s.ID }),
		required(sourceTitle()),
		text("publisher", phrase, func(s *data.Source) *data.Text { return &s.Publisher }),
		required(field[data.Source]{key: "date", read: readSourceDate, write: writeSourceDate, show: showSourceDate, cells: cellForm{form: FormDate}}),
		{key: "url",
			read:  func(m *mapping, s *data.Source) { s.URL = webAddress(m, "url") },
			write: func(w *mappingWriter, s *data.Source) { w.quoted("url", s.URL) },
			show:  func(s *data.Source) string { return s.URL },
			cells: cellForm{form: FormWord}},
		word("lang", languageTag, func(s *data.Source) *string { return &s.Lang }),
		text("topic", phrase, func(s *data.Source) *data.Text { return &s.Topic }),
		shown(part("file", fileRecord, func(s *data.Source) **data.File { return &s.File }), showFile),
		textLines("remarks", remark, func(s *data.Source) *[]data.Text { return &s.Remarks }),
		textLines("reading", remark, func(s *data.Source) *[]data.Text { return &s.Reading }),
		truth("example", func(s *data.Source) *bool { return &s.Example }),
	},
	check: func(m *mapping, s *data.Source) {
		if s.ID == "none" {
			m.fail("id", "the id is taken: source: none says that there is no source")
		}
	},
})

// sourceTitle is the field of a source's title. It stays as it was given in every
// language; what a translation puts beside it is its gloss.
func sourceTitle() field[data.Source] {
	f := text("title", given, func(s *data.Source) *data.Text { return &s.Title })
	f.walk = func(w *walk, path string, s *data.Source) {
		t := w.text(path+"/title", given, s.Title)
		gloss := data.Text{Pos: s.Title.Pos}
		for i, tag := range t.Tags {
			if !slices.Contains(s.Title.Tags, tag) {
				gloss = gloss.With(tag, t.Vals[i])
			}
		}
		for i, tag := range s.Gloss.Tags {
			if !slices.Contains(gloss.Tags, tag) {
				gloss = gloss.With(tag, s.Gloss.Vals[i])
			}
		}
		s.Gloss = gloss
	}
	f.show = func(s *data.Source) string {
		if s.Gloss.IsZero() {
			return showText(s.Title)
		}
		return showText(s.Title) + " (" + showText(s.Gloss) + ")"
	}
	return f
}

// languageTag reads the tag of a language.
func languageTag(m *mapping, key string) string {
	s, ok := m.scalar(key)
	if ok && !isTag(s) {
		m.fail(key, "%q is not the code of a language", data.Clip(s)).Hint = "the code has two letters, of ISO 639-1: zh is Chinese, ar Arabic, he Hebrew"
		return ""
	}
	return s
}

// readSourceDate reads a date, n.d., or the id of a claim that states it.
func readSourceDate(m *mapping, s *data.Source) {
	switch date, ok := m.scalar("date"); {
	case !ok || date == "n.d.":
	case isTime(date):
		s.Date = date
	case data.IsID(date):
		s.DateClaim = m.claim("date", dated)
	default:
		adviseDate(m, m.fail("date", "date %q is not a date", data.Clip(date)), "date", date, "a date is written "+timesWritten+"; n.d. if there is none; or the id of a claim with unit date")
	}
}

// dated wants a claim of unit date.
func dated(c *data.Claim) string {
	if c.Unit.Dim != quantity.Date {
		return fmt.Sprintf("has unit %q, not date", c.Unit.Text)
	}
	return ""
}

func writeSourceDate(w *mappingWriter, s *data.Source) {
	switch {
	case s.DateClaim != "":
		w.word("date", s.DateClaim)
	case s.Date != "":
		w.add("date", s.Date)
	default:
		w.add("date", "n.d.")
	}
}

// showSourceDate is the date, and the claim that states it.
func showSourceDate(s *data.Source) string {
	date := cmp.Or(s.Date, "n.d.")
	if s.DateClaim != "" {
		date += " (" + s.DateClaim + ")"
	}
	return date
}

var fileRecord = newRecord(record[data.File]{
	name: "file",
	fields: []field[data.File]{
		required(line("name", func(f *data.File) *string { return &f.Name })),
		line("format", func(f *data.File) *string { return &f.Format }),
		line("edition", func(f *data.File) *string { return &f.Edition }),
		count("rows", func(f *data.File) *int64 { return &f.Rows }),
		{key: "sha256", read: readChecksum,
			write: func(w *mappingWriter, f *data.File) { w.quoted("sha256", f.SHA256) },
			show:  func(f *data.File) string { return f.SHA256 },
			cells: cellForm{form: FormWord}},
	},
})

func readChecksum(m *mapping, f *data.File) {
	s, ok := m.scalar("sha256")
	if !ok {
		return
	}
	if b, err := hex.DecodeString(s); err != nil || len(b) != 32 || strings.ToLower(s) != s {
		m.fail("sha256", "sha256 %q is not a checksum", data.Clip(s)).Hint = "it has 64 digits of 0-9 and a-f, as sha256sum prints it"
	}
	f.SHA256 = s
}

// showFile is what a source says of its table.
func showFile(s *data.Source) string {
	f := s.File
	if f == nil {
		return ""
	}
	var all []string
	for _, s := range []string{f.Name, f.Format, f.Edition, showCount(f.Rows), f.SHA256} {
		if s != "" {
			all = append(all, s)
		}
	}
	return strings.Join(all, ", ")
}
