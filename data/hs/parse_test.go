package hs

import (
	"errors"
	"testing"
)

func TestParseCode(t *testing.T) {
	for text, want := range map[string]string{
		"01": "01", "1": "01", "10": "10", "99": "99", "98": "98",
		"0101": "0101", "101": "0101", "1012": "1012", "9900": "9900",
		"010121": "010121", "10121": "010121", "101210": "101210", "100000": "",
		"0101.21": "010121", "27.09": "2709", "01.01": "0101",
		" 010121 ": "010121", "\t10121\u00a0": "010121", "'010121": "010121",
		"TOTAL": "TOTAL", "Total": "TOTAL", "9999AA": "9999AA", "9999aa": "9999AA", "999999": "999999",
	} {
		c, err := ParseCode(text)
		if want == "" {
			if err == nil {
				t.Errorf("ParseCode(%q) = %s, want an error", text, c)
			}
			continue
		}
		if err != nil || c.String() != want {
			t.Errorf("ParseCode(%q) = %s, %v, want %s", text, c, err, want)
		}
	}
}

func TestParseCodeRefuses(t *testing.T) {
	const (
		lost  = "digits are lost: a spreadsheet wrote it in scientific notation"
		plain = "a decimal number, not a code"
		none  = "not an HS code"
	)
	for text, why := range map[string]string{
		"": "it is empty", "  ": "it is empty", "'": "it is empty",
		"1.01E+05": lost, "1,01E+05": lost, "1E+05": lost, "1.01e5": lost,
		"10121.0": plain, "10121,0": plain, "9.01": plain, "+10121": plain, "27.1": plain,
		"-10121": "a code has no sign",
		"00":     "there is no chapter 00", "0": "there is no chapter 00", "001012": "there is no chapter 00",
		"77": "chapter 77 is reserved and has no goods", "770110": "chapter 77 is reserved and has no goods",
		"0100": "there is no heading 0100", "010000": "there is no heading 0100", "970000": "there is no heading 9700",
		"01012":         "5 digits that begin with 0: a digit is lost",
		"010":           "3 digits that begin with 0: a digit is lost",
		"01012100":      "8 digits are a national tariff line; the HS ends at six",
		"1012100":       "7 digits are a national tariff line; the HS ends at six",
		"0101210000":    "10 digits are a national tariff line; the HS ends at six",
		"1234567890123": "13 digits",
		"0101 21":       none, "0101-21": none, "0201–0210": none, "ALL": none, "AG6": none, "S.4": none, "NaN": none,
		"0x1p-2": none, "infinity": none, "9999AB": none, "٠١٠١": none, `="010121"`: none,
	} {
		c, err := ParseCode(text)
		var bad *CodeError
		if !errors.As(err, &bad) {
			t.Errorf("ParseCode(%q) = %s, %v", text, c, err)
			continue
		}
		if bad.Why != why || bad.Text != text {
			t.Errorf("ParseCode(%q): %v, want %s", text, err, why)
		}
	}
}

func TestCodeErrors(t *testing.T) {
	for text, want := range map[string][2]string{
		"1.01E+05": {`hs code "1.01E+05": digits are lost: a spreadsheet wrote it in scientific notation`, "export the table again with its codes as text"},
		"01012100": {`hs code "01012100": 8 digits are a national tariff line; the HS ends at six`, "sum the table to six digits"},
		"0100":     {`hs code "0100": there is no heading 0100`, "write a chapter with two digits"},
		"a name of forty bytes and of quite some more": {`hs code "a name of forty bytes and of quite some …": not an HS code`, ""},
	} {
		_, err := ParseCode(text)
		var bad *CodeError
		if !errors.As(err, &bad) || bad.Error() != want[0] || bad.Hint != want[1] {
			t.Errorf("ParseCode(%q): %v, %+v", text, err, bad)
		}
	}
}

func TestParseLevel(t *testing.T) {
	for _, tt := range []struct {
		text  string
		level int
		want  string
		err   string
	}{
		{"10121", 6, "010121", ""},
		{"101", 4, "0101", ""},
		{"1", 2, "01", ""},
		{"TOTAL", 0, "TOTAL", ""},
		{"9999AA", 6, "9999AA", ""},
		{"1012", 6, "", `hs code "1012": it is of level 4, the table says 6`},
		{"TOTAL", 2, "", `hs code "TOTAL": it is of level 0, the table says 2`},
		{"1e5", 6, "", `hs code "1e5": digits are lost: a spreadsheet wrote it in scientific notation`},
	} {
		c, err := ParseLevel(tt.text, tt.level)
		if tt.err != "" {
			if err == nil || err.Error() != tt.err {
				t.Errorf("ParseLevel(%q, %d): %v, want %s", tt.text, tt.level, err, tt.err)
			}
		} else if err != nil || c.String() != tt.want {
			t.Errorf("ParseLevel(%q, %d) = %s, %v", tt.text, tt.level, c, err)
		}
	}
}

func TestParseCodeAllocatesNothing(t *testing.T) {
	for _, text := range []string{"010121", "TOTAL", "9999AA"} {
		if n := testing.AllocsPerRun(100, func() { _, _ = ParseCode(text) }); n != 0 {
			t.Errorf("ParseCode(%q): %v allocations", text, n)
		}
	}
}

func FuzzParseCode(f *testing.F) {
	for _, s := range []string{"01", "101", "010121", "10121", "0101.21", "TOTAL", "9999AA", "1.01E+05", "10121,0", "0101210000", "'01", "\xff", "77", "-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseCode(s)
		if err != nil {
			var bad *CodeError
			if !errors.As(err, &bad) || c != 0 || bad.Why == "" {
				t.Fatalf("ParseCode(%q) = %s, %#v", s, c, err)
			}
			return
		}
		if again, err := ParseCode(c.String()); err != nil || again != c {
			t.Fatalf("ParseCode(%q) = %s, which reads as %s, %v", s, c, again, err)
		}
		level := c.Level()
		if back, err := ParseLevel(s, level); err != nil || back != c {
			t.Fatalf("ParseLevel(%q, %d) = %s, %v", s, level, back, err)
		}
		for _, up := range []int{0, 2, 4} {
			if c.At(up).Level() > up || c.At(up) > c {
				t.Fatalf("%s at %d is %s", c, up, c.At(up))
			}
		}
		if in := FoodGroup(c); len(in) > 3 || len(in) > 0 && in[len(in)-1] != AllFood {
			t.Fatalf("%s is in %v", c, in)
		}
	})
}
