package data

import (
	"testing"

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

func TestLookupsFollowChanges(t *testing.T) {
	d, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	d.Claims = append(d.Claims[:2:2], d.Claims[3:]...)
	if c := d.Claim("C03"); c != nil {
		t.Errorf("a claim removed is still found")
	}
	if c := d.Claim("C48"); c == nil || c.ID != "C48" {
		t.Errorf("a claim moved is not found")
	}
	bare := Dossier{Claims: []Claim{{ID: "x"}}, Sources: []Source{{ID: "s"}}, Outside: []Source{{ID: "o"}},
		Crosschecks: []Crosscheck{{Claims: []Claim{{ID: "y"}}}}}
	if bare.Claim("x") == nil || bare.Claim("y") == nil || bare.Claim("") != nil {
		t.Error("a dossier made without Read does not find its claims")
	}
	if bare.SourceNumber("s") != 1 || bare.SourceNumber("o") != 2 || bare.SourceNumber("z") != 0 || bare.Source("o") == nil || bare.Source("z") != nil {
		t.Error("a dossier made without Read does not number its sources")
	}
}

func TestNearest(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"lable", "label"}, {"qualifer", "qualifier"}, {"ID", "id"}, {"iq", ""}, {"colour", ""},
	} {
		if got := nearest(c.name, claimKeys); got != c.want {
			t.Errorf("nearest(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}
