package command

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"dyad/data/advice"
	"dyad/data/audit"
)

// checkOptions are the arguments of "dyad check".
type checkOptions struct {
	In     []string     // dossier files, "-" for standard input; none is the embedded one
	Format string       // text, json, sarif or github
	Strict strictOption // which findings are a failure
	Fonts  []string     // FILE=LICENCE, for letters that the typefaces lack
	langOptions

	strict audit.Strictness // set by validate
}

func checkCommand(e *env) *cli.Command {
	var o checkOptions
	return &cli.Command{
		Name:      "check",
		Usage:     "say what is wrong or doubtful in dossiers",
		ArgsUsage: "[FILE|-]… [--format text|json|sarif|github] [--lang TAG] [--texts FILE] [--font FILE=LICENCE]… [--strict[=SEVERITY]]",
		Description: `Reads each dossier strictly, sets its brief without writing it, and prints every
error with its place: what passes here has a brief. Then it checks the claims
against each other and prints the findings, gravest first, with their
arithmetic. Without a FILE it checks the embedded dossier.

Below a finding stands its rule, which "dyad explain" tells of, with its claims. Last
come figures and facts that are only examples, what the dossier accepts and no
finding is, and the parts of a dossier that nothing in it uses.

--format sarif prints all that is said as a log in SARIF 2.1.0, with what each hint
puts in place of what; --format github as workflow commands, which GitHub shows
beside the lines.

Errors make the exit code 1. Findings do not, unless --strict: then a finding of
any severity but "derived" and "agrees" does. --strict=conflict is of conflicts only,
--strict=gap also of gaps, and so on: conflict, gap, provenance, one-sided, base,
query, wording, untestable. A finding that the dossier accepts with a reason is none.

With --lang the findings are in that language, and the texts that the dossier
does not have in it are listed. --texts names their file, as for dyad brief.

EXAMPLES:
   $ dyad check
   $ dyad check --strict mine.yaml yours.yaml
   $ dyad check --strict=conflict mine.yaml
   $ dyad check --format json mine.yaml | jq -r '.[].findings[].head'`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "format", Usage: "print as `FORMAT`: text, json, sarif or github", Value: "text", Destination: &o.Format},
			newStrictFlag(&o.Strict),
			fontFlag(&o.Fonts),
		}, o.flags()...),
		Action: func(c *cli.Context) error {
			o.In = c.Args().Slice()
			if err := o.validate(); err != nil {
				return err
			}
			return runCheck(e, o)
		},
	}
}

func (o *checkOptions) validate() error {
	if len(o.In) == 0 {
		o.In = []string{""}
	}
	if o.Texts != "" && len(o.In) > 1 {
		return usageError{"--texts with more than one dossier", "one file of texts belongs to one dossier"}
	}
	if err := o.langOptions.validate(); err != nil {
		return err
	}
	var err error
	if o.strict, err = o.Strict.read(); err != nil {
		return err
	}
	if !slices.Contains(checkFormats, o.Format) {
		return usageError{fmt.Sprintf("unknown format %q", o.Format), "formats are text, json, sarif and github"}
	}
	return nil
}

// checkFormats are how findings are printed.
var checkFormats = []string{"text", "json", "sarif", "github"}

func runCheck(e *env, o checkOptions) error {
	defer fewCollections()()
	all := make([]checkResult, len(o.In))
	var out bytes.Buffer
	failed := false
	for i, name := range o.In {
		all[i] = checkDossier(e, name, o)
		c := &all[i]
		failed = failed || c.err != nil || c.doubts(o.strict) > 0 || o.strict.On() && len(c.Unmet) > 0
		if o.Format == "text" && c.err == nil {
			if out.Len() > 0 {
				out.WriteByte('\n')
			}
			c.text(&out)
		}
	}
	var err error
	switch o.Format {
	case "json":
		err = encode(&out, all)
	case "sarif":
		err = writeSARIF(&out, all)
	case "github":
		writeGitHub(&out, all)
	}
	if err != nil {
		return err
	}
	if err := e.print(out.Bytes()); err != nil {
		return err
	}
	for _, c := range all {
		e.sayError(c.err)
		if n := c.doubts(o.strict); n > 0 {
			e.say(fmt.Sprintf("%s: %s in doubt", advice.Name(c.File), count(n, "finding")))
		}
		if n := len(c.Unmet); o.strict.On() && n > 0 {
			e.say(fmt.Sprintf("%s: %s that no finding meets", advice.Name(c.File), count(n, "acceptance")))
			e.hint("take out what is accepted and no longer found")
		}
	}
	if failed {
		return errReported
	}
	return nil
}
