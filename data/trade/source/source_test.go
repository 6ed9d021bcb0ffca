package source

import (
	"fmt"
	"math/big"
	"strings"
	"testing"
)

func TestParseDecimal(t *testing.T) {
	for _, c := range []struct {
		s       string
		scale   int
		n       int64
		rounded bool
	}{
		{"0", 3, 0, false}, {"12", 3, 12000, false}, {"12.5", 3, 12500, false}, {".5", 3, 500, false}, {"5.", 3, 5000, false},
		{"1.0005", 3, 1001, true}, {"1.00049", 3, 1000, true}, {"1.5000000", 0, 2, true}, {"1.250000", 2, 125, false},
		{"000000000000000000000001", 3, 1000, false}, {"100000000000000", 3, 1e17, false}, {"52.051", 6, 52051000, false},
	} {
		n, rounded, bad := ParseDecimal(c.s, c.scale)
		if bad != nil || n != c.n || rounded != c.rounded {
			t.Errorf("%q: %d %v %v, want %d %v", c.s, n, rounded, bad, c.n, c.rounded)
		}
	}
	for s, want := range map[string]string{
		"": `"" is not a number`, ".": `"." is not a number`, "x": `"x" is not a number`, "+1": `"+1" is not a number`, "-1": `"-1" is negative`,
		"-1e5": `"-1e5" is negative`, "1e400": `"1e400" is in scientific notation`, "1,5": `"1,5" has a decimal comma`, "1,234.5": `"1,234.5" is not a plain number`,
		"0x10": `"0x10" is not a number`, "Inf": `"Inf" is not a number`, "1_000": `"1_000" is not a number`, "1.2.3": `"1.2.3" is not a number`,
		"100000000000000.001": `"100000000000000.001" is more than the whole world trades`, strings.Repeat("9", 40): `is more than the whole world trades`,
	} {
		if _, _, bad := ParseDecimal(s, 3); bad == nil || !strings.HasSuffix(bad.What, want) {
			t.Errorf("%q: %v, want %s", s, bad, want)
		}
	}
}

// FuzzParseDecimal holds the reading against exact rationals.
func FuzzParseDecimal(f *testing.F) {
	for _, s := range []string{"0", "1.0005", ".5", "99999999999999999999", "1e5", "-1", "1.9999999999999999999999"} {
		f.Add(s, uint8(3))
	}
	f.Fuzz(func(t *testing.T, s string, scale uint8) {
		k := int(scale % 7)
		n, rounded, bad := ParseDecimal(s, k)
		if bad != nil {
			return
		}
		exact, ok := new(big.Rat).SetString(s)
		if !ok {
			exact, ok = new(big.Rat).SetString("0" + s + "0")
		}
		if !ok {
			t.Fatalf("%q is read as %d", s, n)
		}
		exact.Mul(exact, new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(k)), nil)))
		off := new(big.Rat).Sub(exact, new(big.Rat).SetInt64(n))
		if off.Abs(off).Cmp(big.NewRat(1, 2)) > 0 || rounded != (off.Sign() != 0) {
			t.Fatalf("%q × 10^%d is read as %d, rounded %v", s, k, n, rounded)
		}
	})
}

func TestProductsKeepTheirCodes(t *testing.T) {
	var last Product
	for _, code := range []string{"TOTAL", "01", "99", "0101", "9999", "010121", "382390", "999999", "010A00", "9999AA", "99ZZZZ"} {
		p, padded, bad := ParseProduct(code, AnyLevel)
		if bad != nil || padded || p.Code() != code || p < last {
			t.Errorf("%s is %s (%d), padded %v, %v", code, p.Code(), p, padded, bad)
		}
		if want := map[int]Level{2: 2, 4: 4, 6: 6, 5: 0}[len(code)]; p.Level() != want {
			t.Errorf("%s stands at %s", code, p.Level())
		}
		last = p
	}
	for _, c := range []struct{ s, code string }{{"1", "01"}, {"101", "0101"}, {"10121", "010121"}, {"10121.0", "010121"}, {"all commodities", "TOTAL"}} {
		if p, _, bad := ParseProduct(c.s, AnyLevel); bad != nil || p.Code() != c.code {
			t.Errorf("%q is %s, %v", c.s, p.Code(), bad)
		}
	}
	for _, s := range []string{"", "0", "00", "001", "0012", "001234", "A1", "01-05", "0101210", "12345678", "AG2", "1.01E+05", "01AB", "9999aa", "-1", "1.5"} {
		if p, _, bad := ParseProduct(s, AnyLevel); bad == nil {
			t.Errorf("%q is %s", s, p.Code())
		}
	}
}

