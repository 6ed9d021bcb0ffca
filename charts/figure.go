// Package charts draws the figures of a brief: bars, shares, lines, routes,
// timelines. It draws only through go-chart's Renderer, so that one drawing makes
// PDF vectors, SVG and PNG. Figures on axes are go-chart's Charts, with series and
// ranges of ours.
//
// A figure knows neither file formats nor languages: its constructor (New…) takes
// finished words and numbers and checks them, so that drawing cannot fail. Lengths
// are points (1/72 inch); y grows downwards from the figure's top left corner.
package charts

// A Figure can be drawn at any width from MinWidth up.
type Figure interface {
	// Draw draws the figure on c and returns its height, in points.
	Draw(c *Canvas) float64
	// MinWidth is the least width of the figure, in points.
	MinWidth() float64
}
