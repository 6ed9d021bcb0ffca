package licences

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"dyad/report/hyphen"
)

var update = flag.Bool("update", false, "write NOTICE anew")

// A goPackage is what the go command says of a package.
type goPackage struct {
	Dir, ImportPath, Name string
	EmbedFiles, Deps      []string
	Module                *struct {
		Path, Dir string
		Main      bool
	}
}

// goList asks the go command for packages, as a program for goos has them.
func goList(goos string, args ...string) (all []goPackage, err error) {
	cmd := exec.Command("go", append([]string{"list"}, args...)...)
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), "GOOS="+goos, "CGO_ENABLED=0")
	out, err := cmd.Output()
	for dec := json.NewDecoder(bytes.NewReader(out)); err == nil && dec.More(); {
		var p goPackage
		err = dec.Decode(&p)
		all = append(all, p)
	}
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	return all, nil
}

// onLinux are all packages of the module and those that they import, as linux has them,
// listed once.
var onLinux = sync.OnceValues(func() ([]goPackage, error) {
	return goList("linux", "-deps", "-json=Dir,ImportPath,Name,EmbedFiles,Module,Deps", "./...")
})

// ofProgram are the packages that the program is built from on a system.
func ofProgram(t *testing.T, goos string) []goPackage {
	t.Helper()
	if goos != "linux" {
		all, err := goList(goos, "-deps", "-json=Dir,ImportPath,Module", ".")
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	all, err := onLinux()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(all, func(p goPackage) bool { return p.Name == "main" && p.Module != nil && p.Module.Main })
	if i < 0 {
		t.Fatal("go list names no program")
	}
	return slices.DeleteFunc(slices.Clone(all), func(p goPackage) bool { return !slices.Contains(all[i].Deps, p.ImportPath) })
}

var legalFile = regexp.MustCompile(`^(?i:LICEN[SC]E|COPYING|NOTICE|PATENTS)`)

// legalFiles adds to files what stands in the folders from a package's up to its
// module's: the name below texts, and the file.
func legalFiles(t *testing.T, p goPackage, files map[string]string) {
	t.Helper()
	for dir := p.Dir; ; dir = filepath.Dir(dir) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		below, err := filepath.Rel(p.Module.Dir, dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if e.Type().IsRegular() && legalFile.MatchString(e.Name()) && !strings.HasSuffix(e.Name(), ".go") {
				files[path.Join(p.Module.Path, filepath.ToSlash(below), e.Name())] = filepath.Join(dir, e.Name())
			}
		}
		if dir == p.Module.Dir {
			return
		}
	}
}

// TestEveryModuleHasItsLicence holds the table and the texts to the modules that
// the program is built from, on the systems it is built for.
func TestEveryModuleHasItsLicence(t *testing.T) {
	modules := map[string]bool{}
	files := map[string]string{}
	for _, goos := range []string{"linux", "darwin", "windows"} {
		for _, p := range ofProgram(t, goos) {
			if p.Module == nil || p.Module.Main {
				continue
			}
			modules[p.Module.Path] = true
			legalFiles(t, p, files)
			switch p.Module.Path { // texts that are not beside the packages
			case "eliasnaur.com/font":
				files[p.Module.Path+"/roboto/ttfs/LICENSE"] = filepath.Join(p.Module.Dir, "roboto/ttfs/LICENSE")
			case "github.com/golang/freetype":
				files[p.Module.Path+"/licenses/ftl.txt"] = filepath.Join(p.Module.Dir, "licenses/ftl.txt")
			}
		}
	}
	if len(modules) < 10 {
		t.Fatalf("go list names only %d modules", len(modules))
	}
	for m := range modules {
		if !slices.ContainsFunc(Parts(), func(p Part) bool { return p.Name == m }) {
			t.Errorf("module %q is in the program: give it a Part in licences.go", m)
		}
	}
	for _, p := range Parts() {
		if host, _, _ := strings.Cut(p.Name, "/"); strings.Contains(host, ".") && !modules[p.Name] {
			t.Errorf("module %q is not in the program any more: delete its Part and licences/texts/%s", p.Name, p.Name)
		}
	}
	for name, from := range files {
		want, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(path.Join("texts", name)); string(got) != string(want) {
			t.Errorf("licences/texts/%s is missing or old: cp %s licences/texts/%s", name, from, name)
		}
	}
}

