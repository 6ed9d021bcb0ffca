package charts

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// narrow are the samples that have a form for phones, in it.
func narrow() []sample {
	var all []sample
	for _, s := range samples() {
		if n, ok := s.figure.(Narrower); ok {
			all = append(all, sample{s.name + "-narrow", n.Narrow()})
		}
	}
	return all
}

// phoneWidth is the width of a figure on a phone, in points.
const phoneWidth = 212

func TestNarrowFigures(t *testing.T) {
	if len(narrow()) < 4 {
		t.Errorf("%d samples have a narrow form", len(narrow()))
	}
	for _, s := range narrow() {
		for width := s.figure.MinWidth(); width < 340; width += 7 {
			checkDrawn(t, s.figure, width)
		}
		r, theme := testTheme()
		width := max(phoneWidth, s.figure.MinWidth())
		d := NewBoard(r, theme).Draw(s.figure, width)
		if err := d.Render(r); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		fmt.Fprintf(&b, "size %gx%.2f\n", width, d.Height)
		if err := r.Save(&b); err != nil {
			t.Fatal(err)
		}
		golden(t, s.name+".golden", b.String())
	}
}

// TestNarrowSaysEveryValue: what a figure says over its whole width it says on a phone.
func TestNarrowSaysEveryValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, err := rapid.SampledFrom([]func(*rapid.T) (Figure, error){anyButterfly, anyFacing}).Draw(t, "kind")(t)
		if err != nil {
			t.Skip()
		}
		n := f.(Narrower).Narrow()
		width := n.MinWidth() + rapid.Float64Range(0, 160).Draw(t, "wider")
		var said strings.Builder
		for _, run := range checkDrawn(t, n, width).Runs() {
			said.WriteString(run.Text)
		}
		bars := 0
		for _, list := range n.(stacked).Lists {
			for _, row := range list.Rows {
				if row.Value.Bar {
					bars++
				}
			}
		}
		want := 0
		switch f := f.(type) {
		case butterfly:
			want = f.bars(0) + f.bars(1)
		case facing:
			for _, list := range f.Lists {
				for _, row := range list.Rows {
					if row.Value.Bar {
						want++
					}
				}
			}
		}
		if bars != want || said.Len() == 0 {
			t.Fatalf("%d bars of %d", bars, want)
		}
	})
}
