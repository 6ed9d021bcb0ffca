package report

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestLedgerColumnsAreDocumented: docs/manual.md names the columns of ledger.csv, in
// their order.
func TestLedgerColumnsAreDocumented(t *testing.T) {
	manual, err := os.ReadFile("../docs/manual.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(manual), "| column of `ledger.csv` |")
	table, _, _ = strings.Cut(table, "\n\n")
	var documented, columns []string
	for _, row := range strings.Split(table, "\n")[2:] {
		for _, name := range regexp.MustCompile("`([a-z_]+)`").FindAllStringSubmatch(strings.Split(row, "|")[1], -1) {
			documented = append(documented, name[1])
		}
	}
	for _, c := range ledgerColumns {
		columns = append(columns, c.name)
	}
	if a, b := strings.Join(documented, ", "), strings.Join(columns, ", "); a != b {
		t.Errorf("docs/manual.md names the columns\n%s\nledger.csv has\n%s", a, b)
	}
}
