package command

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

func manCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "man",
		Usage: "print the manual page",
		Description: `Prints the manual page dyad(1), with every command, its flags and examples, for
man and mandoc.

EXAMPLES:
   $ dyad man > ~/.local/share/man/man1/dyad.1`,
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			return e.print(manual(c.App))
		},
	}
}

// manual is the manual page in the macros of man(7). Its date is that of the commit
// it was built from, if that is known.
func manual(app *cli.App) []byte {
	p := &manPage{}
	// mandoc knows a date by its hyphens, which are not to be escaped.
	fmt.Fprintf(&p.out, ".TH \"DYAD\" \"1\" \"%s\" \"dyad %s\" \"General Commands Manual\"\n", commitDate(), escaped(version()))
	p.macro("SH", "NAME")
	p.text(`dyad \- ` + escaped(app.Usage))
	p.macro("SH", "SYNOPSIS")
	p.text(`\fB` + "dyad" + `\fR ` + escaped(strings.TrimPrefix(app.UsageText, "dyad ")))
	// The sections of the program's own help follow, each at its head in capitals.
	p.help(app.CustomAppHelpTemplate[strings.Index(app.CustomAppHelpTemplate, "EXAMPLES:"):], "SH")
	p.paragraph = false
	p.macro("SH", "COMMANDS")
	for _, c := range app.Commands {
		if c.Hidden {
			continue
		}
		p.macro("SS", "dyad "+c.Name)
		p.text(escaped(strings.ToUpper(c.Usage[:1]) + c.Usage[1:] + "."))
		p.macro("RS", "4")
		p.macro("EX")
		for line := range strings.Lines(strings.TrimSpace("dyad " + c.Name + " " + c.ArgsUsage)) {
			p.text(escaped(strings.TrimSpace(line)))
		}
		p.macro("EE")
		p.macro("RE")
		p.paragraph = true
		p.help(c.Description, "")
		p.paragraph = false
		p.flags(c.Flags)
	}
	p.macro("SH", "ENVIRONMENT")
	for _, v := range [][2]string{
		{"SOURCE_DATE_EPOCH", "Seconds since 1970: the date in the data of a brief, in place of the dossier's."},
		{"TERM", "With the value dumb no progress bar is drawn."},
		{"GOMEMLIMIT, GOGC, GOMAXPROCS", "As for every program in Go: bounds of memory and of cores."},
	} {
		p.macro("TP")
		p.text(`\fB` + v[0] + `\fR`)
		p.text(escaped(v[1]))
	}
	return p.out.Bytes()
}

type manPage struct {
	out       bytes.Buffer
	paragraph bool // the next text begins a paragraph
}

// macro writes a line that troff obeys.
func (p *manPage) macro(name string, args ...string) {
	p.out.WriteString("." + name)
	for _, a := range args {
		fmt.Fprintf(&p.out, " \"%s\"", strings.ReplaceAll(escaped(a), `"`, `\(dq`))
	}
	p.out.WriteByte('\n')
}

// text writes a line of text that is escaped already.
func (p *manPage) text(s string) {
	if p.paragraph {
		p.out.WriteString(".PP\n")
		p.paragraph = false
	}
	p.out.WriteString(s + "\n")
}

// help writes text as the program's help has it: paragraphs, indented examples, and
// heads in capitals that end with a colon. A head becomes a section of the given
// macro, or a bold line.
func (p *manPage) help(s, section string) {
	example := false
	end := func() {
		if example {
			p.macro("EE")
			p.macro("RE")
			example = false
		}
	}
	lines := strings.Split(strings.TrimSpace(s), "\n")
	for _, line := range lines {
		head, isHead := strings.CutSuffix(line, ":")
		switch {
		case isHead && head == strings.ToUpper(head):
			end()
			if section != "" {
				p.paragraph = false
				p.macro(section, head)
				break
			}
			p.paragraph = true
			p.text(`\fB` + escaped(strings.ToUpper(head[:1])+strings.ToLower(head[1:])) + `\fR`)
		case strings.TrimSpace(line) == "":
			p.paragraph = !example
		case strings.HasPrefix(line, "   "):
			if !example {
				p.paragraph = false
				p.macro("RS", "4")
				p.macro("EX")
				example = true
			}
			p.text(escaped(strings.TrimPrefix(line, "   ")))
		default:
			if example {
				end()
				p.paragraph = true
			}
			p.text(escaped(line))
		}
	}
	end()
}

// flags writes a list of flags with what they take.
func (p *manPage) flags(flags []cli.Flag) {
	for _, f := range flags {
		d, ok := f.(cli.DocGenerationFlag)
		if !ok {
			continue
		}
		value, usage := unquoted(d.GetUsage())
		var names []string
		for _, n := range f.Names() {
			names = append(names, `\fB`+escaped(strings.Repeat("-", min(len(n), 2))+n)+`\fR`)
		}
		head := strings.Join(names, ", ")
		if d.TakesValue() {
			head += ` \fI` + escaped(value) + `\fR`
		}
		p.macro("TP")
		p.text(head)
		p.text(escaped(usage))
	}
}

// unquoted splits the usage of a flag as urfave/cli does: the word in backquotes is
// what its value is called.
func unquoted(usage string) (value, text string) {
	before, rest, ok := strings.Cut(usage, "`")
	if !ok {
		return "VALUE", usage
	}
	value, after, _ := strings.Cut(rest, "`")
	return value, before + value + after
}

// escaped is s as text of man(7): no escapes, no macros, hyphens that can be copied.
func escaped(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "…", "...", "'", `\(aq`, "`", `\(ga`).Replace(s)
	if strings.HasPrefix(s, ".") {
		s = `\&` + s
	}
	return s
}
