package trade

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"dyad/data/geo"
	"dyad/data/trade/source"
)

// countries makes the list of countries and renumbers the runs. Areas that files
// name in several ways and that are one state become one country.
func (b *Builder) countries(t *Table) {
	lists := countryLists{b.named, alpha(b.list, b.named)}
	byKey := map[string]*CountryInfo{}
	keys := make([]string, len(b.list))
	for i, p := range b.list {
		info, key := lists.known(p)
		keys[i] = key
		c := byKey[key]
		if c == nil {
			c = &CountryInfo{ISO3: info.ISO3, Kind: info.Kind}
			byKey[key] = c
		}
		if info.Name != "" && (c.Name == "" || info.Name < c.Name) {
			c.Name = info.Name
		}
		if p.Code != 0 && !slices.Contains(c.Codes, int(p.Code)) {
			c.Codes = append(c.Codes, int(p.Code))
			slices.Sort(c.Codes)
		}
		if letters := cmp.Or(p.ISO3, lists.iso[p.Code]); letters != "" && !slices.Contains(c.Letters, letters) {
			c.Letters = append(c.Letters, letters)
			slices.Sort(c.Letters)
		}
	}
	world := source.World()
	byKey[""] = &CountryInfo{ISO3: world.ISO3, Name: world.Name, Kind: Group}
	order := make([]string, 0, len(byKey))
	for key := range byKey {
		order = append(order, key)
	}
	slices.Sort(order)
	number := map[string]uint16{}
	for i, key := range order {
		number[key] = uint16(i)
		c := *byKey[key]
		if len(c.Letters) < 2 {
			c.Letters = nil
		}
		t.countries = append(t.countries, c)
	}
	b.heldApart(t, func(area uint16) Country { return Country(number[keys[area]]) })
	place := make([]uint16, len(keys))
	for i, key := range keys {
		place[i] = number[key]
	}
	t.reported = b.reported.of(place)
	t.again = b.again.of(b.areas, place)
	t.quantities = b.quantities.of(place)
	for i := range b.runs {
		r := &b.runs[i]
		r.exporter, r.importer = number[keys[r.exporter]], number[keys[r.importer]]
	}
}

// alpha is the alpha-3 code that rows and lists give for a number; the first by
// alphabet if there are several.
func alpha(list, named []source.Area) map[uint16]string {
	iso := map[uint16]string{}
	for _, p := range slices.Concat(list, named) {
		if was := iso[p.Code]; p.Code != 0 && p.ISO3 != "" && (was == "" || p.ISO3 < was) {
			iso[p.Code] = p.ISO3
		}
	}
	return iso
}

// countryLists are what files say of numbers of countries.
type countryLists struct {
	named []source.Area
	iso   map[uint16]string
}

// known is what is known of an area, and the key of its country: "" for the
// world, else by code in letters, else by number.
func (l countryLists) known(p source.Area) (CountryInfo, string) {
	if p.IsWorld() {
		return CountryInfo{}, ""
	}
	letters := cmp.Or(p.ISO3, l.iso[p.Code])
	info := CountryInfo{ISO3: letters, Name: p.Name, Kind: Unknown}
	for _, n := range l.named {
		if n.Code == p.Code && p.Code != 0 {
			info.Name = cmp.Or(n.Name, info.Name)
		}
	}
	area, known := geo.Find(int(p.Code), letters)
	switch {
	case known:
		info.ISO3, info.Name = cmp.Or(area.Alpha3, letters), cmp.Or(info.Name, area.Name("en"))
		info.Kind = kindOf(area.Kind)
	case p.IsGroup():
		info.Kind = Group
	case p.Code != 0 && l.listed(p.Code):
		info.Kind = State // CEPII's list has it, and geo has not yet
	}
	if info.ISO3 != "" {
		return info, "A" + info.ISO3
	}
	return info, "Z" + strconv.Itoa(100_000+int(p.Code))
}

// listed reports whether a list of countries has a number.
func (l countryLists) listed(code uint16) bool {
	return slices.ContainsFunc(l.named, func(n source.Area) bool { return n.Code == code && len(n.ISO3) == 3 })
}

func kindOf(k geo.Kind) AreaKind {
	switch k {
	case geo.KindAggregate:
		return Group
	case geo.KindUnspecified:
		return Rest
	}
	return State
}

// apart reports whether rows of a country are in no sum over partners.
func (c *CountryInfo) apart() bool { return c.Kind == Group || c.Kind == Unknown }

// heldApart counts the rows of groups of states and of unknown codes, file by
// file, and names their codes as files write them.
func (b *Builder) heldApart(t *Table, country func(area uint16) Country) {
	type held struct {
		rows  int
		codes map[string]bool
	}
	found := map[uint16]*[2]held{} // by file: of groups, of unknown codes
	for i := range b.runs {
		r := &b.runs[i]
		for _, area := range []uint16{r.exporter, r.importer} {
			c := country(area)
			if c == World || !t.countries[c].apart() {
				continue
			}
			which := 0
			if t.countries[c].Kind == Unknown {
				which = 1
			}
			if found[r.file] == nil {
				found[r.file] = &[2]held{{codes: map[string]bool{}}, {codes: map[string]bool{}}}
			}
			h := &found[r.file][which]
			h.rows += int(r.n)
			code := b.list[area].ISO3
			if code == "" {
				code = strconv.Itoa(int(b.list[area].Code))
			}
			h.codes[code] = true
			break
		}
	}
	for i, f := range b.files {
		all := found[uint16(i)]
		if all == nil {
			continue
		}
		for which, kind := range []source.Kind{source.Groups, source.UnknownCodes} {
			if h := all[which]; h.rows > 0 {
				b.notes = append(b.notes, Note{File: f.File, Kind: kind, Count: h.rows, Detail: list(slices.Sorted(maps.Keys(h.codes)), 12)})
			}
		}
	}
}

// list sets words side by side, at most so many.
func list(words []string, most int) string {
	if len(words) > most {
		return strings.Join(words[:most], ", ") + fmt.Sprintf(" and %d more", len(words)-most)
	}
	return strings.Join(words, ", ")
}
