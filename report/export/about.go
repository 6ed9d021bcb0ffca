package export

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/codec"
)

// A described is a part of the schema of dossiers.
type described struct {
	Ref         string               `json:"$ref"`
	Description string               `json:"description"`
	Properties  map[string]described `json:"properties"`
	Items       *described           `json:"items"`
	Defs        map[string]described `json:"$defs"`
}

// addedAbouts say what the columns hold that the schema does not know.
var addedAbouts = map[string]string{
	"dossier/key": "A key of the dossier.", "dossier/value": "Its value.",
	"other/path": "The part of the dossier, the id of the entry, and the keys to the value.", "other/value": "The value.",
	"claims/crosscheck": "The cross-check that the claim belongs to; empty for the dossier's own.",
	"sources/outside":   "Whether only cross-checks cite it.",
}

// aboutColumn says what a column holds: what the schema of dossiers says of its key, and
// how lists stand in a cell.
func (x described) aboutColumn(t *table, c *column) (string, error) {
	if c.about != "" {
		return c.about, nil
	}
	if s := addedAbouts[t.name+"/"+c.Key]; s != "" {
		return s, nil
	}
	return x.aboutKey(t.name, c.Column)
}

// theSchema is the schema of dossiers.
func theSchema() (x described, err error) {
	err = json.Unmarshal(data.Schema(), &x)
	return x, err
}

// aboutKey is what the schema says of a key of a table's records, or of the dossier.
func (x described) aboutKey(table string, c codec.Column) (string, error) {
	key, tag, translated := strings.Cut(c.Key, ":")
	at := x
	if table != "dossier" {
		at = x.Properties[table]
		if at.Items != nil {
			at = *at.Items
		}
	}
	said := at.find(x, key)
	if said == "" {
		return "", fmt.Errorf("the schema does not describe %q of %s", key, table)
	}
	switch {
	case translated:
		said = fmt.Sprintf("%s In %s.", said, tag)
	case c.Form == codec.FormIDs:
		said += ` Ids, set apart by "; ".`
	case c.Form == codec.FormList:
		said += ` Set apart by "; "; a semicolon within one is written twice.`
	case c.Form == codec.FormLines:
		said += " One a line."
	}
	return said, nil
}

// find is the description of a key, or of a key of a part: "dependence_for".
func (x described) find(root described, key string) string {
	for range 4 {
		if x.Ref == "" {
			break
		}
		x = root.Defs[strings.TrimPrefix(x.Ref, "#/$defs/")]
	}
	if p, ok := x.Properties[key]; ok {
		for range 4 {
			if p.Description != "" || p.Ref == "" {
				break
			}
			p = root.Defs[strings.TrimPrefix(p.Ref, "#/$defs/")]
		}
		return p.Description
	}
	var parts []string
	for part := range x.Properties {
		if strings.HasPrefix(key, part+"_") {
			parts = append(parts, part)
		}
	}
	slices.Sort(parts)
	for _, part := range parts {
		if s := x.Properties[part].find(root, strings.TrimPrefix(key, part+"_")); s != "" {
			return s
		}
	}
	return ""
}
