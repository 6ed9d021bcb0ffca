package charts

import (
	"bytes"
	"strings"
	"testing"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

func TestSaveWritesOnePaintedThingALine(t *testing.T) {
	faces := testFaces()
	r := newTextRenderer(faces[:]...)
	r.SetFillColor(drawing.ColorBlue)
	for _, x := range []int{0, 2000} {
		r.MoveTo(x, 0)
		r.LineTo(x+1000, 0)
		r.LineTo(x+1000, 500)
		r.LineTo(x, 500)
		r.Close()
	}
	r.Fill()
	r.ResetStyle()
	r.SetStrokeColor(drawing.ColorBlack)
	r.SetStrokeWidth(220)
	r.SetStrokeDashArray([]float64{400, 260})
	r.MoveTo(0, 1500)
	r.LineTo(3000, 1500)
	r.Stroke()
	r.ResetStyle()
	r.SetFillColor(drawing.ColorWhite)
	r.SetStrokeColor(drawing.ColorBlack)
	r.SetStrokeWidth(80)
	r.Circle(260, 500, 2000)
	r.FillStroke()
	r.SetFont(faces[1].Font)
	r.SetFontSize(8)
	r.SetFontColor(drawing.ColorBlack)
	r.Text("say \"oil\"", 100, 2505)
	var b bytes.Buffer
	if err := r.Save(&b); err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{
		"fill #0000FF box 0,0 10x5 box 20,0 10x5",
		"stroke #000000 2.2 dash 4,2.6 line 0,15 30,15",
		"fill #FFFFFF stroke #000000 0.8 circle 5,20 r 2.6",
		`text 1,25.05 bold 8 #000000 "say \"oil\""`, ""}, "\n")
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func TestFaultsSeesOverlapAndOverflow(t *testing.T) {
	faces := testFaces()
	draw := func(at ...[2]int) []string {
		r := newTextRenderer(faces[:]...)
		r.SetFont(faces[0].Font)
		r.SetFontSize(10)
		for _, p := range at {
			r.Text("oil", p[0], p[1])
		}
		return r.Faults(50, 30)
	}
	if f := draw([2]int{0, 1000}, [2]int{0, 2500}); len(f) > 0 {
		t.Errorf("two lines apart: %q", f)
	}
	if f := draw([2]int{0, 1000}, [2]int{0, 1800}); len(f) != 1 || !strings.Contains(f[0], "meets") {
		t.Errorf("two lines too close: %q", f)
	}
	if f := draw([2]int{4500, 1000}); len(f) != 1 || !strings.Contains(f[0], "leaves") {
		t.Errorf("past the edge: %q", f)
	}
	r := newTextRenderer()
	r.SetStrokeWidth(500)
	r.MoveTo(0, 0)
	r.LineTo(5000, 0)
	r.Stroke()
	if f := r.Faults(50, 30); len(f) != 1 {
		t.Errorf("a stroke that stands out by 2.5 points: %q", f)
	}
}

func TestRunsKnowTheirGround(t *testing.T) {
	faces := testFaces()
	r := newTextRenderer(faces[:]...)
	r.SetFillColor(drawing.ColorBlue)
	r.MoveTo(0, 0)
	r.LineTo(5000, 0)
	r.LineTo(5000, 2000)
	r.LineTo(0, 2000)
	r.Close()
	r.Fill()
	r.SetFont(faces[0].Font)
	r.SetFontSize(8)
	r.Text("on", 100, 1000)
	r.Text("off", 100, 3000)
	if runs := r.Runs(); runs[0].On != drawing.ColorBlue || runs[1].On.A != 0 {
		t.Errorf("grounds %v and %v", runs[0].On, runs[1].On)
	}
}
