package font

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/image/font/sfnt"

	"dyad/data/advice"
)

// MaxSource is the most bytes that a font file of an author may have.
const MaxSource = 32 << 20

// A Source is a font file that an author gives for letters that the embedded faces lack:
// TrueType or OpenType, of a collection the first font, of a variable font its default.
// It does not change and is safe for concurrent use.
type Source struct {
	font    *sfnt.Font
	name    string // PostScript
	licence string
	weight  int
	sum     [sha256.Size]byte // of the file and the note
}

// Sum identifies the file and the licence note.
func (s *Source) Sum() [sha256.Size]byte { return s.sum }

// ReadSource reads a font file. An error says what the file is, or why it may not be used,
// with advice.
func ReadSource(file []byte, licence string) (s *Source, err error) {
	defer damaged(&err)
	return readSource(file, licence)
}

// damaged, deferred, makes a panic over a font file an error of the file.
func damaged(err *error) {
	if recover() != nil {
		*err = errors.New("the font is damaged")
	}
}

func readSource(file []byte, licence string) (*Source, error) {
	switch {
	case len(file) > MaxSource:
		return nil, advice.With(fmt.Errorf("it is over the limit of %d MiB", MaxSource>>20), "a font with the letters of one script is smaller")
	case len(file) >= 3 && string(file[:3]) == "wOF":
		return nil, advice.With(errors.New("it is a web font (WOFF)"), "give the same font as .ttf or .otf")
	}
	tables, err := fontTables(file)
	if err != nil {
		return nil, err
	}
	s := &Source{licence: licence, weight: 400}
	of := sha256.Sum256(file)
	s.sum = sha256.Sum256(append(of[:], licence...))
	if os2 := tables["OS/2"]; len(os2) >= 10 {
		if err := mayBeCut(be.Uint16(os2[8:])); err != nil {
			return nil, err
		}
		s.weight = min(max(int(be.Uint16(os2[4:])), 1), 1000)
	}
	all, err := sfnt.ParseCollection(file)
	if err == nil {
		s.font, err = all.Font(0)
	}
	if err != nil {
		return nil, fmt.Errorf("the font cannot be read: %w", withoutPackage(err))
	}
	name, err := s.font.Name(nil, sfnt.NameIDPostScript)
	if err != nil {
		name = ""
	}
	s.name = psName(name)
	return s, nil
}

var errNoFont = advice.With(errors.New("it is not a font"), "a font file ends in .ttf, .otf or .ttc")

// fontTables are the tables of a font, or of the first one in a collection.
func fontTables(file []byte) (map[string][]byte, error) {
	if len(file) < 16 {
		return nil, errNoFont
	}
	at := 0
	if string(file[:4]) == "ttcf" {
		if at = int(be.Uint32(file[12:])); at > len(file)-12 {
			return nil, errNoFont
		}
	}
	if v := be.Uint32(file[at:]); v != 0x00010000 && v != 0x74727565 && v != 0x4F54544F { // 1.0, "true", "OTTO"
		return nil, errNoFont
	}
	n := int(be.Uint16(file[at+4:]))
	if len(file) < at+12+16*n {
		return nil, errors.New("the font is cut off")
	}
	tables := make(map[string][]byte, n)
	for i := range n {
		e := file[at+12+16*i:]
		off, size := uint64(be.Uint32(e[8:])), uint64(be.Uint32(e[12:]))
		if off+size > uint64(len(file)) {
			return nil, fmt.Errorf("the font is cut off: its table %q ends outside the file", e[:4])
		}
		tables[string(e[:4])] = file[off : off+size]
	}
	return tables, nil
}

// mayBeCut refuses a font that says of itself that documents may not hold a cut of it
// (OpenType 1.9, "OS/2", fsType).
func mayBeCut(fsType uint16) error {
	const restricted, embeddable, wholeOnly, bitmapOnly = 0x0002, 0x000C, 0x0100, 0x0200
	why := ""
	switch {
	case fsType&restricted != 0 && fsType&embeddable == 0: // the least restrictive bit holds
		why = "does not allow documents to hold it"
	case fsType&wholeOnly != 0:
		why = "allows documents to hold it only whole"
	case fsType&bitmapOnly != 0:
		why = "allows documents to hold only its bitmaps"
	}
	if why == "" {
		return nil
	}
	return advice.With(fmt.Errorf("its maker %s (fsType %#04x)", why, fsType), "take a font with an open licence: Noto, say")
}

// psName is a PostScript name made of letters, digits and hyphens, at most 63 of them.
func psName(name string) string {
	var b strings.Builder
	for _, r := range name {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return "Font"
	}
	return b.String()[:min(b.Len(), 63)]
}

// withoutPackage is the text of an error of x/image without its package's name.
func withoutPackage(err error) error { return errors.New(strings.TrimPrefix(err.Error(), "sfnt: ")) }

// ReadCut reads a font that a document holds, cut, with the licence note in it.
func ReadCut(file []byte) (*Source, error) {
	s, err := ReadSource(file, "")
	if err != nil {
		return nil, err
	}
	if s.licence, err = s.font.Name(nil, sfnt.NameIDLicense); err != nil {
		return nil, errors.New("the font has no licence note")
	}
	return s, nil
}
