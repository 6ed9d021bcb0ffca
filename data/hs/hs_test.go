package hs

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
)

const maxLabel = 30 // letters a chart has room for

// chapters are those in use, 98 and 99 last.
func chapters() []Chapter {
	var all []Chapter
	for c := Chapter(1); c <= lastChapter; c++ {
		if c != reserved {
			all = append(all, c)
		}
	}
	return all
}

func TestSectionsPartitionTheChapters(t *testing.T) {
	next := Chapter(1)
	for _, s := range Sections() {
		first, last := s.chapters()
		if first != next || last < first {
			t.Errorf("section %s: chapters %s to %s, want it to begin at %s", s, first, last, next)
		}
		for c := first; c <= last; c++ {
			if got, ok := c.Section(); c != reserved && (!ok || got != s) {
				t.Errorf("chapter %s: section %s, want %s", c, got, s)
			}
		}
		next = last + 1
	}
	if next != firstNational {
		t.Errorf("the sections end before chapter %s", next)
	}
	if n := len(chapters()); n != 98 {
		t.Errorf("%d chapters in use, want 1 to 99 without 77", n)
	}
	for _, c := range []Chapter{0, reserved, 98, 99, 100} {
		if s, ok := c.Section(); ok {
			t.Errorf("chapter %s: section %s", c, s)
		}
	}
}

func TestEveryLabelFitsAChart(t *testing.T) {
	check := func(what, lang, label string) {
		t.Helper()
		cyrillic := strings.ContainsFunc(label, func(r rune) bool { return r >= 'Ѐ' && r <= 'ӿ' })
		script, _ := language.Make(lang).Script()
		if label == "" || utf8.RuneCountInString(label) > maxLabel || cyrillic != (script.String() == "Cyrl") || strings.TrimSpace(label) != label {
			t.Errorf("%s: %s label %q", what, lang, label)
		}
	}
	for _, lang := range table().langs {
		seen := map[string]Chapter{}
		for _, s := range Sections() {
			check("section "+s.String(), lang, s.Label(lang))
		}
		for _, c := range chapters() {
			check("chapter "+c.String(), lang, c.Label(lang))
			if other, twice := seen[c.Label(lang)]; twice {
				t.Errorf("chapters %s and %s are both %q", other, c, c.Label(lang))
			}
			seen[c.Label(lang)] = c
		}
		if n := len(table().groups); n != len(groups) {
			t.Errorf("%d groups have labels, not %d", n, len(groups))
		}
		for _, g := range Groups() {
			check("group "+g.String(), lang, g.Label(lang))
		}
	}
	if Section(4).Label("la") != Section(4).Label("en") || Section(22).Label("en") != "" || Chapter(77).Label("en") != "" {
		t.Error("a label for a language or place that has none")
	}
}

func TestSectionNames(t *testing.T) {
	for s, want := range map[Section]string{1: "I", 4: "IV", 9: "IX", 10: "X", 14: "XIV", 19: "XIX", 21: "XXI", 0: "section 0", 22: "section 22"} {
		if s.String() != want {
			t.Errorf("section %d: %q, want %q", s, s, want)
		}
	}
}

func TestCodes(t *testing.T) {
	for _, tt := range []struct {
		text    string
		level   int
		chapter Chapter
		section Section
	}{
		{"TOTAL", 0, 0, 0},
		{"01", 2, 1, 1},
		{"0902", 4, 9, 2},
		{"170490", 6, 17, 4},
		{"970600", 6, 97, 21},
		{"999999", 6, 99, 0},
		{"9999AA", 6, 99, 0},
	} {
		c, ok := ParseCode(tt.text)
		chapter, _ := c.Chapter()
		section, _ := c.Section()
		if !ok || c.Level() != tt.level || chapter != tt.chapter || section != tt.section {
			t.Errorf("%s: level %d, chapter %s, section %s", c, c.Level(), chapter, section)
		}
	}
	if Total != 0 || Chapter(9).Code().String() != "09" {
		t.Error("the zero Code is the total; a chapter is a code")
	}
	ordered := []string{"TOTAL", "01", "0101", "010121", "0102", "02", "9999", "999999", "9999AA"}
	last := Code(0)
	for _, s := range ordered {
		c, ok := ParseCode(s)
		if !ok || c < last {
			t.Errorf("%s is out of order", s)
		}
		last = c
	}
}

func TestDecodeRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"01|a|б":                        "2: 3 fields; a label is in en, ru, kk",
		"0x|a|б|в":                      `2: strconv.Atoi: parsing "0x": invalid syntax`,
		"100|a|б|в":                     "2: no chapter 100",
		"01|a|б|в|title":                "2: 5 fields; a label is in en, ru, kk",
		"# a\n01-02|a|б|в\n02-03|a|б|в": "4: chapter 02 is in section I",
	} {
		if _, err := decode("languages|en|ru|kk\n" + text); err == nil || err.Error() != want {
			t.Errorf("decode(%q): %v, want %s", text, err, want)
		}
	}
}

// chapters are the first and last chapter of a section.
func (s Section) chapters() (first, last Chapter) {
	for c := firstNational - 1; c > 0; c-- {
		if of, ok := c.Section(); ok && of == s {
			first, last = c, max(last, c)
		}
	}
	return first, last
}

// Code is the chapter as a code of two digits.
func (c Chapter) Code() Code { return pack(uint32(c)*1_0000, chapterCode) }
