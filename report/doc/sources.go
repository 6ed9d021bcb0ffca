package doc

import "fmt"

// Sources is what the metadata say a file was made from: the checksum of its
// dossier, and of the texts that translate it, of its style, of the earlier edition that
// it is compared with and of the fonts that its author gave, unless there are none.
func Sources(dossier, texts, style, since, fonts [32]byte) string {
	s := fmt.Sprintf("sha256:%x", dossier)
	if texts != [32]byte{} {
		s += fmt.Sprintf(" sha256:%x", texts)
	}
	if style != [32]byte{} {
		s += fmt.Sprintf(" style:%x", style)
	}
	if since != [32]byte{} {
		s += fmt.Sprintf(" since:%x", since)
	}
	if fonts != [32]byte{} {
		s += fmt.Sprintf(" fonts:%x", fonts)
	}
	return s
}
