package report

import (
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
	seen := map[data.Topic]bool{}
	for i := range c.d.Sections {
		s := &c.d.Sections[i]
		if !seen[s.Topic] {
			seen[s.Topic] = true
			in.Entries = append(in.Entries, doc.InsideEntry{Topic: c.lowTopic(s.Topic), Dest: "sec-" + s.ID})
		}
	}
	if c.moves != nil {
		in.Entries = append(in.Entries, doc.InsideEntry{Topic: c.say("inside.since"), Dest: sinceAnchor})
	}
	in.Entries = append(in.Entries, doc.InsideEntry{Topic: c.proofName(), Dest: "proof"})
	return in
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
