package charts

import "pgregory.net/rapid"

func regions() SquaresSpec {
	return SquaresSpec{Done: 76, Of: 85, DoneText: "76", RestText: "9",
		DoneLabel: "constituent entities of the Russian Federation trade with Kazakhstan", RestLabel: "do not"}
}

func anySquares(t *rapid.T) (Figure, error) {
	s := SquaresSpec{Of: rapid.IntRange(1, 400).Draw(t, "of"),
		DoneText: words.Draw(t, "done"), DoneLabel: maybeWords.Draw(t, "label"),
		RestText: maybeWords.Draw(t, "rest"), RestLabel: maybeWords.Draw(t, "rest label")}
	s.Done = rapid.IntRange(0, s.Of).Draw(t, "count")
	return NewSquares(s)
}

func squaresRefused() []refusal {
	count := func(done, of int) error {
		s := regions()
		s.Done, s.Of = done, of
		_, err := NewSquares(s)
		return err
	}
	return []refusal{
		{count(86, 85), `squares: count "constituent entities of the Russian Fede": done 86 is outside 0 to 85`},
		{count(0, 401), `squares: count "constituent entities of the Russian Fede": 401 squares, at most 400 fit`},
	}
}
