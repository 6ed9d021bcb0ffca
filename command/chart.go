package command

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data"
	"dyad/report"
	"dyad/report/export"
	"dyad/report/font"
	"dyad/report/store"
)

// chartOptions are the arguments of "dyad chart".
type chartOptions struct {
	In     string   // dossier file, "-" for standard input, "" for the embedded one
	List   bool     // print the figures instead of drawing one
	Figure string   // exhibit id
	Format string   // one of chartFormats; "" is what Out ends in
	Out    string   // file, "-" for standard output, "" for <id>-<figure>.<format>
	Width  float64  // mm; 0 is the figure's width in the brief
	Scale  float64  // pixels per point, for PNG; 0 is 4
	Size   string   // "1200x630", pixels of a PNG; "" follows from Width and Scale
	Paths  bool     // the text of an SVG as outlines
	Style  string   // file of a house style, "" for none
	Date   string   // date inside a PDF; "" is the dossier's
	Force  bool     // overwrite a file
	Fonts  []string // FILE=LICENCE, for letters that the typefaces lack
	langOptions
	lang       string    // that the figure is in
	set        *font.Set // with the dossier's fonts
	wide, high int       // Size, 0 without
}

func chartCommand(e *env) *cli.Command {
	var o chartOptions
	return &cli.Command{
		Name:      "chart",
		Usage:     "draw one figure of a dossier as SVG, PNG or PDF, or write its numbers",
		ArgsUsage: "[FILE|-] --figure ID [--format svg|png|pdf|csv|json] [-o FILE|-] [--width MM] [--scale PIXELS] [--size WxH] [--paths] [--style FILE] [--font FILE=LICENCE]… [--lang TAG] [--texts FILE] [--force]\n   dyad chart [FILE|-] --list",
		Description: `Draws the figure with its title, subtitle and source line, as in the brief, from
the dossier in FILE, on standard input (-), or the embedded one.

Without -o the file is <id>-<figure>.<format> in the current directory. The
format is what -o ends in unless --format says otherwise.

The text of an SVG is text in Roboto. With --paths it is the outlines of the
letters, for programs that lack the font or set text in their own way: slides,
drawing programs. Its title and description stay.

With --size a PNG has just that many pixels: the figure as large as it can be, in
the middle, on white. 1920x1080 is a slide, 1200x630 the preview of a link.

With --style the figure has the colours of a house style.

As csv or json it is the numbers that the figure shows, each with its unit, what it
can be by its rounding, its source and the claim that states it.

EXAMPLES:
   $ dyad chart --list                                   # which figures there are
   $ dyad chart --figure border --format svg
   $ dyad chart mine.yaml --figure food-imports -o food.png --width 120 --scale 8
   $ dyad chart mine.yaml --figure food-imports -o slide.png --size 1920x1080
   $ dyad chart mine.yaml --figure food-imports -o food.csv      # its numbers
   $ dyad chart mine.yaml --figure food-imports -o food.svg --paths --style house.yaml`,
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "list", Usage: "print the ids and titles of the figures", Destination: &o.List, DisableDefaultText: true},
			&cli.StringFlag{Name: "figure", Usage: "draw the figure `ID`", Destination: &o.Figure},
			&cli.StringFlag{Name: "format", Usage: "draw as `FORMAT`: svg, png or pdf; or its numbers: csv or json (default: what -o ends in)", Destination: &o.Format},
			outputFlag("write to `FILE`, - for standard output", &o.Out),
			&cli.Float64Flag{Name: "width", Usage: "width in `MM`", DefaultText: "as in the brief", Destination: &o.Width},
			&cli.Float64Flag{Name: "scale", Usage: "`PIXELS` to the point, for PNG", DefaultText: "4", Destination: &o.Scale},
			&cli.StringFlag{Name: "size", Usage: "exactly `WxH` pixels, for PNG", Destination: &o.Size},
			&cli.BoolFlag{Name: "paths", Usage: "draw the text of an SVG as outlines, which need no font", Destination: &o.Paths, DisableDefaultText: true},
			styleFlag(&o.Style),
			fontFlag(&o.Fonts),
			&cli.BoolFlag{Name: "force", Usage: "overwrite a file that exists", Destination: &o.Force, DisableDefaultText: true},
		}, o.flags()...),
		Action: func(c *cli.Context) (err error) {
			if o.In, err = oneFile(c); err != nil {
				return err
			}
			if err := o.langOptions.validate(); err != nil {
				return err
			}
			if o.List {
				return listFigures(e, o)
			}
			if err := o.validate(); err != nil {
				return err
			}
			return runChart(e, o)
		},
	}
}

