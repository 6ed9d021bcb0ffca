package data_test

import (
	"testing"

	"dyad/data"
	"dyad/data/codec"
)

func TestLookupsFollowChanges(t *testing.T) {
	d, err := codec.Default()
	if err != nil {
		t.Fatal(err)
	}
	d.Claims = append(d.Claims[:2:2], d.Claims[3:]...)
	if c := d.Claim("C03"); c != nil {
		t.Errorf("a claim removed is still found")
	}
	if c := d.Claim("C48"); c == nil || c.ID != "C48" {
		t.Errorf("a claim moved is not found")
	}
	bare := data.Dossier{Claims: []data.Claim{{ID: "x"}}, Sources: []data.Source{{ID: "s"}}, Outside: []data.Source{{ID: "o"}},
		Crosschecks: []data.Crosscheck{{Claims: []data.Claim{{ID: "y"}}}}}
	if bare.Claim("x") == nil || bare.Claim("y") == nil || bare.Claim("") != nil {
		t.Error("a dossier made without Read does not find its claims")
	}
	if bare.SourceNumber("s") != 1 || bare.SourceNumber("o") != 2 || bare.SourceNumber("z") != 0 || bare.Source("o") == nil || bare.Source("z") != nil {
		t.Error("a dossier made without Read does not number its sources")
	}
}
