package trade

import (
	"cmp"
	"slices"
	"strconv"

	"dyad/data/trade/source"
)

// countries makes the list of countries and renumbers the runs.
func (b *Builder) countries(t *Table) {
	iso := b.alpha()
	byKey := map[string]*CountryInfo{}
	keys := make([]string, len(b.list))
	for i, p := range b.list {
		p, key := b.known(p, iso)
		keys[i] = key
		c := byKey[key]
		if c == nil {
			c = &CountryInfo{ISO3: p.ISO3}
			byKey[key] = c
		}
		if p.Name != "" && (c.Name == "" || p.Name < c.Name) {
			c.Name = p.Name
		}
		if p.Code != 0 && !slices.Contains(c.Codes, int(p.Code)) {
			c.Codes = append(c.Codes, int(p.Code))
			slices.Sort(c.Codes)
		}
	}
	world := source.World()
	byKey[""] = &CountryInfo{ISO3: world.ISO3, Name: world.Name}
	order := make([]string, 0, len(byKey))
	for key := range byKey {
		order = append(order, key)
	}
	slices.Sort(order)
	number := map[string]uint16{}
	for i, key := range order {
		number[key] = uint16(i)
		t.countries = append(t.countries, *byKey[key])
	}
	for i := range b.runs {
		r := &b.runs[i]
		r.exporter, r.importer = number[keys[r.exporter]], number[keys[r.importer]]
	}
}

// alpha is the alpha-3 code that rows and lists give for a number; the first by
// alphabet if there are several.
func (b *Builder) alpha() map[uint16]string {
	iso := map[uint16]string{}
	for _, p := range slices.Concat(b.list, b.named) {
		if was := iso[p.Code]; p.Code != 0 && p.ISO3 != "" && (was == "" || p.ISO3 < was) {
			iso[p.Code] = p.ISO3
		}
	}
	return iso
}

// known is p with what lists say of it, and its key: "" for the world, then by
// alpha-3 code, then by number.
func (b *Builder) known(p source.Area, iso map[uint16]string) (source.Area, string) {
	if p.IsWorld() {
		return source.World(), ""
	}
	p.ISO3 = cmp.Or(p.ISO3, iso[p.Code])
	for _, n := range b.named {
		if n.Code == p.Code && p.Code != 0 {
			p.Name = cmp.Or(n.Name, p.Name)
		}
	}
	if b.opt.Countries != nil && p.Code != 0 && (p.ISO3 == "" || p.Name == "") {
		if iso, name, ok := b.opt.Countries.Country(int(p.Code)); ok {
			p.ISO3, p.Name = cmp.Or(p.ISO3, iso), cmp.Or(p.Name, name)
		}
	}
	if p.ISO3 != "" {
		return p, "A" + p.ISO3
	}
	return p, "Z" + strconv.Itoa(100_000+int(p.Code))
}
