package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad/data"
	"dyad/report/doc"
	"dyad/report/words"
)

// inside says what is on the other pages: the topics of the sections, each once, where it
// begins, and the proof.
func (c *front) inside() doc.Inside {
	in := doc.Inside{Head: c.say("inside.title"), Sections: c.say("inside.sections"), Proof: c.plain(words.Capitalise(c.proofName().String()))}
	titled := slices.ContainsFunc(c.d.Sections, func(s data.Section) bool { return c.namedByAuthor(&s) })
	add := func(topic doc.Spans, dest string) {
		if titled && len(topic) > 0 {
			topic[0].Text = words.Capitalise(topic[0].Text)
		}
		in.Entries = append(in.Entries, doc.InsideEntry{Topic: topic, Dest: dest})
	}
	for i := range c.d.Sections {
		s := &c.d.Sections[i]
		if name := c.sectionName(s); len(name) > 0 {
			add(name, "sec-"+s.ID)
		}
	}
	if c.moves != nil {
		add(c.say("inside.since"), sinceAnchor)
	}
	add(c.proofName(), "proof")
	return in
}

// longestName is how many letters the title of a section has at most that names it in the
// line of what is inside.
const longestName = 40

// namedByAuthor tells whether the line names a section in words of its author, which begin
// with a capital: all names on the line then do.
func (c *front) namedByAuthor(s *data.Section) bool {
	return c.d.OwnTopic(s.Topic) != nil || s.Topic == data.TopicOther && utf8.RuneCountInString(c.title(s).String()) <= longestName
}

// sectionName is the topic of a section or, of one without a topic, its title.
func (c *front) sectionName(s *data.Section) doc.Spans {
	if s.Topic == data.TopicOther && c.namedByAuthor(s) {
		return c.title(s)
	}
	if _, computed := c.tables(); computed && s.ID == "trade-flows" { // of all goods together
		return c.say("inside.trade")
	}
	return c.lowTopic(s.Topic)
}

func (c *front) title(s *data.Section) doc.Spans {
	return c.unmarked(s.Title, "section "+s.ID+": title")
}

// proofName is what the pages with the proof are called: of computed figures an annex.
func (c *front) proofName() doc.Spans {
	if _, ok := c.tables(); ok || c.product() != "" {
		return c.say("inside.annex")
	}
	return c.say("inside.proof")
}

// lowTopic is the name of a topic within a line: a usual one with a small letter.
func (c *front) lowTopic(t data.Topic) doc.Spans {
	if own := c.d.OwnTopic(t); own != nil {
		return c.keep(c.authored(own.Name, "topic "+own.ID))
	}
	name := c.text(topicKeys[t])
	first, n := utf8.DecodeRuneInString(name)
	return c.plain(strings.Replace(name, name[:n], string(unicode.ToLower(first)), 1))
}
