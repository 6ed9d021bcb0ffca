package hs

import (
	"fmt"
	"strings"
)

// An Edition is the classification a table's codes belong to. Codes of two
// editions must not be added: the same digits may be other goods.
type Edition uint8

// AsReported, the zero value, is Comtrade's "HS": each reporter's edition of
// the year, so that rows may differ.
const (
	AsReported Edition = iota
	HS92
	HS96
	HS02
	HS07
	HS12
	HS17
	HS22
	SITC1
	SITC2
	SITC3
	SITC4
)

// editions are the names of each edition: for people, Comtrade's, BACI's; and
// the year from which an edition of the HS is in force. HS92 stands for the first text of 1988
// too, as in Comtrade's "H0" (HS 1988/92).
var editions = [...]struct {
	name, comtrade, baci string
	year                 int
}{
	AsReported: {"HS as reported", "HS", "", 0},
	HS92:       {"HS 1992", "H0", "HS92", 1988},
	HS96:       {"HS 1996", "H1", "HS96", 1996},
	HS02:       {"HS 2002", "H2", "HS02", 2002},
	HS07:       {"HS 2007", "H3", "HS07", 2007},
	HS12:       {"HS 2012", "H4", "HS12", 2012},
	HS17:       {"HS 2017", "H5", "HS17", 2017},
	HS22:       {"HS 2022", "H6", "HS22", 2022},
	SITC1:      {"SITC rev. 1", "S1", "", 0},
	SITC2:      {"SITC rev. 2", "S2", "", 0},
	SITC3:      {"SITC rev. 3", "S3", "", 0},
	SITC4:      {"SITC rev. 4", "S4", "", 0},
}

// ParseEdition reads the name of a classification in Comtrade ("H5", "HS",
// "S3"), in BACI ("HS17") or in full ("HS 2017", "HS2017"), in any case. It
// refuses classifications of other things than goods.
func ParseEdition(s string) (Edition, error) {
	name := squeeze(s)
	if name == "" {
		return 0, fmt.Errorf("no edition of the HS is named")
	}
	for e, own := range editions {
		if name == squeeze(own.comtrade) || name == squeeze(own.baci) || name == squeeze(own.name) {
			return Edition(e), nil
		}
	}
	switch {
	case strings.HasPrefix(name, "EB"):
		return 0, fmt.Errorf("classification %q is of services, not of goods", s)
	case strings.HasPrefix(name, "B"):
		return 0, fmt.Errorf("classification %q is by broad economic categories, not HS", s)
	}
	return 0, fmt.Errorf("unknown classification %q", s)
}

func squeeze(s string) string {
	return strings.ToUpper(strings.Join(strings.Fields(s), ""))
}

// IsHS reports whether the codes are of the HS, and so [ParseCode] reads them.
func (e Edition) IsHS() bool { return e <= HS22 }

// Year is the first year an edition of the HS is in force; 0 for the others.
func (e Edition) Year() int { return editions[e].year }

// Comtrade is the edition's code in UN Comtrade: "H5".
func (e Edition) Comtrade() string { return editions[e].comtrade }

// String is the edition for people: "HS 2017".
func (e Edition) String() string { return editions[e].name }