// own are embedded files, and tables and pictures, that the authors of dyad made.
var own = []string{
	"command/release.txt", "data/rus-kaz*.yaml", "data/style.yaml", "data/skeleton/*.yaml", "html/style.css", "index/page.css", "index/page.js", "*.schema.json", "words/*.txt", "hs/labels.txt",
	"docs/*.png", "testdata/parquet/*.csv", "testdata/parquet/*.parquet",
}

// matches reports whether a pattern of some elements fits the last of a path's.
func matches(pattern, name string) bool {
	elements := strings.Split(name, "/")
	n := min(strings.Count(pattern, "/")+1, len(elements))
	ok, err := path.Match(pattern, strings.Join(elements[len(elements)-n:], "/"))
	return ok && err == nil
}

// foreignFiles are the files that may be the work of others: those embedded in the
// program, and tables, typefaces and pictures anywhere in the repository.
func foreignFiles(t *testing.T) []string {
	t.Helper()
	var names []string
	all, err := onLinux()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		for _, f := range p.EmbedFiles {
			if p.Module != nil && p.Module.Main && p.ImportPath != "dyad/licences" {
				names = append(names, path.Join(strings.TrimPrefix(p.ImportPath, "dyad/"), f))
			}
		}
	}
	kinds := []string{".csv", ".parquet", ".xlsx", ".gz", ".zip", ".ttf", ".otf", ".woff", ".woff2", ".icc", ".png", ".jpg", ".svg"}
	out, err := exec.Command("git", "-C", "..", "ls-files").Output()
	if err != nil {
		t.Fatalf("git ls-files: %v", err)
	}
	for _, name := range strings.Fields(string(out)) {
		if slices.Contains(kinds, path.Ext(name)) {
			names = append(names, name)
		}
	}
	return names
}

func TestEveryFileHasItsLicence(t *testing.T) {
	names := foreignFiles(t)
	patterns := slices.Clone(own)
	for _, p := range Parts() {
		patterns = append(patterns, p.Files...)
		if p.Patterns != "" {
			patterns = append(patterns, "hyphen/patterns/"+p.Patterns+".txt")
		}
	}
	for _, name := range names {
		if dir, file := path.Split(name); strings.HasSuffix(dir, "hyphen/patterns/") && isOwnPatterns(strings.TrimSuffix(file, ".txt")) {
			continue
		}
		if !slices.ContainsFunc(patterns, func(p string) bool { return matches(p, name) }) {
			t.Errorf("%s: whose work is it? Name it in a Part of licences.go, or among own in licences_test.go; of patterns say it at the head of their file, as report/hyphen asks", name)
		}
	}
	for _, p := range patterns {
		if !slices.ContainsFunc(names, func(name string) bool { return matches(p, name) }) {
			t.Errorf("no file is %q any more: delete it from licences.go or licences_test.go", p)
		}
	}
}

func TestEveryPartHasTexts(t *testing.T) {
	used := map[string]bool{}
	for _, p := range Parts() {
		all, err := textsOf(p)
		if err != nil {
			t.Errorf("%v: copy it to licences/texts/%s", err, p.folder())
		}
		for _, s := range all {
			if len(s) < 200 {
				t.Errorf("%s: a text has only %d bytes", p.Name, len(s))
			}
		}
		used[p.folder()] = true
	}
	err := fs.WalkDir(texts, "texts", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if used[strings.TrimPrefix(dir, "texts/")] {
				return nil
			}
		}
		t.Errorf("licences/%s is of no Part", name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// isOwnPatterns reports whether a hyphenation file says that it is the authors' own.
func isOwnPatterns(lang string) bool {
	return strings.Contains(strings.Join(strings.Fields(hyphen.Head(lang)), " "), "made for this program and under its licence")
}

func TestAllHoldsEveryText(t *testing.T) {
	all, err := All()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{Notice(), "copyright © <year> The FreeType" /* from Latin-1 */, "UNICODE LICENSE V3", "LPPL Version 1.2",
		"Copyright (C) 1999-2003 Alexander I. Lebedev", "Copyright (C) 1990, 2004, 2005 Gerard D.C. Kuiken\nCopying and distribution"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestNoticeIsOfTheTable(t *testing.T) {
	const name = "../NOTICE"
	if *update {
		if err := os.WriteFile(name, []byte(Notice()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil || string(got) != Notice() {
		t.Errorf("NOTICE is not what licences.go says (%v): go test ./licences -update", err)
	}
}