func TestParseEdition(t *testing.T) {
	for s, want := range map[string]Edition{"H0": "HS92", "h6": "HS22", "HS92": "HS92", "HS2012": "HS12", "HS": "", "": ""} {
		if e, bad := ParseEdition(s); bad != nil || e != want {
			t.Errorf("%q is %q, %v", s, e, bad)
		}
	}
	for _, s := range []string{"S3", "B4", "EB02", "H7", "HS9", "HS93", "x"} {
		if e, bad := ParseEdition(s); bad == nil {
			t.Errorf("%q is %q", s, e)
		}
	}
}

func TestUSDString(t *testing.T) {
	for u, want := range map[USD]string{0: "0", 1: "0.001", 1500: "1.5", -5: "-0.005", 123000: "123", -1500: "-1.5", 1010: "1.01"} {
		if got := u.String(); got != want {
			t.Errorf("%d prints %q, want %q", int64(u), got, want)
		}
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct{ s, text, how string }{
		{"Côte d'Ivoire", "Côte d'Ivoire", "false false"}, {"C\xf4te d'Ivoire", "Côte d'Ivoire", "true false"}, {"C\xf4te d\x92Ivoire", "Côte d’Ivoire", "true false"},
		{"CÃ´te d'Ivoire", "Côte d'Ivoire", "false true"}, {"TÃ¼rkiye", "Türkiye", "false true"}, {"São Tomé", "São Tomé", "false false"},
		{"Ã", "Ã", "false false"}, {"Қазақстан", "Қазақстан", "false false"},
	} {
		text, latin, mended := Decode(c.s)
		if text != c.text || fmt.Sprint(latin, mended) != c.how {
			t.Errorf("%q is %q, %v %v", c.s, text, latin, mended)
		}
	}
}

func TestEveryKindHasItsSentence(t *testing.T) {
	var all Tally
	for _, k := range Kinds() {
		all.Add(k, 1)
	}
	notes := all.Notes("f")
	if len(notes) != len(sentences) {
		t.Errorf("%d notes, %d sentences", len(notes), len(sentences))
	}
	for _, n := range notes {
		if !strings.Contains(n.String(), ": ") {
			t.Errorf("kind %d is %q", n.Kind, n)
		}
	}
}

func TestParseShort(t *testing.T) {
	for s, want := range map[string]int64{"1e+05": 100_000_000, "1.2e+07": 12_000_000_000, "1e-04": 0, "1.25e-06": 0, "1e+13": 1e16} {
		if n, _, short, bad := ParseShort(s, 3); bad != nil || n != want || !short {
			t.Errorf("%q: %d, %v, not %d", s, n, bad, want)
		}
	}
	if n, _, short, bad := ParseShort("1234.5", 3); bad != nil || n != 1_234_500 || short {
		t.Errorf("1234.5: %d, %v, %v", n, short, bad)
	}
	for _, s := range []string{"1E+05", "1.20e+07", "1.2e+05", "12e+05", "1e5", "0e+00", "1.e+07", "-1e+05", "1e+15", "1e+99", "", "e+05"} {
		if n, _, _, bad := ParseShort(s, 3); bad == nil {
			t.Errorf("%q is read as %d", s, n)
		}
	}
}
