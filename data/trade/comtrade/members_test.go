package comtrade

import (
	"encoding/json"
	"testing"
)

// FuzzMembers holds the fields found by hand in a row against those that
// encoding/json finds.
func FuzzMembers(f *testing.F) {
	for _, s := range []string{
		`{"refYear": 2022, "reporterISO":"KAZ","primaryValue": 6804128143.0, "netWgt":null}`, `{}`, ` { "yr" : 1 , "refYear" : "a\"b" } `,
		`{"isLeaf":true,"cmdCode":" 01 ","cmdCode":"02"}`, `{"\u0079r":2021,"Year":"x"}`, `{"period":[1]}`, `{"a":{"period":1}}`, "{\"reporterDesc\":\"\xff\"}", `{"yr":-1.5e3}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var raw json.RawMessage
		if json.Unmarshal([]byte(s), &raw) != nil || len(raw) == 0 || raw[0] != '{' {
			return
		}
		var j envelope
		var want map[string]text
		got, bad := j.members(raw), json.Unmarshal(raw, &want)
		if (got != nil) != (bad != nil) {
			t.Fatalf("%q: %v, encoding/json %v", s, got, bad)
		}
		if got != nil {
			return
		}
		for f := range fields {
			value := text("")
			for _, name := range names[f] {
				if v, ok := want[name]; ok {
					value = v
					break
				}
			}
			if j.field[f] != string(value) {
				t.Fatalf("%q: field %d is %q, encoding/json %q", s, f, j.field[f], value)
			}
		}
	})
}
