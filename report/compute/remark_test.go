package compute

import (
	"testing"

	"dyad/data/trade/source"
)

func TestEveryNoteOfReadingHasWords(t *testing.T) {
	for _, k := range source.Kinds() {
		if noteRank(k) == len(noteKeys) {
			t.Errorf("no message for %q", source.Note{Kind: k})
		}
	}
}
