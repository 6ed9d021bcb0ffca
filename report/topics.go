package report

import (
	"slices"

	"dyad/data"
)

// topicKeys are the messages that name the topics that every dossier has.
var topicKeys = map[data.Topic]string{
	data.TopicTransit:  "topic.transit",
	data.TopicEnergy:   "topic.energy",
	data.TopicFood:     "topic.food",
	data.TopicGoods:    "topic.goods",
	data.TopicCapital:  "topic.capital",
	data.TopicFrontier: "topic.frontier",
	data.TopicPolitics: "topic.politics",
	data.TopicOther:    "topic.other",
}

// topics are the topics a dossier may have, in the order of their rows: its own,
// then the others that every dossier has.
func topics(d *data.Dossier) []data.Topic {
	var out []data.Topic
	for i := range d.Topics {
		out = append(out, data.TopicOf(d.Topics[i].ID))
	}
	for _, t := range data.Topics() {
		if !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}
