package quantity

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func contains(r Range, x float64) bool { return r.Lo <= x && x <= r.Hi }

func TestParseValue(t *testing.T) {
	for _, c := range []struct {
		in    string
		want  Value
		float float64
		whole bool
	}{
		{"24.5", Value{Coef: 245, Scale: 1}, 24.5, false},
		{"7548", Value{Coef: 7548}, 7548, true},
		{"2.0", Value{Coef: 20, Scale: 1}, 2, true},
		{"-0.05", Value{Coef: -5, Scale: 2}, -0.05, false},
		{"1/3", Value{Coef: 1, Den: 3}, 1. / 3, false},
		{"6/3", Value{Coef: 6, Den: 3}, 2, true},
		{"0", Value{}, 0, true},
		{"123456789012345", Value{Coef: 123456789012345}, 123456789012345, true},
		{"1.234567891", Value{Coef: 1234567891, Scale: 9}, 1.234567891, false},
	} {
		v, err := ParseValue(c.in)
		if err != nil || v != c.want || v.Float() != c.float || v.IsInt() != c.whole {
			t.Errorf("ParseValue(%q) = %+v, %v: %v, whole %v", c.in, v, err, v.Float(), v.IsInt())
		}
		if v.String() != c.in {
			t.Errorf("%q prints as %q", c.in, v)
		}
	}
}

func TestParseValueRefuses(t *testing.T) {
	for _, c := range []struct{ in, why string }{
		{"", "digits are missing"}, {"-", "digits are missing"}, {"1.", "digits are missing"}, {".5", "digits are missing"},
		{"1/", "digits are missing"}, {"/3", "digits are missing"},
		{"NaN", "must be finite"}, {"-Inf", "must be finite"}, {"+.inf", "must be finite"},
		{"1e9", "without an exponent"}, {"1E-9", "without an exponent"},
		{"7,548", "thousands separators"}, {"7 548", "thousands separators"}, {"7_548", "thousands separators"},
		{"20%", "belongs in the unit"}, {"abc", "only digits"}, {"0x1F", "only digits"}, {"٣", "only digits"}, {"--1", "only digits"},
		{"1234567890123456", "more than 15 digits"}, {"0.1234567891", "more than 9 digits after the point"},
		{"1/0", "below 1"}, {"1/-3", "below 1"}, {"1.5/2", "whole numbers"}, {"1/2/3", "only digits"},
	} {
		if v, err := ParseValue(c.in); err == nil || !strings.Contains(err.Error(), c.why) {
			t.Errorf("ParseValue(%q) = %v, %v; want an error with %q", c.in, v, err, c.why)
		}
	}
}

func TestParseUnit(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Unit
	}{
		{"%", Unit{Dim: Share, Mult: 0.01}}, {"share", Unit{Dim: Share, Mult: 1}},
		{"USD bn", Unit{Dim: Money, Currency: "USD", Mult: 1e9}}, {"KZT", Unit{Dim: Money, Currency: "KZT", Mult: 1}},
		{"RUB tn", Unit{Dim: Money, Currency: "RUB", Mult: 1e12}}, {"EUR thousand", Unit{Dim: Money, Currency: "EUR", Mult: 1e3}},
		{"USD m", Unit{Dim: Money, Currency: "USD", Mult: 1e6}},
		{"km", Unit{Dim: Length, Mult: 1}}, {"thousand km", Unit{Dim: Length, Mult: 1e3}},
		{"rank", Unit{Dim: Place, Mult: 1}}, {"ordinal", Unit{Dim: Ordinal, Mult: 1}}, {"years", Unit{Dim: Duration, Mult: 1}},
		{"date", Unit{Dim: Date, Mult: 1}}, {"words", Unit{Dim: None, Mult: 1}},
		{"constituent entities", Unit{Dim: Count, Mult: 1}}, {"TEU", Unit{Dim: Amount, Mult: 1}},
	} {
		c.want.Text = c.in
		switch c.want.Dim {
		case Money:
			c.want.Base = c.want.Currency
		case Length:
			c.want.Base = "km"
		case Count, Amount, Duration:
			c.want.Base = c.in
		}
		if u, err := ParseUnit(c.in); err != nil || u != c.want {
			t.Errorf("ParseUnit(%q) = %+v, %v", c.in, u, err)
		}
	}
	for _, in := range []string{"", "USD gazillion", "USD  bn", "percent", "KM", " km", "km ", strings.Repeat("x", 61)} {
		if u, err := ParseUnit(in); err == nil {
			t.Errorf("ParseUnit(%q) = %+v", in, u)
		}
	}
}

