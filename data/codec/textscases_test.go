package codec

import (
	"strings"
	"testing"
)

// TestTextsSayCases: a file of texts says in which case those that it asks for stand, and
// nothing of others; of a language without cases it says nothing, and the file is read
// with the remarks.
func TestTextsSayCases(t *testing.T) {
	head := "dyad: 1\nid: isl-mlt\ntitle: Fish\nas_of: 2024-01-31\na: {code: ISL, name: Iceland}\nb: {code: MLT, name: Malta}\n"
	bare := head + "facts:\n  - {id: F1, text: Fish is sold., source: none}\n"
	full := head + "claims:\n" +
		"  - {id: C1, label: Share of fish, unit: \"%\", value: 80, source: none, base: imports of fish, dependence: {of: ISL, on: MLT, for: its fish, noun: fish}}\n" +
		"  - {id: C2, label: Boats, unit: boats, value: 5, source: none}\n"
	for _, c := range []struct {
		src, lang   string
		says, lacks []string
	}{
		{full, "ru", []string{"# base: the genitive", "base: импорта рыбы", "# for, noun: the nominative", "# label: the nominative", "few: судна"}, []string{"short", "attributed_to"}},
		{full, "kk", []string{"# base: the nominative", "балық импорты", "# for, noun: the nominative"}, []string{"# units"}},
		{full, "de", nil, []string{"In which case"}},
		{bare, "ru", nil, []string{"In which case", "# base", "# for"}},
	} {
		d := readFor(t, c.src)
		file, _, err := Texts(d, c.lang, "x.yaml", nil)
		if err != nil {
			t.Fatal(err)
		}
		above, _, _ := strings.Cut(string(file), "\ndyad: 1")
		for _, s := range c.says {
			if !strings.Contains(above, s) {
				t.Errorf("%s: nothing of %q in\n%s", c.lang, s, above)
			}
		}
		for _, s := range c.lacks {
			if strings.Contains(above, s) {
				t.Errorf("%s: %q is in\n%s", c.lang, s, above)
			}
		}
		if _, err := Translate(d, "x.yaml", file); err != nil {
			t.Errorf("%s: %v", c.lang, err)
		}
	}
}
