package audit

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/codec"
)

// ofAll are the rules whose findings are about the dossier as a whole: what else is in
// it changes them.
var ofAll = []Rule{"one-sided", "unsourced", "doubtful-subject", "doubtful-source", "source-dates-only", "source-after-edition", "undated", "stale", "covers-several", "base-differs"}

// renamed gives every id of a dossier an end, and every label and base, so that it can
// stand beside others.
func renamed(d *data.Dossier, end string) {
	ids := map[string]bool{}
	for _, c := range d.Claims {
		ids[c.ID] = true
	}
	for _, x := range d.Crosschecks {
		ids[x.ID] = true
		for _, c := range x.Claims {
			ids[c.ID] = true
		}
	}
	for _, s := range slices.Concat(d.Sources, d.Outside) {
		ids[s.ID] = true
	}
	for _, e := range d.Exhibits {
		ids[reflect.ValueOf(e).FieldByName("ID").String()] = true
	}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Interface:
			if !v.IsNil() {
				own := reflect.New(v.Elem().Type()).Elem()
				own.Set(v.Elem())
				walk(own)
				v.Set(own)
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					walk(v.Field(i))
				}
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.String:
			if ids[v.String()] {
				v.SetString(v.String() + end)
			}
		}
	}
	for _, part := range []any{&d.Claims, &d.Crosschecks, &d.Sources, &d.Outside, &d.Exhibits, &d.Facts} {
		walk(reflect.ValueOf(part).Elem())
	}
	for i := range d.Claims {
		for _, text := range []*data.Text{&d.Claims[i].Label, &d.Claims[i].Base} {
			for j := range text.Vals {
				text.Vals[j] += " " + end
			}
		}
	}
}

// told are the findings of a dossier but for those about it as a whole: rules with
// their claims and results.
func told(t *testing.T, d *data.Dossier) []string {
	p := newPrinter(t, d)
	var all []string
	for _, f := range found(d) {
		if slices.Contains(ofAll, f.Rule) {
			continue
		}
		line := fmt.Sprintf("%s %v", f.Rule, slices.Sorted(slices.Values(f.Claims)))
		for _, s := range f.Steps {
			line += "; " + p.step(s)
		}
		all = append(all, line)
	}
	slices.Sort(all)
	return all
}

// TestTogether holds that what is found does not hang on what else is in a dossier:
// the examples and the corpus in one dossier, in two orders, have the findings that
// they have alone.
func TestTogether(t *testing.T) {
	var texts []string
	for _, r := range Rules() {
		if !r.Example.Refused && !strings.Contains(r.Example.Dossier, "measures:") {
			texts = append(texts, r.Example.Dossier, r.Example.Changed())
		}
	}
	for i, p := range corpus() {
		if i%perKind < 2 {
			texts = append(texts, p.bad, p.clean)
		}
	}
	for _, backwards := range []bool{false, true} {
		if backwards {
			slices.Reverse(texts)
		}
		var want []string
		var all *data.Dossier
		for i, text := range texts {
			d, err := exampleDossier(text)
			if strings.HasPrefix(text, "dyad:") {
				d, err = codec.Read("made.yaml", []byte(text))
			}
			if err != nil {
				continue // planted so that it is refused
			}
			renamed(d, fmt.Sprintf("z%d", i))
			want = append(want, told(t, d)...)
			if all == nil {
				all = d
				continue
			}
			all.Claims, all.Sources, all.Outside = append(all.Claims, d.Claims...), append(all.Sources, d.Sources...), append(all.Outside, d.Outside...)
			all.Crosschecks, all.Exhibits, all.Facts = append(all.Crosschecks, d.Crosschecks...), append(all.Exhibits, d.Exhibits...), append(all.Facts, d.Facts...)
		}
		slices.Sort(want)
		got := told(t, all)
		for _, line := range want {
			if i := slices.Index(got, line); i >= 0 {
				got = slices.Delete(got, i, i+1)
			} else {
				t.Errorf("lost: %s", line)
			}
		}
		for _, line := range got {
			t.Errorf("only together: %s", line)
		}
	}
}
