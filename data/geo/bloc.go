package geo

import (
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A Bloc is a union or club of states that trade tables may be asked about.
type Bloc struct {
	Code   string   // as a command takes it: "EU27"
	Alpha3 string   // of its area, by which it is named
	Name   string   // in English
	Own    []string // letters that tables give its own rows

	states []span
}

// span is the membership of a state in whole years.
type span struct {
	state       string
	first, last int // 0 is open
}

// Members are the alpha-3 codes of the members in a year, in the order of codes. A
// state that joins within a year is a member from the next one, and one that
// leaves is none in the year.
func (b Bloc) Members(year int) []string {
	var all []string
	for _, s := range b.states {
		if (s.first == 0 || s.first <= year) && (s.last == 0 || year <= s.last) {
			all = append(all, s.state)
		}
	}
	slices.Sort(all)
	return all
}

const (
	eu27 = "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE"
	// eu is the European Union by years of membership (europa.eu): the United Kingdom
	// left on 31 January 2020, Croatia joined on 1 July 2013.
	eu = "BEL@1958 FRA@1958 DEU@1958 ITA@1958 LUX@1958 NLD@1958 DNK@1973 IRL@1973 GBR@1973-2019 GRC@1981 PRT@1986 ESP@1986 AUT@1995 FIN@1995 SWE@1995 " +
		"CYP@2005 CZE@2005 EST@2005 HUN@2005 LVA@2005 LTU@2005 MLT@2005 POL@2005 SVK@2005 SVN@2005 BGR@2007 ROU@2007 HRV@2014"
	// eaeu: the treaty of 29 May 2014 has applied since 2015, to Armenia since 2 January
	// and to Kyrgyzstan since August 2015.
	eaeu  = "ARM@2015 BLR@2015 KAZ@2015 KGZ@2016 RUS@2015"
	asean = "BRN@1984 IDN@1967 KHM@2000 LAO@1998 MMR@1998 MYS@1967 PHL@1967 SGP@1967 THA@1967 TLS@2026 VNM@1996"
	// brics: South Africa came in 2011, four states on 1 January 2024, Indonesia on 6
	// January 2025.
	brics    = "BRA@2009 RUS@2009 IND@2009 CHN@2009 ZAF@2011 EGY@2024 ETH@2024 IRN@2024 ARE@2024 IDN@2025"
	mercosur = "ARG@1991 BRA@1991 PRY@1991 URY@1991 BOL@2025" // Venezuela is suspended
	gcc      = "ARE@1982 BHR@1982 KWT@1982 OMN@1982 QAT@1982 SAU@1982"
	// cis: Ukraine never ratified the charter, Turkmenistan is an associate.
	cis = "ARM@1994 AZE@1994 BLR@1994 KAZ@1994 KGZ@1994 MDA@1994 RUS@1994 TJK@1994 UZB@1994 GEO@1994-2008"
	// afcfta are the states that signed the agreement: all of the African Union but
	// Eritrea. Not all have ratified it.
	afcfta = "AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ESH ETH GAB GHA GIN GMB GNB GNQ KEN LBR LBY LSO MAR MDG MLI MOZ MRT MUS MWI NAM NER " +
		"NGA RWA SDN SEN SLE SOM SSD STP SWZ SYC TCD TGO TUN TZA UGA ZAF ZMB ZWE"
)

// Blocs are the blocs, in the order of their codes.
func Blocs() []Bloc { return slices.Clone(blocs()) }

// blocs makes the list on the first call.
var blocs = sync.OnceValue(func() []Bloc {
	europe := []string{"EUR", "EUN", "EU2", "EU27", "EU28", "EUU"}
	all := []Bloc{
		{Code: "AFCFTA", Alpha3: "AFC", states: spans(afcfta)},
		{Code: "ASEAN", Alpha3: "ASE", Own: []string{"ASE"}, states: spans(asean)},
		{Code: "BRICS", Alpha3: "BRI", states: spans(brics)},
		{Code: "CIS", Alpha3: "CIS", states: spans(cis)},
		{Code: "EAEU", Alpha3: "EAE", states: spans(eaeu)},
		{Code: "EU", Alpha3: "EUR", Own: europe, states: spans(eu)},
		{Code: "EU27", Alpha3: "EUR", Own: europe, states: spans(eu27)},
		{Code: "GCC", Alpha3: "GCC", states: spans(gcc)},
		{Code: "MERCOSUR", Alpha3: "MER", states: spans(mercosur)},
	}
	for i := range all {
		area, _ := Lookup(all[i].Alpha3)
		all[i].Name = area.Name("en")
	}
	return all
})

// FindBloc finds a bloc by its code or by letters that tables give it, in any case;
// "EUR", "EUN" and "97" are the European Union of 27.
func FindBloc(code string) (Bloc, bool) {
	code = strings.ToUpper(strings.TrimSpace(code))
	for _, b := range blocs() {
		if b.Code == code || b.Code != "EU" && (slices.Contains(b.Own, code) || b.Alpha3 == code || b.Code == "EU27" && code == "97") {
			return b, true
		}
	}
	return Bloc{}, false
}

// spans reads "GBR@1973-2019 HRV@2014 KAZ".
func spans(text string) []span {
	var all []span
	for _, one := range strings.Fields(text) {
		state, years, _ := strings.Cut(one, "@")
		first, last, _ := strings.Cut(years, "-")
		all = append(all, span{state, year(first), year(last)})
	}
	return all
}

// year reads a year, 0 for none.
func year(text string) int {
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		panic("geo: year " + text)
	}
	return n
}
