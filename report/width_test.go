package report

import (
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/report/doc"
	"dyad/report/reporttest"
)

// A table without a width takes half the measure where it is short and narrow,
// two columns where it is long; what its author says holds.
func TestWidthOfTables(t *testing.T) {
	label := func(runes int) data.Text {
		return data.Text{Tags: []string{"en"}, Vals: []string{strings.Repeat("x", runes)}}
	}
	table := func(rows, runes int, h data.ExhibitHead) data.Table {
		h.ID = "t"
		e := data.Table{ExhibitHead: h}
		for range rows {
			e.Items = append(e.Items, data.Item{Claim: "C03", Label: label(runes)})
		}
		return e
	}
	for _, c := range []struct {
		name          string
		table         data.Table
		half, columns bool
	}{
		{"short, narrow", table(5, 20, data.ExhibitHead{}), true, false},
		{"short, wide", table(5, 60, data.ExhibitHead{}), false, false},
		{"long, narrow", table(12, 20, data.ExhibitHead{}), false, true},
		{"long, wide", table(12, 60, data.ExhibitHead{}), false, false},
		{"full said", table(5, 20, data.ExhibitHead{Full: true}), false, false},
		{"half said", table(12, 20, data.ExhibitHead{Half: true}), true, false},
	} {
		cp, err := newComposer(reporttest.Embedded(t), audit.Result{}, Options{Version: "0.0.0"})
		if err != nil {
			t.Fatal(err)
		}
		if got := cp.sections.isHalf(c.table); got != c.half {
			t.Errorf("%s: half is %v", c.name, got)
		}
		columns := cp.sections.claimTable(c.table)[0].(doc.Table).Fold
		if columns != c.columns {
			t.Errorf("%s: in columns is %v", c.name, columns)
		}
	}
}

// A column of figures with signs before them, or with some that are not known, is set to
// the right; many columns of figures are spread over the width, fewer stand close.
func TestColumnsOfGrids(t *testing.T) {
	text := func(s string) data.Text { return data.Text{Tags: []string{"en"}, Vals: []string{s}} }
	grid := func(columns int, cells ...string) data.Grid {
		e := data.Grid{ExhibitHead: data.ExhibitHead{ID: "g"}, Columns: []data.Text{text("Supplier")}}
		for range columns {
			e.Columns = append(e.Columns, text("x"))
		}
		for _, cell := range cells {
			row := data.GridRow{Label: text("China")}
			for range columns {
				row.Cells = append(row.Cells, text(cell))
			}
			e.Rows = append(e.Rows, row)
		}
		return e
	}
	for _, c := range []struct {
		name          string
		grid          data.Grid
		right, spread bool
	}{
		{"signs", grid(6, "+{C03:number}", "+{C04:number}", "−{C03:number}", "–"), true, true},
		{"two", grid(2, "+{C03:number}", "+{C04:number}"), true, true},
		{"one", grid(1, "+{C03:number}", "+{C04:number}"), true, false},
		{"words", grid(6, "more than {C03}", "met"), false, false},
	} {
		cp, err := newComposer(reporttest.Embedded(t), audit.Result{}, Options{Version: "0.0.0"})
		reporttest.Must(t, err)
		last := cp.sections.grid(c.grid)[0].(doc.Table).Cols[len(c.grid.Columns)-1]
		if got := last.Align == doc.Right; got != c.right {
			t.Errorf("%s: to the right is %v", c.name, got)
		}
		if got := c.right && last.Weight > 0; got != c.spread {
			t.Errorf("%s: spread is %v", c.name, got)
		}
	}
}

// Two tables of the same columns stand side by side, but not where text parts them.
func TestTablesApart(t *testing.T) {
	for _, parted := range []bool{false, true} {
		d := reporttest.Sample(t, "kinds.yaml")
		var grids []data.Grid
		for _, e := range d.Exhibits {
			if g, ok := e.(data.Grid); ok {
				grids = append(grids, g)
			}
		}
		if len(grids) == 0 {
			t.Fatal("no grid")
		}
		grids[0].Half, grids[0].Full = false, true
		s := data.Section{ID: "s", Body: []data.Block{{Exhibit: grids[0].ID}, {Para: data.Text{Tags: []string{"en"}, Vals: []string{"Words."}}}, {Exhibit: grids[0].ID}}}
		if !parted {
			s.Body = []data.Block{s.Body[0], s.Body[2]}
		}
		cp, err := newComposer(d, audit.Result{}, Options{Version: "0.0.0"})
		reporttest.Must(t, err)
		for i := range d.Exhibits {
			if d.Exhibits[i].Head().ID == grids[0].ID {
				d.Exhibits[i] = grids[0]
			}
		}
		if p := cp.sections.parts(&s); (len(p.halfs) == 0) != parted {
			t.Errorf("parted by text %v: %d in halves", parted, len(p.halfs))
		}
	}
}
