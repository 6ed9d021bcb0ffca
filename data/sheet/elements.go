package sheet

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// elements reads the XML of a part.
type elements struct {
	dec    *xml.Decoder
	closer io.Closer
	depth  int
}

// What XML may hold.
const (
	maxDepth = 64
	maxText  = 1 << 20 // bytes of one text: Excel holds 32,767 characters in a cell
)

// token is the next token. Declarations of types, which no workbook has, and elements
// in too many others are refused.
func (e *elements) token() (xml.Token, error) {
	t, err := e.dec.Token()
	switch t.(type) {
	case xml.StartElement:
		if e.depth++; e.depth > maxDepth {
			return nil, fmt.Errorf("its elements are nested more than %d deep", maxDepth)
		}
	case xml.EndElement:
		e.depth--
	case xml.Directive:
		return nil, errors.New("it declares types of its own (DTD)")
	}
	return t, err
}

// skip reads to the end of the element that was just begun.
func (e *elements) skip() error {
	for end := e.depth - 1; e.depth > end; {
		if _, err := e.token(); err != nil {
			return err
		}
	}
	return nil
}

// each calls read with each element of a name, "" of any. read may read to its end.
func (e *elements) each(name string, read func(xml.StartElement) error) error {
	for {
		start, err := e.next(name)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := read(start); err != nil {
			return err
		}
	}
}

// next goes to the next element of a name, "" of any; io.EOF says that there is none.
func (e *elements) next(name string) (xml.StartElement, error) {
	for {
		t, err := e.token()
		if err != nil {
			return xml.StartElement{}, err
		}
		if start, ok := t.(xml.StartElement); ok && (name == "" || start.Name.Local == name) {
			return start, nil
		}
	}
}

// text is all text in an element, to its end, without that of phonetic hints.
func (e *elements) text(start xml.StartElement) (string, error) {
	var b strings.Builder
	for end := e.depth - 1; e.depth > end; {
		t, err := e.token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "rPh" {
				if err := e.skip(); err != nil {
					return "", err
				}
			}
		case xml.CharData:
			if b.Len()+len(t) > maxText {
				return "", fmt.Errorf("a text in %q is longer than %d MB", start.Name.Local, maxText>>20)
			}
			b.Write(t)
		}
	}
	return b.String(), nil
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
