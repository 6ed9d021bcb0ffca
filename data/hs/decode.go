package hs

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed labels.txt
var labels string

// scheme is labels.txt, decoded.
type scheme struct {
	langs    []string                  // of the labels, English first
	groups   map[string][]string       // labels of groups of food, by id
	sections [lastSection + 1][]string // labels
	chapters [lastChapter + 1]chapter
}

type chapter struct {
	section Section
	labels  []string
}

func (t *scheme) chapter(c Chapter) chapter {
	if c > lastChapter {
		return chapter{}
	}
	return t.chapters[c]
}

// table decodes labels.txt when it is first needed.
var table = sync.OnceValue(func() *scheme {
	t, err := decode(labels)
	if err != nil {
		panic(fmt.Sprintf("hs: labels.txt:%v", err))
	}
	return t
})

// decode reads the text of labels.txt: the languages, sections in order, chapters and
// groups of food.
func decode(text string) (*scheme, error) {
	t, n := &scheme{groups: map[string][]string{}}, Section(0)
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		f := strings.Split(line, "|")
		var err error
		switch {
		case strings.HasPrefix(line, "#"):
		case f[0] == "languages":
			t.langs = f[1:]
		case len(f) != len(t.langs)+1:
			err = fmt.Errorf("%d fields; a label is in %s", len(f), strings.Join(t.langs, ", "))
		case strings.Contains(f[0], "-") && n < lastSection:
			n++
			err = t.addSection(n, f)
		case f[0] >= "a":
			t.groups[f[0]] = f[1:]
		default:
			err = t.addChapter(f)
		}
		if err != nil {
			return nil, fmt.Errorf("%d: %w", i+1, err)
		}
	}
	return t, nil
}

func (t *scheme) addSection(n Section, f []string) error {
	low, high, _ := strings.Cut(f[0], "-")
	first, err := decodeChapter(low)
	if err != nil {
		return err
	}
	last, err := decodeChapter(high)
	if err != nil {
		return err
	}
	t.sections[n] = f[1:]
	for c := first; c <= last; c++ {
		if t.chapters[c].section != 0 {
			return fmt.Errorf("chapter %s is in section %s", c, t.chapters[c].section)
		}
		if c != reserved {
			t.chapters[c].section = n
		}
	}
	return nil
}

func (t *scheme) addChapter(f []string) error {
	c, err := decodeChapter(f[0])
	if err != nil {
		return err
	}
	t.chapters[c].labels = f[1:]
	return nil
}

func decodeChapter(s string) (Chapter, error) {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, err
	}
	if n < 1 || n > int(lastChapter) {
		return 0, fmt.Errorf("no chapter %d", n)
	}
	return Chapter(n), nil
}
