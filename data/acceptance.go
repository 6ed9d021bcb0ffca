package data

// An Acceptance is a finding of the audit that the author knows of and lets stand. It
// is named by its rule and by all claims it is about.
type Acceptance struct {
	Pos        Pos
	Rule       string
	Claims     []string // claim ids, in any order; none for a finding about no claim
	Crosscheck string   // id of the crosscheck that the finding is of, or ""
	Reason     Text     // why it may stand
}
