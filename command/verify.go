package command

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/report/edition"
)

// verifyOptions are the arguments of "dyad verify".
type verifyOptions struct {
	In     []string // briefs, "-" for standard input
	Format string   // text or json
}

// A verifyResult is one brief and whether the same bytes can be made again,
// as it is printed.
type verifyResult struct {
	File    string   `json:"file"`
	Same    bool     `json:"same"`    // but for the version, if that is another
	MadeBy  string   `json:"made_by"` // version of dyad
	This    string   `json:"this"`
	Differs []string `json:"differs"`
	Error   string   `json:"error,omitempty"`

	err error // why it could not be verified
}

func verifyCommand(e *env) *cli.Command {
	var o verifyOptions
	return &cli.Command{
		Name:      "verify",
		Usage:     "make briefs again and compare",
		ArgsUsage: "BRIEF|-… [--format text|json]",
		Description: `Takes the dossier out of each brief, makes its brief again with the same language
and date, and compares byte for byte. It prints "same", or in which parts the
brief differs from what its dossier says. If another version of dyad made it,
that is said too, and the comparison is made as that version would be named.

It shows that a brief follows from the dossier inside it, not who made either:
whoever changes the dossier and makes a new brief has a brief that verifies.
Compare its dossier with yours by "dyad diff".

The exit code is 1 when any brief differs or cannot be read.

EXAMPLES:
   $ dyad verify rus-kaz.pdf
   $ dyad verify --format json archive/*.pdf | jq -r '.[] | select(.same | not).file'`,
		Flags: []cli.Flag{formatFlag(&o.Format)},
		Action: func(c *cli.Context) error {
			o.In = c.Args().Slice()
			if len(o.In) == 0 {
				return usageError{"no brief named", "`dyad verify` takes BRIEF…, or - for standard input"}
			}
			if err := validFormat(o.Format); err != nil {
				return err
			}
			return runVerify(e, o)
		},
	}
}

func formatFlag(dest *string) cli.Flag {
	return &cli.StringFlag{Name: "format", Usage: "print as `FORMAT`: text or json", Value: "text", Destination: dest}
}

func validFormat(format string) error {
	if format != "text" && format != "json" {
		return usageError{fmt.Sprintf("unknown format %q", format), "formats are text and json"}
	}
	return nil
}

func runVerify(e *env, o verifyOptions) error {
	all := make([]verifyResult, len(o.In))
	var out bytes.Buffer
	failed := false
	for i, name := range o.In {
		all[i] = verifyBrief(e, name)
		v := &all[i]
		failed = failed || !v.Same
		if o.Format == "text" && v.err == nil {
			out.WriteString(v.text())
		}
	}
	if o.Format == "json" {
		if err := encode(&out, all); err != nil {
			return err
		}
	}
	if err := e.print(out.Bytes()); err != nil {
		return err
	}
	for _, v := range all {
		e.sayError(v.err)
	}
	if failed {
		return errReported
	}
	return nil
}

func verifyBrief(e *env, name string) verifyResult {
	v := verifyResult{File: name, This: version(), Differs: []string{}}
	b, err := e.readBrief(name)
	if err == nil {
		var found edition.Verdict
		if found, err = edition.Verify(b); err != nil {
			err = briefError(name, err)
		}
		v.MadeBy, v.Differs = found.Version, orEmpty(found.Parts)
	}
	if err != nil {
		v.err, v.Error = err, err.Error()
		return v
	}
	v.Same = len(v.Differs) == 0
	return v
}

// text is the verdict in one line.
func (v *verifyResult) text() string {
	s := v.File + ": "
	if other := v.MadeBy != "" && v.MadeBy != v.This; other {
		s += fmt.Sprintf("made by dyad %s, this is %s; ", v.MadeBy, v.This)
		if v.Same {
			return s + "otherwise the same\n"
		}
	}
	if v.Same {
		return s + "same\n"
	}
	return s + "differs: " + strings.Join(v.Differs, ", ") + "\n"
}

func encode(out *bytes.Buffer, all any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(all)
}
