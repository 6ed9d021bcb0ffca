package charts

import (
	"math"
	"strings"
	"testing"
)

// runs are the texts of a drawing by their words.
func runs(t *testing.T, f Figure, width float64) map[string]Run {
	t.Helper()
	of := map[string]Run{}
	for _, run := range checkDrawn(t, f, width).Runs() {
		of[run.Text] = run
	}
	return of
}

func (r Run) middle() float64 { return (r.Y0 + r.Y1) / 2 }

// TestLanesAreLevel: a count stands on the line of the value in the other lane, and the
// block of a lane that has nothing is as high as the bar beside it, in rows of each height.
func TestLanesAreLevel(t *testing.T) {
	for _, tight := range []bool{false, true} {
		b := routesAndFood()
		b.Tight = tight
		f, err := NewButterfly(b)
		must(t, f, err)
		of := runs(t, f, 505)
		if value, count := of["75%"], of["2 arterial roads"]; math.Abs(value.Y1-count.Y1) > 0.1 {
			t.Errorf("tight %t: the value stands at %.2f, the count at %.2f", tight, value.Y1, count.Y1)
		}
		_, theme := testTheme()
		var bar, block Box
		for _, s := range checkDrawn(t, f, 505).Shapes() {
			if value := of["80%"].middle(); s.Y0 < value && value < s.Y1 {
				switch s.Fill {
				case theme.A:
					bar = s.Box
				case theme.Pale:
					block = s.Box
				}
			}
		}
		if block.Y1 == 0 || math.Abs(block.Y0-bar.Y0)+math.Abs(block.Y1-bar.Y1) > 0.1 {
			t.Errorf("tight %t: the bar is from %.2f to %.2f, the block from %.2f to %.2f", tight, bar.Y0, bar.Y1, block.Y0, block.Y1)
		}
	}
}

// TestRoutesAreLevel: the label of a route that begins no group stands at its line.
func TestRoutesAreLevel(t *testing.T) {
	r := checkDrawn(t, valid(NewCorridors(routes())), 505)
	for _, run := range r.Runs() {
		if run.Text != "Western" && run.Text != "Transcaspian" {
			continue
		}
		at := math.Inf(1)
		for _, s := range r.Shapes() {
			if s.X0 > 100 && s.Width == routeWidth {
				at = min(at, math.Abs((s.Y0+s.Y1)/2-run.middle()))
			}
		}
		if at > 1.5 {
			t.Errorf("%s is %.2f off its line", run.Text, at)
		}
	}
}

// TestHeadsShareAFace: where the head of one column needs condensed type all have it, and
// no head comes near its neighbour.
func TestHeadsShareAFace(t *testing.T) {
	used := map[string]bool{} // faces, of all figures
	for _, names := range []string{
		"Origin|Iran|Oman|Chad|Caspian|Russia|EU",
		"Қайдан|Иран|Түрікменстан|Қазақстан|Әзербайжан, Каспий|Ресей|Еуропалық одақ",
	} {
		s := routes()
		for i, name := range strings.Split(names, "|") {
			s.Columns[i].Name = name
		}
		faces := map[string]bool{}
		var heads []Run
		for _, run := range checkDrawn(t, valid(NewCorridors(s)), 505).Runs() {
			if run.Y0 < 20 && strings.Contains(names, run.Text) {
				heads = append(heads, run)
				faces[run.Face], used[run.Face] = true, true
			}
		}
		if len(heads) < len(s.Columns) || len(faces) != 1 {
			t.Errorf("%s: %d heads in faces %v", names, len(heads), faces)
		}
		for _, a := range heads {
			for _, b := range heads {
				if gap := b.X0 - a.X1; b.X0 > a.X0 && math.Abs(a.Y0-b.Y0) < 4 && gap < 4.9 {
					t.Errorf("%q is %.2f from %q", a.Text, gap, b.Text)
				}
			}
		}
	}
	if len(used) != 2 {
		t.Errorf("faces are %v: none is condensed, or all are", used)
	}
}

// TestBarsAreEven: labels of which some take two lines are condensed where fewer do then,
// so that bars stand at even distances.
func TestBarsAreEven(t *testing.T) {
	bs := foodBars()
	bs[4].Label = "Vegetable oil, chocolate"
	of := runs(t, valid(NewDependency(bs, nil)), 246)
	first := of["Vegetable oil, chocolate"]
	if first.Text == "" || first.Face != of["Tea"].Face {
		t.Errorf("labels are %v", of)
	}
	if plain := runs(t, valid(NewDependency([]Bar{{Label: "Tea", Words: "one fifth", Share: 0.2}}, nil)), 246)["Tea"]; plain.Face == first.Face {
		t.Errorf("a short label alone is set in %s", plain.Face)
	}
}

// TestAmountsFollowTheirBars at the distance at which values do elsewhere, and behind the
// point of a bar of more than its number.
func TestAmountsFollowTheirBars(t *testing.T) {
	_, theme := testTheme()
	for _, q := range []Qualifier{Stated, MoreThan} {
		s := investment()
		s.Accounts[0].Qualifier = q
		r := checkDrawn(t, valid(NewAccounts(s)), 246)
		end := 0.0 // of the longest bar
		for _, x := range r.Shapes() {
			if x.Fill == theme.Neutral {
				end = max(end, x.X1)
			}
		}
		for _, run := range r.Runs() {
			if run.Text == "43" && math.Abs(run.X0-end-valueGap) > 0.1 {
				t.Errorf("%v: the value begins %.2f behind the end of its bar", q, run.X0-end)
			}
		}
	}
}
