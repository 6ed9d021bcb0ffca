package data

import (
	"strings"
	"testing"
)

// TestMarkedText holds what emphasis and links are, and what stays as it is typed.
func TestMarkedText(t *testing.T) {
	for s, want := range map[string]string{
		"plain":                 "plain",
		"a *word* more":         "a |<word>| more",
		"*all*":                 "<all>",
		"*two words*, then":     "<two words>|, then",
		"(*so*)":                "(|<so>|)",
		"*{C1} of it*":          "<{C1}>|< of it>",
		"a * b * c":             "a * b * c",
		"a*b*c":                 "a*b*c",
		"*not closed":           "*not closed",
		"closed*":               "closed*",
		"**":                    "**",
		"*":                     "*",
		"* *":                   "* *",
		"*a* and *b*":           "<a>| and |<b>",
		"*a*b":                  "*a*b",
		"*a *b*":                "<a *b>",
		`{"*"} and {"a*"} *x*`:  "*| and |a*| |<x>",
		"[page](https://e.org)": "page→https://e.org",
		"see [the page](http://e.org/2024?a=1&b=2#c), *[that](https://e.org/x)*.": "see |the page→http://e.org/2024?a=1&b=2#c|, |<that→https://e.org/x>|.",
		"[of {A}](https://e.org)":     "of →https://e.org|{A}→https://e.org",
		"[*so*](https://e.org)":       "*so*→https://e.org",
		"[sic] and [see] (there)":     "[sic] and [see] (there)",
		"[sic] [page](https://e.org)": "[sic] |page→https://e.org",
		"[not closed and *so*":        "[not closed and |<so>",
		"[a[b](https://e.org)":        "[a|b→https://e.org",
		"[five 5](https://e.org)":     `digits in "5"`,
		"*5*":                         `digits in "5"`,
		"[{C1}](https://e.org)":       `a figure in the words of the link "{C1}"`,
		"[x](javascript:alert)":       `"[x](javascript:alert)" is no link`,
		"[x](https:)":                 `"[x](https:)" is no link`,
		"[x](ftp://e.org)":            `"[x](ftp://e.org)" is no link`,
		"[x](//e.org)":                `"[x](//e.org)" is no link`,
		"[x](https://e.org/a b)":      `"[x](https://e.org/a b)" is no link`,
		"[x](https://e.org/<b>)":      `"[x](https://e.org/<b>)" is no link`,
		"[x](https://e.org":           `"[x](https://e.org" is no link`,
		"[ ](https://e.org)":          `"[ ](https://e.org)" is no link`,
		"{C1":                         `brace without its pair in "{C1"`,
		"a } b":                       `brace without its pair in "} b"`,
	} {
		pieces, err := AppendMarked(nil, s)
		var got []string
		for _, p := range pieces {
			x := p.Text
			switch {
			case p.Claim != "":
				x = "{" + p.Claim + "}"
			case p.Side != 0:
				x = "{" + string(p.Side) + "}"
			}
			if p.URI != "" {
				x += "→" + p.URI
			}
			if p.Em {
				x = "<" + x + ">"
			}
			got = append(got, x)
		}
		if err != nil {
			got = []string{err.Error()}
		}
		if s2 := strings.Join(got, "|"); s2 != want {
			t.Errorf("%q: %s, want %s", s, s2, want)
		}
	}
}

// FuzzMarkedText: no text is lost or made, whatever stands in it.
func FuzzMarkedText(f *testing.F) {
	for _, s := range []string{"a *b* [c](https://e.org) {A}", "[[*](", "*[*](https://e.org)*", "{\"*\"}*"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		pieces, err := AppendMarked(nil, s)
		if err != nil {
			return
		}
		rest := s
		for _, p := range pieces {
			if p.URI != "" && !IsWebAddress(p.URI) {
				t.Errorf("%q: link to %q", s, p.URI)
			}
			if p.Text == "" {
				continue
			}
			_, after, ok := strings.Cut(rest, p.Text)
			if !ok {
				t.Fatalf("%q: %q is not in what is left, %q", s, p.Text, rest)
			}
			rest = after
		}
	})
}
