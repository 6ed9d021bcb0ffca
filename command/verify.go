package command

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data/advice"
	"dyad/report/edition"
	"dyad/report/pdf"
)

// verifyOptions are the arguments of "dyad verify".
type verifyOptions struct {
	In      []string // briefs, "-" for standard input
	Against string   // dossier that theirs must be; "" is any
	Format  string   // text or json
}

// A verifyResult is one brief and whether the same bytes can be made again,
// as it is printed.
type verifyResult struct {
	File    string   `json:"file"`
	State   string   `json:"state"`   // same, other-version, differs or error
	Same    bool     `json:"same"`    // State is same
	MadeBy  string   `json:"made_by"` // version of dyad
	This    string   `json:"this"`
	Differs []string `json:"differs"`
	Error   string   `json:"error,omitempty"`

	err     error // why it could not be verified
	verdict edition.Verdict
}

func verifyCommand(e *env) *cli.Command {
	var o verifyOptions
	return &cli.Command{
		Name:      "verify",
		Usage:     "make briefs again and compare",
		ArgsUsage: "BRIEF|-… [--against FILE] [--format text|json]",
		Description: `Takes the dossier out of each brief, makes its brief again with the same language
and date, and compares byte for byte. It prints "same", or in which parts the
brief differs from what its dossier says. A brief that names another version of
dyad is compared with what this version makes under that name; if all bytes are
the same, it is "otherwise the same". Of briefs of one dossier, PDFs and web pages in
any language, it compares the figures too.

It shows that a brief follows from the dossier inside it, not who made either:
whoever changes the dossier and makes a new brief has a brief that verifies. With
--against the dossier inside must also be FILE, byte for byte, and the texts of a
brief in another language those beside it, mine.ru.yaml for mine.yaml. What else
is in the dossier inside, "dyad diff" lists.

The exit code is 1 when any brief differs or cannot be read, else 4 when any was
made by another version and is otherwise the same.

EXAMPLES:
   $ dyad verify rus-kaz.pdf
   $ dyad verify mine.pdf mine.html mine.ru.html
   $ dyad verify --against mine.yaml mine.pdf mine.ru.pdf
   $ dyad verify --format json archive/*.pdf | jq -r '.[] | select(.same | not).file'`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "against", Usage: "the dossier inside must be `FILE`, byte for byte", Destination: &o.Against},
			formatFlag(&o.Format),
		},
		Action: func(c *cli.Context) error {
			o.In = c.Args().Slice()
			if len(o.In) == 0 {
				return usageError{"no brief named", "`dyad verify` takes BRIEF…, or - for standard input"}
			}
			if o.Against == "-" && slices.Contains(o.In, "-") {
				return usageError{"standard input cannot be a brief and a dossier", "name one of them as a file"}
			}
			if c.IsSet("against") && o.Against == "" {
				return usageError{"--against without a file", "`dyad verify --against mine.yaml mine.pdf`"}
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
	against, err := e.reference(o.Against)
	if err != nil {
		return err
	}
	all := make([]verifyResult, len(o.In))
	var out bytes.Buffer
	for i, name := range o.In {
		all[i] = verifyBrief(e, name, against)
		v := &all[i]
		if o.Format == "text" && v.err == nil {
			out.WriteString(v.text())
		}
	}
	unlike, err := compareFaces(&out, all, o.Format == "text")
	if err != nil {
		return err
	}
	if o.Format == "json" {
		if err := encode(&out, all); err != nil {
			return err
		}
	}
	if err := e.print(out.Bytes()); err != nil {
		return err
	}
	var result error
	if unlike {
		result = errReported
	}
	for _, v := range all {
		e.sayError(v.err)
		switch {
		case v.State == stateError || v.State == string(edition.Differs):
			result = errReported
		case v.State == string(edition.OtherVersion) && result == nil:
			result = errOtherVersion
		}
	}
	return result
}

// compareFaces holds the figures of briefs of one dossier against each other, and says in
// lines which have the same. It reports whether any have not, as no two briefs that can be
// made again from one dossier do.
func compareFaces(out *bytes.Buffer, all []verifyResult, print bool) (unlike bool, err error) {
	done := map[[32]byte]bool{}
	for i := range all {
		v := &all[i]
		of := v.verdict.Dossier
		if done[of] || v.verdict.Ledger == nil {
			continue
		}
		done[of] = true
		names := []string{advice.Name(v.File)}
		figures := 0
		for k := i + 1; k < len(all); k++ {
			w := &all[k]
			if w.verdict.Dossier != of || w.verdict.Ledger == nil {
				continue
			}
			n, differ, err := edition.SameFigures(v.verdict.Ledger, w.verdict.Ledger)
			switch {
			case err != nil:
				return unlike, fmt.Errorf("comparing %q and %q: %w", v.File, w.File, err)
			case len(differ) > 0:
				unlike = true
				w.Differs = append(w.Differs, fmt.Sprintf("figures that %s has otherwise: %s", v.File, strings.Join(differ, ", ")))
				if print {
					fmt.Fprintf(out, "%s: other figures than %s: %s\n", advice.Name(w.File), names[0], strings.Join(differ, ", "))
				}
				continue
			}
			names, figures = append(names, advice.Name(w.File)), n
		}
		if print && len(names) > 1 {
			fmt.Fprintf(out, "%s: the same %s of one dossier\n", strings.Join(names, ", "), count(figures, "figure"))
		}
	}
	return unlike, nil
}

// stateError is the state of a file that could not be verified.
const stateError = "error"

// reference reads the dossier that briefs are held against, none for "".
func (in *inputs) reference(name string) (edition.Reference, error) {
	if name == "" {
		return edition.Reference{}, nil
	}
	d, err := in.readDossier(name)
	if err != nil {
		return edition.Reference{}, err
	}
	texts := func(lang string) (string, []byte, error) { return in.readTexts(name, langOptions{Lang: lang}) }
	return edition.Reference{Name: name, Dossier: d.Raw, Texts: texts}, nil
}

func verifyBrief(e *env, name string, against edition.Reference) verifyResult {
	v := verifyResult{File: name, State: stateError, This: version(), Differs: []string{}}
	b, err := e.readBrief(name)
	if err == nil {
		var found edition.Verdict
		found, err = edition.Verify(b, against)
		switch {
		case errors.Is(err, pdf.ErrForeign) || errors.Is(err, edition.ErrNoDossier):
			err = briefError(name, err)
		case err == nil:
			v.State = string(found.State(v.This))
			v.Same = found.State(v.This) == edition.Same
			v.MadeBy, v.Differs = found.Version, orEmpty(found.Parts)
			v.verdict = found
		}
	}
	if err != nil {
		v.err, v.Error = err, err.Error()
	}
	return v
}

// text is the verdict in one line.
func (v *verifyResult) text() string {
	s := advice.Name(v.File) + ": "
	if v.MadeBy != "" && v.MadeBy != v.This {
		s += fmt.Sprintf("made by dyad %s, this is %s; ", v.MadeBy, v.This)
	}
	switch v.State {
	case string(edition.Same):
		return s + "same\n"
	case string(edition.OtherVersion):
		return s + "otherwise the same\n"
	}
	return s + "differs: " + strings.Join(v.Differs, ", ") + "\n"
}

func encode(out *bytes.Buffer, all any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(all)
}
