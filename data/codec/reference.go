package codec

import (
	"fmt"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
)

// A want says why a claim does not fit where it is referred to, "" if it does.
type want func(c *data.Claim) string

func anyClaim(*data.Claim) string { return "" }

func withNumber(c *data.Claim) string {
	if !c.HasValue || c.Unit.Dim == quantity.Date {
		return "has no number"
	}
	return ""
}

// of wants a number of dimension dim, which messages call name.
func of(dim quantity.Dimension, name string) want {
	return func(c *data.Claim) string {
		if why := withNumber(c); why != "" {
			return why
		}
		if c.Unit.Dim != dim {
			return fmt.Sprintf("has unit %q, which is not %s", c.Unit.Text, name)
		}
		return ""
	}
}

var (
	aShare = of(quantity.Share, "a share")
	aSum   = of(quantity.Money, "money")
)

// aRate wants a rate of growth, or a share said of one.
func aRate(c *data.Claim) string {
	if c.Unit.Dim == quantity.Change || c.Unit.Dim == quantity.Points {
		return withNumber(c)
	}
	return aShare(c)
}

// wholeCount wants a whole number of things.
func wholeCount(c *data.Claim) string {
	if why := of(quantity.Count, "a count")(c); why != "" {
		return why
	}
	if !c.Value.IsInt() {
		return fmt.Sprintf("is %s, not a whole number", c.Value)
	}
	return ""
}

// claim reads a reference to a claim, "" if there is none.
func (m *mapping) claim(key string, fits want) string {
	id, ok := m.scalar(key)
	if !ok {
		return ""
	}
	m.claimAt(m.node(key), false, key, id, fits)
	return id
}

// claims reads a list of references to claims.
func (m *mapping) claims(key string, fits want) []string {
	var ids []string
	for _, n := range m.list(key) {
		if n.value == "" {
			m.wrongType(n, key, "the id of a claim")
			continue
		}
		ids = append(ids, n.value)
		m.claimAt(n, false, key, n.value, fits)
	}
	return ids
}

// claimAt checks a reference once all claims are read: n is the id, or prose in
// which it stands in braces.
func (m *mapping) claimAt(n *node, inProse bool, key, id string, fits want) {
	m.r.afterRead(func(d *data.Dossier) {
		place := func() data.Pos {
			if inProse {
				return m.r.place(n, "{"+id)
			}
			return n.pos()
		}
		c := d.Claim(id)
		if c == nil && m.r.unread[id] {
			return
		}
		if c == nil {
			adviseClaim(m, m.r.fail(place(), "%s%s: no claim %q", m.prefix(), key, data.Clip(id)), n, inProse, id, d)
			return
		}
		if why := fits(c); why != "" && !m.r.badValues[id] {
			m.r.fail(place(), "%s%s: claim %q %s", m.prefix(), key, id, why)
		}
	})
}

// stateCode reads the code of one of the two states.
func stateCode(m *mapping, key string) string {
	s, ok := m.scalar(key)
	if !ok {
		return ""
	}
	m.r.afterRead(func(d *data.Dossier) {
		if d.State(s) == nil {
			m.fail(key, "%q is neither %s nor %s", data.Clip(s), d.A.Code, d.B.Code)
		}
	})
	return s
}

// likeTopics are words for which a topic of every dossier is nearest.
var likeTopics = map[string]string{
	"transport": "transit", "transportation": "transit", "logistics": "transit", "railways": "transit", "roads": "transit", "pipelines": "transit",
	"border": "frontier", "borders": "frontier", "boundary": "frontier", "gas": "energy", "oil": "energy", "electricity": "energy", "power": "energy",
	"agriculture": "food", "grain": "food", "trade": "goods", "exports": "goods", "imports": "goods", "finance": "capital", "investment": "capital",
	"investments": "capital", "money": "capital", "diplomacy": "politics", "treaties": "politics", "policy": "politics",
}

// topicID reads the id of a topic: one of the dossier's own or one that every dossier
// has.
func topicID(m *mapping) data.Topic {
	id, ok := m.scalar("topic")
	if !ok {
		return data.TopicOther
	}
	t := data.TopicOf(id)
	if slices.Contains(data.Topics(), t) {
		return t
	}
	m.r.afterRead(func(d *data.Dossier) {
		if d.OwnTopic(t) != nil || m.r.unread[id] {
			return
		}
		var ids []string
		for i := range d.Topics {
			ids = append(ids, d.Topics[i].ID)
		}
		for _, t := range data.Topics() {
			ids = append(ids, t.String())
		}
		p := m.fail("topic", "unknown topic %q", data.Clip(id))
		own := data.Clip(id)
		if !data.IsID(own) {
			own = "water"
		}
		own = fmt.Sprintf("name your own at the margin: topics: [{id: %s, name: %s}]", own, strings.ToUpper(own[:1])+own[1:])
		p.Hint = fmt.Sprintf("write one of %s; or %s", strings.Join(ids, ", "), own)
		if near := m.r.near(p, id, ids); near == "" && likeTopics[strings.ToLower(id)] != "" {
			to := likeTopics[strings.ToLower(id)]
			p.Hint = fmt.Sprintf("write %s, which is nearest; or %s", to, own)
			replaceValue(m.r, p, m.node("topic"), to)
		}
	})
	return t
}

// exhibitID reads a reference to an exhibit.
func exhibitID(m *mapping, key string) string {
	id, ok := m.scalar(key)
	if !ok {
		return ""
	}
	m.r.afterRead(func(d *data.Dossier) {
		if d.Exhibit(id) != nil || m.r.unread[id] {
			return
		}
		var ids []string
		for _, e := range d.Exhibits {
			ids = append(ids, e.Head().ID)
		}
		m.r.near(m.fail(key, "no exhibit %q", data.Clip(id)), id, ids)
	})
	return id
}
