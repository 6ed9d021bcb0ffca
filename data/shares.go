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

// Shares implements Exhibit.
func (d Dependency) Shares() []Shares { return sharesOf(OwnWholes, d.Items) }

// Shares implements Exhibit.
func (b Bars) Shares() []Shares { return sharesOf(SideBySide, b.Items) }

// Shares implements Exhibit.
func (r Ranking) Shares() []Shares { return sharesOf(OneWhole, r.Items) }

// Shares implements Exhibit: those of each flow.
func (m Mix) Shares() []Shares {
	all := make([]Shares, len(m.Flows))
	for i, f := range m.Flows {
		all[i].Are = Itemised
		for _, it := range f.Items {
			all[i].Claims = append(all[i].Claims, it.Share)
		}
	}
	return all
}

// Shares implements Exhibit: of a length and its part there is one share at most.
func (Progress) Shares() []Shares { return nil }

// Shares implements Exhibit: it shows counts.
func (Squares) Shares() []Shares { return nil }

// Shares implements Exhibit: it shows no claims.
func (Corridors) Shares() []Shares { return nil }

// Shares implements Exhibit: it shows no claims.
func (Timeline) Shares() []Shares { return nil }

// Shares implements Exhibit: its rows may be of anything.
func (Table) Shares() []Shares { return nil }

// Shares implements Exhibit: its cells may be of anything.
func (Grid) Shares() []Shares { return nil }

// Shares implements Exhibit: it shows sums of money.
func (Lines) Shares() []Shares { return nil }

// Shares implements Exhibit: it shows indices.
func (Threshold) Shares() []Shares { return nil }
