package sheet

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestWrittenIsKnown: a workbook is known as ours until another program saves it, though
// its properties stay; cut short or with a byte changed it is not, or says the same.
func TestWrittenIsKnown(t *testing.T) {
	b := Workbook{About: "Made by a test.", Sheets: []Sheet{{Name: "claims", Rows: [][]Cell{{{Text: "id"}}, {{Text: "C1"}}}}}}
	content, err := b.Write()
	if err != nil {
		t.Fatal(err)
	}
	about := func(b []byte) string { return Written(bytes.NewReader(b), int64(len(b))) }
	if got := about(content); got != b.About {
		t.Errorf("%q", got)
	}
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	if p, err := f.GetDocProps(); err != nil || p.Description != b.About {
		t.Fatalf("the other program reads %v, %v", p, err)
	}
	saved, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if got := about(saved.Bytes()); got != "" {
		t.Errorf("saved by another program it is %q", got)
	}
	for n := range content {
		if got := about(content[:n]); got != "" {
			t.Fatalf("the first %d bytes are %q", n, got)
		}
		changed := bytes.Clone(content)
		changed[n] ^= 0x20
		if got := about(changed); got != "" && got != b.About {
			t.Fatalf("with byte %d changed it is %q", n, got)
		}
	}
}
