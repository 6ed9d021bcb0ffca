package report

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"dyad/charts"
	"dyad/data"
	"dyad/data/audit"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report/compute"
	"dyad/report/doc"
	"dyad/report/font"
	"dyad/report/layout"
	"dyad/report/pdf"
	"dyad/report/reporttest"
)

// invented is the dossier of two states from an invented table of five years.
func invented(t testing.TB) *data.Dossier {
	t.Helper()
	rows := "year,reporter,partner,flow,hs,value_usd\n"
	for year := 2018; year <= 2022; year++ {
		for i, s := range []string{"CHN", "UZB", "TUR", "DEU", "ITA", "FRA", "KGZ", "RUS"} {
			rows += fmt.Sprintf("%d,KAZ,%s,export,TOTAL,%d\n%d,KAZ,%s,import,TOTAL,%d\n", year, s, 9000-700*i+100*(year-2018), year, s, 8000-500*i)
			if s != "RUS" {
				rows += fmt.Sprintf("%d,RUS,%s,export,TOTAL,%d\n%d,RUS,%s,import,TOTAL,%d\n", year, s, 90000-7000*i, year, s, 60000-5000*i)
			}
		}
		rows += fmt.Sprintf("%d,RUS,KAZ,export,TOTAL,%d\n%d,RUS,KAZ,import,TOTAL,%d\n", year, 5000+200*(year-2018), year, 4400)
	}
	b := trade.NewBuilder(trade.Options{})
	reporttest.Must(t, b.Add("invented.csv", strings.NewReader(rows), 0))
	tab, err := b.Table()
	reporttest.Must(t, err)
	w, err := measure.NewWorld(tab, measure.Options{Partners: 6})
	reporttest.Must(t, err)
	kaz, _ := tab.Find("KAZ")
	rus, _ := tab.Find("RUS")
	set, err := w.Pair(kaz, rus)
	reporttest.Must(t, err)
	d, err := compute.Dossier(compute.Options{All: compute.Goods{Table: tab, Set: set}, Lang: "en"})
	reporttest.Must(t, err)
	return d
}

// A laid is a brief on pages.
type laid struct {
	name   string
	g      layout.Geometry
	result *layout.Result
	boxes  []box
}

// A box is what an element takes of a page, or a part of it in one column.
type box struct {
	kind layout.Role
	page int
	elem *layout.Element
	layout.Rect
}

// paginated is a brief in a language, composed and laid out.
func paginated(t testing.TB, d *data.Dossier, lang string) (*doc.Document, *layout.Result) {
	t.Helper()
	checked, o := audit.Check(d), Options{Lang: lang, Version: "0.0.0"}
	c, err := newComposer(d, checked, o)
	reporttest.Must(t, err)
	document, err := c.document(o)
	reporttest.Must(t, err)
	document, r, err := c.paginate(document, checked, o, pdf.NewMeasurer(), pdf.Look(pdf.Theme(), layout.A4))
	reporttest.Must(t, err)
	return document, r
}

func lay(t testing.TB, name string, d *data.Dossier, lang string) laid {
	t.Helper()
	_, r := paginated(t, d, lang)
	return laid{name, layout.A4, r, boxesOf(r)}
}

// briefs are those whose pages are looked at.
func briefs(t testing.TB) []laid {
	out := []laid{lay(t, "embedded", reporttest.Embedded(t), ""), lay(t, "sparse", reporttest.Sample(t, "sparse.yaml"), ""),
		lay(t, "computed", invented(t), "")}
	for _, lang := range []string{"ru", "kk"} {
		out = append(out, lay(t, "embedded-"+lang, reporttest.Translated(t, lang), lang))
	}
	for _, name := range []string{"rich", "per-ken", "isl-gha"} {
		out = append(out, lay(t, name, reporttest.Sample(t, name+".yaml"), ""))
	}
	return out
}

// blockRoles are the roles of elements that have boxes; what is inside has none.
var blockRoles = []layout.Role{layout.H1, layout.H2, layout.H3, layout.P, layout.L, layout.TableRole, layout.FigureRole, layout.Caption, layout.Note}

// blockOf is the outermost element of a role of blocks around e.
func blockOf(e *layout.Element) *layout.Element {
	var out *layout.Element
	for ; e != nil; e = e.Parent {
		if slices.Contains(blockRoles, e.Role) {
			out = e
		}
	}
	return out
}

