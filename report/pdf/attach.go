package pdf

import (
	"crypto/md5"
	"fmt"
	"sort"
	"strconv"
	"strings"
)

// An Attachment is a file carried inside (ISO 19005-3, 6.8).
type Attachment struct {
	Name         string // file name
	MIME         string // "application/yaml"; "" is "application/octet-stream"
	Description  string
	Relationship string // Source, Data, Alternative, Supplement; "" is Unspecified
	Data         []byte
}

// checkAttachments returns the attachments sorted by name, complete.
func checkAttachments(in []Attachment) ([]Attachment, error) {
	out := append([]Attachment(nil), in...)
	sort.SliceStable(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	for i := range out {
		a := &out[i]
		if a.Name == "" || i > 0 && a.Name == out[i-1].Name {
			return nil, fmt.Errorf("pdf: attachment name %q is empty or used twice", a.Name)
		}
		if a.MIME == "" {
			a.MIME = "application/octet-stream"
		}
		if !isMIME(a.MIME) {
			return nil, fmt.Errorf("pdf: attachment %q: %q is not a MIME type", a.Name, a.MIME)
		}
		switch a.Relationship {
		case "":
			a.Relationship = "Unspecified"
		case "Source", "Data", "Alternative", "Supplement", "Unspecified":
		default:
			return nil, fmt.Errorf("pdf: attachment %q: unknown relationship %q", a.Name, a.Relationship)
		}
		for _, t := range []string{a.Name, a.Description} {
			if err := checkText(fmt.Sprintf("attachment %q", a.Name), t); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// isMIME reports whether s is a type and a subtype of the characters that
// ISO 19005-3, 6.8 is checked for.
func isMIME(s string) bool {
	typ, sub, ok := strings.Cut(s, "/")
	word := func(s string) bool {
		return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+.") == ""
	}
	return ok && word(typ) && word(sub)
}

// attachments writes the files and returns the numbers of their
// specifications.
func (f *finisher) attachments() []int {
	specs := make([]int, len(f.files))
	date := f.meta.fileDate()
	for i, a := range f.files {
		data := f.out.alloc()
		d := appendName([]byte("/Type/EmbeddedFile/Subtype"), a.MIME)
		d = strconv.AppendInt(append(d, "/Params<</Size "...), int64(len(a.Data)), 10)
		sum := md5.Sum(a.Data) // ISO 32000-1, table 46: against damage, not against forgery
		d = appendBytes(append(d, "/CheckSum"...), string(sum[:]))
		d = appendText(append(d, "/ModDate"...), date)
		f.out.stream(data, string(append(d, ">>"...)), a.Data)

		specs[i] = f.out.alloc()
		b := f.out.begin(specs[i])
		b = appendText(append(b, "<</Type/Filespec/F"...), a.Name)
		b = appendText(append(b, "/UF"...), a.Name)
		if a.Description != "" {
			b = appendText(append(b, "/Desc"...), a.Description)
		}
		b = appendName(append(b, "/AFRelationship"...), a.Relationship)
		b = appendKeyRef(b, "/EF<</F", data)
		b = appendKeyRef(b, "/UF", data)
		f.out.end(append(b, ">>>>"...))
	}
	return specs
}

// appendFiles appends the catalog's entries for the files: by name, and as
// associated with the document.
func (f *finisher) appendFiles(b []byte, specs []int) []byte {
	if len(specs) == 0 {
		return b
	}
	b = append(b, "/Names<</EmbeddedFiles<</Names["...)
	for i, n := range specs {
		b = appendBytes(b, f.files[i].Name)
		b = append(appendRef(append(b, ' '), n), ' ')
	}
	b = append(b, "]>>>>/AF["...)
	for _, n := range specs {
		b = append(appendRef(b, n), ' ')
	}
	return append(b, ']')
}
