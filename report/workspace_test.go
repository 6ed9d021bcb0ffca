package report

import (
	"bytes"
	"reflect"
	"testing"

	"dyad/report/reporttest"
)

// A document that was composed leaves nothing in its workspace, and takes
// nothing from those before it.
func TestWorkspaceIsEmptied(t *testing.T) {
	o := Options{Version: "0.0.0"}
	first := map[string][]byte{}
	for range 3 {
		for _, name := range []string{"rich.yaml", "sparse.yaml"} {
			b := brief(t, reporttest.Sample(t, name)).PDF
			if first[name] == nil {
				first[name] = b
			}
			if !bytes.Equal(b, first[name]) {
				t.Errorf("the brief of %s differs from the first", name)
			}
		}
	}
	c, err := newComposer(reporttest.Sample(t, "rich.yaml"), nil, o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.document(o); err != nil {
		t.Fatal(err)
	}
	w := reflect.ValueOf(c.workspace).Elem()
	c.release()
	for i := range w.NumField() {
		name, f := w.Type().Field(i).Name, w.Field(i)
		switch f.Kind() {
		case reflect.Slice:
			if f.Len() > 0 || f.Cap() == 0 {
				t.Errorf("%s: %d of %d used", name, f.Len(), f.Cap())
			}
			for k, all := 0, f.Slice(0, f.Cap()); k < all.Len(); k++ {
				if !all.Index(k).IsZero() {
					t.Fatalf("%s: %d is left of what was composed", name, k)
				}
			}
		case reflect.Map:
			if f.Len() > 0 {
				t.Errorf("%s: %d are left", name, f.Len())
			}
		default:
			if !f.IsZero() {
				t.Errorf("%s is left", name)
			}
		}
	}
}
