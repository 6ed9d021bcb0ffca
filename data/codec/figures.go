package codec

import (
	"slices"

	"dyad/data"
	"dyad/data/quantity"
)

// maxSquares is how many unit squares a figure draws.
const maxSquares = 400

// maxEntries is how many bars, rows, routes or stops an exhibit has.
const maxEntries = 200

// exhibitHeadKeys are the keys of every exhibit.
var exhibitHeadKeys = []string{"id", "kind", "title", "subtitle", "note", "width"}

var (
	flowKeys     = []string{"from", "to", "items"}
	flowItemKeys = []string{"label", "share", "value"}
	itemKeys     = []string{"label", "claim", "side"}
	routeKeys    = []string{"group", "label", "stops", "highlight"}
)

// exhibitKind is one kind of exhibit: its own keys, and how they are read.
type exhibitKind struct {
	name string
	keys []string
	read func(o *object, head data.ExhibitHead) data.Exhibit
}

// exhibitKinds are the kinds of exhibit by their names in the format.
var exhibitKinds = []exhibitKind{
	{"progress", []string{"length", "done", "share", "markers", "done_label", "to_go", "markers_label"}, readProgress},
	{"mix", []string{"flows", "turnover"}, readMix},
	{"dependency", []string{"importer", "supplier", "items"}, readDependency},
	{"ranking", []string{"items"}, readRanking},
	{"bars", []string{"items"}, readBars},
	{"squares", []string{"done", "of", "done_label", "rest"}, readSquares},
	{"corridors", []string{"routes"}, readCorridors},
	{"timeline", nil, func(_ *object, h data.ExhibitHead) data.Exhibit { return data.Timeline{ExhibitHead: h} }},
	{"table", []string{"items"}, readTable},
	{"grid", []string{"columns", "rows"}, readGrid},
	{"lines", []string{"series"}, readLines},
	{"threshold", []string{"items", "threshold"}, readThreshold},
}

// exhibit reads one exhibit, nil if its kind is not known.
func (r *reader) exhibit(n *node) data.Exhibit {
	all, ok := r.object(n, "exhibit", nil)
	if !ok {
		return nil
	}
	id := all.id()
	if !all.need("kind") {
		return nil
	}
	names := make([]string, len(exhibitKinds))
	for i := range exhibitKinds {
		names[i] = exhibitKinds[i].name
	}
	i := all.oneOf("kind", names, -1)
	if i < 0 {
		return nil
	}
	kind := &exhibitKinds[i]
	for _, key := range all.keys {
		if !slices.Contains(exhibitHeadKeys, key) && !slices.Contains(kind.keys, key) {
			r.near(all.fail(key, "unknown key %q of a %s", data.Clip(key), kind.name), key, slices.Concat(exhibitHeadKeys, kind.keys))
		}
	}
	head := data.ExhibitHead{Pos: n.pos(), ID: id, Title: all.needText("title", title),
		Subtitle: all.text("subtitle", title), Note: all.text("note", prose)}
	width := all.oneOf("width", []string{"full", "half"}, -1)
	head.Full, head.Half = width == 0, width == 1
	return kind.read(all, head)
}

func readProgress(o *object, h data.ExhibitHead) data.Exhibit {
	p := data.Progress{ExhibitHead: h, Length: o.needClaim("length", withNumber), Done: o.needClaim("done", withNumber),
		Share: o.claim("share", aShare), Markers: o.claim("markers", wholeCount),
		DoneLabel: o.text("done_label", label), ToGo: o.text("to_go", label), MarkersLabel: o.text("markers_label", label)}
	o.r.later(func(d *data.Dossier) { o.partOf(d, p.Done, p.Length) })
	return p
}

// partOf checks that done is no more than the whole, and that both are of one
// kind.
func (o *object) partOf(d *data.Dossier, done, whole string) {
	part, all := d.Claim(done), d.Claim(whole)
	switch {
	case part == nil || all == nil || !part.HasValue || !all.HasValue:
	case part.Unit.Dim != all.Unit.Dim || part.Unit.Currency != all.Unit.Currency:
		o.fail("done", "done has unit %q, the whole %q", part.Unit.Text, all.Unit.Text)
	case part.Value.Float()*part.Unit.Mult > all.Value.Float()*all.Unit.Mult:
		o.fail("done", "done is %s %s, more than the whole %s %s", part.Value, part.Unit.Text, all.Value, all.Unit.Text)
	case all.Value.Coef == 0:
		o.fail("done", "the whole is 0")
	}
}

