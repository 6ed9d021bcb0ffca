package charts

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func color(t testing.TB, s string) rgbColor {
	t.Helper()
	c, err := parseColor(s)
	if err != nil || c.String() != s {
		t.Fatalf("%q is read as %v, %v", s, c, err)
	}
	return c
}

func TestColorsThatAreNoneAreRefused(t *testing.T) {
	for _, s := range []string{"", "#", "13406B", "#13406", "#13406G", "#13406B1", "#-3406B", "red"} {
		if c, err := parseColor(s); err == nil {
			t.Errorf("%q is read as %v", s, c)
		}
	}
}

// TestHouseColorsAreRefused: each rule with the number that fails, and a colour that
// holds where one of the hue does.
func TestHouseColorsAreRefused(t *testing.T) {
	for _, c := range []struct{ a, b, brand, want string }{
		{"#13406B", "#CF7A20", "#13406B", ""},
		{"#0B6E4F", "#E08A1E", "#0B6E4F", "colour b #E08A1E has a contrast of 2.68 to white, needs 3; no colour of its hue holds beside this a, but #D3821C does beside #08533C"},
		{"#5B9BD5", "#CF7A20", "#13406B", "colour a #5B9BD5 has a contrast of 2.96 to white, needs 4.5; #307ABD holds"},
		{"#404448", "#CF7A20", "#13406B", "colour a #404448 has a saturation of 5.9 %, needs 15; #39444F holds"},
		{"#13406B", "#C02020", "#13406B", "colour b #C02020 has at most a contrast of 4.24 for text on it or its tints, needs 4.5; #E45B5B holds"},
		{"#3A7A2A", "#CF7A20", "#13406B", "colour b #CF7A20 has a contrast of 1.62 to colour a, needs 3; no colour of its hue holds beside this a, but #43270A does beside #3F852E"},
		{"#13406B", "#CF7A20", "#8A929C", "colour brand #8A929C has a contrast of 2.78 to the ground of boxes, needs 4.5; #5F6F83 holds"},
	} {
		_, err := newTheme(Fonts{}, color(t, c.a), color(t, c.b), color(t, c.brand))
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s, %s, %s:\ngot  %s\nwant %s", c.a, c.b, c.brand, got, c.want)
		}
	}
}

var anyColor = rapid.Custom(func(t *rapid.T) rgbColor {
	return rgbColor{rapid.Byte().Draw(t, "red"), rapid.Byte().Draw(t, "green"), rapid.Byte().Draw(t, "blue")}
})

func TestHSLIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyColor.Draw(t, "color")
		if got := c.hsl().color(); got != c {
			t.Fatalf("%v is read back as %v", c, got)
		}
	})
}

// TestAnyHouseIsLegible: what is not refused has text that is legible on every fill and
// of every state, and a colour that a refusal proposes is not refused for the same.
func TestAnyHouseIsLegible(t *testing.T) {
	held := 0
	rapid.Check(t, func(t *rapid.T) {
		a, b, brand := anyColor.Draw(t, "a"), anyColor.Draw(t, "b"), anyColor.Draw(t, "brand")
		for range 4 { // a, b and brand are refused once at most
			theme, err := newTheme(Fonts{}, a, b, brand)
			var bad *colorError
			if errors.As(err, &bad) {
				if !bad.HasNearest {
					return
				}
				*map[string]*rgbColor{"a": &a, "b": &b, "brand": &brand}[bad.Name] = bad.Nearest
				if bad.HasBeside {
					a = bad.Beside
				}
				continue
			}
			held++
			checkTheme(t, theme)
			return
		}
		t.Fatalf("the colours proposed are refused in turn: %v %v %v", a, b, brand)
	})
	if held < 20 {
		t.Errorf("only %d houses were held", held)
	}
}

func checkTheme(t fataler, theme Theme) {
	t.Helper()
	for _, s := range []Side{SideA, SideB} {
		for k := range 6 {
			fill := theme.item(s, k)
			if got := contrast(fill, theme.on(fill)); got < legible {
				t.Fatalf("text on tint %d of side %d: contrast %.2f", k, s, got)
			}
			if edge, ok := theme.edge(s, fill); !ok && contrast(fill, theme.Paper) < visible || ok && contrast(edge, theme.Paper) < visible {
				t.Fatalf("tint %d of side %d is not seen on paper", k, s)
			}
		}
		if got := contrast(theme.sideText(s), theme.Paper); got < legible {
			t.Fatalf("text of side %d: contrast %.2f", s, got)
		}
		if got := contrast(theme.sideText(s), theme.ground(s)); got < legible {
			t.Fatalf("text of side %d on its ground: contrast %.2f", s, got)
		}
		if got := contrast(theme.Ink, theme.ground(s)); got < legible {
			t.Fatalf("text on the ground of side %d: contrast %.2f", s, got)
		}
	}
	if got := contrast(theme.A, theme.B); got < visible {
		t.Fatalf("contrast of the sides %.2f", got)
	}
}

// TestBriefTheme holds the measured contrasts of the specification.
func TestBriefTheme(t *testing.T) {
	theme := BriefTheme(Fonts{})
	checkTheme(t, theme)
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"A on white", contrast(theme.A, theme.Paper), 10.6},
		{"text of B on white", contrast(theme.BText, theme.Paper), 5.8},
		{"B on white", contrast(theme.B, theme.Paper), 3.3},
		{"A against B", contrast(theme.A, theme.B), 3.3},
		{"white on A2", contrast(theme.ARamp[1], theme.Paper), 5.3},
		{"ink on B", contrast(theme.B, theme.Ink), 5.4},
		{"ink on A3", contrast(theme.ARamp[2], theme.Ink), 6.9},
		{"muted on pale", contrast(theme.Muted, theme.Pale), 5.5},
	} {
		if math.Abs(c.got-c.want) > 0.06 {
			t.Errorf("%s: contrast %.2f, want %.1f", c.what, c.got, c.want)
		}
	}
}
