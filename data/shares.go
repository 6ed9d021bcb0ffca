package data

// Shares are claims that an exhibit shows as shares beside each other. The audit
// compares and adds them by what they are to each other.
type Shares struct {
	Are    ShareRelation
	Claims []string // ids, in the order shown; not all need be shares
}

// A ShareRelation is what the shares of an exhibit are to each other.
type ShareRelation uint8

const (
	OwnWholes  ShareRelation = iota // each is of a whole of its own: not to be compared with the others
	SideBySide                      // of any wholes; those of one whole may overlap
	OneWhole                        // parts of one whole that do not overlap
	Itemised                        // the same, in a flow of a mix, where what is left of the whole is shown too
)

func sharesOf(are ShareRelation, items []Item) []Shares {
	ids := make([]string, len(items))
	for i := range items {
		ids[i] = items[i].Claim
	}
	return []Shares{{are, ids}}
}
