package pdf

// For the tests of whole briefs, which may not be in this package: report
// imports it.
var (
	Violations = violations
	ReadTree   = readTree
	Golden     = golden
	Tool       = tool
)

// DocumentLang is the language a file says it is in.
func DocumentLang(b []byte) string {
	f, err := readPDF(b)
	if err != nil {
		return err.Error()
	}
	return textString(f.catalog()["Lang"])
}
