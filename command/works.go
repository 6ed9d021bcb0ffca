package command

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"
)

// A work is one of the works of a command that has several, named by its first argument:
// "dyad manifest check".
type work struct {
	name, usage string
	synopsis    string   // what follows the name
	text        string   // says more
	flags       []string // its flags, by their long names
	example     string   // a command line, after "$ "
}

// manifestWorks are the works of "dyad manifest".
var manifestWorks = []work{
	{
		name: "merge", usage: "join the manifests of the shards of a batch", synopsis: "PART… [-o FILE|-] [--force]",
		text: `merge joins the manifests of the shards of one batch into the manifest of all of
it. If entries are missing or stand twice, or the parts are of unlike batches,
that is said and nothing is written: exit code 1. If briefs have failed, they are
named: exit code 3.`,
		flags:   []string{"output", "force"},
		example: "dyad manifest merge out/manifest.*-of-8.jsonl -o out/manifest.jsonl",
	},
	{
		name: "check", usage: "say whether a batch is whole and its files are unchanged", synopsis: "MANIFEST [--dir DIR]",
		text: `check says whether a manifest is complete, nothing in it has failed, and every
file is there, unchanged; its paths are looked up in DIR, by default the
directory the manifest is in. Any problem gives exit code 1.`,
		flags:   []string{"dir"},
		example: "dyad manifest check out/manifest.jsonl",
	},
	{
		name: "index", usage: "write pages that list the briefs of a batch", synopsis: "MANIFEST [-o DIR] [--dir DIR] [--title TEXT] [--lang TAG] [--base-url URL] [--force]",
		text: `index writes pages that list the briefs, into DIR or beside the manifest: index.html
searches by state and sorts, all.html has all of them and no script. They work from
the disk as from the web. With --base-url, the address that the pages will have on
the web, it writes a map of the site for search engines, sitemap.xml, and a feed of
the latest briefs, feed.atom. Briefs that have failed are counted and left out.`,
		flags:   []string{"output", "dir", "title", "lang", "base-url", "force"},
		example: "dyad manifest index out/manifest.jsonl --base-url https://example.org/briefs/",
	},
}

// worksOf are the works of a command, none of most.
func worksOf(command string) []work {
	if command == "manifest" {
		return manifestWorks
	}
	return nil
}

// findWork is the work of a command that words name; false if they name none.
func findWork(command string, words []string) (work, bool) {
	all := worksOf(command)
	for _, word := range words {
		if i := slices.IndexFunc(all, func(w work) bool { return w.name == word }); i >= 0 {
			return all[i], true
		}
	}
	return work{}, false
}

func worksSynopsis(all []work) string {
	var lines []string
	for _, w := range all {
		lines = append(lines, w.name+" "+w.synopsis)
	}
	return strings.Join(lines, "\n   dyad manifest ")
}

func worksDescription(all []work) string {
	var texts []string
	examples := "EXAMPLES:"
	for _, w := range all {
		texts = append(texts, w.text)
		examples += "\n   $ " + w.example
	}
	return strings.Join(append(texts, examples), "\n\n")
}

// help is the help of a work alone.
func (w *work) help(cmd *cli.Command) string {
	of := "dyad " + cmd.Name + " " + w.name
	var out strings.Builder
	out.WriteString(of + ": " + w.usage + "\n\nUSAGE:\n   " + of + " " + w.synopsis + "\n\n" + w.text +
		"\n\nEXAMPLES:\n   $ " + w.example + "\n\nFLAGS:\n")
	columns := tabwriter.NewWriter(&out, 1, 8, 2, ' ', 0)
	for _, f := range append(slices.Clip(cmd.Flags), cli.HelpFlag) {
		if name := f.Names()[0]; name == "help" || slices.Contains(w.flags, name) {
			fmt.Fprintf(columns, "   %s\n", f.String())
		}
	}
	columns.Flush()
	return out.String()
}
