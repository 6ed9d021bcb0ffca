package command

import (
	"cmp"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"dyad/data"
	"dyad/data/advice"
	"dyad/report"
	"dyad/report/batch"
	"dyad/report/store"
)

// briefOptions are the arguments of "dyad brief".
type briefOptions struct {
	In     string   // dossier file, "-" for standard input, "" for the embedded one
	Out    string   // file, "-" for standard output, "" for <id>.pdf or .html
	Format string   // pdf or html; "" is what Out ends in
	Base   string   // address of the folder of a web page, or ""
	Force  bool     // overwrite a file that is not a brief
	Trade  []string // tables of trade to compute the dossier from
	Style  string   // file of a house style, "" for none
	Since  string   // earlier brief or dossier, "-" for standard input, "" for none
	Fonts  []string // FILE=LICENCE, for letters that the typefaces lack
	pair   pairOptions
	langOptions
}

func briefCommand(e *env) *cli.Command {
	var o briefOptions
	return &cli.Command{
		Name:      "brief",
		Usage:     "write the brief of a dossier as PDF or web page",
		ArgsUsage: "[FILE|-] [-o FILE|-] [--format pdf|html] [--lang TAG] [--texts FILE] [--style FILE] [--font FILE=LICENCE]… [--since OLD] [--base-url URL] [--force]\n   dyad brief --trade TABLE… --pair AAA-BBB [-o FILE|-] [FLAG…]",
		Description: `Reads a dossier from FILE, from standard input (-), or takes the embedded one,
and writes its brief. The file appears complete or not at all. An existing file
is replaced if it is a brief made by dyad; any other only with --force.

Without -o the brief is <id>.pdf in the current directory, id being the
dossier's, or <id>.ru.pdf with --lang ru; what was written is said on standard
error.

With -o mine.html, or --format html, it is a web page: one file without scripts and
requests, which holds its dossier too. With --base-url it names its address.

SOURCE_DATE_EPOCH, if set, is the date inside the brief instead of the dossier's
as_of. The clock is never read: the same dossier gives the same bytes.

With --lang the brief is in another language than the dossier's. Its texts are
those of mine.ru.yaml beside mine.yaml, or of the file that --texts names; the
embedded dossier has them built in. A text that is missing stays as it is, and
how many are is said on standard error.

With --style the brief is in a house style: logo, colours, paper, a line at the foot.
"dyad init --style" writes one to start from.

With --font letters that the typefaces lack, of Chinese say, are set in a font of your
own, which the brief then holds, cut to its letters, with the licence that you name. A
dossier names such fonts itself under fonts.

With --since the brief says what has moved since an earlier edition of the dossier, a
brief or a dossier of the same id: each figure that is another now, before, now and by
how much; those that are new and those that are gone. The ledger marks them, and the
earlier dossier is attached.

With --trade the dossier is computed from tables of trade for the pair that --pair
names, as by "dyad import"; --with merges a dossier of your own over it.

EXAMPLES:
   $ dyad brief                            # the embedded dossier, to rus-kaz.pdf
   $ dyad brief mine.yaml -o report.pdf
   $ dyad brief mine.yaml -o report.html   # a web page
   $ dyad brief mine.yaml --lang ru        # with the texts of mine.ru.yaml
   $ dyad brief mine.yaml --since last-year.pdf
   $ dyad brief - -o - < mine.yaml | lpr
   $ dyad brief --trade BACI_HS92_Y2022.csv country_codes.csv --pair KAZ-RUS`,
		Flags: slices.Concat([]cli.Flag{
			outputFlag("write the brief to `FILE`, - for standard output", &o.Out),
			&cli.StringFlag{Name: "format", Usage: "write as `FORMAT`: pdf or html (default: what -o ends in, else pdf)", Destination: &o.Format},
			&cli.StringFlag{Name: "base-url", Usage: "the address `URL` of the folder that a web page will stand in", Destination: &o.Base},
			&cli.BoolFlag{Name: "force", Usage: "overwrite a file that is not a brief", Destination: &o.Force, DisableDefaultText: true},
			styleFlag(&o.Style),
			fontFlag(&o.Fonts),
			&cli.StringFlag{Name: "since", Usage: "say what has moved since the brief or dossier `OLD`", Destination: &o.Since},
			tradeFlag("compute the dossier from the tables in `FILE`… (and in the arguments)"),
		}, o.flags(), pairFlags(&o.pair)),
		Action: func(c *cli.Context) (err error) {
			if o.In, o.Trade, err = fileOrTables(c, o.Lang, &o.pair); err != nil {
				return err
			}
			if err := o.validate(); err != nil {
				return err
			}
			if err := o.validateFormat(); err != nil {
				return err
			}
			if o.In == "-" && o.Since == "-" {
				return usageError{"the dossier and --since are both standard input", "name a file for one of them"}
			}
			return runBrief(e, o)
		},
	}
}

func tradeFlag(usage string) cli.Flag { return &cli.StringSliceFlag{Name: "trade", Usage: usage} }

