package doc

// Web are the words that a web page has and pages of paper have not.
type Web struct {
	Name      string    // of the page's file, without what it ends in
	States    [2]string // names of states A and B, for what paper says by a colour
	Skip      string    // of the link over the head of the page
	Contents  string    // over the list of sections
	Data      string    // over the data of a figure
	Use       string    // the head of the column that leads to first uses
	InSources string    // from a note to the list of sources
	Close     string    // of a note
	Again     Spans     // how the page is made and verified
}
