package charts

import (
	"fmt"
	"math"
	"unicode"
	"unicode/utf8"
)

// Limits of one figure. What is longer is a table's work.
const (
	maxItems = 400
	maxText  = 100_000 // bytes
)

// checkWords refuses what no renderer can draw: text without a visible character,
// text that is not UTF-8, control characters.
func checkWords(what, s string) error {
	if !printable(s) {
		return fmt.Errorf("%s is empty", what)
	}
	return checkText(what, s)
}

// checkText refuses what checkWords refuses, except text that is empty.
func checkText(what, s string) error {
	if len(s) > maxText {
		return fmt.Errorf("%s has %d bytes, more than %d", what, len(s), maxText)
	}
	if !utf8.ValidString(s) {
		return fmt.Errorf("%s %.40q is not valid UTF-8", what, s)
	}
	for _, r := range s {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || r == '\ufffe' || r == '\uffff' {
			return fmt.Errorf("%s %.40q has the control character %U", what, s, r)
		}
	}
	return nil
}

func printable(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && r != '\u00ad' {
			return true
		}
	}
	return false
}

func checkShare(what string, v float64) error {
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return fmt.Errorf("%s %g is not a number", what, v)
	case v < 0:
		return fmt.Errorf("%s %g is under 0", what, v)
	case v > 1:
		return fmt.Errorf("%s %g is over 1", what, v)
	}
	return nil
}

func checkCount(what string, n, least int) error {
	if n < least {
		return fmt.Errorf("%d %s, at least %d needed", n, what, least)
	}
	if n > maxItems {
		return fmt.Errorf("%d %s, at most %d fit", n, what, maxItems)
	}
	return nil
}

func checkSide(s Side) error {
	if s > SideB {
		return fmt.Errorf("side %d is neither A nor B", s)
	}
	return nil
}

// checkBarSide allows any side, Neither among them.
func checkBarSide(s Side) error {
	if s > Neither {
		return fmt.Errorf("side %d is neither A, B nor Neither", s)
	}
	return nil
}

// checkScale wants ticks between 0 and most, in ascending order.
func checkScale(ticks []Tick, most float64) error {
	for i, t := range ticks {
		err := checkText("text", t.Text)
		switch {
		case math.IsNaN(t.At) || t.At < 0 || t.At > most:
			err = fmt.Errorf("at %g is outside 0 to %g", t.At, most)
		case i > 0 && t.At <= ticks[i-1].At:
			err = fmt.Errorf("at %g does not follow %g", t.At, ticks[i-1].At)
		}
		if err != nil {
			return fmt.Errorf("tick %.40q: %w", t.Text, err)
		}
	}
	return checkCount("ticks", len(ticks), 0)
}

// checkLevels wants ticks in ascending order, under 0 too.
func checkLevels(ticks []Tick) error {
	for i, t := range ticks {
		err := checkText("text", t.Text)
		switch {
		case !(math.Abs(t.At) <= maxValue):
			err = fmt.Errorf("at %g is outside %g to %g", t.At, -maxValue, maxValue)
		case i > 0 && t.At <= ticks[i-1].At:
			err = fmt.Errorf("at %g does not follow %g", t.At, ticks[i-1].At)
		}
		if err != nil {
			return fmt.Errorf("tick %.40q: %w", t.Text, err)
		}
	}
	return checkCount("ticks", len(ticks), 0)
}

// named returns the first of several errors with its item in front.
func named(kind, name string, errs ...error) error {
	if err := first(errs...); err != nil {
		return fmt.Errorf("%s %.40q: %w", kind, name, err)
	}
	return nil
}

// first returns the first of several errors, or nil.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