// fileOrTables is what a command makes its dossier of: the file in, "-" for standard
// input and "" for the embedded dossier, or the tables of --trade with a pair in p, in the
// language lang.
func fileOrTables(c *cli.Context, lang string, p *pairOptions) (in string, trade []string, err error) {
	if trade = c.StringSlice("trade"); len(trade) > 0 {
		p.Tables.In, p.Lang = append(trade, c.Args().Slice()...), lang
		return "", trade, p.validate()
	}
	if in, err = oneFile(c); err != nil {
		return "", nil, err
	}
	return in, nil, refuseWithoutTrade(c, pairFlags(p), "--pair KAZ-RUS")
}

func outputFlag(usage string, dest *string) cli.Flag {
	return &cli.StringFlag{
		Name: "output", Aliases: []string{"o"}, Usage: usage, Destination: dest,
		Action: func(_ *cli.Context, name string) error {
			if name == "" {
				return usageError{"-o names no file", "leave -o out for the default, or give - for standard output"}
			}
			return nil
		},
	}
}

// validateFormat finds the format of the brief by the name of its file, and refuses what no
// page has.
func (o *briefOptions) validateFormat() error {
	if o.Format == "" {
		o.Format = report.PDF
		if end := strings.ToLower(filepath.Ext(o.Out)); end == ".html" || end == ".htm" {
			o.Format = report.HTML
		}
	}
	if err := refuseOtherPrograms(o.Out); err != nil {
		return err
	}
	switch {
	case o.Format != report.PDF && o.Format != report.HTML:
		return usageError{fmt.Sprintf("unknown format %q", o.Format), "formats are pdf and html"}
	case o.Base == "":
		return nil
	case o.Format != report.HTML:
		return usageError{"--base-url is for web pages", "--format html, or a file that ends in .html with -o"}
	}
	u, err := url.Parse(o.Base)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery+u.Fragment != "" {
		return usageError{fmt.Sprintf("--base-url %q is no address of a folder", o.Base), "https://example.org/briefs/, say"}
	}
	if !strings.HasSuffix(o.Base, "/") {
		o.Base += "/"
	}
	return nil
}

func runBrief(e *env, o briefOptions) error {
	defer fewCollections()()
	date, err := e.sourceDate()
	if err != nil {
		return err
	}
	d, lang, err := dossierToPrint(e, o)
	if err != nil {
		return err
	}
	fonts, err := readFonts(e.inputs, d, cmp.Or(o.In, o.pair.With), o.Fonts)
	if err != nil {
		return err
	}
	house, err := readHouse(e.inputs, o.Style)
	if err != nil {
		return err
	}
	var since dossierFile
	if o.Since != "" {
		if since, err = e.readEdition(o.Since); err != nil {
			return err
		}
	}
	made, what, err := makeBrief(d, report.Options{Lang: lang, Version: version(), Date: date, House: house, Since: since.d, Base: o.Base, Fonts: fonts}, o.Format)
	if err != nil {
		return err
	}
	out := o.Out
	if out == "" {
		out = d.ID + langSuffix(d, lang) + "." + o.Format
		if what := batch.NamesProblem(out); what != "" {
			return advice.With(fmt.Errorf("the brief's name, after the dossier's id, %s", what), "name the file with -o")
		}
	}
	over := forced(o.Force, store.IfBrief)
	if err := e.write(out, made, over); err != nil {
		return err
	}
	e.wrote(out, what+", "+size(len(made)))
	e.sayUntranslated(d, o.In, lang)
	return nil
}

// makeBrief is the file of a brief in a format, and what it is.
func makeBrief(d *data.Dossier, o report.Options, format string) (file []byte, what string, err error) {
	if format == report.PDF {
		r, err := report.Brief(d, o)
		return r.PDF, count(r.Pages, "page"), err
	}
	s, err := report.InFormats(d, o, []string{format})
	if err != nil {
		return nil, "", err
	}
	return s.Files[0], "a web page", nil
}

// fewCollections lets more garbage gather until the function that it returns is
// called. One brief takes ten megabytes of memory in all: collecting garbage meanwhile
// took a sixth of the time and saved 3 MB.
func fewCollections() func() {
	before := debug.SetGCPercent(400)
	return func() { debug.SetGCPercent(before) }
}

// dossierToPrint is the dossier to print and the language to print it in.
func dossierToPrint(e *env, o briefOptions) (d *data.Dossier, lang string, err error) {
	if len(o.Trade) == 0 {
		return e.readTranslated(o.In, o.langOptions)
	}
	d, err = e.pairDossier(o.pair)
	if err != nil {
		return nil, "", err
	}
	return d, d.Lang, nil
}

// langSuffix is the part of a file name that tells the language of a brief
// which is not in the language of its dossier: ".ru".
func langSuffix(d *data.Dossier, lang string) string {
	if lang == d.Lang {
		return ""
	}
	return "." + lang
}

// sourceDate is the date that SOURCE_DATE_EPOCH asks for, or ""
// (https://reproducible-builds.org/specs/source-date-epoch/).
func (in *inputs) sourceDate() (string, error) {
	s := in.getenv("SOURCE_DATE_EPOCH")
	if s == "" {
		return "", nil
	}
	const year10000 = 253402300800
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || n >= year10000 {
		return "", advice.With(fmt.Errorf("SOURCE_DATE_EPOCH is %q", s), "it is a number of seconds since 1970, or unset")
	}
	return time.Unix(n, 0).UTC().Format(time.DateOnly), nil
}

// count is a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
