package report

import (
	"dyad/charts"
	"dyad/data"
	"dyad/data/geo"
	"dyad/report/doc"
	"dyad/report/words"
)

// stopName is what a stop is called: as the dossier has it, else as the state it is in.
func (c *figures) stopName(s data.Stop) string {
	if !s.Name.IsZero() {
		return c.plainProse(s.Name, "stop")
	}
	if c.d.State(s.In) != nil {
		return c.state(s.In)
	}
	if bloc, ok := geo.FindBloc(s.In); ok {
		s.In = bloc.Alpha3
	}
	state, _ := geo.Lookup(s.In)
	return state.Name(c.lang)
}

// drawCorridors draws routes with their stops.
func drawCorridors(c *figures, e data.Corridors) (d drawing, err error) {
	var routes []charts.Route
	var alt []doc.Spans
	for _, r := range e.Routes {
		route := charts.Route{Group: c.plainProse(r.Group, "route"), Label: c.plainProse(r.Label, "route"), Highlight: r.Highlight}
		var stops []doc.Spans
		for _, s := range r.Stops {
			stop := c.stopName(s)
			route.Stops = append(route.Stops, stop)
			stops = append(stops, c.plain(stop))
		}
		routes = append(routes, route)
		alt = append(alt, c.say("alt.route", words.Text("label", route.Label), words.Spans("stops", c.list(stops))))
	}
	d.alt = c.joinClauses(alt).String()
	d.chart, err = charts.NewCorridors(routes)
	return d, err
}
