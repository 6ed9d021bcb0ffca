package geo

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed areas.txt
var areas string

// codeFields is the number of fields on a line of areas.txt before the names.
const codeFields = 8

// index is areas.txt, decoded.
type index struct {
	langs   []string // of the names
	all     []Country
	letters map[string]Country
	numbers map[int]Country
}

// table decodes areas.txt when it is first needed.
var table = sync.OnceValue(func() *index {
	x, err := decode(areas)
	if err != nil {
		panic(fmt.Sprintf("geo: areas.txt:%v", err))
	}
	return x
})

// decode reads the text of areas.txt: the languages of the names, then the areas. No
// code may stand for two areas.
func decode(text string) (*index, error) {
	x := &index{letters: map[string]Country{}, numbers: map[int]Country{}}
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if langs, ok := strings.CutPrefix(line, "languages|"); ok {
			x.langs = strings.Split(langs, "|")
			continue
		}
		c, err := decodeArea(line, x.langs)
		if err == nil {
			err = x.add(c)
		}
		if err != nil {
			return nil, fmt.Errorf("%d: %w", i+1, err)
		}
	}
	slices.SortFunc(x.all, func(a, b Country) int {
		return cmp.Or(cmp.Compare(a.Alpha3, b.Alpha3), cmp.Compare(a.Numeric, b.Numeric))
	})
	return x, nil
}

func decodeArea(line string, langs []string) (Country, error) {
	f := strings.Split(line, "|")
	if len(f) != codeFields+len(langs) {
		return Country{}, fmt.Errorf("%d fields, not %d: %d of codes and the names in %s", len(f), codeFields+len(langs), codeFields, strings.Join(langs, ", "))
	}
	kind := strings.Index("chau", f[0])
	if len(f[0]) != 1 || kind < 0 {
		return Country{}, fmt.Errorf("unknown kind %q", f[0])
	}
	numeric, err := strconv.Atoi(f[3])
	if err != nil {
		return Country{}, err
	}
	numbers, err := decodeNumbers(f[5])
	if err != nil {
		return Country{}, err
	}
	return Country{
		Alpha2: f[1], Alpha3: f[2], Numeric: numeric, Kind: Kind(kind),
		more: &details{
			numbers: numbers, codes: strings.Fields(f[6]), hints: strings.Fields(f[7]),
			names: f[codeFields:], langs: langs,
		},
	}, nil
}

// decodeNumbers reads the numbers of "841@-1980:with Puerto Rico;…".
func decodeNumbers(s string) ([]int, error) {
	var all []int
	for one := range strings.SplitSeq(s, ";") {
		if one == "" {
			continue
		}
		code, _, _ := strings.Cut(one, ":")
		code, _, _ = strings.Cut(code, "@")
		n, err := strconv.Atoi(code)
		if err != nil {
			return nil, err
		}
		all = append(all, n)
	}
	return all, nil
}

// add files an area under all its codes. Monaco alone does not get its number:
// see [Numeric].
func (x *index) add(c Country) error {
	x.all = append(x.all, c)
	for _, code := range append([]string{c.Alpha2, c.Alpha3}, c.more.codes...) {
		if other, taken := x.letters[code]; taken {
			return fmt.Errorf("code %q is that of %s", code, other.Name("en"))
		}
		if code != "" {
			x.letters[code] = c
		}
	}
	if c.Alpha3 == "MCO" {
		return nil
	}
	for _, n := range append([]int{c.Numeric}, c.more.numbers...) {
		if n == 0 && c.Alpha3 != "W00" {
			continue // a group without a number
		}
		if other, taken := x.numbers[n]; taken {
			return fmt.Errorf("number %d is that of %s", n, other.Name("en"))
		}
		x.numbers[n] = c
	}
	return nil
}
