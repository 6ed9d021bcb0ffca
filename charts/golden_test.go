package charts

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the goldens anew")

// testTheme returns a textRenderer and a theme set in its fonts.
func testTheme() (*textRenderer, Theme) {
	f := testFaces()
	return newTextRenderer(f[:]...), BriefTheme(Fonts{f[0].Font, f[1].Font, f[2].Font, f[3].Font})
}

func points(mm float64) float64 { return mm * 72 / 25.4 }

// TestGoldens holds what each figure draws for Russia and Kazakhstan.
func TestGoldens(t *testing.T) {
	for _, s := range samples() {
		for _, mm := range []float64{170, 80} {
			name := fmt.Sprintf("%s-%g", s.name, mm)
			t.Run(name, func(t *testing.T) {
				r, theme := testTheme()
				width := max(points(mm), s.figure.MinWidth())
				d := NewBoard(r, theme).Draw(s.figure, width)
				if err := d.Render(r); err != nil {
					t.Fatal(err)
				}
				var b bytes.Buffer
				fmt.Fprintf(&b, "size %.2fx%.2f\n", width, d.Height)
				if err := r.Save(&b); err != nil {
					t.Fatal(err)
				}
				golden(t, name+".golden", b.String())
			})
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run go test -update", err)
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" {
		t.Errorf("%s (-want +got):\n%s", path, d)
	}
}

func TestFiguresKeepInsideTheirBoxes(t *testing.T) {
	for _, s := range samples() {
		for mm := 60.0; mm <= 190; mm += 1.3 {
			checkDrawn(t, s.figure, max(points(mm), s.figure.MinWidth()))
		}
	}
}

// A fataler is a test of package testing or of rapid.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// checkDrawn draws f and checks what holds for every figure: no text on other text,
// nothing outside the figure, opaque colours, and text with enough contrast to what is
// behind it.
func checkDrawn(t fataler, f Figure, width float64) *textRenderer {
	t.Helper()
	r, theme := testTheme()
	d := NewBoard(r, theme).Draw(f, width)
	if n := len(r.Runs()) + len(r.Shapes()); n > 0 {
		t.Fatalf("%d things were set before Render", n)
	}
	if err := d.Render(r); err != nil {
		t.Fatalf("%v", err)
	}
	if faults := r.Faults(width, d.Height); len(faults) > 0 {
		t.Fatalf("width %g:\n%s", width, strings.Join(faults, "\n"))
	}
	for _, s := range r.Shapes() {
		if a := s.Fill.A; a != 0 && a != 255 {
			t.Fatalf("fill %v is not opaque", s.Fill)
		}
		if s.Stroke.A == 255 && s.Width <= 0 {
			t.Fatalf("stroke of width %g", s.Width)
		}
	}
	for _, run := range r.Runs() {
		ground := run.On
		if ground.A == 0 {
			ground = theme.Paper
		}
		if k := contrast(run.Color, ground); k < 4.5 {
			t.Fatalf("text %q has contrast %.2f on %v", run.Text, k, ground)
		}
	}
	return r
}
