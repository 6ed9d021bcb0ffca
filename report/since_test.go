package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report/doc"
	"dyad/report/reporttest"
)

func sinceDossier(t *testing.T, claims string) *data.Dossier {
	t.Helper()
	d, err := codec.Read("isl-mlt.yaml", []byte(sentenceHead+"sources:\n"+dated+"claims:\n"+claims))
	reporttest.Must(t, err)
	return d
}

func claimLine(id, label, value, unit, rest string) string {
	return fmt.Sprintf("  - {id: %s, label: %s, value: %s, unit: \"%s\", source: S1%s}\n", id, label, value, unit, rest)
}

// movedIn are the messages that a brief says of an earlier edition, and the text of the
// section.
func movedIn(t *testing.T, old, now *data.Dossier) (keys map[string]bool, text string) {
	t.Helper()
	o := Options{Version: "0.0.0", Since: old}
	c, err := newComposer(now, audit.Check(now), o)
	reporttest.Must(t, err)
	keys = map[string]bool{}
	c.heard = func(key string) {
		if strings.HasPrefix(key, "since.") {
			keys[strings.TrimPrefix(key, "since.")] = true
		}
	}
	document, err := c.document(o)
	reporttest.Must(t, err)
	from := slices.IndexFunc(document.Body, func(b doc.Block) bool { h, ok := b.(doc.Heading); return ok && h.ID == sinceAnchor })
	to := slices.IndexFunc(document.Body, func(b doc.Block) bool { h, ok := b.(doc.Heading); return ok && h.ID == "proof" })
	if from < 0 || to < from {
		t.Fatal("what has moved does not stand before the proof")
	}
	return keys, reporttest.Fold(strings.Join(reporttest.Words(document.Body[from:to]), " "))
}

// TestSince holds what is said of a figure before and now: each message is said where it is
// true, and by the other cases not where it is false.
func TestSince(t *testing.T) {
	fish := claimLine("F", "Fish", "60", "km", "")
	all := map[string]bool{}
	for _, tc := range []struct{ name, old, now, says, text string }{
		{"the same", fish, fish, "title nothing", "No figure has changed, come or gone"},
		{"length", fish, claimLine("F", "Fish", "63", "km", ""), "title summary before now change how was", "60 km 63 km 1 +5.0%"},
		{"little", claimLine("F", "Fish", "1000", "km", ""), claimLine("F", "Fish", "999", "km", ""), "title summary before now change how was", "−0.10%"},
		{"share", claimLine("F", "Fish", "45.5", "%", ", base: exports"), claimLine("F", "Fish", "46", "%", ", base: exports"), "title summary before now change how was", "+0.5 percentage points"},
		{"a point", claimLine("F", "Fish", "45", "%", ", base: exports"), claimLine("F", "Fish", "46", "%", ", base: exports"), "title summary before now change how was", "+1 percentage point not stated"},
		{"as a part", claimLine("F", "Fish", "0.455", "share", ", base: exports"), claimLine("F", "Fish", "45.5", "%", ", base: exports"), "title nothing", ""},
		{"another base", claimLine("F", "Fish", "45", "%", ", base: exports"), claimLine("F", "Fish", "46", "%", ", base: imports"), "title reused is-new", "F named another figure, “Fish”: 45%. Now it is Fish: 46%"},
		{"another label", fish, claimLine("F", "Salt", "63", "km", ""), "title reused is-new", "F named another figure, “Fish”: 60 km. Now it is Salt: 63 km"},
		{"reworded", fish, claimLine("F", "Fishes", "60", "km", ""), "title nothing", ""},
		{"count", claimLine("F", "Ports", "4", "ports", ""), claimLine("F", "Ports", "3", "ports", ""), "title summary before now change how was", "−1 port not stated"},
		{"nearer the first", claimLine("F", "Place", "5", "rank", ", qualifier: rank"), claimLine("F", "Place", "3", "rank", ", qualifier: rank"), "title summary before now change how places-up was", "2 places up"},
		{"farther from it", claimLine("F", "Place", "3", "rank", ", qualifier: rank"), claimLine("F", "Place", "4", "rank", ", qualifier: rank"), "title summary before now change how places-down was", "1 place down"},
		{"hedged", fish, claimLine("F", "Fish", "63", "km", ", qualifier: about"), "title summary before now change unstated was", "about 63 km 1 –"},
		{"a range", fish, claimLine("F", "Fish", "63", "km", ", to: 65"), "title summary before now change unstated was", "–"},
		{"a balance", claimLine("F", "Balance", "-2", "USD m", ""), claimLine("F", "Balance", "1", "USD m", ""), "title summary before now change how was", "+USD 3 m"},
		{"another currency", claimLine("F", "Fish", "2", "USD m", ""), claimLine("F", "Fish", "3", "EUR m", ""), "title summary before now change unstated was", "–"},
		{"digits", claimLine("F", "Fish", "60.0", "km", ""), fish, "title summary before now change unstated was", "60.0 km 60 km 1 –"},
		{"another period", claimLine("F", "Fish", "60", "km", ", period: \"2021\""), claimLine("F", "Fish", "60", "km", ", period: \"2022\""), "title summary before now change unstated periods was-period", "2022; before: 2021"},
		{"another status", claimLine("F", "Fish", "60", "km", ", status: provisional"), claimLine("F", "Fish", "60", "km", ", status: revised"), "title summary before now change unstated was", "60 km 60 km 1 –"},
		{"the same status", claimLine("F", "Fish", "60", "km", ", status: revised"), claimLine("F", "Fish", "60", "km", ", status: revised"), "title nothing", ""},
		{"final now", claimLine("F", "Fish", "60", "km", ", status: estimate"), fish, "title summary before now change unstated was", "60 km 60 km 1 –"},
		{"new", fish, fish + claimLine("G", "Salt", "5", "km", ""), "title new is-new", "New: Salt, G: 5 km"},
		{"gone", fish + claimLine("G", "Salt", "5", "km", ""), fish, "title gone", "Gone: Salt, G: 5 km."},
	} {
		keys, text := movedIn(t, sinceDossier(t, tc.old), sinceDossier(t, tc.now))
		if got := strings.Join(slices.Sorted(maps.Keys(keys)), " "); got != strings.Join(slices.Sorted(slices.Values(strings.Fields(tc.says))), " ") {
			t.Errorf("%s: says %s", tc.name, got)
		}
		if !strings.Contains(text, tc.text) {
			t.Errorf("%s: %q is not in %q", tc.name, tc.text, text)
		}
		maps.Copy(all, keys)
	}
	var many [2]string
	for i := range mostMoves + 1 {
		for k := range many {
			many[k] += claimLine(fmt.Sprintf("N%03d", i), "Fish "+strings.Repeat("x", i+1), fmt.Sprint(100+i+k), "km", "")
		}
	}
	keys, text := movedIn(t, sinceDossier(t, many[0]), sinceDossier(t, many[1]))
	maps.Copy(all, keys)
	if !keys["more"] || !strings.Contains(text, "more figures have changed") || strings.Count(text, "+")+1 > mostMoves {
		t.Errorf("of many figures it says %q", text)
	}
	for key := range reporttest.Messages(t, "en") {
		if key, ok := strings.CutPrefix(key, "since."); ok && !all[key] {
			t.Errorf("no case says since.%s", key)
		}
	}
}

