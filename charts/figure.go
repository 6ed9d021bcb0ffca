// Package charts turns facts into figures, drawn only through go-chart's
// Renderer, so that one piece of code makes PDF vectors, SVG and PNG.
//
// A figure knows no backend and no language: its constructor (New…) takes all
// words and numbers ready, validates them, and drawing cannot fail after that.
// Lengths are points (1/72 inch), y downwards from the figure's top left.
package charts

// A Figure draws itself at any width from MinWidth up.
type Figure interface {
	// Draw sets the figure on c and returns the height it takes, in points.
	Draw(c *Canvas) float64
	// MinWidth is the least width at which it can be drawn, in points.
	MinWidth() float64
}
