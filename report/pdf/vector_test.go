package pdf

import (
	"io"
	"math"
	"strconv"
	"strings"
	"testing"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"dyad/charts"
	"dyad/report/font"
	"dyad/report/layout"
)

var (
	red   = drawing.Color{R: 255, A: 255}
	white = drawing.Color{R: 255, G: 255, B: 255, A: 255}
)

// drawn paints with f on a page of height 100, the chart's origin at 10, 20.
func drawVector(t *testing.T, f func(r *vector)) string {
	t.Helper()
	c := newContent(newResources(), 100)
	r := newVector(c, 10, 20)
	f(r)
	if len(c.b) != 0 {
		t.Errorf("wrote %q before Save", c.b)
	}
	if err := r.Save(io.Discard); err != nil {
		t.Fatal(err)
	}
	return string(c.b)
}

func TestVectorOperators(t *testing.T) {
	for name, c := range map[string]struct {
		draw func(r *vector)
		want string
	}{
		"nothing": {func(*vector) {}, "q\nQ\n"},
		"box": {func(r *vector) {
			s := chart.Style{FillColor: red, StrokeColor: white, StrokeWidth: 50}
			chart.Draw.Box(r, chart.NewBox(0, 0, 1000, 500), s)
		}, "q\n1 0 0 rg\n1 G\n0 J 0 j\n.5 w\n[]0 d\n10 80 10 -5 re\nB\nQ\n"},
		"fill only": {func(r *vector) {
			r.SetFillColor(red)
			r.LineTo(0, 0) // a path may start with a line
			r.LineTo(100, 0)
			r.LineTo(0, 100)
			r.Close()
			r.Close()
			r.Fill()
		}, "q\n1 0 0 rg\n10 80 m\n11 80 l\n10 79 l\nh\nf\nQ\n"},
		"dashes": {func(r *vector) {
			r.SetStrokeColor(red)
			r.SetStrokeWidth(200)
			r.SetStrokeDashArray([]float64{300, 150})
			r.MoveTo(0, 0)
			r.LineTo(500, 0)
			r.Stroke()
		}, "q\n1 0 0 RG\n0 J 0 j\n2 w\n[3 1.5 ]0 d\n10 80 m\n15 80 l\nS\nQ\n"},
		"quadratic": {func(r *vector) {
			r.SetFillColor(red)
			r.MoveTo(0, 0)
			r.QuadCurveTo(300, 0, 300, 300)
			r.Fill()
		}, "q\n1 0 0 rg\n10 80 m\n12 80 13 79 13 77 c\nf\nQ\n"},
		"quadratic first": {func(r *vector) {
			r.SetFillColor(red)
			r.QuadCurveTo(0, 0, 300, 0)
			r.Fill()
		}, "q\n1 0 0 rg\n10 80 m\n10 80 11 80 13 80 c\nf\nQ\n"},
		"clear colours": {func(r *vector) {
			r.SetFillColor(drawing.Color{R: 255})
			r.SetStrokeColor(red) // no width
			r.MoveTo(0, 0)
			r.LineTo(1, 1)
			r.FillStroke()
			r.SetFont(handles[font.Bold])
			r.SetFontSize(8)
			r.Text("unseen", 0, 0)
		}, "q\nQ\n"},
		"text": {func(r *vector) {
			r.SetFont(handles[font.Condensed])
			r.SetFontSize(7.5)
			r.SetFontColor(red)
			r.Text("ab", 1000, 2000)
		}, "q\n1 0 0 rg\nBT\n20 60 Td\n/F4 7.5 Tf\n(ab )Tj\nET\nQ\n"},
		"turned text": {func(r *vector) {
			r.SetFont(handles[font.Regular])
			r.SetFontSize(8)
			r.SetFontColor(red)
			r.SetTextRotation(-math.Pi / 2) // reads upwards
			r.Text("a", 0, 0)
			r.ClearTextRotation()
			r.Text("a", 0, 0)
		}, "q\n1 0 0 rg\nBT\n0 1 -1 0 10 80 Tm\n/F1 8 Tf\n(a )Tj\nET\nBT\n10 80 Td\n(a )Tj\nET\nQ\n"},
	} {
		if got := drawVector(t, c.draw); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// lines leads the path through points.
func lines(r *vector, points [][2]int) {
	for _, p := range points {
		r.LineTo(p[0], p[1])
	}
}

// TestBoxesAreRectangles fills paths: those over the corners of a level box are
// rectangles, others what they were.
func TestBoxesAreRectangles(t *testing.T) {
	for name, c := range map[string]struct {
		draw func(r *vector)
		want string
	}{
		"two boxes": {func(r *vector) {
			for _, x := range []int{0, 2000} {
				r.MoveTo(x, 0)
				lines(r, [][2]int{{x + 1000, 0}, {x + 1000, 500}, {x, 500}})
				r.Close()
			}
			r.LineTo(0, 500) // from where the last box began
		}, "10 80 10 -5 re\n30 80 10 -5 re\n30 80 m\n10 75 l\n"},
		"back to the corner": {func(r *vector) {
			lines(r, [][2]int{{0, 0}, {1000, 0}, {1000, 500}, {0, 500}, {0, 0}})
		}, "10 80 10 -5 re\n"},
		"skewed": {func(r *vector) {
			lines(r, [][2]int{{0, 0}, {1000, 0}, {1000, 500}, {1, 500}})
			r.Close()
		}, "10 80 m\n20 80 l\n20 75 l\n10.01 75 l\nh\n"},
		"past a box": {func(r *vector) {
			lines(r, [][2]int{{0, 0}, {1000, 0}, {1000, 500}, {0, 500}, {500, 250}})
			r.Close()
		}, "10 80 m\n20 80 l\n20 75 l\n10 75 l\n15 77.5 l\nh\n"},
		"a side bent": {func(r *vector) {
			r.QuadCurveTo(0, 0, 1000, 0)
			lines(r, [][2]int{{1000, 500}, {0, 500}})
			r.Close()
		}, "10 80 m\n10 80 13.33 80 20 80 c\n20 75 l\n10 75 l\nh\n"},
		"open": {func(r *vector) {
			lines(r, [][2]int{{0, 0}, {1000, 0}, {1000, 500}, {0, 500}})
		}, "10 80 m\n20 80 l\n20 75 l\n10 75 l\n"},
	} {
		got := drawVector(t, func(r *vector) {
			r.SetFillColor(red)
			c.draw(r)
			r.Fill()
		})
		if want := "q\n1 0 0 rg\n" + c.want + "f\nQ\n"; got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}

// TestCircleIsRound follows the curves of a circle and of an arc. A circle that is all
// of a path is drawn about the origin; one beside another subpath is not.
func TestCircleIsRound(t *testing.T) {
	for name, c := range map[string]struct {
		draw   func(r *vector)
		curves int
		moved  bool
	}{
		"circle":        {func(r *vector) { r.Circle(1000, 2000, 3000) }, 4, true},
		"circle beside": {func(r *vector) { r.Circle(1000, 2000, 3000); r.MoveTo(0, 0); r.LineTo(9, 9) }, 8, false},
		"line first":    {func(r *vector) { r.MoveTo(0, 0); r.LineTo(9, 9); r.Circle(1000, 2000, 3000) }, 8, false},
		"arc":           {func(r *vector) { r.ArcTo(2000, 3000, 1000, 1000, 0.3, -4) }, 6, false},
	} {
		ops := drawVector(t, func(r *vector) {
			r.SetFillColor(red)
			c.draw(r)
			r.Fill()
		})
		if moved := strings.Contains(ops, "q\n1 0 0 1 30 50 cm\n"); moved != c.moved {
			t.Errorf("%s: %s", name, ops)
		}
		from, origin := [2]float64{}, [2]float64{}
		curves := 0
		for line := range strings.Lines(ops) {
			f := strings.Fields(line)
			switch f[len(f)-1] {
			case "cm":
				origin = [2]float64{number64(t, f[4]), number64(t, f[5])}
			case "m":
				from = [2]float64{number64(t, f[0]), number64(t, f[1])}
			case "c":
				var v [6]float64
				for i := range v {
					v[i] = number64(t, f[i])
				}
				checkOnCircle(t, name, origin, from, v)
				from = [2]float64{v[4], v[5]}
				curves++
			}
		}
		if curves != c.curves {
			t.Errorf("%s: %d curves", name, curves)
		}
	}
}

func number64(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// checkOnCircle walks a curve that should be on the circle of radius 10 about
// 30, 50; numbers are printed to a hundredth.
func checkOnCircle(t *testing.T, name string, origin, from [2]float64, v [6]float64) {
	t.Helper()
	for i := range 11 {
		u := float64(i) / 10
		w := [4]float64{(1 - u) * (1 - u) * (1 - u), 3 * u * (1 - u) * (1 - u), 3 * u * u * (1 - u), u * u * u}
		x := w[0]*from[0] + w[1]*v[0] + w[2]*v[2] + w[3]*v[4]
		y := w[0]*from[1] + w[1]*v[1] + w[2]*v[3] + w[3]*v[5]
		if r := math.Hypot(origin[0]+x-30, origin[1]+y-50); math.Abs(r-10) > 0.01 {
			t.Errorf("%s: %.3f from the centre at %.2f, %.2f", name, r, x, y)
		}
	}
}

func TestArcJoinsAndTurnsClockwise(t *testing.T) {
	got := drawVector(t, func(r *vector) {
		r.SetFillColor(red)
		r.MoveTo(0, 0)
		r.ArcTo(0, 0, 1000, 500, 0, math.Pi/4)
		r.Close()
		r.Fill()
	})
	lines := strings.Split(got, "\n")
	if lines[3] != "20 80 l" || !strings.HasSuffix(lines[4], " 17.07 76.46 c") {
		t.Errorf("%q", lines)
	}
}

func TestVectorErrorsLeaveThePage(t *testing.T) {
	text := func(r *vector) {
		r.SetFont(handles[font.Regular])
		r.SetFontSize(8)
		r.SetFontColor(red)
	}
	line := func(r *vector) {
		r.SetStrokeColor(red)
		r.SetStrokeWidth(100)
		r.MoveTo(0, 0)
		r.LineTo(100, 100)
	}
	nan := math.NaN()
	for name, c := range map[string]struct {
		draw func(r *vector)
		want string
	}{
		"not a number":   {func(r *vector) { r.MoveTo(int(math.MinInt64), 0); r.Fill() }, "out of range"},
		"far away":       {func(r *vector) { r.MoveTo(3300000, 0); r.Fill() }, "coordinate 33010 is out of range"},
		"radius":         {func(r *vector) { r.Circle(nan, 0, 0); r.Fill() }, "out of range"},
		"arc":            {func(r *vector) { r.ArcTo(0, 0, 1, 1, 0, math.Inf(1)); r.Fill() }, "arc from 0 over +Inf"},
		"angle":          {func(r *vector) { r.ArcTo(0, 0, 1, 1, nan, 1); r.Fill() }, "arc from NaN"},
		"transparency":   {func(r *vector) { line(r); r.SetStrokeColor(red.WithAlpha(100)); r.Stroke() }, "transparent"},
		"width":          {func(r *vector) { line(r); r.SetStrokeWidth(-1); r.Stroke() }, "line width -1"},
		"no width":       {func(r *vector) { line(r); r.SetStrokeWidth(nan); r.Stroke() }, "line width NaN"},
		"dash":           {func(r *vector) { line(r); r.SetStrokeDashArray([]float64{3, -1}); r.Stroke() }, "dash length -1"},
		"left open":      {func(r *vector) { line(r) }, "left unpainted"},
		"no glyph":       {func(r *vector) { text(r); r.Text("gold 🥇", 0, 0) }, "U+1F947"},
		"text far away":  {func(r *vector) { text(r); r.Text("a", 0, -4000000) }, "out of range"},
		"text far right": {func(r *vector) { text(r); r.Text("a", 4000000, 0) }, "out of range"},
		"size":           {func(r *vector) { text(r); r.SetFontSize(0); r.Text("a", 0, 0) }, "of size 0"},
		"rotation":       {func(r *vector) { text(r); r.SetTextRotation(nan); r.Text("a", 0, 0) }, "turned by NaN"},
		"another's font": {func(r *vector) { text(r); r.SetFont(nil); r.Text("a", 0, 0) }, "not one of the theme's"},
		"resolution":     {func(r *vector) { r.SetDPI(0) }, "line width"},
	} {
		c2 := newContent(newResources(), 100)
		r := newVector(c2, 10, 20)
		c.draw(r)
		line(r)
		if name != "left open" {
			r.Stroke()
		}
		err := r.Save(io.Discard)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: error %v, want %q", name, err, c.want)
		}
		if len(c2.b) != 0 || c2.err != nil || len(c2.res.used()) != 0 {
			t.Errorf("%s: the page was touched: %q", name, c2.b)
		}
	}
}

func TestVectorMeasures(t *testing.T) {
	r := newVector(newTestContent(), 0, 0)
	r.SetFont(handles[font.Bold])
	r.SetFontSize(8)
	box := r.MeasureText("AVATAR")
	w, h := font.Embedded.Advance(font.Bold, "AVATAR"), font.Bold.Metrics().CapHeight
	if box.Width() != int(math.Ceil(float64(w)*0.8)) || box.Height() != int(math.Ceil(float64(h)*0.8)) {
		t.Errorf("%v for an advance of %d and capitals of %d", box, w, h)
	}
	r.SetTextRotation(math.Pi / 2)
	if turned := r.MeasureText("AVATAR"); turned.Width() != box.Height() || turned.Height() != box.Width() {
		t.Errorf("turned %v, upright %v", turned, box)
	}
	r.ResetStyle()
	r.SetFontSize(8)
	if again := r.MeasureText("AVATAR"); again != box {
		t.Errorf("after ResetStyle %v, before %v", again, box)
	}
}

func TestGoChartDrawsThroughIt(t *testing.T) {
	c := newContent(newResources(), 842)
	r := newVector(c, 50, 100)
	plot := chart.Chart{
		Width: 20000, Height: 10000, DPI: 7200, Font: handles[font.Regular],
		YAxisSecondary: chart.HideYAxis(),
		Series:         []chart.Series{chart.ContinuousSeries{XValues: []float64{2019, 2020, 2021}, YValues: []float64{19.6, 18.7, 24.2}}},
	}
	if err := plot.Render(func(int, int) (chart.Renderer, error) { return r, nil }, io.Discard); err != nil {
		t.Fatal(err)
	}
	if len(r.runs) < 4 || !strings.Contains(string(c.b), "\nS\n") {
		t.Errorf("%d runs", len(r.runs))
	}
}

func sampleFigures(t testing.TB) map[string]charts.Figure {
	t.Helper()
	figures := map[string]charts.Figure{}
	add := func(name string, f charts.Figure, err error) {
		if err != nil {
			t.Fatal(err)
		}
		figures[name] = f
	}
	scale := []charts.Tick{{At: 0, Text: "0"}, {At: 0.5, Text: "50"}, {At: 1, Text: "100%"}}
	f, err := charts.NewMix([]charts.Flow{{From: "Russia", To: "Қазақстан", Segments: []charts.Segment{
		{Label: "Machinery & transport", Share: 0.259, Text: "25.9%", Value: "$3.5 bn"},
		{Label: "Chemicals & rubber", Share: 0.159, Text: "15.9%", Value: "$2.1 bn"},
		{Label: "Not itemised in the source", Share: 0.582, Text: "58.2%", Rest: true},
	}}})
	add("mix", f, err)
	f, err = charts.NewDependency([]charts.Bar{
		{Label: "Meat", Words: "more than 25%", Share: 0.25, Qualifier: charts.MoreThan},
		{Label: "Vegetable oil", Words: "almost three fourths", Share: 0.75, Qualifier: charts.Almost},
		{Label: "Tea", Words: "about one fifth", Share: 0.2, Qualifier: charts.About},
	}, scale)
	add("dependency", f, err)
	f, err = charts.NewProgress(charts.ProgressSpec{Done: 6696, Total: 7548, DoneText: "6,696 km",
		DoneLabel: "demarcated (89%)", RestText: "852 km", RestLabel: "to go",
		Ticks: []charts.Tick{{At: 0, Text: "0"}, {At: 4000, Text: "4,000"}, {At: 7548, Text: "7,548 km"}}})
	add("progress", f, err)
	return figures
}

func TestFiguresStandInTheirBoxes(t *testing.T) {
	m := NewMeasurer()
	for name, fig := range sampleFigures(t) {
		for _, width := range []layout.Pt{226, 482} {
			c := newTestContent()
			d := m.Figure(fig, width)
			box := layout.Rect{X: 56.7, Y: 100, W: width, H: layout.Pt(d.Height)}
			runs, err := c.figure(d, box)
			if err != nil {
				t.Fatalf("%s at %g: %v", name, width, err)
			}
			if len(runs) < 3 || box.H < 20 {
				t.Errorf("%s at %g: %d runs in %g", name, width, len(runs), box.H)
			}
			all := ""
			for _, r := range runs {
				all += r.Text + " "
				if r.X < box.X-0.01 || r.X+m.Width(r.Font, r.Text) > box.X+box.W+0.01 || r.Baseline > box.Y+box.H || r.Baseline < box.Y+r.Font.Size/2 {
					t.Errorf("%s at %g: %q leaves the box: %+v", name, width, r.Text, r)
				}
			}
			if got := shown(t, c); got != all {
				t.Errorf("%s reads back as %q, want %q", name, got, all)
			}
			if strings.Count(string(c.b), "q\n") != 1 || !strings.HasSuffix(string(c.b), "Q\n") || len(c.saved) != 0 {
				t.Errorf("%s: state not restored", name)
			}
		}
	}
}

func TestFigureTwiceIsTheSame(t *testing.T) {
	for name, fig := range sampleFigures(t) {
		d := NewMeasurer().Figure(fig, 300)
		a, b := newTestContent(), newTestContent()
		for _, c := range []*content{a, b} {
			if _, err := c.figure(d, layout.Rect{W: 300}); err != nil {
				t.Fatal(err)
			}
		}
		if string(a.b) != string(b.b) {
			t.Errorf("%s differs", name)
		}
	}
}

func BenchmarkFigure(b *testing.B) {
	for name, fig := range sampleFigures(b) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			c := newTestContent()
			d := NewMeasurer().Figure(fig, 482)
			for b.Loop() {
				c.b = c.b[:0]
				if _, err := c.figure(d, layout.Rect{W: 482}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(c.b)), "bytes")
		})
	}
}

func BenchmarkText(b *testing.B) {
	c := newTestContent()
	f := layout.Font{Face: font.Regular, Size: 9.2}
	b.ReportAllocs()
	for b.Loop() {
		c.b = c.b[:0]
		if err := c.text(10, 20, f, ink, "Russia buys about a third of what Kazakhstan sells abroad, and Товарооборот"); err != nil {
			b.Fatal(err)
		}
	}
}