func TestParseQualifier(t *testing.T) {
	for _, name := range QualifierNames() {
		if q, err := ParseQualifier(name); err != nil || q.String() != name {
			t.Errorf("ParseQualifier(%q) = %v, %v", name, q, err)
		}
	}
	if _, err := ParseQualifier("roughly"); err == nil {
		t.Error("an unknown qualifier is read")
	}
}

// value and unit are for tables.
func value(t *testing.T, s string) Value {
	t.Helper()
	if s == "" {
		return Value{}
	}
	v, err := ParseValue(s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func unit(t *testing.T, s string) Unit {
	t.Helper()
	u, err := ParseUnit(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

var inf = math.Inf(1)

func TestInterval(t *testing.T) {
	for _, c := range []struct {
		v, u   string
		q      Qualifier
		step   string
		lo, hi float64
	}{
		{"24.5", "USD bn", Exact, "", 24.45e9, 24.55e9},
		{"2", "USD bn", Exact, "", 1.5e9, 2.5e9},
		{"2", "USD bn", Exact, "0.1", 1.95e9, 2.05e9},
		{"-3", "USD bn", Exact, "", -3.5e9, -2.5e9},
		{"89", "%", Exact, "", 0.885, 0.895},
		{"0", "%", Exact, "", 0, 0.005},
		{"0.25", "share", Exact, "", 0.245, 0.255},
		{"1/4", "share", Exact, "", 0.25, 0.25},
		{"7.5", "thousand km", Exact, "", 7450, 7550},
		{"76", "regions", Exact, "", 76, 76},
		{"19.2", "million people", Exact, "", 19.15e6, 19.25e6},
		{"3", "rank", AtMost, "", 1, 3},
		{"1", "rank", Rank, "", 1, 1},
		{"25", "ordinal", Exact, "", 25, 25},
		{"20", "%", Almost, "", 0, 0.2},
		{"-20", "USD bn", Almost, "", -inf, -20e9},
		{"20", "USD bn", AtMost, "", -inf, 20e9},
		{"25", "%", MoreThan, "", 0.25, inf}, {"60", "%", AtLeast, "", 0.6, inf}, {"3", "rank", AtLeast, "", 3, inf},
		{"-3.8", "% change", Exact, "", -0.0385, -0.0375}, {"-1.5", "percentage points", Exact, "", -0.0155, -0.0145},
		{"-2100", "persons", Exact, "", -2100, -2100},
		{"70", "%", About, "", -inf, inf},
		{"", "words", Words, "", -inf, inf},
		{"", "date", Exact, "", -inf, inf},
	} {
		got := Interval(value(t, c.v), unit(t, c.u), c.q, value(t, c.step))
		if !near(got.Lo, c.lo) || !near(got.Hi, c.hi) {
			t.Errorf("%s %s %s: %v, want [%v, %v]", c.q, c.v, c.u, got, c.lo, c.hi)
		}
	}
}

// near reports whether x and y are equal but for rounding.
func near(x, y float64) bool {
	return x == y || math.Abs(x-y) <= 1e-12*math.Max(math.Abs(x), math.Abs(y))
}

func TestRangeArithmetic(t *testing.T) {
	all, none := unbounded(), noRange()
	for _, c := range []struct {
		what      string
		got, want Range
	}{
		{"add", Range{1, 2}.Add(Range{10, 20}), Range{11, 22}},
		{"add open", Range{1, inf}.Add(Range{-inf, 2}), all},
		{"add opposite infinities", Range{inf, inf}.Add(Range{-inf, -inf}), all},
		{"sub", Range{24.45, 24.55}.Sub(Range{18, 19}), Range{24.45 - 19, 24.55 - 18}},
		{"sub open", Range{1, inf}.Sub(Range{1, inf}), all},
		{"mul", Range{-1, 2}.Mul(Range{3, 4}), Range{-4, 8}},
		{"mul 0 by open", Range{0, 0}.Mul(all), Range{0, 0}},
		{"mul [0,1] by open", Range{0, 1}.Mul(Range{0, inf}), Range{0, inf}},
		{"div", Range{2, 3}.Div(Range{4, 5}), Range{2. / 5, 3. / 4}},
		{"div by almost", Range{24.5, 24.5}.Div(Range{0, 0.2}), Range{24.5 * 5, inf}},
		{"div by at most 0", Range{1, 2}.Div(Range{-4, 0}), Range{-inf, -1. / 4}},
		{"div by open", Range{1, 2}.Div(Range{4, inf}), Range{0, 0.5}},
		{"div open by open", Range{1, inf}.Div(Range{4, inf}), Range{0, inf}},
		{"div by either sign", Range{1, 2}.Div(Range{-1, 1}), all},
		{"div by 0", Range{1, 2}.Div(Range{0, 0}), all},
		{"empty stays", none.Add(Range{1, 2}), none},
		{"empty stays in mul", none.Mul(all), none},
		{"empty stays in div", Range{1, 2}.Div(none), none},
		{"empty stays in sub", none.Sub(all), none},
	} {
		if !near(c.got.Lo, c.want.Lo) || !near(c.got.Hi, c.want.Hi) {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
	if !none.Empty() || contains(none, 0) || none.Width() != 0 || !(Range{math.NaN(), 1}).Empty() {
		t.Error("the empty range is not empty")
	}
	if w := (Range{1, 3}).Width(); w != 2 || all.Width() != inf || (Range{inf, inf}).Width() != 0 {
		t.Error("widths are wrong")
	}
}

// anyRange draws ranges, open ones and points among them.
func anyRange() *rapid.Generator[Range] {
	bound := rapid.OneOf(rapid.Float64Range(-1e6, 1e6), rapid.SampledFrom([]float64{0, 1, -1, inf, -inf}))
	return rapid.Custom(func(t *rapid.T) Range {
		a, b := bound.Draw(t, "a"), bound.Draw(t, "b")
		r := Range{math.Min(a, b), math.Max(a, b)}
		if math.IsInf(r.Lo, 1) || math.IsInf(r.Hi, -1) {
			return unbounded()
		}
		return r
	})
}

// inside draws a finite number of r.
func inside(t *rapid.T, r Range, name string) float64 {
	lo, hi := math.Max(r.Lo, -1e7), math.Min(r.Hi, 1e7)
	return rapid.Float64Range(lo, hi).Draw(t, name)
}

func TestArithmeticHoldsEveryResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyRange().Draw(t, "a"), anyRange().Draw(t, "b")
		x, y := inside(t, a, "x"), inside(t, b, "y")
		holds := func(op string, r Range, z float64) {
			slack := 1e-9 * (1 + math.Abs(z))
			if math.IsNaN(r.Lo) || math.IsNaN(r.Hi) || !contains(Range{r.Lo - slack, r.Hi + slack}, z) {
				t.Fatalf("%v %s %v = %v, without %v %s %v = %v", a, op, b, r, x, op, y, z)
			}
		}
		holds("+", a.Add(b), x+y)
		holds("-", a.Sub(b), x-y)
		holds("×", a.Mul(b), x*y)
		if q := x / y; y != 0 && !math.IsInf(q, 0) {
			holds("÷", a.Div(b), q)
		}
	})
}

func anyValue() *rapid.Generator[Value] {
	return rapid.Custom(func(t *rapid.T) Value {
		v := Value{Coef: rapid.Int64Range(0, 999_999_999_999).Draw(t, "coef"), Scale: uint8(rapid.IntRange(0, maxScale).Draw(t, "scale"))}
		if rapid.Bool().Draw(t, "fraction") {
			v.Scale, v.Den = 0, rapid.Int64Range(1, 100).Draw(t, "den")
		}
		return v
	})
}

func TestIntervalHoldsItsValue(t *testing.T) {
	units := []string{"%", "share", "USD bn", "km", "thousand km", "regions", "years"}
	rapid.Check(t, func(t *rapid.T) {
		v := anyValue().Draw(t, "value")
		u, err := ParseUnit(rapid.SampledFrom(units).Draw(t, "unit"))
		if err != nil {
			t.Fatal(err)
		}
		q := Qualifier(rapid.IntRange(0, len(qualifierNames)-1).Draw(t, "qualifier"))
		r := Interval(v, u, q, Value{})
		if x := v.Float() * u.Mult; r.Empty() || !contains(Range{r.Lo - 1e-9*x, r.Hi + 1e-9*x}, x) {
			t.Fatalf("%s %s %s: %v without %v", q, v, u.Text, r, x)
		}
	})
}

func TestParseReadsWhatIsPrinted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := anyValue().Draw(t, "value")
		got, err := ParseValue(v.String())
		if err != nil || got.String() != v.String() || got.Float() != v.Float() {
			t.Fatalf("%v prints as %q and reads as %v, %v", v, v.String(), got, err)
		}
	})
}

func FuzzParseValue(f *testing.F) {
	for _, s := range []string{"24.5", "-1/3", "0x1", "1e9", "", "00.10", "9/9", "-0", "1.", "٣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := ParseValue(s)
		if err != nil {
			if v != (Value{}) {
				t.Fatalf("%q is refused with %v", s, v)
			}
			return
		}
		if x := v.Float(); math.IsNaN(x) || math.IsInf(x, 0) {
			t.Fatalf("%q is %v", s, x)
		}
		again, err := ParseValue(v.String())
		if err != nil || again.Float() != v.Float() || again.String() != v.String() {
			t.Fatalf("%q prints as %q, which reads as %v, %v", s, v.String(), again, err)
		}
	})
}
