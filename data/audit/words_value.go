package audit

import (
	"math"

	"dyad/data"
	"dyad/data/quantity"
)

func wordsValueCheck() check {
	return check{run: wordsValue, rules: []RuleInfo{
		{Name: "words-value", Severity: Conflict, Outcome: Broken, Since: "1.0",
			Title:   "the words that a figure is printed in are another number than its value",
			Meaning: "The brief prints the words and computes with the value: one of the two is a slip.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Share of fish, value: 1/4, unit: share, source: S1, as_printed: one third}`,
				Change: "value: 1/4", To: "value: 1/3"},
			Args: []string{"label", "value", "words"}},
	}}
}

// wordsValue sets the words of a figure, where they name one number, against its
// value.
func wordsValue(c *checker) {
	for _, cl := range c.all() {
		text := c.own(cl.AsPrinted)
		at, ok := printed(cl)
		if text == "" || !ok {
			continue
		}
		said, slackness, ok := c.said(cl, text)
		if !ok {
			continue
		}
		if math.Abs(said-at) <= slackness+slack*math.Abs(at) || cl.HasTo && said >= at && said <= cl.Lenient().Hi {
			continue
		}
		c.reportSized("words-value", sizeOf(point(said), point(at)), []string{cl.ID}, nil, argLabel("label", cl.ID),
			c.argText("words", cl.AsPrinted), argRange("value", point(at), cl.Unit, max(0, digits(cl))))
	}
}

// said is the number that a claim's words name, in base units, with how far it may
// be from the value that it stands for.
func (c *checker) said(cl *data.Claim, text string) (at, slackness float64, ok bool) {
	if f, ok := fractionOf(text); ok {
		return f, wordsPoints, cl.Unit.Dim == quantity.Share
	}
	if v, ok := numberOf(text); ok && v.Den <= 1 && cl.Unit.Dim != quantity.Index {
		return c.digitsSaid(cl, v)
	}
	n, slackness, ok := cardinalOf(text)
	switch cl.Unit.Dim {
	case quantity.Count, quantity.Place, quantity.Ordinal, quantity.Money:
		return n, slackness, ok && (cl.Unit.Mult == 1 || slackness > 0)
	}
	return 0, 0, false
}

// digitsSaid is a number in the words. It may be in another scale than the value, 45
// beside a share of 0.45: what looks the same but for a power of ten is the same.
func (c *checker) digitsSaid(cl *data.Claim, v quantity.Value) (at, slackness float64, ok bool) {
	x, own := v.Float(), cl.Value.Float()
	mult := cl.Unit.Mult
	half := math.Pow10(-int(v.Scale)) / 2 * mult
	if x != 0 && own != 0 {
		if p := math.Log10(math.Abs(own / x)); math.Abs(p) > 0.5 {
			scale := math.Pow10(int(math.Round(p)))
			return x * scale * mult, half * scale, true
		}
	}
	return x * mult, half, true
}
