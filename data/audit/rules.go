package audit

// checks lists every check in order. The order is that of findings of equal
// severity; the name of a rule is the key of its words.
func checks() []check {
	return []check{
		mixTotalRules(),
		mixFlowRules(),
		mixRestRules(),
		printedShareRules(),
		restatedRules(),
		unsourcedRules(),
		doubtfulRules(),
		sourceDateRules(),
		remarkRules(),
		directionRules(),
		basesRules(),
		baseUnstatedRules(),
		squaresRules(),
		majorityRules(),
		criticalRules(),
		nameRules(),
		impliedRules(),
		outsideRules(),
	}
}
