// Package font owns the embedded typefaces: their glyphs, widths, kerning and
// subsets. Faces are parsed once a process, on first use, and are safe for
// concurrent use; a Subset belongs to one document and one goroutine.
//
// A Set adds fonts that an author gives. Text is set rune by rune, Hebrew and Arabic as
// report/script orders and joins them: combining marks, complex scripts, control and
// format characters count as missing glyphs. It knows nothing of
// pages or PDF objects. Lengths are integers in thousandths of an em, rounded
// once from the font's units, so that sums are exact.
package font

// A Face is one of the embedded typefaces.
type Face uint8

const (
	Regular Face = iota
	Bold
	Italic
	Condensed
	CondensedBold
	Symbol // fallback for what the text faces lack: ● ◐ ○ → ≥
	NumFaces
)

// GID is a glyph's index in its face; 0 is the glyph for "missing".
type GID uint16
