package command

import (
	_ "embed" // for release.txt
	"errors"
	"os"
	"runtime/debug"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/licences"
	"dyad/report/store"
)

func versionCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "version",
		Usage:     "print the version of dyad and of Go",
		ArgsUsage: "[--licences] [--sbom]",
		Description: `Prints the version of dyad, the revision it was built from if that is known, and
the version of Go that built it. dyad --version does the same.

With --licences it prints what others made and dyad holds, with the terms of each;
with --sbom the same as a bill of materials, with versions and hashes, in the JSON of
CycloneDX 1.6.

EXAMPLES:
   $ dyad version
   $ dyad version --licences | less
   $ dyad version --sbom > dyad.cdx.json`,
		Flags: []cli.Flag{&cli.BoolFlag{Name: "licences", Usage: "print the licences of all that others made"},
			&cli.BoolFlag{Name: "sbom", Usage: "print a bill of materials"}},
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			if c.Bool("sbom") {
				info, ok := debug.ReadBuildInfo()
				if !ok {
					return errors.New("this program does not know what it was built from")
				}
				bill, err := billOfMaterials(info)
				if err != nil {
					return err
				}
				return e.print(bill)
			}
			if c.Bool("licences") {
				all, err := licences.All()
				if err != nil {
					return err
				}
				return e.print([]byte(all))
			}
			return printVersion(e)
		},
	}
}

func printVersion(e *env) error {
	line := "dyad " + version()
	if r := revision(); r != "" {
		line += " (" + r + ")"
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		line += " " + info.GoVersion
	}
	return e.print([]byte(line + "\n"))
}

// version is the released version that briefs carry, "1.2.3"; "devel" for any
// other build, so that two builds of one tree make the same bytes.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		if v := released(info.Main.Version); v != "devel" {
			return v
		}
	}
	tag, _, _ := archived(archive)
	return released(tag)
}

// archive says what release and commit an archive of the repository is of: git fills
// it in when it makes one. In a checkout it is not filled in.
//
//go:embed release.txt
var archive string

// archived are the tag, the day and the commit that an archive says it is of; all are
// "" in a checkout.
func archived(s string) (tag, day, commit string) {
	if f := strings.Fields(s); len(f) == 3 && !strings.Contains(s, "$") {
		return f[0], f[1], f[2]
	}
	return "", "", ""
}

// released is a module version without its v, or "devel" if it names no
// release: no version, a pseudo-version or a changed tree
// (https://go.dev/ref/mod#versions).
func released(v string) string {
	number, ok := strings.CutPrefix(v, "v")
	if !ok || strings.ContainsAny(number, "-+") {
		return "devel"
	}
	return number
}

// revision is the commit of a build, "1a2b3c4d5e6f, changed", or "".
func revision() string {
	_, _, commit := archived(archive)
	if r := setting("vcs.revision"); r != "" {
		commit = r
	}
	commit = commit[:min(12, len(commit))]
	if commit != "" && setting("vcs.modified") == "true" {
		commit += ", changed"
	}
	return commit
}

// commitDate is the day of the commit of a build, in ISO 8601, or "".
func commitDate() string {
	day, _, _ := strings.Cut(setting("vcs.time"), "T")
	if day == "" {
		_, day, _ = archived(archive)
	}
	return day
}

// setting is what the go command has noted of the build under a key, or "".
func setting(key string) string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == key {
			return s.Value
		}
	}
	return ""
}

// build is the hash of the program if its version does not tell it from other
// builds, and else "".
func build() (string, error) {
	if version() != "devel" {
		return "", nil
	}
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	return store.Sum(name)
}
