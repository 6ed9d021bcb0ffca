package command

import (
	"bytes"
	"cmp"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"dyad/data/codec"
)

// A remark is one thing that a check says of a file, for programs that show it there.
type remark struct {
	rule, level string // level is error, warning or note
	file        string
	line, col   int // 0 if it concerns the whole file
	what, hint  string
	mend        []codec.Edit
}

// remarks are all that checks say, in the order of their text.
func remarks(all []checkResult) []remark {
	var out []remark
	for i := range all {
		c := &all[i]
		for _, p := range c.Problems {
			out = append(out, remark{"error", "error", cmp.Or(p.file, c.File), p.Line, p.Col, p.What, p.Hint, p.mend})
		}
		for _, f := range c.Findings {
			level := "warning"
			if !f.doubt {
				level = "note"
			}
			out = append(out, remark{rule: f.Rule, level: level, file: c.File, line: f.line, col: f.col, what: f.Head, hint: strings.Join(f.Arithmetic, "\n")})
		}
		for _, list := range []struct {
			rule, level, format string
			all                 []problem
		}{
			{"example", "note", "%s is only an example", c.Examples}, {"not-met", "warning", "%s", c.Unmet}, {"unused", "note", "%s", c.Unused},
		} {
			for _, p := range list.all {
				out = append(out, remark{rule: list.rule, level: list.level, file: c.File, line: p.Line, col: p.Col, what: fmt.Sprintf(list.format, p.What)})
			}
		}
		for _, m := range c.Untranslated {
			out = append(out, remark{rule: "untranslated", level: "note", file: c.File, line: m.Line, col: m.Col, what: fmt.Sprintf("%s is not in %s", m.Path, c.lang)})
		}
	}
	return out
}

// writeGitHub prints what checks say as workflow commands, which GitHub shows beside the
// lines of a pull request (docs.github.com, "Workflow commands for GitHub Actions").
func writeGitHub(b *bytes.Buffer, all []checkResult) {
	message := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	for _, r := range remarks(all) {
		level := r.level
		if level == "note" {
			level = "notice"
		}
		fmt.Fprintf(b, "::%s file=%s", level, property.Replace(filepath.ToSlash(r.file)))
		if r.line > 0 {
			fmt.Fprintf(b, ",line=%d,col=%d", r.line, r.col)
		}
		text := r.what
		if r.hint != "" {
			text += "\n" + r.hint
		}
		fmt.Fprintf(b, ",title=%s::%s\n", property.Replace("dyad "+r.rule), message.Replace(text))
	}
}

// The parts of a log in SARIF 2.1.0 (docs.oasis-open.org/sarif) that ours has.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID string `json:"id"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Fixes     []sarifFix      `json:"fixes,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		Line      int `json:"startLine"`
		Column    int `json:"startColumn"`
		EndColumn int `json:"endColumn,omitempty"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted sarifText   `json:"insertedContent"`
	}
)

// writeSARIF prints what checks say as a log in SARIF, with what to put in place of what
// where a hint says so.
func writeSARIF(b *bytes.Buffer, all []checkResult) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "dyad", Version: version(), Rules: []sarifRule{}}
	for _, r := range remarks(all) {
		if rule := (sarifRule{r.rule}); !slices.Contains(run.Tool.Driver.Rules, rule) {
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, rule)
		}
		run.Results = append(run.Results, r.sarif())
	}
	return encode(b, sarifLog{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}})
}

// sarif is a remark as a result in SARIF.
func (r *remark) sarif() sarifResult {
	file := sarifArtifact{(&url.URL{Path: filepath.ToSlash(r.file)}).String()}
	out := sarifResult{RuleID: r.rule, Level: r.level, Message: sarifText{r.what}}
	if r.hint != "" {
		out.Message.Text += "\n" + r.hint
	}
	at := sarifLocation{sarifPhysical{Artifact: file}}
	if r.line > 0 {
		at.Physical.Region = &sarifRegion{Line: r.line, Column: r.col}
	}
	out.Locations = []sarifLocation{at}
	if len(r.mend) == 0 {
		return out
	}
	change := sarifChange{Artifact: file}
	for _, e := range r.mend {
		change.Replacements = append(change.Replacements, sarifReplacement{
			Deleted:  sarifRegion{e.Pos.Line, e.Pos.Col, e.Pos.Col + len([]rune(e.Old))},
			Inserted: sarifText{e.New},
		})
	}
	out.Fixes = []sarifFix{{Description: sarifText{r.hint}, Changes: []sarifChange{change}}}
	return out
}
