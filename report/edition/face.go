package edition

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"

	"dyad/report"
	"dyad/report/html"
	"dyad/report/pdf"
)

// A told is what a brief says of itself.
type told struct {
	pdf.Metadata
	format string // of report.Formats
	base   string // of a web page that names its address
	page   string
	faces  []html.Face
}

// carried is what a brief of any face says of itself, and the files in it.
func carried(brief []byte) (told, []pdf.Attachment, error) {
	if !html.IsPage(brief) {
		files, err := pdf.Attached(brief)
		if err != nil {
			return told{}, nil, err
		}
		m, err := pdf.ReadMetadata(brief)
		return told{Metadata: m, format: report.PDF}, files, err
	}
	m, all, err := html.Read(brief)
	files := make([]pdf.Attachment, len(all))
	for i, f := range all {
		files[i] = pdf.Attachment{Name: f.Name, MIME: f.MIME, Data: f.Data}
	}
	return told{pdf.Metadata{Tool: m.Tool, Lang: m.Lang, Date: m.Date, Source: m.Source}, report.HTML, m.Base, m.Page, m.Faces}, files, err
}

// compare are the parts in which two briefs of a face differ.
func compare(a, b []byte) ([]string, error) {
	if html.IsPage(a) {
		return html.Compare(a, b), nil
	}
	return pdf.Compare(a, b)
}

// IsBrief tells whether a file may be a brief, by how it begins.
func IsBrief(b []byte) bool { return bytes.HasPrefix(b, []byte("%PDF-")) || html.IsPage(b) }

// sameInAny are the columns of the ledger of a brief that are the same in any language.
var sameInAny = []string{"id", "value", "unit", "qualifier", "evidence"}

// SameFigures compares the figures of two briefs by the ledgers in them, whatever their
// faces and languages. It returns how many there are, and those that are not the same,
// each with its value in either.
func SameFigures(a, b []byte) (n int, differ []string, err error) {
	first, ids, err := figuresIn(a)
	if err != nil {
		return 0, nil, err
	}
	second, others, err := figuresIn(b)
	if err != nil {
		return 0, nil, err
	}
	for _, id := range slices.Concat(ids, others) {
		x, y := first[id], second[id]
		if what := fmt.Sprintf("%s (%s, %s)", id, orNothing(x), orNothing(y)); x != y && !slices.Contains(differ, what) {
			differ = append(differ, what)
		}
	}
	return len(ids), differ, nil
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}

// figuresIn are the figures of a ledger by their ids, in words, and the ids in order.
func figuresIn(ledger []byte) (of map[string]string, ids []string, err error) {
	rows, err := csv.NewReader(bytes.NewReader(ledger)).ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, nil, fmt.Errorf("the ledger inside is no table: %w", err)
	}
	of = map[string]string{}
	for _, row := range rows[1:] {
		what := ""
		for _, name := range sameInAny {
			if at := slices.Index(rows[0], name); at >= 0 && row[at] != "" && name != "id" {
				what += " " + row[at]
			}
		}
		of[row[0]] = what[min(1, len(what)):]
		ids = append(ids, row[0])
	}
	return of, ids, nil
}
