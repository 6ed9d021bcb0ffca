package report

import (
	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// sparse is the number of figures under which a brief says what its dossier lacks.
const sparse = 6

// absentTopics are the subjects that a brief of two states is expected to have.
var absentTopics = [...]data.Topic{data.TopicTransit, data.TopicEnergy, data.TopicFood, data.TopicGoods, data.TopicCapital, data.TopicFrontier}

// absent is a section that lists the subjects of which a dossier of few figures has no
// share, and what it has instead. It is false for other dossiers, and for those whose
// figures are not all under one of the subjects that every dossier has: of these it is not
// known what they are about.
func (c *sections) absent() (sectionParts, bool) {
	rows := ledgerRows(c.d)
	if len(rows) == 0 || len(rows) >= sparse || len(c.d.Topics) > 0 || len(usedMeasures(c.d)) > 0 || c.leave != leaveNothing {
		return sectionParts{}, false
	}
	figures, shares, said := map[data.Topic]int{}, map[data.Topic]bool{}, map[data.Topic]bool{}
	for _, r := range rows {
		for _, cl := range r.claims {
			if cl.Topic == data.TopicOther {
				return sectionParts{}, false
			}
			figures[cl.Topic]++
			shares[cl.Topic] = shares[cl.Topic] || cl.Unit.Dim == quantity.Share
		}
	}
	for i := range c.d.Facts {
		said[c.d.Facts[i].Topic] = true
	}
	t := doc.Table{Whole: true, Summary: c.text("absent.subtitle"), Cols: []doc.Column{{Weight: 1}, {Weight: 2}}}
	for _, topic := range absentTopics {
		if shares[topic] {
			continue
		}
		has := c.say("absent.none")
		switch {
		case figures[topic] > 0:
			has = c.say("absent.some", words.Count(figures[topic]))
		case said[topic]:
			has = c.say("absent.words")
		}
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{
			{Text: c.keep(doc.Span{Text: c.text(topicKeys[topic]), Bold: true, Muted: true}), Head: true}, {Text: has},
		}})
	}
	if len(t.Rows) == 0 {
		return sectionParts{}, false
	}
	head := doc.Heading{Level: 2, Text: c.say("absent.title"), Subtitle: c.say("absent.subtitle"), ID: "absent"}
	return sectionParts{head: head, halfs: [][]doc.Block{{t}}}, true
}
