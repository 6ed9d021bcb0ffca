package edition

import (
	"dyad/data"
	"dyad/data/codec"
	"dyad/report"
)

// A Change is one difference between two editions of a dossier. Key is the dossier's
// key, or the path of a part of its value, for a finding its rule; Old and New are empty
// where there is nothing to show.
type Change struct {
	Part string `json:"part"` // finding, brief (its language), or as codec.Change has it
	ID   string `json:"id,omitempty"`
	What string `json:"change"` // added, removed, changed, moved
	Key  string `json:"key,omitempty"`
	Old  string `json:"old,omitempty"`
	New  string `json:"new,omitempty"`
}

// Diff lists what changed from one edition of a dossier to the next: claims by
// id and key, findings by rule and claims, then everything else by id and key. Places
// in the file, comments and layout are no difference. Two editions without a change
// make the same brief but for its hash. Findings are in the language of the
// options, "" for each dossier's own.
func Diff(from, to *data.Dossier, o report.Options) ([]Change, error) {
	findings, err := findingChanges(from, to, o)
	if err != nil {
		return nil, err
	}
	var claims, rest []Change
	for _, c := range codec.Compare(from, to) {
		if c.Part == "claim" {
			claims = append(claims, Change(c))
		} else {
			rest = append(rest, Change(c))
		}
	}
	return append(append(claims, findings...), rest...), nil
}
