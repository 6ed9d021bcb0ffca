package measure

import (
	"iter"
	"slices"
	"sync"
)

// The measures of one product k of a pair, see [World.Products].
const (
	ProductFlow         ID = "product-flow"
	ProductOwnOrigin    ID = "product-own-origin"
	ProductGap          ID = "product-gap"
	ProductImportShare  ID = "product-import-share"
	ProductExportShare  ID = "product-export-share"
	ProductRank         ID = "product-rank"
	ProductHHI          ID = "product-hhi"
	ProductUntold       ID = "product-untold"
	ProductPoints       ID = "product-points"
	ProductChange       ID = "product-change"
	ProductCAGR         ID = "product-cagr"
	ProductContribution ID = "product-contribution"
	ProductChangeShare  ID = "product-change-share"
	ProductOverGDP      ID = "product-over-gdp"
	ProductPerHead      ID = "product-per-head"
	// As exporters report it, where the state does not.
	ProductMirrorImports ID = "product-mirror-imports"
	ProductMirrorShare   ID = "product-mirror-share"
	// A kilogram of it, or an item, a litre, a pair.
	ProductUnitValue  ID = "unit-value"
	ProductUnitChange ID = "unit-value-change"
	ProductItemValue  ID = "item-value"
	ProductItemChange ID = "item-value-change"
	// Criteria of published tests.
	ProductImportsToOwn  ID = "product-imports-to-own"
	ProductFirstShare    ID = "product-first-share"
	ProductThreeShare    ID = "product-three-share"
	ProductSuppliersUsed ID = "product-suppliers-used"
	ProductWorldHHI      ID = "product-world-hhi"
	ProductYearsMet      ID = "product-years-met"
	// What others sell of it.
	ProductReplaceOwn       ID = "replace-own-suppliers"
	ProductReplaceNext      ID = "replace-next"
	ProductRestHHI          ID = "replace-rest-hhi"
	ProductReplaceOthers    ID = "replace-others-exports"
	ProductReplaceElsewhere ID = "replace-elsewhere"
	ProductWorldLoss        ID = "replace-world-loss"
	ProductWorldRestHHI     ID = "replace-world-hhi"
)

// ProductDefinitions are the measures of one product.
func ProductDefinitions() iter.Seq2[int, Definition] { return slices.All(productDefinitions()) }

var productDefinitions = sync.OnceValue(func() []Definition {
	all := slices.Concat(ofOneProduct(), ofUnitValue(), ofTests(), ofReplacement())
	for i := range all {
		all[i].short = all[i].Short()
	}
	return all
})