// TestSinceStatus: what was not final, and what is not, has its sign in the table, and the
// key explains both.
func TestSinceStatus(t *testing.T) {
	old, now := sinceDossier(t, claimLine("F", "Fish", "60", "km", ", status: provisional")), sinceDossier(t, claimLine("F", "Fish", "60", "km", ", status: revised"))
	c, err := newComposer(now, audit.Check(now), Options{Version: "0.0.0", Since: old})
	reporttest.Must(t, err)
	moved, _ := c.movedClaims()
	table, _ := c.movedTable(moved)
	for k, want := range map[int]doc.Sign{1: doc.SignProvisional, 2: doc.SignRevised} {
		if cell := table.Rows[0].Cells[k].Text; !slices.ContainsFunc(cell, func(s doc.Span) bool { return s.Sign == want }) {
			t.Errorf("column %d has no %q: %v", k, want.Letter(), cell)
		}
	}
	var keys string
	for _, k := range signKeys(now, c.moves, func(data.Evidence) bool { return false }) {
		keys += k.sign.Letter()
	}
	if keys != "pr" {
		t.Errorf("the key explains %q", keys)
	}
}

// TestSinceRefuses: what is no earlier edition is refused.
func TestSinceRefuses(t *testing.T) {
	fish := claimLine("F", "Fish", "60", "km", "")
	d := sinceDossier(t, fish)
	later, err := codec.Read("later.yaml", []byte(strings.Replace(string(d.Raw), "2024-05-01", "2024-05-02", 1)))
	reporttest.Must(t, err)
	unread := *d
	unread.Raw = nil
	for old, want := range map[*data.Dossier]string{
		reporttest.Sample(t, "sparse.yaml"): `sparse.yaml is no earlier edition: its id is "sparse", that of the dossier is "isl-mlt"`,
		later:                               "later.yaml is no earlier edition: it is as of 2024-05-02, the dossier as of 2024-05-01",
		&unread:                             `the earlier edition of "isl-mlt" was not read from a file`,
	} {
		if _, err := Brief(d, Options{Version: "0.0.0", Since: old}); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if _, err := Brief(later, Options{Version: "0.0.0", Since: d}); err != nil {
		t.Error(err)
	}
}
