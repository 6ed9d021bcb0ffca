package measure

// ofPartners are the measures over all partners of each state.
func ofPartners() []Definition {
	return []Definition{
		{ID: ExportShare, Name: "Share in exports", Formula: "X_AB / X_A", Unit: Share, Range: "0..1", Scope: L2, Citation: hirschman,
			Caveat: "Of exports of goods, not of output."},
		{ID: ImportShare, Name: "Share in imports", Formula: "M_AB / M_A", Unit: Share, Range: "0..1", Scope: L2, Citation: hirschman,
			Caveat: "Of imports of goods, not of consumption."},
		{ID: TradeShare, Name: "Trade share", Formula: "TS_A = (X_AB + M_AB) / (X_A + M_A)", Unit: Share, Range: "0..1", Scope: L2, Citation: barbieri,
			Caveat: "Not trade over GDP, which answers the same question with the opposite sign (Gartzke and Li 2003, Journal of Peace Research 40(5):553–571)."},
		{ID: Salience, Name: "Salience", Formula: "√(TS_A · TS_B)", Unit: Index, Range: "0..1", Scope: L2, Citation: barbieri,
			Caveat: "High only where the trade matters to both."},
		{ID: Symmetry, Name: "Symmetry", Formula: "1 − |TS_A − TS_B|", Unit: Index, Range: "0..1", Scope: L2, Citation: barbieri,
			Caveat: "Near 1 for any two states that trade little with each other."},
		{ID: Interdependence, Name: "Interdependence", Formula: "√(TS_A · TS_B) · (1 − |TS_A − TS_B|)", Unit: Index, Range: "0..1", Scope: L2, Citation: barbieri,
			Caveat: "Salience times symmetry: print the two beside it."},
		{ID: InfluenceAsymmetry, Name: "Asymmetry of imports and exports", Formula: "M_AB / M_A − X_BA / X_B", Unit: Index, Range: "−1..1", Scope: L2, Citation: hirschman,
			Caveat: "Hirschman's influence effect; the subtraction is an operationalisation of it. Above 0: A needs B as a supplier more than B needs A as a market."},
		{ID: TradeShareGap, Name: "Gap of trade shares", Formula: "TS_A − TS_B", Unit: Index, Range: "−1..1", Scope: L2, Citation: hirschman,
			Caveat: "Hirschman's influence effect over both flows; the subtraction is an operationalisation of it. Above 0: A depends more."},
		{ID: PartnerConcentration, Name: "Concentration of partners", Formula: "Σ_b s_b²", Unit: Index, Range: "1/n..1", Scope: L2,
			Citation: herfindahl,
			Caveat:   "Trade with partners that are not told stands in the base but is no partner: then it is a lower bound."},
		{ID: EqualPartners, Name: "Equal partners", Formula: "1 / Σ_b s_b²", Unit: Index, Range: "1..n", Scope: L2,
			Citation: "Adelman, M. A., 1969, Comment on the “H” Concentration Measure as a Numbers-Equivalent, Review of Economics and Statistics 51(1):99–101",
			Caveat:   "How many partners with equal shares would be as concentrated. Trade with partners that are not told makes it an upper bound."},
		{ID: PartnerRank, Name: "Place among partners", Formula: "1 + |{b : v_b > v_B}|", Unit: Rank, Range: "1..n", Scope: L2,
			Citation: un2010, Caveat: "Ties are joint. The world, groups of states, areas that are not told and the state itself have no place."},
	}
}

// ofProducts are the measures over all partners by product.
func ofProducts() []Definition {
	const ec = "European Commission, 2021, Strategic dependencies and capacities, SWD(2021) 352 final; Arjona, R., Connell, W., Herghelegiu, C., 2023, An enhanced methodology to monitor the EU's strategic dependencies and vulnerabilities, Single Market Economics Papers WP2023/14"
	return []Definition{
		{ID: ProductConcentration, Name: "Concentration of products", Formula: "(√Σs_k² − √(1/n)) / (1 − √(1/n))", Unit: Index, Range: "0..1", Scope: L2,
			Citation: "UNCTAD, Handbook of Statistics, calculation methods: product concentration index",
			Caveat:   "UNCTAD uses SITC groups of three digits; here n is the table's products at its level, so that values do not compare with UNCTAD's."},
		{ID: Complementarity, Name: "Complementarity", Formula: "100 · (1 − Σ|m_B,k − x_A,k| / 2)", Unit: Index, Range: "0..100", Scope: L2,
			Citation: "Michaely, M., 1996, Trade Preferential Agreements in Latin America: An Ex-Ante Assessment, World Bank Policy Research Working Paper 1583",
			Caveat:   "A's exports to all against B's imports from all. It falls with the number of digits: the level is part of the figure."},
		{ID: ExportSimilarity, Name: "Similarity of exports (Finger–Kreinin)", Formula: "100 · Σ min(x_A,k, x_B,k)", Unit: Index, Range: "0..100", Scope: L2,
			Citation: "Finger, J. M., Kreinin, M. E., 1979, A Measure of 'Export Similarity' and Its Possible Uses, Economic Journal 89:905–912",
			Caveat:   "It falls with the number of digits: the level is part of the figure."},
		{ID: Krugman, Name: "Krugman specialisation", Formula: "Σ|x_A,k − x_B,k| = 2 · (1 − export-similarity / 100)", Unit: Index, Range: "0..2", Scope: L2,
			Citation: "Krugman, P., 1991, Geography and Trade, MIT Press",
			Caveat:   "It says the same as the similarity of exports: print one of the two."},
		{ID: FoodImportShare, Name: "Share in food imports", Formula: "Σ_{k in group} M_AB,k / Σ_{k in group} M_A,k", Unit: Share, Range: "0..1", Scope: L2,
			Citation: "World Customs Organization, Harmonized Commodity Description and Coding System, chapters 01 to 24",
			Caveat:   "Of the value of imports, not of calories or consumption. The group's codes are printed beside it."},
		{ID: SupplierShare, Name: "Share of the supplier", Formula: "M_AB,k / M_A,k", Unit: Share, Range: "0..1", Scope: L2,
			Citation: hirschman, Caveat: "Of imports; what the state makes itself is not in it."},
		{ID: CDI1, Name: "Products with concentrated suppliers (CDI1)", Formula: "|{k : Σ_b (M_Ab,k / M_A,k)² > 0.4}|", Unit: Count, Range: "0..n", Scope: L2,
			Citation: ec, Caveat: "The threshold is an option."},
		{ID: CDI3, Name: "Products with imports above exports (CDI3)", Formula: "|{k : M_A,k / X_A,k > 1}|", Unit: Count, Range: "0..n", Scope: L2,
			Citation: ec, Caveat: "Exports stand for what the state can make itself."},
		{ID: ECDependent, Name: "Products with both (CDI1 and CDI3)", Formula: "|{k : CDI1 and CDI3}|", Unit: Count, Range: "0..n", Scope: L2,
			Citation: ec, Caveat: "CDI2 compares a bloc's imports from outside with all its imports: for one state it is 1 and drops out."},
	}
}
