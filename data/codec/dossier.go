package codec

import (
	"fmt"
	"strings"

	"dyad/data"
	"dyad/data/geo"
)

// maxTiles is how many key figures a dossier names for page 1.
const maxTiles = 6

// dossierRecord is the file as a whole. Its lists come after the keys that tell it
// from other dossiers.
var dossierRecord = newRecord(record[data.Dossier]{
	name: "dossier",
	fields: []field[data.Dossier]{
		{key: "dyad", with: "the file",
			write: func(w *mappingWriter, _ *data.Dossier) { w.add("dyad", formatVersion) },
			show:  func(*data.Dossier) string { return formatVersion },
			cells: cellForm{form: FormWord}},
		{key: "id", read: readDossierID,
			write: func(w *mappingWriter, d *data.Dossier) { w.add("id", d.ID) },
			show:  func(d *data.Dossier) string { return d.ID },
			cells: cellForm{form: FormWord, must: true}},
		{key: "lang", with: "the file",
			write: func(w *mappingWriter, d *data.Dossier) { w.word("lang", d.Lang) },
			show:  func(d *data.Dossier) string { return d.Lang },
			cells: cellForm{form: FormWord}},
		line("author", func(d *data.Dossier) *string { return &d.Author }),
		licence(),
		required(text("title", label, func(d *data.Dossier) *data.Text { return &d.Title })),
		required(asOf()),
		texts("keywords", phrase, func(d *data.Dossier) *[]data.Text { return &d.Keywords }),
		state("a", func(d *data.Dossier) *data.State { return &d.A }),
		state("b", func(d *data.Dossier) *data.State { return &d.B }),
		text("headline", headline, func(d *data.Dossier) *data.Text { return &d.Headline }),
		text("standfirst", headline, func(d *data.Dossier) *data.Text { return &d.Standfirst }),
		tiles(),
		section("fonts", "font", fontRecord, func(d *data.Dossier) *[]data.Font { return &d.Fonts }),
		text("article", phrase, func(d *data.Dossier) *data.Text { return &d.Article }),
		section("topics", "topic", topicRecord, func(d *data.Dossier) *[]data.OwnTopic { return &d.Topics }),
		section("measures", "measure", measureRecord, func(d *data.Dossier) *[]data.Measure { return &d.Measures }),
		shown(section("not_computable", "not_computable", gapRecord, func(d *data.Dossier) *[]data.Gap { return &d.Gaps }), showGaps),
		section("sources", "source", sourceRecord, func(d *data.Dossier) *[]data.Source { return &d.Sources }),
		section("claims", "claim", claimRecord, func(d *data.Dossier) *[]data.Claim { return &d.Claims }),
		section("facts", "fact", factRecord, func(d *data.Dossier) *[]data.Fact { return &d.Facts }),
		section("sections", "section", sectionRecord, func(d *data.Dossier) *[]data.Section { return &d.Sections }),
		exhibits(),
		section("outside", "source", sourceRecord, func(d *data.Dossier) *[]data.Source { return &d.Outside }),
		section("crosschecks", "crosscheck", crosscheckRecord, func(d *data.Dossier) *[]data.Crosscheck { return &d.Crosschecks }),
		section("accepted", "accepted", acceptanceRecord, func(d *data.Dossier) *[]data.Acceptance { return &d.Accepted }),
	},
	check: func(m *mapping, d *data.Dossier) {
		if d.A.Code != "" && d.A.Code == d.B.Code {
			m.r.fail(d.B.Pos, "b: %s is state a already", d.B.Code).Hint = "a dyad is a pair of different states"
		}
	},
})

// topicRecord is a topic that the dossier names itself.
var topicRecord = newRecord(record[data.OwnTopic]{
	name: "topic",
	pos:  func(t *data.OwnTopic) *data.Pos { return &t.Pos },
	id:   func(t *data.OwnTopic) string { return t.ID },
	fields: []field[data.OwnTopic]{
		id(func(t *data.OwnTopic) *string { return &t.ID }),
		required(text("name", label, func(t *data.OwnTopic) *data.Text { return &t.Name })),
	},
})

