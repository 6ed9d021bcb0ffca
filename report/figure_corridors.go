package report

import (
	"dyad/charts"
	"dyad/data"
	"dyad/report/doc"
	"dyad/report/words"
)

// drawCorridors draws routes with their stops.
func drawCorridors(c *figures, e data.Corridors) (d drawing, err error) {
	var routes []charts.Route
	var alt []doc.Spans
	for _, r := range e.Routes {
		route := charts.Route{Group: c.plainProse(r.Group, "route"), Label: c.plainProse(r.Label, "route"), Highlight: r.Highlight}
		var stops []doc.Spans
		for _, s := range r.Stops {
			stop := c.plainProse(s, "stop")
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
