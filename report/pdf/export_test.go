package pdf

// For the tests of real briefs, which may not be in this package: report
// imports it.
var (
	Violations = violations
	ReadTree   = readTree
)
