package pdf

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// ErrForeign is the error of a file that this package did not write.
var ErrForeign = errors.New("not a file made by dyad")

// maxAttached is how many attachments a file read back may have.
const maxAttached = 64

// Metadata is what the metadata of a file say of how it was made.
type Metadata struct {
	Tool   string // "dyad 1.2.3"
	Lang   string
	Date   string // RFC 3339
	Source string // "sha256:…", of the dossier
}

// Attached returns the attachments of a file that Write made, sorted by name.
// The error is ErrForeign for any other file, and says what is damaged in a file
// of Write's. Nothing is read but what leads to the attachments, so a damaged page
// is no error.
func Attached(b []byte) ([]Attachment, error) {
	f, root, err := openOurs(b)
	if err != nil {
		return nil, err
	}
	names, err := f.nameTree(root)
	if err != nil {
		return nil, err
	}
	if len(names) > 2*maxAttached {
		return nil, fmt.Errorf("pdf: over %d attachments", maxAttached)
	}
	out := []Attachment{}
	for i := 0; i+1 < len(names); i += 2 {
		a, err := f.attachment(names[i+1])
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// ReadMetadata returns the metadata of a file that Write made. The
// errors are Attached's.
func ReadMetadata(b []byte) (Metadata, error) {
	f, root, err := openOurs(b)
	if err != nil {
		return Metadata{}, err
	}
	return f.metadata(root)
}

// openOurs reads a file as far as its catalog. The error is ErrForeign for a file
// that this program did not write.
func openOurs(b []byte) (*parsedFile, dict, error) {
	f, err := parseFile(b)
	var root dict
	if err == nil {
		root, err = f.dict(f.trailer, "Root")
	}
	var m Metadata
	if err == nil {
		m, err = f.metadata(root)
	}
	if isOurs(m) || err != nil && bytes.HasPrefix(b, []byte("%PDF-")) && bytes.Contains(b, []byte("<xmp:CreatorTool>dyad ")) {
		return f, root, err
	}
	return nil, nil, ErrForeign
}

func isOurs(m Metadata) bool { return strings.HasPrefix(m.Tool, "dyad ") }

// metadata reads the metadata (ISO 16684-1).
func (f *parsedFile) metadata(root dict) (Metadata, error) {
	var m Metadata
	packet, err := f.entryData(root, "Metadata")
	if err != nil {
		return m, err
	}
	want := map[string]*string{"CreatorTool": &m.Tool, "language": &m.Lang, "CreateDate": &m.Date, "source": &m.Source}
	var at *string
	for z := xml.NewDecoder(bytes.NewReader(packet)); ; {
		t, err := z.RawToken()
		if err == io.EOF {
			return m, nil
		}
		if err != nil {
			return m, fmt.Errorf("pdf: metadata: %w", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if p := want[t.Name.Local]; p != nil {
				at = p
			}
		case xml.EndElement:
			if want[t.Name.Local] != nil {
				at = nil
			}
		case xml.CharData:
			if at != nil {
				*at += strings.TrimSpace(string(t))
			}
		}
	}
}

// nameTree is the list of names and specifications of the attachments, empty if
// there are none. Write puts them all into one node.
func (f *parsedFile) nameTree(root dict) (list, error) {
	d := root
	for _, key := range []string{"Names", "EmbeddedFiles"} {
		if _, ok := d[key]; !ok {
			return nil, nil
		}
		var err error
		if d, err = f.dict(d, key); err != nil {
			return nil, err
		}
	}
	o, err := f.entry(d, "Names")
	names, ok := o.(list)
	if err != nil || !ok || len(names)%2 == 1 {
		return nil, errors.Join(errors.New("pdf: the names of the attachments are no list of pairs"), err)
	}
	return names, nil
}

func (f *parsedFile) attachment(spec object) (Attachment, error) {
	var a Attachment
	d, err := f.dict(dict{"Filespec": spec}, "Filespec")
	if err != nil {
		return a, err
	}
	if s, ok := d["UF"].(str); ok {
		a.Name = plainText(s)
	}
	if s, ok := d["Desc"].(str); ok {
		a.Description = plainText(s)
	}
	r, _ := d["AFRelationship"].(name)
	a.Relationship = string(r)
	ef, err := f.dict(d, "EF")
	if err != nil {
		return a, err
	}
	o, err := f.entry(ef, "F")
	if err != nil {
		return a, err
	}
	s, ok := o.(*stream)
	if !ok {
		return a, fmt.Errorf("pdf: attachment %q has no data", a.Name)
	}
	mime, _ := s.dict["Subtype"].(name)
	a.MIME = string(mime)
	if a.Data, err = f.decode(s); err != nil {
		return a, fmt.Errorf("pdf: attachment %q: %w", a.Name, err)
	}
	params, _ := s.dict["Params"].(dict)
	if n, ok := integer(params["Size"]); !ok || n != len(a.Data) {
		return a, fmt.Errorf("pdf: attachment %q has %d bytes, not as many as it says", a.Name, len(a.Data))
	}
	return a, nil
}

// entryData returns what the stream holds that an entry refers to.
func (f *parsedFile) entryData(d dict, key string) ([]byte, error) {
	o, err := f.entry(d, key)
	if err != nil {
		return nil, err
	}
	s, ok := o.(*stream)
	if !ok {
		return nil, fmt.Errorf("pdf: /%s is no stream", key)
	}
	return f.decode(s)
}
