package command

import (
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
		ArgsUsage: "[--licences]",
		Description: `Prints the version of dyad, the revision it was built from if that is known, and
the version of Go that built it. dyad --version does the same.

With --licences it prints what others made and dyad holds, with the terms of each.

EXAMPLES:
   $ dyad version
   $ dyad version --licences | less`,
		Flags: []cli.Flag{&cli.BoolFlag{Name: "licences", Usage: "print the licences of all that others made"}},
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
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
	if info, ok := debug.ReadBuildInfo(); ok {
		if r := revision(info.Settings); r != "" {
			line += " (" + r + ")"
		}
		line += " " + info.GoVersion
	}
	return e.print([]byte(line + "\n"))
}

// version is the released version that briefs carry, "1.2.3"; "devel" for any
// other build, so that two builds of one tree make the same bytes.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "devel"
	}
	return released(info.Main.Version)
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

// revision is the commit of a build: "1a2b3c4d5e6f, changed".
func revision(settings []debug.BuildSetting) string {
	var commit, changed string
	for _, s := range settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value[:min(12, len(s.Value))]
		case "vcs.modified":
			if s.Value == "true" {
				changed = ", changed"
			}
		}
	}
	if commit == "" {
		return ""
	}
	return commit + changed
}

// commitDate is the day of the commit of this build, in ISO 8601, or "".
func commitDate() string {
	info, _ := debug.ReadBuildInfo()
	for _, s := range info.Settings {
		if s.Key == "vcs.time" {
			day, _, _ := strings.Cut(s.Value, "T")
			return day
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
