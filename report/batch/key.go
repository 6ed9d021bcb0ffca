package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// A Recipe is everything that the bytes of a brief depend on.
type Recipe struct {
	Input   string // hash of the dossier, or of the tables and what was asked of them
	Texts   string // hash of the texts in another language that were added to it; "" for none
	Since   string // hash of the earlier edition that it is compared with; "" for none
	Style   string // hash of the house style with its logo; "" for none
	Lang    string // as asked for; "" is the dossier's own
	Date    string // as asked for; "" is the dossier's
	Version string // of the program
	Build   string // what tells builds of one version apart; "" for a release
	Fonts   string // hash of the typefaces
	Format  string // one of Formats
	Given   string // hash of the fonts given by authors; "" for none
}

// Key is the hash of a recipe. Its fields are quoted, so that two recipes
// never give the same text.
func (r Recipe) Key() string {
	text := fmt.Appendf(nil, "dyad 1\ninput %q\ntexts %q\nstyle %q\nlang %q\ndate %q\nversion %q\nbuild %q\nfonts %q\n",
		r.Input, r.Texts, r.Style, r.Lang, r.Date, r.Version, r.Build, r.Fonts)
	if r.Format != PDF { // which was the only one when keys were first made
		text = fmt.Appendf(text, "format %q\n", r.Format)
	}
	if r.Since != "" {
		text = fmt.Appendf(text, "since %q\n", r.Since)
	}
	if r.Given != "" {
		text = fmt.Appendf(text, "given %q\n", r.Given)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
