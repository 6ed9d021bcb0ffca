package pdf

// For the tests of whole briefs, which may not be in this package: report
// imports it.
var (
	Violations = violations
	ReadTree   = readTree
	Golden     = golden
	Tool       = tool
)
