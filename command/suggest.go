package command

import "github.com/xrash/smetrics"

// nearest returns the name most like the one typed, if one is like enough to
// have been meant (Jaro–Winkler similarity, Winkler 1990, as urfave/cli uses
// it; but that suggests something whatever is typed).
func nearest(typed string, names []string) (string, bool) {
	const alike, boost, prefix = 0.8, 0.7, 4
	best, at := "", alike
	for _, name := range names {
		if s := smetrics.JaroWinkler(typed, name, boost, prefix); s > at {
			best, at = name, s
		}
	}
	return best, best != ""
}
