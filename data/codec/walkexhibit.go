package codec

import (
	"dyad/data"
	"slices"
)

func (w *walk) head(at string, h data.ExhibitHead) data.ExhibitHead {
	w.put(at+"/title", title, &h.Title)
	w.put(at+"/subtitle", title, &h.Subtitle)
	w.put(at+"/note", prose, &h.Note)
	return h
}

// exhibit walks through the texts of e and gives a copy with them put in.
func (w *walk) exhibit(e data.Exhibit) data.Exhibit {
	at := "exhibits/" + e.Head().ID
	head := w.head(at, e.Head())
	switch e := e.(type) {
	case data.Progress:
		e.ExhibitHead = head
		w.put(at+"/done_label", label, &e.DoneLabel)
		w.put(at+"/to_go", label, &e.ToGo)
		w.put(at+"/markers_label", label, &e.MarkersLabel)
		return e
	case data.Mix:
		e.ExhibitHead, e.Flows = head, w.flows(at+"/flows", e.Flows)
		return e
	case data.Dependency:
		e.ExhibitHead, e.Items = head, w.items(at+"/items", e.Items)
		return e
	case data.Ranking:
		e.ExhibitHead, e.Items = head, w.items(at+"/items", e.Items)
		return e
	case data.Bars:
		e.ExhibitHead, e.Items = head, w.items(at+"/items", e.Items)
		return e
	case data.Squares:
		e.ExhibitHead = head
		w.put(at+"/done_label", label, &e.DoneLabel)
		w.put(at+"/rest", label, &e.Rest)
		return e
	case data.Corridors:
		e.ExhibitHead, e.Routes = head, w.routes(at+"/routes", e.Routes)
		return e
	case data.Timeline:
		e.ExhibitHead = head
		return e
	case data.Table:
		e.ExhibitHead, e.Items = head, w.items(at+"/items", e.Items)
		return e
	case data.Grid:
		e.ExhibitHead, e.Columns = head, w.list(at+"/columns", title, e.Columns)
		e.Rows = w.gridRows(at+"/rows", e.Rows)
		return e
	case data.Lines:
		e.ExhibitHead, e.Series = head, w.series(at+"/series", e.Series)
		return e
	case data.Threshold:
		e.ExhibitHead, e.Items = head, w.items(at+"/items", e.Items)
		return e
	}
	return e
}

func (w *walk) flows(at string, in []data.Flow) []data.Flow {
	out := slices.Clone(in)
	for i := range out {
		f, at := &out[i], entry(at, i)
		w.name(at+"/from", f.From)
		w.name(at+"/to", f.To)
		f.Items = slices.Clone(f.Items)
		for j := range f.Items {
			it, at := &f.Items[j], entry(at+"/items", j)
			w.put(at+"/label", label, &it.Label)
			w.name(at+"/share", it.Share)
			w.name(at+"/value", it.Value)
		}
	}
	return out
}

func (w *walk) items(at string, in []data.Item) []data.Item {
	out := slices.Clone(in)
	for i := range out {
		w.put(entry(at, i)+"/label", label, &out[i].Label)
		w.name(entry(at, i)+"/claim", out[i].Claim)
	}
	return out
}

func (w *walk) routes(at string, in []data.Route) []data.Route {
	out := slices.Clone(in)
	for i := range out {
		r, at := &out[i], entry(at, i)
		w.put(at+"/group", label, &r.Group)
		w.put(at+"/label", label, &r.Label)
		r.Stops = w.list(at+"/stops", label, r.Stops)
	}
	return out
}

func (w *walk) gridRows(at string, in []data.GridRow) []data.GridRow {
	out := slices.Clone(in)
	for i := range out {
		r, at := &out[i], entry(at, i)
		w.put(at+"/label", title, &r.Label)
		w.name(at+"/side", r.Side)
		r.Cells = w.list(at+"/cells", title, r.Cells)
	}
	return out
}

func (w *walk) series(at string, in []data.Line) []data.Line {
	out := slices.Clone(in)
	for i := range out {
		w.put(entry(at, i)+"/label", title, &out[i].Label)
		w.name(entry(at, i)+"/side", out[i].Side)
	}
	return out
}
