package export

import (
	"fmt"
	"slices"

	"dyad/data"
	"dyad/report/words"
)

// mostRows is how many claims a table shows: an exhibit has 200 rows at most.
const mostRows = 200

// addSections adds to a dossier without sections one for each topic that claims have, with
// its claims as a table.
func addSections(d *data.Dossier) error {
	w, err := words.In(d.Lang)
	if err != nil { // a language that briefs are not in
		if w, err = words.In("en"); err != nil {
			return err
		}
	}
	for _, topic := range topicsOf(d) {
		name, err := topicName(d, w, topic)
		if err != nil {
			return err
		}
		s := data.Section{ID: topic.String(), Title: name, Topic: topic}
		var items []data.Item
		for i := range d.Claims {
			if d.Claims[i].Topic == topic {
				items = append(items, data.Item{Claim: d.Claims[i].ID})
			}
		}
		for part := range slices.Chunk(items, mostRows) {
			e := data.Table{Items: part}
			e.ID, e.Title = fmt.Sprintf("%s-%d", s.ID, len(s.Body)+1), name
			d.Exhibits = append(d.Exhibits, e)
			s.Body = append(s.Body, data.Block{Exhibit: e.ID})
		}
		d.Sections = append(d.Sections, s)
	}
	return nil
}

// topicsOf are the topics of claims, in the order in which briefs have them.
func topicsOf(d *data.Dossier) []data.Topic {
	var all []data.Topic
	for i := range d.Topics {
		all = append(all, data.TopicOf(d.Topics[i].ID))
	}
	for _, t := range data.Topics() {
		if !slices.Contains(all, t) {
			all = append(all, t)
		}
	}
	return slices.DeleteFunc(all, func(t data.Topic) bool {
		return !slices.ContainsFunc(d.Claims, func(c data.Claim) bool { return c.Topic == t })
	})
}

// topicName is the name of a topic: the dossier's own, or that of briefs.
func topicName(d *data.Dossier, w *words.Catalogue, t data.Topic) (data.Text, error) {
	if own := d.OwnTopic(t); own != nil {
		return own.Name, nil
	}
	name, err := w.Text("topic." + t.String())
	return data.Text{Tags: []string{d.Lang}, Vals: []string{words.Capitalise(name)}}, err
}