func readMix(o *object, h data.ExhibitHead) data.Exhibit {
	m := data.Mix{ExhibitHead: h, Turnover: o.claim("turnover", aSum)}
	for _, n := range o.needList("flows", 1) {
		f := o.flow(n)
		if slices.ContainsFunc(m.Flows, func(g data.Flow) bool { return g.From == f.From && f.From != "" }) {
			o.r.fail(f.Pos, "%s: a second flow from %s", o.within("flows"), f.From)
		}
		m.Flows = append(m.Flows, f)
	}
	return m
}

func (mix *object) flow(n *node) data.Flow {
	f := data.Flow{Pos: n.pos()}
	o, ok := mix.part(n, "flows", flowKeys)
	if !ok {
		return f
	}
	f.From, f.To = o.state("from"), o.state("to")
	if f.From != "" && f.From == f.To {
		o.fail("to", "the flow is from %s to itself", f.To)
	}
	for _, n := range o.entries("items") {
		it := data.FlowItem{Pos: n.pos()}
		if m, ok := o.part(n, "items", flowItemKeys); ok {
			it.Label = m.text("label", label)
			it.Share, it.Value = m.needClaim("share", aShare), m.claim("value", aSum)
			f.Items = append(f.Items, it)
		}
	}
	o.r.later(func(d *data.Dossier) { o.wholeMix(d, f.Items) })
	return f
}

// wholeMix checks that the shares of a flow are parts of one whole: together
// they may be over 1 by their rounding only.
func (o *object) wholeMix(d *data.Dossier, items []data.FlowItem) {
	var sum, slack float64
	for _, it := range items {
		c := d.Claim(it.Share)
		if c == nil || aShare(c) != "" {
			return
		}
		v := float64(c.Value.Float() * c.Unit.Mult)
		sum += v
		switch c.Qualifier {
		case quantity.Exact:
			slack += c.Interval().Hi - v
		case quantity.AtMost, quantity.LessThan: // it may be none
			slack += v
		}
	}
	if sum > 1+slack+1e-9 {
		o.fail("items", "the shares sum to %.4g%%, over 100%% by more than their rounding", 100*sum)
	}
}

// entries is a list with at least one entry and no more than a page can hold.
func (o *object) entries(key string) []*node {
	l := o.needList(key, 1)
	if len(l) > maxEntries {
		o.fail(key, "%s has %d entries, over the limit of %d", key, len(l), maxEntries)
		return nil
	}
	return l
}

func (o *object) items(fits want) []data.Item {
	var out []data.Item
	for _, n := range o.entries("items") {
		if m, ok := o.part(n, "items", itemKeys); ok {
			it := data.Item{Pos: n.pos(), Label: m.text("label", label), Claim: m.needClaim("claim", fits)}
			if m.has("side") {
				it.Side = m.state("side")
			}
			out = append(out, it)
		}
	}
	return out
}

func readDependency(o *object, h data.ExhibitHead) data.Exhibit {
	e := data.Dependency{ExhibitHead: h, Importer: o.state("importer"), Supplier: o.state("supplier"), Items: o.items(aShare)}
	if e.Importer != "" && e.Importer == e.Supplier {
		o.fail("supplier", "%s cannot be its own supplier", e.Supplier)
	}
	return e
}

func readRanking(o *object, h data.ExhibitHead) data.Exhibit {
	return data.Ranking{ExhibitHead: h, Items: o.items(aShare)}
}

func readBars(o *object, h data.ExhibitHead) data.Exhibit {
	return data.Bars{ExhibitHead: h, Items: o.items(aShare)}
}

func readTable(o *object, h data.ExhibitHead) data.Exhibit {
	return data.Table{ExhibitHead: h, Items: o.items(anyClaim)}
}

func readSquares(o *object, h data.ExhibitHead) data.Exhibit {
	s := data.Squares{ExhibitHead: h, Done: o.needClaim("done", wholeCount), Of: o.needClaim("of", wholeCount),
		DoneLabel: o.text("done_label", label), Rest: o.text("rest", label)}
	o.r.later(func(d *data.Dossier) {
		o.partOf(d, s.Done, s.Of)
		if c := d.Claim(s.Of); c != nil && c.HasValue && c.Value.Float() > maxSquares {
			o.fail("of", "%s squares, over the limit of %d", c.Value, maxSquares)
		}
	})
	return s
}

func readCorridors(o *object, h data.ExhibitHead) data.Exhibit {
	e := data.Corridors{ExhibitHead: h}
	for _, n := range o.entries("routes") {
		m, ok := o.part(n, "routes", routeKeys)
		if !ok {
			continue
		}
		m.needList("stops", 2)
		e.Routes = append(e.Routes, data.Route{Pos: n.pos(), Group: m.text("group", label), Label: m.text("label", label),
			Stops: m.texts("stops", label), Highlight: m.truth("highlight")})
	}
	return e
}