// validate sets the format if it follows from the file name, and refuses what
// no figure can be drawn with.
func (o *chartOptions) validate() error {
	if o.Format == "" {
		o.Format = strings.ToLower(strings.TrimPrefix(filepath.Ext(o.Out), "."))
	}
	switch {
	case o.Format == "":
		return usageError{"no format", "give --format svg, png, pdf, csv or json, or a file name that ends so with -o"}
	case !slices.Contains(chartFormats, o.Format):
		return usageError{fmt.Sprintf("unknown format %q", o.Format), "formats are svg, png, pdf, csv and json"}
	case o.isData() && (o.Width != 0 || o.Style != ""):
		return usageError{fmt.Sprintf("--width and --style are for pictures, not %s", o.Format), "csv and json are the numbers of the figure"}
	case !(o.Width >= 0 && o.Width <= 1000):
		return usageError{fmt.Sprintf("--width %g is not between 0 and 1000 mm", o.Width), "the brief is 178 mm wide between its margins"}
	case o.Scale != 0 && !(o.Scale >= 0.5 && o.Scale <= 16):
		return usageError{fmt.Sprintf("--scale %g is not between 0.5 and 16 pixels to the point", o.Scale), "4 is 288 pixels to the inch"}
	case o.Scale > 0 && o.Format != "png":
		return usageError{fmt.Sprintf("--scale is for png, not %s", o.Format), "an SVG or PDF has no pixels; --width sets its size"}
	case o.Paths && o.Format != "svg":
		return usageError{fmt.Sprintf("--paths is for svg, not %s", o.Format), "a PDF holds its fonts, and a PNG has none"}
	case o.Size != "":
		return o.validateSize()
	}
	return nil
}

// chartFormats are what a figure is written as: pictures, and its numbers.
var chartFormats = []string{"svg", "png", "pdf", "csv", "json"}

// isData tells whether the numbers of the figure are asked for, not a picture.
func (o *chartOptions) isData() bool { return o.Format == "csv" || o.Format == "json" }

// Bounds of the sides of a picture of an exact size, in pixels.
const (
	leastSide = 200
	mostSide  = 8000
)

// validateSize reads the size of a picture.
func (o *chartOptions) validateSize() error {
	switch {
	case o.Format != "png":
		return usageError{fmt.Sprintf("--size is for png, not %s", o.Format), "an SVG or PDF has no pixels; --width sets its size"}
	case o.Scale != 0:
		return usageError{"--size and --scale exclude each other", "--size takes the largest scale that fits"}
	case o.Width != 0:
		return usageError{"--size and --width exclude each other", "--size takes the width at which the figure is largest"}
	}
	wide, high, _ := strings.Cut(o.Size, "x")
	for _, side := range []struct {
		text string
		to   *int
	}{{wide, &o.wide}, {high, &o.high}} {
		n, err := strconv.ParseUint(side.text, 10, 16)
		if err != nil || n < leastSide || n > mostSide {
			return usageError{fmt.Sprintf("--size %q is not two numbers of pixels from %d to %d", o.Size, leastSide, mostSide), "1200x630, say"}
		}
		*side.to = int(n)
	}
	return nil
}

// figuresOf reads the dossier and returns its figures. It sets the language
// of the options to the one the figures are in.
func figuresOf(e *env, o *chartOptions) (*data.Dossier, []report.Figure, error) {
	d, lang, err := e.readTranslated(o.In, o.langOptions)
	if err != nil {
		return nil, nil, err
	}
	o.lang = lang
	fonts, err := readFonts(e.inputs, d, o.In, o.Fonts)
	if err != nil {
		return nil, nil, err
	}
	opt := report.Options{Lang: lang, Version: version(), Fonts: fonts}
	if o.set, err = report.FontSet(d, opt); err != nil {
		return nil, nil, err
	}
	figs, err := report.Figures(d, opt)
	return d, figs, err
}

func listFigures(e *env, o chartOptions) error {
	_, figs, err := figuresOf(e, &o)
	if err != nil {
		return err
	}
	wide := 0
	for _, f := range figs {
		wide = max(wide, len(f.ID))
	}
	var b strings.Builder
	for _, f := range figs {
		fmt.Fprintf(&b, "%-*s  %s\n", wide, f.ID, f.Title)
	}
	return e.print([]byte(b.String()))
}

func runChart(e *env, o chartOptions) error {
	var err error
	if o.Date, err = e.sourceDate(); err != nil {
		return err
	}
	d, figs, err := figuresOf(e, &o)
	if err != nil {
		return err
	}
	f, err := findFigure(figs, o.Figure)
	if err != nil {
		return err
	}
	house, err := readHouse(e.inputs, o.Style)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("%s-%s%s", d.ID, f.ID, langSuffix(d, o.lang))
	var b []byte
	switch o.Format {
	case "csv":
		b, err = export.FigureCSV(&f)
	case "json":
		b, err = export.FigureJSON(&f, o.lang)
	default:
		b, err = draw(d, f, name, house, o)
	}
	if err != nil {
		return fmt.Errorf("figure %s: %w", f.ID, err)
	}
	out := o.Out
	if out == "" {
		out = name + "." + o.Format
	}
	over := forced(o.Force, store.IfForced)
	if err := e.write(out, b, over); err != nil {
		return err
	}
	e.wrote(out, size(len(b)))
	return nil
}

// findFigure finds a figure by its id.
func findFigure(figs []report.Figure, id string) (report.Figure, error) {
	var ids []string
	for _, f := range figs {
		if f.ID == id {
			return f, nil
		}
		ids = append(ids, f.ID)
	}
	hint := "figures are " + strings.Join(ids, ", ")
	if len(ids) == 0 {
		hint = "the dossier has no exhibits to draw"
	}
	if id == "" {
		return report.Figure{}, usageError{"no figure named", "--figure ID; " + hint}
	}
	return report.Figure{}, usageError{fmt.Sprintf("unknown figure %q", id), hint}
}
