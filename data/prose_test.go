package data

import (
	"errors"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func TestParseProse(t *testing.T) {
	got, err := ParseProse(`{A} sells {C05} ({C05:number}, {C05:plain}) to {B} at the {"G20"}; {A:gen}.`)
	if err != nil {
		t.Fatal(err)
	}
	want := []Piece{
		{Side: 'A'}, {Text: " sells "}, {Claim: "C05"}, {Text: " ("}, {Claim: "C05", Form: Number}, {Text: ", "},
		{Claim: "C05", Form: Plain}, {Text: ") to "}, {Side: 'B'}, {Text: " at the "}, {Text: "G20", Name: true}, {Text: "; "},
		{Side: 'A', Case: "gen"}, {Text: "."},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestTextIn(t *testing.T) {
	text := Text{Tags: []string{"en", "kk", "ru"}, Vals: []string{"frontier", "шекара", "граница"}}
	for _, c := range []struct{ lang, fallback, want string }{
		{"ru", "en", "граница"}, {"de", "kk", "шекара"}, {"de", "fr", "frontier"},
	} {
		if got := text.In(c.lang, c.fallback); got != c.want {
			t.Errorf("In(%q, %q) = %q, want %q", c.lang, c.fallback, got, c.want)
		}
	}
	if got := (Text{}).In("en", "en"); got != "" || !(Text{}).IsZero() {
		t.Errorf("the zero Text is %q", got)
	}
}

func FuzzParseProse(f *testing.F) {
	for _, s := range []string{"", "plain", "{C05} of {A}", `the {"G20"} in {B}`, "{C05:number} {C05:plain}", "{", "}", `{"`, `{""}`, "7", "{C05:}", "{{C05}}", "½"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		pieces, err := ParseProse(s)
		if err != nil {
			if e := new(ProseError); !errors.As(err, &e) || pieces != nil {
				t.Fatalf("%q gave %v, %v", s, pieces, err)
			}
			return
		}
		if got := unparse(pieces); got != s {
			t.Fatalf("%q reads as %q", s, got)
		}
	})
}

// unparse writes pieces back as prose.
func unparse(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch {
		case p.Claim != "":
			b.WriteString("{" + p.Claim + [...]string{"", ":number", ":plain"}[p.Form] + "}")
		case p.Side != 0:
			b.WriteString("{" + string(p.Side))
			if p.Case != "" {
				b.WriteString(":" + p.Case)
			}
			b.WriteString("}")
		case p.Name:
			b.WriteString(`{"` + p.Text + `"}`)
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestReserved(t *testing.T) {
	for r := range rune(0x3100) {
		if got, want := reserved(r), unicode.IsNumber(r) || r == '{' || r == '}'; got != want {
			t.Errorf("%q is reserved: %t", r, got)
		}
	}
}
