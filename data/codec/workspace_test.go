package codec

import (
	"dyad/data"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestWorkspaceKeepsNothing reads files in a workspace that others were read in,
// and in a new one.
func TestWorkspaceKeepsNothing(t *testing.T) {
	files := append(seeds(t), string(data.DefaultBytes()), manyClaims(300), string(data.DefaultBytes()))
	for _, src := range files { // for the workspaces to be used
		_, _ = Read("x.yaml", []byte(src))
	}
	for _, src := range files {
		got, gotErr := Read("x.yaml", []byte(src))
		emptyWorkspaces()
		want, wantErr := Read("x.yaml", []byte(src))
		if !reflect.DeepEqual(gotErr, wantErr) {
			t.Errorf("%v, in a new workspace %v", gotErr, wantErr)
		}
		if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(data.Dossier{})); diff != "" {
			t.Errorf("-new +used:\n%s", diff)
		}
		ws := workspaces.Take()
		for _, b := range ws.nodes.blocks {
			for _, n := range b {
				if n.value != "" || n.kids != nil || n.kind != 0 || n.line != 0 {
					t.Fatalf("a node was left: %+v", n)
				}
			}
		}
		for _, b := range ws.objects.blocks {
			for _, o := range b {
				if !reflect.ValueOf(o).IsZero() {
					t.Fatalf("an object was left: %+v", o)
				}
			}
		}
		ws.release()
	}
}

// TestWorkspaceIsBounded: what a huge file needed is not kept.
func TestWorkspaceIsBounded(t *testing.T) {
	huge := manyClaims(3000)
	for _, src := range []string{huge, strings.Replace(huge, "\nclaims:", "\nauthor: 'it''s'\nclaims:", 1)} { // and by the library
		emptyWorkspaces()
		if _, err := Read("x.yaml", []byte(src)); err != nil {
			t.Fatal(err)
		}
		if workspaces.Len() > 0 {
			t.Error("a huge workspace is kept")
		}
	}
}

func emptyWorkspaces() {
	for workspaces.Len() > 0 {
		workspaces.Take()
	}
}
