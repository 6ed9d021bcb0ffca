package data

import (
	"slices"

	"dyad/data/quantity"
)

// Rounded is by how much the number of a claim may be too large, in base units: by half
// its step if it is exact, by all of it if it is only known to be less.
func (c *Claim) Rounded() float64 {
	v := float64(c.Value.Float() * c.Unit.Mult)
	switch c.Qualifier {
	case quantity.Exact:
		return c.Interval().Hi - v
	case quantity.AtMost, quantity.LessThan:
		return v
	}
	return 0
}

// Kind is what kind of statement a claim is.
type Kind uint8

const (
	KindQuantity Kind = iota // money, length, time
	KindShare
	KindCount
	KindRank
	KindVague    // words only
	KindCitation // a date, or the number of an event in a source's title
)

// Kind is what kind of statement c is.
func (c *Claim) Kind() Kind {
	switch {
	case c.Qualifier == quantity.Words:
		return KindVague
	case c.Unit.Dim == quantity.Date, c.Unit.Dim == quantity.Ordinal && c.InSource:
		return KindCitation
	case c.Unit.Dim == quantity.Share:
		return KindShare
	case c.Unit.Dim == quantity.Place:
		return KindRank
	case c.Unit.Dim == quantity.Count, c.Unit.Dim == quantity.Ordinal:
		return KindCount
	}
	return KindQuantity
}

// Topics are the topics that every dossier has, in the order of their rows.
func Topics() []Topic {
	return []Topic{TopicTransit, TopicEnergy, TopicFood, TopicGoods, TopicCapital, TopicFrontier, TopicPolitics, TopicOther}
}

// topicOther is how the file format writes TopicOther.
const topicOther = "other"

// TopicOf is the topic of an id in the file format.
func TopicOf(id string) Topic {
	if id == topicOther {
		return TopicOther
	}
	return Topic(id)
}

// String is the topic's id in the file format.
func (t Topic) String() string {
	if t == TopicOther {
		return topicOther
	}
	return string(t)
}

// EvidenceNames are the names of evidence in the file format, by Evidence.
func EvidenceNames() []string { return slices.Clone(evidenceNames) }

var evidenceNames = []string{"cited", "doubtful", "none", "derived"}

// String is the evidence's name in the file format.
func (e Evidence) String() string { return evidenceNames[e] }

// StatusNames are the names of statuses in the file format, by Status after Final.
func StatusNames() []string { return slices.Clone(statusNames[1:]) }

var statusNames = []string{"", "provisional", "revised", "estimate"}

// String is the status's name in the file format, "" of Final.
func (s Status) String() string { return statusNames[s] }

// Time is the claim's period, where it is written as a year or a part of one.
func (c *Claim) Time() (quantity.Time, bool) {
	for _, s := range c.Period.Vals { // in any language: one may add a word
		if t, ok := quantity.ParseTime(s); ok {
			return t, true
		}
	}
	return quantity.Time{}, false
}

// Year is the year that is the claim's period, 0 if it is no year.
func (c *Claim) Year() int {
	if t, ok := c.Time(); ok && t.Span == quantity.Year {
		return t.First.Year()
	}
	return 0
}

// TestNames are the names of kinds of test in the file format, by TestKind.
func TestNames() []string { return slices.Clone(testNames) }

var testNames = []string{"note", "same", "earlier", "growth", "sum", "difference", "product"}

// String is the kind's name in the file format.
func (k TestKind) String() string { return testNames[k] }
