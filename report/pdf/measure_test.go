package pdf

import (
	"bytes"
	"math"
	"testing"

	chart "github.com/wcharczuk/go-chart/v2"

	"dyad/charts"
	"dyad/report/font"
	"dyad/report/layout"
)

func TestMeasurerWidth(t *testing.T) {
	m := NewMeasurer()
	f := layout.Font{Face: font.Regular, Size: 9.2}
	for _, s := range []string{"", "AVATAR", "Қазақстан → ●"} {
		want := float64(font.Embedded.Advance(font.Regular, s)) * 9.2 / 1000
		if got := float64(m.Width(f, s)); math.Abs(got-want) > 1e-9 {
			t.Errorf("%q is %g wide, want %g", s, got, want)
		}
	}
	if one, two := m.Width(f, "AV"), m.Width(f, "A")+m.Width(f, "V"); one >= two {
		t.Errorf("AV is %g wide, A and V %g", one, two)
	}
}

func TestMeasurerMissing(t *testing.T) {
	m := NewMeasurer()
	f := layout.Font{Face: font.Italic, Size: 9}
	if _, r, ok := m.Measure(f, "Ұлттық ○ €", nil); ok {
		t.Errorf("missing %q", r)
	}
	if _, r, ok := m.Measure(f, "one 二", nil); !ok || r != '二' {
		t.Errorf("missing %q, %v", r, ok)
	}
}

func TestThemeFontsAreTold(t *testing.T) {
	f := Theme().Fonts
	r := newVector(newTestContent(), 0, 0)
	for _, c := range []struct {
		want font.Face
		set  func()
	}{
		{font.Regular, func() { r.SetFont(f.Regular) }},
		{font.Bold, func() { r.SetFont(f.Bold) }},
		{font.Condensed, func() { r.SetFont(f.Condensed) }},
		{font.CondensedBold, func() { r.SetFont(f.CondensedBold) }},
	} {
		c.set()
		if got := r.face(); got != c.want || r.err != nil {
			t.Errorf("face %d, want %d (%v)", got, c.want, r.err)
		}
	}
}

func TestRasterTheme(t *testing.T) {
	theme, err := RasterTheme()
	if err != nil {
		t.Fatal(err)
	}
	for name, fig := range sampleFigures(t) {
		r, err := chart.PNG(964, 300)
		if err != nil {
			t.Fatal(err)
		}
		r.SetDPI(144)
		if err := charts.NewBoard(r, theme).Draw(fig, 482).Render(r); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var png bytes.Buffer
		if err := r.Save(&png); err != nil || !bytes.HasPrefix(png.Bytes(), []byte("\x89PNG")) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func BenchmarkMeasurerFigure(b *testing.B) {
	m := NewMeasurer()
	fig := sampleFigures(b)["mix"]
	b.ReportAllocs()
	for b.Loop() {
		m.Figure(fig, 482)
	}
}
