package charts

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Whatever is valid is drawn without faults, at any width that a brief uses.

var someWords = []string{"oil", "machinery", "Қазақстан", "нефтепродукты", "of", "и", "a", "—", "WWWWWWWW",
	"электро\u00adоборудование", "100\u00a0000", "Нефтегазохимическая", "азық-түлік", "🛢", "x", "«да»", "\n", "supercalifragilisticexpialidocious"}

var words = rapid.Custom(func(t *rapid.T) string {
	if rapid.IntRange(0, 40).Draw(t, "huge") == 0 {
		return strings.Repeat(rapid.SampledFrom(someWords[:4]).Draw(t, "word"), 2500)
	}
	return "W" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(someWords), 0, 9).Draw(t, "words"), " ")
})

var maybeWords = rapid.OneOf(rapid.Just(""), words)

var share = rapid.OneOf(rapid.Float64Range(0, 1), rapid.SampledFrom([]float64{0, 0.001, 0.02, 0.25, 0.5, 0.99, 1}))

var side = rapid.SampledFrom([]Side{SideA, SideB})

func checkAnyWidth(t *rapid.T, f Figure, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	width := rapid.OneOf(rapid.Float64Range(max(227, f.MinWidth()), 522), rapid.Just(f.MinWidth())).Draw(t, "width")
	checkDrawn(t, f, width)
}

func TestAnyFigureIsDrawnCleanly(t *testing.T) {
	for _, k := range kinds() {
		t.Run(k.constructor, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				f, err := k.random(t)
				checkAnyWidth(t, f, err)
			})
		})
	}
}

func TestAnyHeadIsDrawnCleanly(t *testing.T) {
	inner, err := NewProgress(frontier())
	must(t, inner, err)
	rapid.Check(t, func(t *rapid.T) {
		h := Head{Title: maybeWords.Draw(t, "title"), Subtitle: maybeWords.Draw(t, "subtitle"), Note: maybeWords.Draw(t, "note")}
		checkAnyWidth(t, WithHead(inner, h), nil)
	})
}
