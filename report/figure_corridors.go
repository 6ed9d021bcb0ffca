package report

import (
	"slices"

	"dyad/charts"
	"dyad/data"
	"dyad/data/geo"
	"dyad/report/doc"
	"dyad/report/words"
)

// stateName is the name of any state, or of a union of states.
func (c *figures) stateName(code string) string {
	if c.d.State(code) != nil {
		return c.state(code)
	}
	if bloc, ok := geo.FindBloc(code); ok {
		code = bloc.Alpha3
	}
	state, _ := geo.Lookup(code)
	return state.Name(c.lang)
}

// stopName is what a stop is called: as the dossier has it, else as the state it is in.
func (c *figures) stopName(s data.Stop) string {
	if !s.Name.IsZero() {
		return c.plainProse(s.Name, "stop")
	}
	return c.stateName(s.In)
}

// drawCorridors draws routes with their stops, in the columns of states if all stops
// are in one.
func drawCorridors(c *figures, e data.Corridors) (d drawing, err error) {
	var s charts.CorridorsSpec
	if inColumns(e) {
		s.Columns = c.corridorColumns(e)
	}
	var alt []doc.Spans
	for _, r := range e.Routes {
		route := charts.Route{Group: c.plainProse(r.Group, "route"), Label: c.plainProse(r.Label, "route"), Highlight: r.Highlight}
		var stops []doc.Spans
		for _, stop := range r.Stops {
			name := c.stopName(stop)
			stops = append(stops, c.plain(name))
			d.show(doc.Datum{Series: c.routeName(route), Label: name})
			at := charts.Stop{Name: name, Place: !stop.Name.IsZero(), Unstated: stop.Way == data.WayUnstated}
			if len(s.Columns) > 0 {
				at.Column = columnOf(e, stop.In)
				if !at.Place && name == s.Columns[at.Column].Name {
					at.Name = ""
				}
			}
			route.Stops = append(route.Stops, at)
		}
		s.Routes = append(s.Routes, route)
		alt = append(alt, c.say("alt.route", words.Text("label", route.Label), words.Spans("stops", c.list(stops))))
	}
	d.alt = c.joinClauses(alt).String()
	d.chart, err = charts.NewCorridors(s)
	return d, err
}

// inColumns tells whether every stop is in the state of a column, in their order.
func inColumns(e data.Corridors) bool {
	for _, r := range e.Routes {
		before := 0
		for _, stop := range r.Stops {
			at := columnOf(e, stop.In)
			if at < before {
				return false
			}
			before = at
		}
	}
	return len(e.Columns) > 0
}

func columnOf(e data.Corridors, state string) int {
	return slices.IndexFunc(e.Columns, func(col data.Column) bool { return slices.Contains(col.Of, state) })
}

// corridorColumns are the heads of the columns. One of a state of the pair alone is in
// its colour.
func (c *figures) corridorColumns(e data.Corridors) []charts.CorridorColumn {
	var out []charts.CorridorColumn
	for _, col := range e.Columns {
		head := charts.CorridorColumn{Name: c.in(col.Name), Side: charts.Neither}
		if len(col.Of) == 1 {
			if head.Name == "" {
				head.Name = c.stateName(col.Of[0])
			}
			if side := c.side(col.Of[0]); side != doc.NoSide {
				head.Side = chartSide(side)
			}
		}
		out = append(out, head)
	}
	return out
}
