package measure

// Works that more than one measure is from.
const (
	oneal        = "Oneal, J. R., Russett, B. M., 1997, The Classical Liberals Were Right, International Studies Quarterly 41(2):267–293"
	imfRatio     = "International Monetary Fund, Direction of Trade Statistics: the ratio of CIF imports to FOB exports, less 1"
	un2010       = "United Nations, 2011, International Merchandise Trade Statistics: Concepts and Definitions 2010 (IMTS 2010)"
	hirschman    = "Hirschman, A. O., 1945, National Power and the Structure of Foreign Trade, University of California Press"
	herfindahl   = hirschman + "; Herfindahl, O. C., 1950, Concentration in the Steel Industry, Columbia University"
	barbieri     = "Barbieri, K., 1996, Economic Interdependence: A Path to Peace or a Source of Interstate Conflict?, Journal of Peace Research 33(1):29–49"
	gaulier      = "Gaulier, G., Zignago, S., 2010, BACI: International Trade Database at the Product-Level, CEPII Working Paper 2010-23"
	geodep       = "Lefebvre, K., Wibaux, P., 2024, Import dependencies: where does the EU stand?, CEPII Policy Brief 47 (GeoDep)"
	unctadGrowth = "UNCTAD, Handbook of Statistics, calculation methods: exponential growth rate"
)

// ofPair are the measures of a pair's own rows.
func ofPair() []Definition {
	return []Definition{
		{ID: FlowValue, Name: "Exports", Formula: "X_AB", Unit: Money, Range: "0..∞", Scope: L1, Citation: un2010,
			Caveat: "Exports are FOB and imports CIF as a rule; the report is named beside the figure."},
		{ID: Turnover, Name: "Turnover", Formula: "X_AB + M_AB", Unit: Money, Range: "0..∞", Scope: L1, Citation: un2010,
			Caveat: "The two states' own reports give two turnovers."},
		{ID: Balance, Name: "Trade balance", Formula: "X_AB − M_AB", Unit: Money, Range: "−∞..∞", Scope: L1, Citation: un2010,
			Caveat: "By own reports exports are FOB and imports CIF, so that both states can report a deficit."},
		{ID: OwnOrigin, Name: "Exports of own origin", Formula: "X_AB − RX_AB", Unit: Money, Range: "0..∞", Scope: L1, Citation: un2010,
			Caveat: "Goods count as foreign that were imported and left without being much changed; not every state tells them apart."},
		{ID: NormalisedBalance, Name: "Normalised balance", Formula: "(X_AB − M_AB) / (X_AB + M_AB)", Unit: Index, Range: "−1..1", Scope: L1, Citation: un2010,
			Caveat: "1: exports only; −1: imports only."},
		{ID: CoverRatio, Name: "Cover ratio", Formula: "X_AB / M_AB", Unit: Ratio, Range: "0..∞", Scope: L1, Citation: un2010,
			Caveat: "Not defined without imports."},
		{ID: Growth, Name: "Growth on the year before", Formula: "X_AB,t / X_AB,t−1 − 1", Unit: Change, Range: "−1..∞", Scope: L1, Citation: un2010,
			Caveat: "At current prices. None from 0 and none over a gap of years."},
		{ID: CAGR, Name: "Growth a year since the first year", Formula: "(X_AB,t / X_AB,0)^(1/(t−0)) − 1", Unit: Change, Range: "−1..∞", Scope: L1,
			Citation: unctadGrowth,
			Caveat:   "It looks at two years only: their choice decides it."},
		{ID: ReportGap, Name: "Gap of two reports", Formula: "(M_BA − X_AB) / X_AB", Unit: Change, Range: "−1..∞", Scope: L1,
			Citation: imfRatio,
			Caveat:   "Of the exporter's figure, so that a tenth is what freight and insurance may explain; transit and re-exports open more."},
		{ID: MirrorGap, Name: "Mirror gap", Formula: "(M_BA − X_AB) / ((M_BA + X_AB) / 2)", Unit: Index, Range: "−2..2", Scope: L1,
			Citation: gaulier,
			Caveat:   "The same two figures as the gap of two reports, of their mean; briefs print that one."},
		{ID: MirrorGapFOB, Name: "Mirror gap, freight taken off", Formula: "(M_BA/(1+c) − X_AB) / ((M_BA/(1+c) + X_AB) / 2)", Unit: Index, Range: "−2..2", Scope: L1,
			Citation: gaulier,
			Caveat:   "c is an assumption to be named, not a measurement."},
		{ID: GrubelLloyd, Name: "Intra-industry trade (Grubel–Lloyd)", Formula: "1 − Σ|X_AB,k − M_AB,k| / Σ(X_AB,k + M_AB,k)", Unit: Index, Range: "0..1", Scope: L1,
			Citation: "Grubel, H. G., Lloyd, P. J., 1975, Intra-Industry Trade, Macmillan",
			Caveat:   "It grows with the width of the products: the level is part of the figure."},
		{ID: ProductMix, Name: "Product mix", Formula: "Σ_{k in section} X_AB,k / Σ X_AB,k", Unit: Share, Range: "0..1", Scope: L1,
			Citation: "World Customs Organization, Harmonized Commodity Description and Coding System, sections I to XXI",
			Caveat:   "Shares are of goods by product; chapters 98, 99 and goods not told by kind are in no section."},
	}
}
