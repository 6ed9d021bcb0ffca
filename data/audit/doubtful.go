package audit

import (
	"slices"

	"dyad/data"
)

func doubtfulCheck() check {
	return check{run: doubtful, rules: []RuleInfo{
		{Name: "doubtful-subject", Severity: Provenance, Since: "1.0",
			Title:   "claims of the text have only an endnote whose title is about a stated other subject",
			Meaning: "The endnote that follows the figures is about something else, so it may not be their source. Look it up.",
			Example: Example{Dossier: `sources:
  - {id: S1, title: The budget of Kenya, date: "2023-03-01", topic: the budget}
claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, source: S1, evidence: doubtful}`,
				Change: ", evidence: doubtful", To: ""},
			Args: []string{"n", "source", "topic"}},
		{Name: "doubtful-reason", Severity: Provenance, Since: "1.0",
			Title:   "claims of the text have only an endnote that the dossier doubts, and says why",
			Meaning: "The author of the dossier says why the source may not be that of the figures. Look it up.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, source: S1, evidence: doubtful, evidence_note: It stands two paragraphs on.}`,
				Change: ", evidence_note: It stands two paragraphs on.", To: ""},
			Args: []string{"n", "reason", "source"}},
		{Name: "doubtful-source", Severity: Provenance, Since: "1.0",
			Title:   "claims of the text have only an endnote that is marked doubtful",
			Meaning: "The author of the dossier doubts that the source says what it is cited for. Look it up.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, source: S1, evidence: doubtful}`,
				Change: ", evidence: doubtful", To: ""},
			Args: []string{"n", "source"}},
	}}
}

func doubtful(c *checker) {
	type group struct {
		reason data.Text // why the endnote is doubted; zero where its title tells
		ids    []string
	}
	for i := range c.d.Sources {
		s := &c.d.Sources[i]
		var groups []group
		for j := range c.d.Claims {
			cl := &c.d.Claims[j]
			if cl.Evidence != data.Doubtful || cl.InSource || cl.Source != s.ID {
				continue
			}
			reason := cl.EvidenceNote
			if !s.Topic.IsZero() {
				reason = data.Text{}
			}
			at := slices.IndexFunc(groups, func(g group) bool { return c.own(g.reason) == c.own(reason) })
			if at < 0 {
				at, groups = len(groups), append(groups, group{reason: reason})
			}
			groups[at].ids = append(groups[at].ids, cl.ID)
		}
		for _, g := range groups {
			args := []Arg{argNumber("n", len(g.ids)), argSource("source", s.ID)}
			switch {
			case !s.Topic.IsZero():
				c.report("doubtful-subject", g.ids, nil, append(args, c.argText("topic", s.Topic))...)
			case !g.reason.IsZero():
				c.report("doubtful-reason", g.ids, nil, append(args, c.argText("reason", g.reason))...)
			default:
				c.report("doubtful-source", g.ids, nil, args...)
			}
		}
	}
}
