package codec

import "dyad/data"

// Write writes a dossier as a YAML file that [Read] gives back. Comments and the
// layout of a file that d may have been read from are not kept.
func Write(d *data.Dossier) []byte { return WriteNoted(d, nil) }

// WriteNoted is Write with a comment above each entry of a list that note says something
// of, by the place that the entry has.
func WriteNoted(d *data.Dossier, note func(data.Pos) string) []byte {
	w := &writer{lang: d.Lang, out: make([]byte, 0, 4096+512*len(d.Claims)), note: note}
	m := w.in(w.block("", ""))
	dossierRecord.write(m, d)
	if !m.over {
		m.end()
	}
	return w.out
}

// writeBlocks writes a list of mappings under a key of the dossier, after a blank
// line; nothing without any. pos is the place of an entry, or nil.
func writeBlocks[T any](m *mappingWriter, key string, list []T, write func(*mappingWriter, *T), pos func(*T) *data.Pos) {
	if len(list) == 0 {
		return
	}
	if !m.over {
		m.end()
		m.over = true
	}
	w := m.w
	w.out = append(append(append(w.out, '\n'), key...), ":\n"...)
	for i := range list {
		if w.note != nil && pos != nil {
			if s := w.note(*pos(&list[i])); s != "" {
				w.out = append(append(append(w.out, "  # "...), s...), '\n')
			}
		}
		entry := w.in(w.block("  - ", "    "))
		write(entry, &list[i])
		entry.end()
		w.leave()
	}
}