func ofOneProduct() []Definition {
	return []Definition{
		{ID: ProductFlow, Name: "Exports and imports of a product", Formula: "X_AB,k; M_AB,k", Unit: Money, Range: "0..∞", Scope: L1, Citation: un2010,
			Caveat: "Imports are by country of origin, exports by last known destination: goods through a third state are in one and not in the other."},
		{ID: ProductOwnOrigin, Name: "Exports of a product of own origin", Formula: "X_AB,k − RX_AB,k", Unit: Money, Range: "0..∞", Scope: L1, Citation: un2010,
			Caveat: "Goods count as foreign that were imported and left without being much changed; not every state tells them apart."},
		{ID: ProductGap, Name: "Mirror gap of a product", Formula: "(M_BA,k − X_AB,k) / ((M_BA,k + X_AB,k) / 2)", Unit: Index, Range: "−2..2", Scope: L1,
			Citation: gaulier,
			Caveat:   "CIF against FOB alone opens a gap of some percent; transit and re-exports open more."},
		{ID: ProductImportShare, Name: "Share in imports of a product", Formula: "M_AB,k / M_A,k", Unit: Share, Range: "0..1", Scope: L2, Citation: hirschman,
			Caveat: "Of imports; what the state makes itself is not in it."},
		{ID: ProductExportShare, Name: "Share in exports of a product", Formula: "X_AB,k / X_A,k", Unit: Share, Range: "0..1", Scope: L2, Citation: hirschman,
			Caveat: "Of exports, with goods of foreign origin that are passed on."},
		{ID: ProductThreeShare, Name: "Share of the first three suppliers", Formula: "Σ_{r≤3} M_Ab,k / M_A,k", Unit: Share, Range: "0..1", Scope: L2, Citation: hirschman,
			Caveat: "Only where there are more than three, and no other could be among them."},
		{ID: ProductRank, Name: "Place among partners in a product", Formula: "1 + |{b : v_b > v_B}|", Unit: Rank, Range: "1..n", Scope: L2, Citation: un2010,
			Caveat: "Of states with a value above 0; equal values are joint. Where trade that is not told by partner could change it, that is said."},
		{ID: ProductHHI, Name: "Concentration of partners in a product (HHI)", Formula: "Σ_b (v_b / V)², to that + 2 s_1 N + N²", Unit: Index, Range: "0..1", Scope: L2, Citation: herfindahl,
			Caveat: "N is the part of V that is not told by partner: the lower bound leaves it out, the upper one adds it to the largest partner."},
		{ID: ProductUntold, Name: "Part that is no partner's", Formula: "(V − Σ_b v_b) / V", Unit: Share, Range: "0..1", Scope: L2, Citation: un2010,
			Caveat: "Areas without a name, what the rows of partners lack of the total, or goods of the state itself that came back."},
		{ID: ProductPoints, Name: "Change of a share", Formula: "100 (s_t − s_0)", Unit: Index, Range: "−100..100", Scope: L2, Citation: hirschman,
			Caveat: "In percentage points, between two years of the same goods."},
		{ID: ProductChange, Name: "Change of a product's trade", Formula: "v_t / v_0 − 1", Unit: Change, Range: "−1..∞", Scope: L1, Citation: un2010,
			Caveat: "At current prices, by one report, of the same goods; a change above a doubling is v_t / v_0."},
		{ID: ProductCAGR, Name: "Growth a year of a product's trade", Formula: "(v_t / v_0)^(1/(t−0)) − 1", Unit: Change, Range: "−1..∞", Scope: L1,
			Citation: unctadGrowth,
			Caveat:   "It looks at two years only: their choice decides it."},
		{ID: ProductContribution, Name: "Contribution to the change of all", Formula: "100 (v_B,t − v_B,t−1) / V_t−1", Unit: Index, Range: "−100..∞", Scope: L2,
			Citation: "Insee, definition c1207: contribution to growth",
			Caveat:   "In percentage points; those of all partners and of what is not told add up to the growth of all."},
		{ID: ProductChangeShare, Name: "Share of the change of all", Formula: "(v_B,t − v_B,t−1) / (V_t − V_t−1)", Unit: Share, Range: "0..1", Scope: L2,
			Citation: "Insee, definition c1207: contribution to growth",
			Caveat:   "Of a small change of all any partner is a large part: under a twentieth there is none."},
		{ID: ProductMirrorImports, Name: "Imports of a product by exporters' reports", Formula: "Σ_c X_cA,k", Unit: Money, Range: "0..∞", Scope: L3, Citation: un2010,
			Caveat: "A lower bound: states that do not report are not in it, nor is freight, and nothing is added for either."},
		{ID: ProductMirrorShare, Name: "Share in imports of a product by exporters' reports", Formula: "X_BA,k / Σ_c X_cA,k", Unit: Share, Range: "0..1", Scope: L3, Citation: hirschman,
			Caveat: "An upper bound, as its base is a lower one."},
		{ID: ProductOverGDP, Name: "Imports of a product over GDP", Formula: "M_AB,k,t / GDP_A,t", Unit: Share, Range: "0..∞", Scope: L4, needs: NeedsGDP, Citation: oneal,
			Caveat: "Equal to a part of it, and no part of it: trade is gross, and GDP is value added."},
		{ID: ProductPerHead, Name: "Imports of a product per head", Formula: "M_AB,k,t / POP_A,t", Unit: Money, Range: "0..∞", Scope: L4, needs: NeedsPopulation, Citation: un2010,
			Caveat: "Of the population at the middle of the year."},
	}
}

func ofUnitValue() []Definition {
	const silver = "Silver, M., 2010, The Wrongs and Rights of Unit Value Indices, Review of Income and Wealth 56(S1)"
	return []Definition{
		{ID: ProductUnitValue, Name: "Unit value", Formula: "Σv_i / Σq_i", Unit: Index, Range: "0..∞", Scope: L1, Citation: silver,
			Caveat: "No price: it moves with what the product is made of. Rows with a mass that was estimated or is not stated are left out."},
		{ID: ProductUnitChange, Name: "Change by quantity and by unit value", Formula: "Δv = (q_t − q_0) u_0 + (u_t − u_0) q_t", Unit: Money, Range: "−∞..∞", Scope: L1, Citation: silver,
			Caveat: "Only where the mass of at least 95 % of the value is stated in both years."},
		{ID: ProductItemValue, Name: "Value of a supplementary unit", Formula: "v / q", Unit: Index, Range: "0..∞", Scope: L1, Citation: silver,
			Caveat: "No price: it moves with what the product is made of. The unit is the one that customs recommend for the product."},
		{ID: ProductItemChange, Name: "Change by number and by value of one", Formula: "Δv = (q_t − q_0) u_0 + (u_t − u_0) q_t", Unit: Money, Range: "−∞..∞", Scope: L1, Citation: silver,
			Caveat: "Only where the quantity is stated in both years, in the same unit."},
	}
}

