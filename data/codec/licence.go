package codec

import (
	_ "embed" // for the ids of licences
	"slices"
	"strings"

	"dyad/data"
)

//go:embed spdx.txt
var spdxList string

// spdxIDs are the ids of the SPDX License List, in the order of their bytes.
func spdxIDs() []string {
	var ids []string
	for line := range strings.Lines(spdxList) {
		if !strings.HasPrefix(line, "#") {
			ids = append(ids, strings.TrimSuffix(line, "\n"))
		}
	}
	return ids
}

// licence is the field of the terms under which the dossier may be used: an id of the
// SPDX License List, or a web address.
func licence() field[data.Dossier] {
	f := word("licence", readLicence, func(d *data.Dossier) *string { return &d.Licence })
	f.write = func(w *mappingWriter, d *data.Dossier) { w.quoted("licence", d.Licence) }
	return f
}

func readLicence(m *mapping, key string) string {
	s := m.str(key)
	if strings.Contains(s, "://") {
		return webAddress(m, key)
	}
	if s == "" {
		return ""
	}
	ids := spdxIDs()
	if _, known := slices.BinarySearch(ids, s); known {
		return s
	}
	p := m.fail(key, "licence %q is neither an id of the SPDX list nor a web address", data.Clip(s))
	p.Hint = "write an id of https://spdx.org/licenses, as CC-BY-4.0, or the address of the terms, as https://example.org/terms"
	version := digitsOf(s) // no other version is meant
	ids = slices.DeleteFunc(ids, func(id string) bool { return digitsOf(id) != version })
	if like := m.r.near(p, strings.ReplaceAll(bare(s), " ", "-"), ids); like != "" {
		replaceValue(m.r, p, m.node(key), like)
	}
	return ""
}

func digitsOf(s string) string {
	return strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, s)
}