// boxesOf are the boxes of a brief, in reading order.
func boxesOf(r *layout.Result) []box {
	var out []box
	for n := range r.Pages {
		for _, it := range r.Pages[n].Items {
			e := blockOf(it.Elem)
			if e == nil {
				continue
			}
			last := len(out) - 1
			if last < 0 || out[last].elem != e || out[last].page != n || it.Box.X > out[last].X+out[last].W && it.Box.Y+it.Box.H < out[last].Y+out[last].H-it.Box.H {
				out = append(out, box{e.Role, n, e, it.Box})
				continue
			}
			b := &out[last].Rect
			right, foot := max(b.X+b.W, it.Box.X+it.Box.W), max(b.Y+b.H, it.Box.Y+it.Box.H)
			b.X, b.Y = min(b.X, it.Box.X), min(b.Y, it.Box.Y)
			b.W, b.H = right-b.X, foot-b.Y
		}
	}
	return out
}

// TestBoxes keeps where the blocks of three briefs stand.
func TestBoxes(t *testing.T) {
	for _, l := range briefs(t)[:3] {
		var b strings.Builder
		for _, x := range l.boxes {
			fmt.Fprintf(&b, "%-8s %d %6.1f %6.1f %6.1f %6.1f\n", x.kind, x.page+1, x.X, x.Y, x.W, x.H)
		}
		file := filepath.Join("testdata", "boxes-"+l.name+".txt")
		if *update {
			reporttest.Put(t, file, b.String(), 0o644)
		}
		want, err := os.ReadFile(file)
		reporttest.Must(t, err)
		if diff := cmp.Diff(string(want), b.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

// TestPages holds the rules of pages that do not depend on what they say.
func TestPages(t *testing.T) {
	for _, l := range briefs(t) {
		l.onColumns(t)
		l.titlesOnUnit(t)
		l.types(t)
		l.shortLines(t)
		l.wholeFigures(t)
		l.lastPage(t)
		l.inMargins(t)
		l.marksExplained(t)
		l.apart(t)
	}
}

// eps is how far off an edge a block may be; swatch is the width of the square of a side
// before the text of a cell.
const eps, swatch = 0.6, 8.5

// ground is the box of page 1, if there is one.
func (l laid) ground() (layout.Rect, bool) {
	for _, it := range l.result.Pages[0].Items {
		if it.Fill != nil && it.Elem == nil && it.Box.H > 20 {
			return it.Box, true
		}
	}
	return layout.Rect{}, false
}

// onColumns holds that blocks begin at columns 0, 3, 4, 6, 8 or 9 of twelve; inside the
// box of page 1 they are inset. The masthead, right of its bar, is no block.
func (l laid) onColumns(t *testing.T) {
	t.Helper()
	const columns, gutter = 12, 12
	width := float64(l.g.W - l.g.Left - l.g.Right + gutter)
	var edges []float64
	for _, k := range []float64{0, 3, 4, 6, 8, 9} {
		edges = append(edges, float64(l.g.Left)+width*k/columns)
	}
	ground, has := l.ground()
	for _, b := range l.boxes {
		if b.Y+b.H < l.g.Top || (b.kind == layout.L || b.kind == layout.Note) && b.Y < l.g.Top+5 { // an item that goes on has no label
			continue
		}
		x := float64(b.X)
		if has && b.page == 0 && b.Y >= ground.Y && b.Y+b.H <= ground.Y+ground.H {
			if x -= 12; x > edges[0]+eps {
				x += 6
			}
		}
		if !slices.ContainsFunc(edges, func(e float64) bool {
			return math.Abs(e-x) < eps || b.kind == layout.TableRole && math.Abs(e-x+swatch) < eps
		}) {
			t.Errorf("%s: page %d: a %s begins at %.1f, no edge of a column: %+v", l.name, b.page+1, b.kind, b.X, b.Rect)
		}
	}
}

// titlesOnUnit holds that titles of sections at the left stand a whole number of six
// points below the first baseline, 66.
func (l laid) titlesOnUnit(t *testing.T) {
	t.Helper()
	ground, has := l.ground()
	for n := range l.result.Pages {
		seen := map[*layout.Element]bool{}
		for _, it := range l.result.Pages[n].Items {
			if it.Elem == nil || it.Text == nil || seen[it.Elem] || it.Elem.Role != layout.H2 || it.Box.X > l.g.Left+1 {
				continue
			}
			seen[it.Elem] = true
			base := it.Text.Baseline
			if has && n == 0 && base > ground.Y && base < ground.Y+ground.H {
				continue
			}
			if off := math.Mod(float64(base)-66+600, 6); off > 0.1 && off < 5.9 {
				t.Errorf("%s: page %d: %q stands %.2f off the unit", l.name, n+1, it.Text.Text, off)
			}
		}
	}
}

// types holds that there are three sizes of text and two of display, and one of marks
// and indices. A headline may be smaller by steps of a half.
func (l laid) types(t *testing.T) {
	t.Helper()
	for n := range l.result.Pages {
		for _, it := range l.result.Pages[n].Items {
			if it.Text == nil {
				continue
			}
			size := float64(it.Text.Font.Size)
			headline := it.Elem != nil && it.Elem.Role == layout.H1 && size >= 20 && size <= 23
			if !headline && !slices.Contains([]float64{6.5, 8, 9, 11.5, 20}, size) {
				t.Errorf("%s: page %d: %q is set in %g", l.name, n+1, it.Text.Text, size)
			}
		}
	}
}

// shortLines holds that a line of body text has at most 70 letters.
func (l laid) shortLines(t *testing.T) {
	t.Helper()
	for n := range l.result.Pages {
		text, end := "", layout.Rect{}
		for _, it := range l.result.Pages[n].Items {
			if b := blockOf(it.Elem); b == nil || b.Role == layout.TableRole || it.Text == nil || it.Text.Font.Size != 9 || it.Text.Font.Face != font.Regular {
				continue
			}
			if it.Box.Y != end.Y || it.Box.X > end.X+end.W+12 {
				text = ""
			}
			text, end = text+it.Text.Text, it.Box
			if k := utf8.RuneCountInString(strings.TrimSpace(text)); k > 70 {
				t.Errorf("%s: page %d: a line has %d letters: %s", l.name, n+1, k, text)
			}
		}
	}
}

// wholeFigures holds that a figure is one drawing.
func (l laid) wholeFigures(t *testing.T) {
	t.Helper()
	seen := map[*layout.Element]bool{}
	for n := range l.result.Pages {
		for _, it := range l.result.Pages[n].Items {
			if it.Figure == nil {
				continue
			}
			if group := it.Elem.Parent; seen[group] {
				t.Errorf("%s: page %d: a figure is divided: %s", l.name, n+1, it.Elem.Alt)
			} else {
				seen[group] = true
			}
		}
	}
}

// lastPage holds that the last of several pages is at least a quarter full.
func (l laid) lastPage(t *testing.T) {
	t.Helper()
	last := len(l.result.Pages) - 1
	var foot layout.Pt
	for _, b := range l.boxes {
		if b.page == last {
			foot = max(foot, b.Y+b.H)
		}
	}
	if least := l.g.Top + (l.g.H-l.g.Top-l.g.Bottom)/4; last > 0 && foot < least-1 {
		t.Errorf("%s: the last page ends at %.0f, less than %.0f", l.name, foot, least)
	}
}

// inMargins holds that nothing stands in the margins.
func (l laid) inMargins(t *testing.T) {
	t.Helper()
	for n := range l.result.Pages {
		for _, it := range l.result.Pages[n].Items {
			b := it.Box
			if b.X < l.g.Left-0.1 || b.X+b.W > l.g.W-l.g.Right+0.1 || b.Y < 20 || b.Y+b.H > l.g.H-10 {
				t.Errorf("%s: page %d: in the margin: %+v %+v", l.name, n+1, b, it.Text)
			}
		}
	}
}

// marksExplained holds that the foot of a page names each mark in its figures, unless the
// list of sources on it does.
func (l laid) marksExplained(t *testing.T) {
	t.Helper()
	signs := map[charts.Mark]doc.Sign{charts.MarkNone: doc.SignNone, charts.MarkDoubtful: doc.SignDoubtful, charts.MarkDerived: doc.SignDerived}
	for n := range l.result.Pages {
		named := map[doc.Sign]bool{}
		for _, it := range l.result.Pages[n].Items {
			if it.Sign != nil && (it.Artifact == layout.ArtifactFooter || l.hasSources(n)) {
				named[it.Sign.Kind] = true
			}
		}
		for _, it := range l.result.Pages[n].Items {
			if it.Figure == nil {
				continue
			}
			for _, m := range it.Figure.Marks {
				if !named[signs[m]] {
					t.Errorf("%s: page %d: the foot does not name mark %d of a figure", l.name, n+1, m)
				}
			}
		}
	}
}

func (l laid) hasSources(page int) bool {
	return slices.ContainsFunc(l.result.Dests, func(d layout.Dest) bool { return d.Name == "sources" && d.Page == page })
}

// apart holds that no text or figure is over another.
func (l laid) apart(t *testing.T) {
	t.Helper()
	for n := range l.result.Pages {
		var before []layout.Item
		for _, it := range l.result.Pages[n].Items {
			if it.Text == nil && it.Figure == nil && it.Sign == nil {
				continue
			}
			for _, o := range before {
				if a, b := it.Box, o.Box; a.X < b.X+b.W-0.2 && b.X < a.X+a.W-0.2 && a.Y < b.Y+b.H-0.2 && b.Y < a.Y+a.H-0.2 {
					t.Errorf("%s: page %d: %+v over %+v: %+v %+v", l.name, n+1, a, b, it.Text, o.Text)
				}
			}
			before = append(before, it)
		}
	}
}
