package measure

// ofWorld are the measures that need all states' trade.
func ofWorld() []Definition {
	return []Definition{
		{ID: GeoDepProducts, Name: "Dependent products (GeoDep)", Formula: "|{k : Σ_b (M_Ab,k / M_A,k)² > 0.4, Σ_a (X_a,k / X_W,k)² > 0.4, M_A,k / X_A,k > 1, in 2 of 3 years}|",
			Unit: Count, Range: "0..n", Scope: L3, Citation: geodep,
			Caveat: "With fewer than three years in the table the rule of years is weaker, and named. One in five of the products that the EU depended on in 2018 was no such product in 2019 (Vicard and Wibaux 2023, CEPII Policy Brief 41)."},
		{ID: PairExposure, Name: "Exposure to the partner", Formula: "Σ_{k dependent, B first supplier} M_A,k / Σ_{k dependent} M_A,k", Unit: Share, Range: "0..1", Scope: L2,
			Citation: "own, on " + geodep,
			Caveat:   "By the test of GeoDep where the table is the world, else by criteria 1 and 3 of the European Commission: the rule is part of the figure."},
		{ID: PairExposureCount, Name: "Dependent products with the partner as first supplier", Formula: "|{k dependent : B is the first supplier}|", Unit: Count, Range: "0..n", Scope: L2,
			Citation: "own, on " + geodep, Caveat: "As the exposure to the partner."},
		{ID: TradeIntensity, Name: "Trade intensity", Formula: "(X_AB / X_A) / (M_B / M_W)", Unit: Index, Range: "0..∞", Scope: L3,
			Citation: "Brown, A. J., 1949, Applied Economics: Aspects of the World Economy in War and Peace; Kojima, K., 1964, The Pattern of International Trade among Advanced Countries, Hitotsubashi Journal of Economics 5(1):16–36; Yamazawa, I., 1971, Structural Changes in World Trade Flows, Hitotsubashi Journal of Economics 11(2):11–21",
			Caveat:   "1: as the world. A's own imports stay in M_W, as in Yamazawa 1971; Kojima takes them out."},
		{ID: RevealedAdvantage, Name: "Products with a revealed comparative advantage", Formula: "|{k : (X_A,k / X_A) / (X_W,k / X_W) > 1}|", Unit: Count, Range: "0..n", Scope: L3,
			Citation: "Balassa, B., 1965, Trade Liberalisation and 'Revealed' Comparative Advantage, Manchester School 33(2):99–123",
			Caveat:   "It compares within a level: at another level it is another figure."},
	}
}

// ofOthers are measures of the field that no trade table supports.
func ofOthers() []Definition {
	const fao = "FAO, 2001, Food Balance Sheets: A Handbook"
	return []Definition{
		{ID: GDPDependence, Name: "Trade over GDP", Formula: "(X_AB + M_AB) / GDP_A; min(D_A, D_B)", Unit: Share, Range: "0..∞", Scope: L4, needs: NeedsGDP,
			Citation: oneal, Caveat: "Not the trade share."},
		{ID: CDI2, Name: "Imports from outside the bloc (CDI2)", Formula: "M_outside,k / M_k > 0.5", Unit: Share, Range: "0..1", Scope: L4, needs: NeedsBloc,
			Citation: "European Commission, 2021, Strategic dependencies and capacities, SWD(2021) 352 final", Caveat: "1 for a single state."},
		{ID: Technology, Name: "Technology content", Formula: "Σ_{k in group} X_AB,k / X_AB", Unit: Share, Range: "0..1", Scope: L4, needs: NeedsConcordance,
			Citation: "Lall, S., 2000, The Technological Structure and Performance of Developing Country Manufactured Exports, Oxford Development Studies 28(3):337–369", Caveat: "Defined on SITC rev. 2."},
		{ID: ImportDependency, Name: "Import dependency ratio", Formula: "M / (production + M − X)", Unit: Ratio, Range: "0..∞", Scope: L4, needs: NeedsBalanceSheet, Citation: fao, Caveat: "Can be above 1."},
		{ID: CerealDependency, Name: "Cereal import dependency ratio", Formula: "(M − X) / (production + M − X), mean of 3 years", Unit: Ratio, Range: "−∞..1", Scope: L4, needs: NeedsBalanceSheet,
			Citation: "FAO, Suite of Food Security Indicators, 21035", Caveat: "Below 0: a net exporter."},
		{ID: SelfSufficiency, Name: "Self-sufficiency ratio", Formula: "production / (production + M − X)", Unit: Ratio, Range: "0..∞", Scope: L4, needs: NeedsBalanceSheet, Citation: fao, Caveat: "Can be above 1."},
		{ID: ImportReliance, Name: "Import reliance", Formula: "(M − X) / (production + M − X)", Unit: Ratio, Range: "−∞..1", Scope: L4, needs: NeedsProduction,
			Citation: "European Commission, Study on the Critical Raw Materials for the EU; USGS, Mineral Commodity Summaries", Caveat: "USGS adds changes of stocks."},
		{ID: TransitDependency, Name: "Transit dependency", Formula: "X_A through T / X_A", Unit: Share, Range: "0..1", Scope: L4, needs: NeedsTransit, Citation: "none", Caveat: "Second partners in trade tables do not tell it."},
		{ID: Demarcation, Name: "Demarcation", Formula: "demarcated / total length", Unit: Share, Range: "0..1", Scope: L4, needs: NeedsTreaty, Citation: "none", Caveat: "With its date and authority."},
		{ID: InvestmentStock, Name: "Investment stock", Formula: "stock of direct investment of A in B", Unit: Money, Range: "−∞..∞", Scope: L4, needs: NeedsInvestment,
			Citation: "IMF, 2009, Balance of Payments and International Investment Position Manual, 6th edition", Caveat: "With its date and definition."},
	}
}
