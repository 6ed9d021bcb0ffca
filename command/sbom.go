package command

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"runtime/debug"
	"strings"

	"dyad/licences"
)

// The parts of a bill of materials in CycloneDX 1.6 (ECMA-424) that ours has.
type (
	bomFile struct {
		Schema  string `json:"$schema"`
		Format  string `json:"bomFormat"`
		Spec    string `json:"specVersion"`
		Version int    `json:"version"`
		Meta    struct {
			Component bomPart `json:"component"`
		} `json:"metadata"`
		Parts []bomPart `json:"components"`
	}
	bomPart struct {
		Type        string       `json:"type"`
		Ref         string       `json:"bom-ref"`
		Name        string       `json:"name"`
		Version     string       `json:"version,omitempty"`
		Description string       `json:"description,omitempty"`
		Hashes      []bomHash    `json:"hashes,omitempty"`
		Licences    []bomLicence `json:"licenses,omitempty"`
		URL         string       `json:"purl,omitempty"`
	}
	bomHash struct {
		Algorithm string `json:"alg"`
		Content   string `json:"content"`
	}
	bomLicence struct {
		Expression string `json:"expression"`
	}
)

// billOfMaterials lists what a program was built from: its modules, with the hashes
// that go.sum holds them to, and its typefaces, names and patterns, each with its
// licence. It has no serial number and no time, so that two builds give the same bytes.
func billOfMaterials(info *debug.BuildInfo) ([]byte, error) {
	b := bomFile{Schema: "http://cyclonedx.org/schema/bom-1.6.schema.json", Format: "CycloneDX", Spec: "1.6", Version: 1}
	b.Meta.Component = bomPart{Type: "application", Ref: "dyad", Name: "dyad", Version: version(),
		Licences: []bomLicence{{"MIT"}}}
	modules := map[string]*debug.Module{}
	for _, m := range info.Deps {
		modules[m.Path] = m
	}
	for _, p := range licences.Parts() {
		if p.Tests {
			continue
		}
		part := bomPart{Type: "data", Ref: p.Name, Name: p.Name, Description: p.What, Licences: []bomLicence{{p.Licence}}}
		switch m := modules[p.Name]; {
		case m != nil:
			part.Type, part.Version, part.URL = "library", m.Version, "pkg:golang/"+p.Name+"@"+m.Version
			part.Ref = part.URL
			if sum, ok := strings.CutPrefix(m.Sum, "h1:"); ok {
				raw, err := base64.StdEncoding.DecodeString(sum)
				if err != nil {
					return nil, err
				}
				part.Hashes = []bomHash{{"SHA-256", hex.EncodeToString(raw)}}
			}
		case p.Name == "Go":
			part.Type, part.Version = "library", strings.TrimPrefix(info.GoVersion, "go")
		case strings.Contains(p.Name, "/"):
			continue // a module that this program, for another system, does not hold
		}
		b.Parts = append(b.Parts, part)
	}
	out, err := json.MarshalIndent(b, "", "  ")
	return append(out, '\n'), err
}
