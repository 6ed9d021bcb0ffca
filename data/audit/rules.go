package audit

// checks lists every check, one file each. The order is that of findings of
// equal severity; the name of a rule is the key of its words.
func checks() []check {
	return []check{
		mixTotalCheck(),
		mixItemsCheck(),
		mixRestCheck(),
		printedShareCheck(),
		restatedCheck(),
		twoReportsCheck(),
		unsourcedCheck(),
		doubtfulCheck(),
		sourceDatesOnlyCheck(),
		undatedCheck(),
		staleCheck(),
		tableReadingCheck(),
		oneSidedCheck(),
		baseDiffersCheck(),
		baseImpliedCheck(),
		coversSeveralCheck(),
		countShareCheck(),
		majorityWordCheck(),
		criticalCheck(),
		nameDiffersCheck(),
		impliedCheck(),
		outsideSameCheck(),
		outsideGrowthCheck(),
		outsideEarlierCheck(),
		outsideSumCheck(),
		outsideNoteCheck(),
	}
}
