package pdf

import (
	"fmt"
	"strings"
	"time"

	"dyad/report/doc"
)

// meta is the document information, written twice: as the information
// dictionary and as XMP, which must agree (ISO 19005-1, 6.7.3).
type meta struct {
	title, author, subject, keywords string
	lang                             string
	creator, producer                string
	identifier, source               string // of the dossier
	publisher, released              string // of a house
	rights, rightsURL                string // terms, and where they stand
	date                             time.Time
}

// newMeta checks the document's information.
func newMeta(m doc.Meta, opt Options) (meta, error) {
	out := meta{
		title: m.Title, author: m.Author, subject: m.Subject, lang: m.Lang,
		keywords:   strings.Join(m.Keywords, ", "),
		creator:    m.Tool,
		producer:   strings.TrimSpace("go-pdf/fpdf, finished by " + m.Tool),
		identifier: m.DossierID,
		publisher:  m.Publisher, released: m.Released,
		rights: m.Rights, rightsURL: m.RightsURL,
	}
	if m.DossierHash != [32]byte{} {
		out.source = doc.Sources(m.DossierHash, m.TextsHash, m.StyleHash, m.SinceHash, m.FontsHash)
	}
	date := opt.Date
	if date == "" {
		date = m.Date
	}
	var err error
	if out.date, err = parseDate(date); err != nil {
		return out, err
	}
	if strings.TrimSpace(out.title) == "" {
		return out, fmt.Errorf("pdf: the document has no title")
	}
	if !isLanguage(out.lang) {
		return out, fmt.Errorf("pdf: language %q is not a language tag", out.lang)
	}
	for _, e := range out.entries() {
		if err := checkText(e.key[1:], e.value); err != nil {
			return out, err
		}
	}
	return out, nil
}

// parseDate reads an ISO 8601 date or a time with a zone, in UTC.
func parseDate(s string) (time.Time, error) {
	for _, form := range []string{time.DateOnly, time.RFC3339, "2006-01", "2006"} {
		if t, err := time.Parse(form, s); err == nil && t.Year() > 0 {
			return t.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("pdf: document date %q is not like 2024-06-30", s)
}

// isLanguage reports whether s has the form of ISO 14289-1, 7.2:
// one to eight letters, then subtags of one to eight letters or digits.
func isLanguage(s string) bool {
	for i, part := range strings.Split(s, "-") {
		if len(part) < 1 || len(part) > 8 {
			return false
		}
		for _, c := range []byte(part) {
			letter := c|0x20 >= 'a' && c|0x20 <= 'z'
			digit := c >= '0' && c <= '9'
			if !letter && (i == 0 || !digit) {
				return false
			}
		}
	}
	return true
}

type infoEntry struct{ key, value string }

func (m *meta) entries() []infoEntry {
	return []infoEntry{
		{"/Title", m.title}, {"/Author", m.author}, {"/Subject", m.subject},
		{"/Keywords", m.keywords}, {"/Creator", m.creator}, {"/Producer", m.producer},
	}
}

// infoDate is the date in the form of ISO 32000-1, 7.9.4.
func (m *meta) infoDate() string { return m.date.Format("D:20060102150405") + "+00'00'" }

// fileDate is the date of the attachments in that form: the day, with the time only if
// the edition has one.
func (m *meta) fileDate() string {
	if m.date.Equal(m.date.Truncate(24 * time.Hour)) {
		return m.date.Format("D:20060102")
	}
	return m.infoDate()
}

// info writes the information dictionary.
func (f *finisher) info(num int) {
	b := append(f.out.begin(num), "<<"...)
	for _, e := range f.meta.entries() {
		if e.value != "" {
			b = appendText(append(b, e.key...), e.value)
		}
	}
	date := f.meta.infoDate()
	b = appendText(append(b, "/CreationDate"...), date)
	b = appendText(append(b, "/ModDate"...), date)
	f.out.end(append(b, ">>"...))
}
