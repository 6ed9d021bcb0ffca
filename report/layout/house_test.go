package layout

import (
	"fmt"
	"strings"
	"testing"

	"dyad/charts"
	"dyad/report/doc"
)

// logo is a drawing half as high as wide.
type logo struct{ drawing }

type drawsLogo struct{ fake }

func (m drawsLogo) Figure(f charts.Figure, w Pt) *charts.Drawing {
	d := m.fake.Figure(f, w)
	if _, ok := f.(logo); ok {
		d.Height = float64(w / 2)
	}
	return d
}

// The name, logo, foot and draft of a house stand on their pages, in places of their
// own; on the last page how the file is made stands in place of the key to the marks.
func TestHouse(t *testing.T) {
	d := fronted(sampleFront(100, 30))
	d.House = &doc.House{Logo: logo{drawing{50}}, Organisation: plainText("Desk"), Foot: plainText("address"),
		Draft: plainText("DRAFT"), DraftNote: plainText("not for quotation")}
	look := lookOn(Letter)
	r, err := Paginate(d, drawsLogo{}, look)
	if err != nil {
		t.Fatal(err)
	}
	for n := range r.Pages {
		found := map[string]Item{}
		for _, it := range r.Pages[n].Items {
			if it.Text != nil {
				found[strings.TrimSpace(it.Text.Text)] = it
			}
		}
		note, word, address := found["not for quotation"], found["DRAFT"], found["address"]
		if note.Text == nil || !note.Text.Up || note.Text.X > look.Left || note.Box.Y < noteMargin || note.Box.H != note.Text.Font.Size*17/2 || note.Elem != nil {
			t.Errorf("page %d: the note is %+v %+v", n+1, note, note.Text)
		}
		if word.Text == nil || word.Box.Y > 30 || word.Elem != nil || address.Text == nil || address.Text.Baseline != look.H-15 {
			t.Errorf("page %d: draft %+v, foot %+v", n+1, word, address.Text)
		}
		if _, last := found["how it is made"]; last != (n == len(r.Pages)-1) {
			t.Errorf("page %d: how it is made: %t", n+1, last)
		}
		if n > 0 {
			continue
		}
		var got []string
		for _, it := range r.Pages[0].Items[:4] {
			got = append(got, fmt.Sprintf("%.1f %.1f", it.Box.X, it.Box.H))
		}
		// the logo, 40 by 20, then the organisation, the kind of brief and the period
		if s := strings.Join(got, ", "); s != "45.0 20.0, 92.0 12.0, 92.0 10.0, 499.0 10.0" || found["Desk"].Text.Baseline != houseName || found["PAIR"].Text.Baseline != houseKind {
			t.Errorf("the head is %s", s)
		}
	}
}
