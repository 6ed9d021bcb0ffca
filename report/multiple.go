package report

import (
	"math"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// wholePercent is a share in whole per cents, and with one decimal under 1.5%, where it
// would read as all and is not, and where its one decimal is a 5: of 4.459% printed as 4.5%
// the whole is 4%, of 4.541% it is 5%.
func wholePercent(cl *data.Claim) quantity.Value {
	x := 100 * shareOf(cl)
	if x < 1.5 || cl.Value.Scale == 1 && cl.Value.Den <= 1 && cl.Value.Coef%10 == 5 {
		return quantity.Value{Coef: int64(math.Round(10 * x)), Scale: 1}
	}
	if x < 100 && math.Round(x) == 100 {
		return quantity.Value{Coef: min(int64(math.Round(10*x)), 999), Scale: 1}
	}
	return quantity.Value{Coef: int64(math.Round(x))}
}

// oneDecimalOf is a sum of money with one decimal, from the unrounded sum where the claim
// has it; false if it has no more decimals than that.
func oneDecimalOf(cl *data.Claim) (quantity.Value, bool) {
	if cl.Value.Scale <= 1 || cl.Value.Den > 1 {
		return cl.Value, false
	}
	return quantity.Value{Coef: int64(math.Round(10 * moneyOf(cl) / cl.Unit.Mult)), Scale: 1}, true
}

// nextToNothing is the share under which a headline gives no number.
const nextToNothing = 0.005

// isNextToNothing tells whether a share is under nextToNothing before it is rounded, where
// its two sums tell.
func (t traded) isNextToNothing(cl *data.Claim) bool {
	if r := cl.Ratio; r != nil {
		if part, whole := t.d.Claim(r.Part), t.d.Claim(r.Whole); part != nil && whole != nil && moneyOf(whole) > 0 {
			return moneyOf(part)/moneyOf(whole) < nextToNothing
		}
	}
	return shareOf(cl) < nextToNothing
}

// A multiple is how many times one sum is another, by each pairing of the reports of
// both. What is said of it holds for all.
type multiple struct{ least, most float64 }

// multipleOf is how many times the sums of forth are those of back; false if there are
// none, or one of back is 0.
func multipleOf(forth, back []*data.Claim) (m multiple, ok bool) {
	m.least = math.Inf(1)
	for _, f := range forth {
		for _, b := range back {
			x := moneyOf(b)
			if x <= 0 {
				return m, false
			}
			m.least, m.most = min(m.least, moneyOf(f)/x), max(m.most, moneyOf(f)/x)
		}
	}
	return m, m.most > 0
}

// said is how a multiple is put in words: a key of a message and its number
// or numbers. One sum is as much as another from 0.95 to 1.05 times it; then stands a
// number with one decimal, from 1.95 on a whole one, which is nearly reached from 0.25
// below it, is as good as exact up to 0.05 above, and else passed. If the pairings differ
// in that, what is said is from the whole number below the least to that above the most.
// The limits are ours. It is "" where nothing short is true of all pairings.
func (m multiple) said() (key, n, to string) {
	key, n = inWords(m.least)
	if other, k := inWords(m.most); other == key && k == n {
		return key, n, ""
	}
	switch {
	case m.least < 0.95:
		return "", "", ""
	case m.least < 1.95:
		key = "multiple.range-decimal"
		if n, to = oneDecimal(m.least), oneDecimal(m.most); !strings.Contains(to, ".") {
			key = "multiple.range" // the noun goes by the last number
		}
		return key, n, to
	}
	return "multiple.range", whole(math.Floor(m.least)), whole(math.Ceil(m.most))
}

// inWords puts one multiple in words.
func inWords(x float64) (key, n string) {
	k := math.Floor(x)
	switch {
	case x < 0.95:
		return "", ""
	case x <= 1.05:
		return "multiple.same", ""
	case x < 1.95:
		return "multiple.decimal", oneDecimal(x)
	case x-k >= 0.75:
		return "multiple.nearly", whole(k + 1)
	case x-k <= 0.05:
		return "multiple.times", whole(k)
	}
	return "multiple.over", whole(k)
}

// whole is a whole number without an exponent, however large.
func whole(x float64) string { return strconv.FormatFloat(x, 'f', 0, 64) }

func oneDecimal(x float64) string { return strconv.FormatFloat(math.Round(10*x)/10, 'f', -1, 64) }

// multipleWords says how many times what it bought a seller sold, nothing if that cannot
// be said: ", 1.7 times what it bought".
func (c *sided) multipleWords(forth, back []*data.Claim) doc.Spans {
	m, ok := multipleOf(forth, back)
	if !ok {
		return nil
	}
	key, n, to := m.said()
	if key == "" {
		return nil
	}
	last := to // the number that the noun beside it agrees with
	if last == "" {
		last = n
	}
	agrees, _ := strconv.ParseInt(last, 10, 64)
	if twice, ok := map[string]string{"multiple.times": "multiple.times-twice", "multiple.nearly": "multiple.nearly-twice", "multiple.over": "multiple.over-twice"}[key]; ok && n == "2" {
		key = twice
	}
	inWords := c.isSpelled(n) && (to == "" || c.isSpelled(to))
	return c.say(key, words.Arg{Name: "n", Plain: c.times(n, inWords), N: agrees}, words.Text("to", c.times(to, inWords)))
}

// isSpelled tells whether the language has a number in words.
func (c *sided) isSpelled(n string) bool {
	v, err := quantity.ParseValue(n)
	return err == nil && c.num.InProse(v) != c.num.Number(v)
}

// times is a number of times, in words or in digits.
func (c *sided) times(n string, inWords bool) string {
	if n == "" {
		return ""
	}
	v, err := quantity.ParseValue(n)
	if err != nil {
		c.fail(err)
	}
	if inWords {
		return c.derive(c.num.InProse(v), c.text("derived.multiple"))
	}
	return c.derive(c.num.Number(v), c.text("derived.multiple"))
}
