package data

import (
	"strconv"
)

// shown writes what an exhibit shows.
func (w *writer) shown(e *entries, x Exhibit) {
	switch x := x.(type) {
	case Progress:
		e.word("length", x.Length)
		e.word("done", x.Done)
		e.word("share", x.Share)
		e.word("markers", x.Markers)
		e.text("done_label", x.DoneLabel, label, w.lang)
		e.text("to_go", x.ToGo, label, w.lang)
		e.text("markers_label", x.MarkersLabel, label, w.lang)
	case Mix:
		e.word("turnover", x.Turnover)
		w.flows(e, x.Flows)
	case Dependency:
		e.word("importer", x.Importer)
		e.word("supplier", x.Supplier)
		w.list(e, x.Items)
	case Ranking:
		w.list(e, x.Items)
	case Bars:
		w.list(e, x.Items)
	case Squares:
		e.word("done", x.Done)
		e.word("of", x.Of)
		e.text("done_label", x.DoneLabel, label, w.lang)
		e.text("rest", x.Rest, label, w.lang)
	case Corridors:
		w.routes(e, x.Routes)
	case Table:
		w.list(e, x.Items)
	case Grid:
		w.grid(e, x)
	case Lines:
		w.series(e, x.Series)
	case Threshold:
		e.word("threshold", x.Threshold)
		w.list(e, x.Items)
	}
}

func (w *writer) list(e *entries, items []Item) {
	out := make([]string, len(items))
	for i, it := range items {
		var m entries
		m.text("label", it.Label, label, w.lang)
		m.word("claim", it.Claim)
		m.word("side", it.Side)
		out[i] = m.flow()
	}
	e.add("items", lines(out))
}

func (w *writer) flows(e *entries, flows []Flow) {
	out := make([]string, len(flows))
	for i, f := range flows {
		items := ""
		for j, it := range f.Items {
			var m entries
			m.text("label", it.Label, label, w.lang)
			m.word("share", it.Share)
			m.word("value", it.Value)
			if j > 0 {
				items += ",\n         "
			}
			items += m.flow()
		}
		m := entries{{"from", f.From}, {"to", f.To}, {"items", "[" + items + "]"}}
		out[i] = m.flow()
	}
	e.add("flows", lines(out))
}

func (w *writer) routes(e *entries, routes []Route) {
	out := make([]string, len(routes))
	for i, r := range routes {
		var m entries
		m.text("group", r.Group, label, w.lang)
		m.text("label", r.Label, label, w.lang)
		stops := ""
		for j, s := range w.texts(r.Stops, label) {
			if j > 0 {
				stops += ", "
			}
			stops += s
		}
		m.add("stops", "["+stops+"]")
		m.truth("highlight", r.Highlight)
		out[i] = m.flow()
	}
	e.add("routes", lines(out))
}

func (w *writer) grid(e *entries, g Grid) {
	e.add("columns", lines(w.texts(g.Columns, title)))
	out := make([]string, len(g.Rows))
	for i, r := range g.Rows {
		var m entries
		m.text("label", r.Label, title, w.lang)
		m.word("side", r.Side)
		cells := ""
		for j, c := range w.texts(r.Cells, title) {
			if j > 0 {
				cells += ", "
			}
			if c == "" {
				c = strconv.Quote("")
			}
			cells += c
		}
		m.add("cells", "["+cells+"]")
		out[i] = m.flow()
	}
	e.add("rows", lines(out))
}

func (w *writer) series(e *entries, series []Line) {
	out := make([]string, len(series))
	for i, l := range series {
		var m entries
		m.text("label", l.Label, title, w.lang)
		m.word("side", l.Side)
		m.list("points", l.Points)
		out[i] = m.flow()
	}
	e.add("series", lines(out))
}
