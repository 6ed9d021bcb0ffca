package codec

import "dyad/data"

// shown writes what an exhibit shows.
func (m *mapping) shown(x data.Exhibit) {
	switch x := x.(type) {
	case data.Progress:
		m.word("length", x.Length)
		m.word("done", x.Done)
		m.word("share", x.Share)
		m.word("markers", x.Markers)
		m.text("done_label", x.DoneLabel, label)
		m.text("to_go", x.ToGo, label)
		m.text("markers_label", x.MarkersLabel, label)
	case data.Mix:
		m.word("turnover", x.Turnover)
		m.flows(x.Flows)
	case data.Dependency:
		m.word("importer", x.Importer)
		m.word("supplier", x.Supplier)
		m.items(x.Items)
	case data.Ranking:
		m.items(x.Items)
	case data.Bars:
		m.items(x.Items)
	case data.Squares:
		m.word("done", x.Done)
		m.word("of", x.Of)
		m.text("done_label", x.DoneLabel, label)
		m.text("rest", x.Rest, label)
	case data.Corridors:
		m.routes(x.Routes)
	case data.Table:
		m.items(x.Items)
	case data.Grid:
		m.grid(&x)
	case data.Lines:
		m.series(x.Series)
	case data.Threshold:
		m.word("threshold", x.Threshold)
		m.items(x.Items)
	}
}

func (m *mapping) items(all []data.Item) {
	m.lines("items", len(all), func(i int) {
		it, f := &all[i], m.w.braced()
		f.text("label", it.Label, label)
		f.word("claim", it.Claim)
		f.word("side", it.Side)
		f.end()
	})
}

func (m *mapping) flows(all []data.Flow) {
	m.lines("flows", len(all), func(i int) {
		f := m.w.braced()
		f.add("from", all[i].From)
		f.add("to", all[i].To)
		f.key("items")
		m.w.list(len(all[i].Items), ",\n         ", func(j int) {
			it, item := &all[i].Items[j], m.w.braced()
			item.text("label", it.Label, label)
			item.word("share", it.Share)
			item.word("value", it.Value)
			item.end()
		})
		f.end()
	})
}

func (m *mapping) routes(all []data.Route) {
	m.lines("routes", len(all), func(i int) {
		r, f := &all[i], m.w.braced()
		f.text("group", r.Group, label)
		f.text("label", r.Label, label)
		f.list("stops", len(r.Stops), func(j int) { m.w.text(r.Stops[j], label) })
		f.truth("highlight", r.Highlight)
		f.end()
	})
}

func (m *mapping) grid(g *data.Grid) {
	m.textLines("columns", g.Columns, title)
	m.lines("rows", len(g.Rows), func(i int) {
		r, f := &g.Rows[i], m.w.braced()
		f.text("label", r.Label, title)
		f.word("side", r.Side)
		f.list("cells", len(r.Cells), func(j int) {
			if r.Cells[j].IsZero() {
				m.w.quote("")
			}
			m.w.text(r.Cells[j], title)
		})
		f.end()
	})
}

func (m *mapping) series(all []data.Line) {
	m.lines("series", len(all), func(i int) {
		l, f := &all[i], m.w.braced()
		f.text("label", l.Label, title)
		f.word("side", l.Side)
		f.words("points", l.Points)
		f.end()
	})
}