func readDossierID(m *mapping, d *data.Dossier) {
	if !m.need("id") {
		return
	}
	d.ID, _ = m.scalar("id")
	if !isFileName(d.ID) {
		p := m.fail("id", "id %q cannot name a file: small letters, digits and hyphens only", data.Clip(d.ID))
		p.Hint = "as in id: deu-pol; it is 64 letters long at most"
		adviseBetter(m, p, "id", d.ID, isFileName)
	}
}

func isFileName(s string) bool {
	return s != "" && len(s) <= 64 && s[0] != '-' && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

func asOf() field[data.Dossier] {
	f := word("as_of", isoDate, func(d *data.Dossier) *string { return &d.AsOf })
	f.write = func(w *mappingWriter, d *data.Dossier) { w.add("as_of", d.AsOf) }
	f.cells.form = FormDate
	return f
}

func tiles() field[data.Dossier] {
	f := claimIDs("tiles", anyClaim, func(d *data.Dossier) *[]string { return &d.Tiles })
	read := f.read
	f.read = func(m *mapping, d *data.Dossier) {
		if read(m, d); len(d.Tiles) > maxTiles {
			m.fail("tiles", "tiles has %d claims, over the limit of %d", len(d.Tiles), maxTiles)
		}
	}
	return f
}

var stateRecord = newRecord(record[data.State]{
	name: "state",
	pos:  func(s *data.State) *data.Pos { return &s.Pos },
	fields: []field[data.State]{
		identifying(required(word("code", countryCode, func(s *data.State) *string { return &s.Code })), func(s *data.State) *string { return &s.Code }),
		required(text("name", label, func(s *data.State) *data.Text { return &s.Name })),
		text("short", label, func(s *data.State) *data.Text { return &s.Short }),
	},
})

// state is the field of one of the two states.
func state(key string, at func(*data.Dossier) *data.State) field[data.Dossier] {
	return shown(required(wholePart(key, stateRecord, at)), func(d *data.Dossier) string {
		s := at(d)
		if s.Short.IsZero() {
			return s.Code + " " + showText(s.Name)
		}
		return s.Code + " " + showText(s.Name) + " (" + showText(s.Short) + ")"
	})
}

// countryCode reads the code of a state, of today or of the past.
func countryCode(m *mapping, key string) string {
	code, ok := m.scalar(key)
	if !ok {
		return ""
	}
	c, known := geo.Lookup(code)
	if known && c.Alpha3 == code && (c.Kind == geo.KindCountry || c.Kind == geo.KindHistorical) {
		return code
	}
	p := m.fail(key, "%q is not the code of a state", data.Clip(code))
	meant := geo.Suggest(code)
	if known && c.Kind == geo.KindCountry { // an alpha-2 code, or small letters
		meant = []string{c.Alpha3}
	}
	switch {
	case known && c.Alpha3 == code:
		p.What = fmt.Sprintf("%scode %q is %s, which is no state", m.prefix(), code, c.Name("en"))
	case len(meant) > 0:
		p.Hint = "write " + strings.Join(meant, " or ")
		if len(meant) == 1 {
			replaceValue(m.r, p, m.node(key), meant[0])
		}
	default:
		p.Hint = "a state has its three letters of ISO 3166-1: KAZ"
	}
	return ""
}

// exhibits is the field of the exhibits, which are of several kinds.
func exhibits() field[data.Dossier] {
	return field[data.Dossier]{
		key:   "exhibits",
		entry: "exhibit",
		read: func(m *mapping, d *data.Dossier) {
			for _, n := range listOf(m, "exhibits", []string{"id", "kind"}) {
				if e := readExhibit(m.r, n); e != nil {
					d.Exhibits = append(d.Exhibits, e)
				}
			}
		},
		write: func(w *mappingWriter, d *data.Dossier) {
			writeBlocks(w, "exhibits", d.Exhibits, writeExhibit, nil)
		},
		walk: func(w *walk, _ string, d *data.Dossier) {
			out := make([]data.Exhibit, len(d.Exhibits))
			for i, e := range d.Exhibits {
				out[i] = walkExhibit(w, "exhibits/"+e.Head().ID, e)
			}
			d.Exhibits = out
		},
	}
}

// showGaps is what cannot be computed, and what it would take.
func showGaps(d *data.Dossier) string {
	all := make([]string, len(d.Gaps))
	for i := range d.Gaps {
		all[i] = showText(d.Gaps[i].Name) + ": " + showText(d.Gaps[i].Needs)
	}
	return strings.Join(all, "; ")
}
