package pdf

import (
	"bytes"
	"reflect"
	"testing"

	"dyad/report/layout"
)

// tableOf is a document of one table.
func tableOf(rows int) *layout.Result {
	s := newSheet()
	s.heading(layout.H1, 1, "a", "Rows")
	s.table(rows)
	return s.res
}

func emptyWorkspaces() {
	for workspaces.Len() > 0 {
		workspaces.Get()
	}
}

// TestWorkspaceKeepsNothing writes files in a workspace that others were written
// in, and in a new one.
func TestWorkspaceKeepsNothing(t *testing.T) {
	many, few := tableOf(300), tableOf(2)
	d, all := sample(t)
	for i, res := range []*layout.Result{many, few, all, many, all, few} {
		used, err := Write(d, res, sampleOptions())
		if err != nil {
			t.Fatal(err)
		}
		emptyWorkspaces()
		fresh, err := Write(d, res, sampleOptions())
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(used, fresh) {
			t.Errorf("file %d differs from one written in a new workspace", i)
		}
		ws := workspaces.Get()
		for _, list := range []any{ws.nodes[:cap(ws.nodes)], ws.kids[:cap(ws.kids)], ws.links[:cap(ws.links)]} {
			for v, k := reflect.ValueOf(list), 0; k < v.Len(); k++ {
				if !v.Index(k).IsZero() {
					t.Fatalf("file %d left a %s", i, v.Index(k).Type())
				}
			}
		}
		ws.release()
	}
}

// TestLargeWorkspacesAreNotKept leaves what a huge document needed to the
// collector.
func TestLargeWorkspacesAreNotKept(t *testing.T) {
	emptyWorkspaces()
	if _, err := Write(docOf(), tableOf(keptElements/3), Options{}); err != nil {
		t.Fatal(err)
	}
	if workspaces.Len() > 0 {
		t.Error("kept")
	}
}
