package charts

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// TestPagesAreLegible: text of every figure is legible on a light and on a dark page, and
// its bars are seen in the dark, in the colours of the briefs and of houses.
func TestPagesAreLegible(t *testing.T) {
	for _, h := range []HouseColours{{}, {A: "#14451A", B: "#D96A00", Brand: "#14451A"}, {A: "#4A148C", B: "#E57272"}, {A: "#5A1414", B: "#4C9A4C"}, {A: "#5A2A6E", B: "#3A9B8F"}} {
		if _, err := h.Check(); err != nil {
			t.Fatal(err)
		}
		_, theme := testTheme()
		theme = theme.In(h)
		dark := theme.dark()
		seen := func(c drawing.Color, in Theme) drawing.Color {
			switch role := roleOf(c); role {
			case noRole:
				return c
			case roleOnDark:
				return theme.Paper
			case roleOnLight:
				return theme.Ink
			default:
				return *in.colours()[role]
			}
		}
		for _, s := range append(samples(), narrow()...) {
			for _, width := range []float64{phoneWidth, 504} {
				r, _ := testTheme()
				d := NewBoard(r, roled(theme)).Draw(s.figure, max(width, s.figure.MinWidth()))
				if err := d.Render(r); err != nil {
					t.Fatal(err)
				}
				for _, run := range r.Runs() {
					if run.On.A == 0 {
						run.On = rolePaper.of(theme.Paper)
					}
					for _, in := range []Theme{theme, dark} {
						if k := contrast(seen(run.Color, in), seen(run.On, in)); k < legible {
							t.Errorf("%s in %v: %q has contrast %.2f on a page of %s (%s on %s)", s.name, h, run.Text, k, css(in.Paper), roleNames[roleOf(run.Color)], roleNames[roleOf(run.On)])
						}
					}
				}
			}
		}
		for role, c := range dark.colours() {
			if k := contrast(*c, dark.Paper); role.stays() && k < visible-1e-9 {
				t.Errorf("%v: %s has contrast %.2f on a dark page", h, roleNames[role], k)
			}
		}
	}
}

// TestInlineSVG: an SVG of a page has no ids, no colours but those reckoned from others,
// and no class without a rule; its words are those of one that stands alone.
func TestInlineSVG(t *testing.T) {
	theme := roboto(t)
	rules := InlineCSS(theme)
	for _, s := range append(samples(), narrow()...) {
		var b, alone bytes.Buffer
		width := max(504, s.figure.MinWidth())
		if err := SVG(&b, s.figure, width, theme, SVGOptions{Inline: true, Label: `A & "B" <c>`}); err != nil {
			t.Fatal(err)
		}
		if err := SVG(&alone, s.figure, width+2*standMargin, theme, SVGOptions{}); err != nil {
			t.Fatal(err)
		}
		got := b.String()
		if !strings.HasPrefix(got, `<svg viewBox="0 0 504 `) || !strings.Contains(got, `aria-label="A &amp; &quot;B&quot; &lt;c&gt;"`) {
			t.Errorf("%s begins %.120q", s.name, got)
		}
		if m := regexp.MustCompile(`(?:^| )(id=|class="(?:f-|s-)[" ]|fill="none|font-family)`).FindString(got); m != "" {
			t.Errorf("%s has %q", s.name, m)
		}
		if n := strings.Count(got, "#"); n > strings.Count(got, "fill=") {
			t.Errorf("%s has %d colours", s.name, n)
		}
		for _, m := range regexp.MustCompile(`class="([^"]*)"`).FindAllStringSubmatch(got, -1) {
			for class := range strings.FieldsSeq(m[1]) {
				if !strings.Contains(rules, "."+class+"{") {
					t.Errorf("%s: there is no rule for class %q", s.name, class)
				}
			}
		}
		words := func(svg string) []string {
			var out []string
			for _, m := range regexp.MustCompile(`>([^<\n]+)</text>`).FindAllStringSubmatch(svg, -1) {
				out = append(out, m[1])
			}
			return out
		}
		if a, z := words(got), words(alone.String()); len(a) == 0 || !slices.Equal(a, z) {
			t.Errorf("%s says\n%q, alone\n%q", s.name, a, z)
		}
	}
}
