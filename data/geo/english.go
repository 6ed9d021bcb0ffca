package geo

import "strings"

// article are the alpha-3 codes of areas whose English name takes "the" within a
// sentence: plurals, islands named as a group, and names with a common noun.
const article = " AFC ALA ANT ARE ATB ATF BES BHS CAF CCK CIS COD COG COK COM CYM DOM EAE EUR FLK FRO GBR GCC GMB HMD IMN IOT MDV MHL MNP NLD NTZ " +
	"PCI PCN PCZ PHL PUS SLB SUN SYC TCA UMI USA VGB VIR ZA1 _CI _MI _RI "

// inText are English names that a sentence does not shorten as a table does.
var inText = map[string]string{
	"AFC": "African Continental Free Trade Area",
	"COD": "Democratic Republic of the Congo",
	"COG": "Republic of the Congo",
	"SGS": "South Georgia and the South Sandwich Islands",
	"VCT": "St. Vincent and the Grenadines",
}

// short are English names for where there is little room.
var short = map[string]string{
	"ATG": "Antigua", "BIH": "Bosnia", "COD": "DR Congo", "KNA": "St. Kitts", "STP": "São Tomé", "VCT": "St. Vincent",
}

// Short is the area's name where there is little room, in English; in other languages, and
// where the name is short itself, that of [Country.InText].
func (c Country) Short(lang string) string {
	if s, ok := short[c.Alpha3]; ok && lang == "en" {
		return s
	}
	return c.InText(lang)
}

// InText is the area's name as a sentence calls it in a language: in English with
// its article ("the United States") and without signs ("Trinidad and Tobago");
// else the name as it stands alone, which no language here declines.
func (c Country) InText(lang string) string {
	name := c.Name(lang)
	if lang != "en" || name == "" {
		return name
	}
	if full, ok := inText[c.Alpha3]; ok {
		name = full
	}
	name = strings.ReplaceAll(name, " & ", " and ")
	if c.Alpha3 != "" && strings.Contains(article, " "+c.Alpha3+" ") {
		return "the " + name
	}
	return name
}

// commonNouns are words of names of states that make a name take "the".
var commonNouns = []string{"Republic", "Kingdom", "States", "Union", "Federation", "Emirates", "Islands", "Commonwealth", "Principality", "Sultanate"}

// TakesArticle tells whether a name that is not one of areas.txt takes "the" within an
// English sentence: one that a common noun begins or ends, "Kingdom of Spain" or
// "Faroe Islands", or that says of what it is one, "Democratic Republic of the Congo".
func TakesArticle(name string) bool {
	for _, noun := range commonNouns {
		if strings.HasPrefix(name, noun+" of ") || strings.HasSuffix(name, " "+noun) || strings.Contains(name, " "+noun+" of ") {
			return true
		}
	}
	return false
}
