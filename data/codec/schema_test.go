package codec

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"dyad/data"
)

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("dossier.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("dossier.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// jsonValue is what JSON says for a node.
func jsonValue(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = jsonValue(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		l := []any{}
		for _, c := range n.Content {
			l = append(l, jsonValue(c))
		}
		return l
	}
	switch n.Tag {
	case "!!int", "!!float":
		return json.Number(n.Value)
	case "!!bool":
		return n.Value == "true"
	case "!!null":
		return nil
	}
	return n.Value
}

func TestSchemaAcceptsDossiers(t *testing.T) {
	s := compileSchema(t)
	for name, src := range map[string][]byte{"rus-kaz": data.DefaultBytes(), "no claims": []byte(goodHead), "many": []byte(manyClaims(5))} {
		root, bad := parse(src)
		if bad != nil {
			t.Fatal(bad)
		}
		if err := s.Validate(jsonValue(root)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"sparse.yaml", "rich.yaml", "kinds.yaml"} {
		src, err := os.ReadFile("../../testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		root, bad := parse(src)
		if bad != nil {
			t.Fatal(bad)
		}
		if err := s.Validate(jsonValue(root)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSchemaRefusesWhatItCan(t *testing.T) {
	s := compileSchema(t)
	for _, body := range []string{
		"claim: []", "author: 1", "claims: [{id: C1}]", "claims: [{id: C1, label: L, unit: km, value: 1e400x, source: none}]",
		"sections: [{id: s, title: T, body: [{p: x, exhibit: e}]}]", "exhibits: [{id: e, kind: pie, title: T}]",
		"exhibits: [{id: e, kind: timeline, title: T, items: []}]", "tiles: [a1, a2, a3, a4, a5, a6, a7]",
	} {
		root, bad := parse([]byte(goodHead + body + "\n"))
		if bad != nil {
			t.Fatal(bad)
		}
		if s.Validate(jsonValue(root)) == nil {
			t.Errorf("the schema accepts %s", body)
		}
	}
}

// TestSchemaKnowsEveryKind: of each kind of exhibit the schema refuses a key that is not
// its own, as an editor should.
func TestSchemaKnowsEveryKind(t *testing.T) {
	s := compileSchema(t)
	src, err := os.ReadFile("../../testdata/kinds.yaml")
	if err != nil {
		t.Fatal(err)
	}
	root, bad := parse(src)
	if bad != nil {
		t.Fatal(bad)
	}
	dossier := jsonValue(root).(map[string]any)
	for _, e := range dossier["exhibits"].([]any) {
		exhibit := e.(map[string]any)
		exhibit["nonsense"] = "x"
		if s.Validate(dossier) == nil {
			t.Errorf("the schema accepts an unknown key of a %v: is there a branch of allOf for it, and is its entry closed?", exhibit["kind"])
		}
		delete(exhibit, "nonsense")
	}
	if err := s.Validate(dossier); err != nil {
		t.Error(err)
	}
}

// TestSchemaAndReaderHaveTheSameKeys compares the schema's properties with the
// keys that the reader knows.
func TestSchemaAndReaderHaveTheSameKeys(t *testing.T) {
	type object struct {
		Properties map[string]any
		Defs       map[string]object `json:"$defs"`
	}
	var s object
	if err := json.Unmarshal(data.Schema(), &s); err != nil {
		t.Fatal(err)
	}
	same := func(name string, properties map[string]any, keys []string) {
		t.Helper()
		for _, key := range keys {
			of, ok := properties[key].(map[string]any)
			if !ok {
				t.Errorf("data/dossier.schema.json: %s lacks the key %q, which is read", name, key)
			}
			if ref := of["$ref"]; (ref == "#/$defs/text" || ref == "#/$defs/phrase") && of["description"] == nil {
				t.Errorf("data/dossier.schema.json: %s does not say what its text %q is", name, key)
			}
		}
		for _, key := range slices.Sorted(maps.Keys(properties)) {
			if !slices.Contains(keys, key) {
				t.Errorf("data/dossier.schema.json: %s has the key %q, which is not read", name, key)
			}
		}
	}
	same("dossier", s.Properties, dossierRecord.keys)
	for name, keys := range recordKeys() {
		same(name, s.Defs[name].Properties, keys)
	}
	for _, k := range exhibitKinds {
		same(k.name, s.Defs[k.name].Properties, k.allKeys)
	}
	ratio := s.Defs["claim"].Properties["ratio"].(map[string]any)
	same("ratio", ratio["properties"].(map[string]any), ratioRecord.keys)
}

// recordKeys are the keys of the records that the schema defines by name.
func recordKeys() map[string][]string {
	return map[string][]string{
		"state": stateRecord.keys, "source": sourceRecord.keys, "file": fileRecord.keys, "claim": claimRecord.keys,
		"dependence": dependenceRecord.keys, "fact": factRecord.keys, "section": sectionRecord.keys, "block": blockRecord.keys,
		"definition": definitionRecord.keys, "crosscheck": crosscheckRecord.keys, "test": testRecord.keys,
		"measure": measureRecord.keys, "gap": gapRecord.keys, "flow": flowRecord.keys, "flowItem": flowItemRecord.keys,
		"topic": topicRecord.keys,
		"item":  itemRecord(anyClaim).keys, "route": routeRecord.keys, "stop": stopRecord.keys, "column": columnRecord.keys, "event": eventRecord.keys,
	}
}
