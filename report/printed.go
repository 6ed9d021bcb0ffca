package report

import (
	"strings"

	"dyad/data"
	"dyad/data/audit"
)

// Printed are the figures of a dossier as its brief prints them, those of cross-checks
// too, by the id of their claim. Spaces that do not break are plain ones.
func Printed(d *data.Dossier, o Options) (map[string]string, error) {
	c, err := newComposer(d, audit.Result{}, o)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for cl := range d.AllClaims() {
		out[cl.ID] = strings.ReplaceAll(c.evidence.files.printed(cl), nbsp, " ")
	}
	if len(c.errs) > 0 {
		return nil, c.errs[0]
	}
	return out, nil
}
