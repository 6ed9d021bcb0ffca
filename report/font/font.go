// Package font owns the embedded faces: their glyphs, advances, kerning and
// subsets. Faces are parsed once a process, on first use, and are safe for
// concurrent use. It knows nothing of pages or PDF objects.
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
