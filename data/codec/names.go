package codec

import "dyad/data"

// The names of the format, by the values they stand for.
var (
	evidenceNames = data.EvidenceNames()[:data.Derived] // the last is not written
	statusNames   = data.StatusNames()
	testNames     = data.TestNames()
)