func ofTests() []Definition {
	return []Definition{
		{ID: ProductImportsToOwn, Name: "Imports over own exports", Formula: "M_A,k / X_A,k", Unit: Ratio, Range: "0..∞", Scope: L2,
			Citation: "European Commission, 2021, Strategic dependencies and capacities, SWD(2021) 352 final (CDI3); MERICS, Trade Dependency Database",
			Caveat:   "Exports stand for what the state can make itself; passing goods on looks like making them."},
		{ID: ProductFirstShare, Name: "Share of the first supplier", Formula: "max_b M_Ab,k / M_A,k", Unit: Share, Range: "0..1", Scope: L2,
			Citation: "Mazurek, S., Trade in a Bottle, Wrocław University of Economics and Business", Caveat: "The state itself is no supplier of its own."},
		{ID: ProductSuppliersUsed, Name: "Suppliers used of those there are", Formula: "n_A / n_W", Unit: Index, Range: "0..∞", Scope: L3,
			Citation: "OECD, 2024, Trade Policy Paper 280", Caveat: "The paper's threshold was not read: the figure alone is given."},
		{ID: ProductWorldHHI, Name: "Concentration of world exports of a product", Formula: "Σ_c (X_c,k / X_W,k)²", Unit: Index, Range: "0..1", Scope: L3,
			Citation: geodep, Caveat: "Trade among members of a union is in world exports."},
		{ID: ProductYearsMet, Name: "Years in which the criteria hold", Formula: "|{t : Σ_b (M_Ab/M_A)² > 0.4, Σ_c (X_c/X_W)² > 0.4, M_A/X_A > 1}|", Unit: Count, Range: "0..3", Scope: L3,
			Citation: geodep, Caveat: "Three years running, of the same goods."},
	}
}

func ofReplacement() []Definition {
	const own = "own; it follows the second step of European Commission, 2021, SWD(2021) 352 final, the potential to diversify"
	const size = "A size, not a forecast: whether others could or would deliver is in no trade table."
	return []Definition{
		{ID: ProductReplaceOwn, Name: "Imports from the partner over those from others", Formula: "M_AB / (M_A − M_AB − N − S)", Unit: Share, Range: "0..∞", Scope: L2, Citation: own, Caveat: size},
		{ID: ProductReplaceNext, Name: "Another first supplier over the partner", Formula: "max_{b≠B} M_Ab / M_AB", Unit: Share, Range: "0..∞", Scope: L2, Citation: own, Caveat: size},
		{ID: ProductRestHHI, Name: "Concentration of the other suppliers", Formula: "Σ_{b≠B} (M_Ab / (M_A − M_AB))²", Unit: Index, Range: "0..1", Scope: L2, Citation: own,
			Caveat: "What is not told by partner is in the base: a lower bound."},
		{ID: ProductReplaceOthers, Name: "Imports from the partner over others' exports", Formula: "M_AB / Σ_{c≠A,B} X_c", Unit: Share, Range: "0..∞", Scope: L3, Citation: own, Caveat: size},
		{ID: ProductReplaceElsewhere, Name: "Imports from the partner over others' exports elsewhere", Formula: "M_AB / Σ_{c≠A,B} (X_c − X_cA)", Unit: Share, Range: "0..∞", Scope: L3, Citation: own, Caveat: size},
		{ID: ProductWorldLoss, Name: "The partner's exports over those of all others", Formula: "X_B / (X_W − X_B)", Unit: Share, Range: "0..∞", Scope: L3, Citation: own,
			Caveat: "If the partner exported to no one: another question than that of one importer, for then its goods go elsewhere and others' are freed."},
		{ID: ProductWorldRestHHI, Name: "Concentration of the other exporters", Formula: "Σ_{c≠B} (X_c / (X_W − X_B))²", Unit: Index, Range: "0..1", Scope: L3, Citation: own, Caveat: size},
	}
}
