package codec

import "dyad/data"

var factRecord = newRecord(record[data.Fact]{
	name: "fact",
	pos:  func(f *data.Fact) *data.Pos { return &f.Pos },
	id:   func(f *data.Fact) string { return f.ID },
	fields: []field[data.Fact]{
		id(func(f *data.Fact) *string { return &f.ID }),
		required(text("text", prose, func(f *data.Fact) *data.Text { return &f.Text })),
		dependence(func(f *data.Fact) **data.Dependence { return &f.Dependence }),
		topic(func(f *data.Fact) *data.Topic { return &f.Topic }),
		source(func(f *data.Fact) (*string, *data.Evidence) { return &f.Source, &f.Evidence }),
		evidence(func(f *data.Fact) *data.Evidence { return &f.Evidence }),
		claimIDs("critical", anyClaim, func(f *data.Fact) *[]string { return &f.Critical }),
	},
})

var sectionRecord = newRecord(record[data.Section]{
	name: "section",
	pos:  func(s *data.Section) *data.Pos { return &s.Pos },
	id:   func(s *data.Section) string { return s.ID },
	fields: []field[data.Section]{
		id(func(s *data.Section) *string { return &s.ID }),
		required(text("title", title, func(s *data.Section) *data.Text { return &s.Title })),
		topic(func(s *data.Section) *data.Topic { return &s.Topic }),
		entries("body", blockRecord, single, func(s *data.Section) *[]data.Block { return &s.Body }),
	},
})

// blockRecord is one item of a section's body: exactly one of its keys.
var blockRecord = newRecord(record[data.Block]{
	name: "block",
	pos:  func(b *data.Block) *data.Pos { return &b.Pos },
	fields: []field[data.Block]{
		text("p", body, func(b *data.Block) *data.Text { return &b.Para }),
		identifying(word("exhibit", exhibitID, func(b *data.Block) *string { return &b.Exhibit }), func(b *data.Block) *string { return &b.Exhibit }),
		part("define", definitionRecord, func(b *data.Block) **data.Definition { return &b.Define }),
		texts("bullets", body, func(b *data.Block) *[]data.Text { return &b.Bullets }),
		texts("numbered", body, func(b *data.Block) *[]data.Text { return &b.Numbered }),
	},
	begin: func(m *mapping) bool {
		if len(m.keys) != 1 && (len(m.keys) > 1 || len(m.pairs) == 0) {
			adviseBlock(m)
			return false
		}
		return true
	},
})

var definitionRecord = newRecord(record[data.Definition]{
	name: "definition",
	fields: []field[data.Definition]{
		required(text("term", title, func(d *data.Definition) *data.Text { return &d.Term })),
		required(text("text", body, func(d *data.Definition) *data.Text { return &d.Text })),
	},
})
