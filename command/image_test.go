package command

import (
	"bytes"
	"debug/buildinfo"
	"debug/elf"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

var image = flag.Bool("image", false, "build the program of deploy/Dockerfile, and look at it")

// TestPinned holds what others serve to the bytes we know: the base of the image by
// its digest, the actions of the documentation by their commits.
func TestPinned(t *testing.T) {
	dockerfile, pipelines := text(t, "../deploy/Dockerfile"), text(t, "../docs/pipelines.md")
	if !regexp.MustCompile(`(?m)^ARG GO=golang:[0-9.]+-\w+@sha256:[0-9a-f]{64}$`).MatchString(dockerfile) {
		t.Error("deploy/Dockerfile: the base is not held by its digest")
	}
	if froms := regexp.MustCompile(`(?m)^FROM .*$`).FindAllString(dockerfile, -1); len(froms) != 2 || froms[0] != "FROM ${GO} AS build" || froms[1] != "FROM scratch" {
		t.Errorf("deploy/Dockerfile: bases %q", froms)
	}
	for _, want := range []string{"\nARG VERSION=devel\nRUN /dyad version | grep -q \"^dyad $VERSION \" ||", "go build -buildvcs=true -trimpath", "/THIRD_PARTY.txt", "org.opencontainers.image.licenses="} {
		if !strings.Contains(dockerfile, want) {
			t.Errorf("deploy/Dockerfile lacks %q", want)
		}
	}
	uses := regexp.MustCompile(`(?m)^ *- uses: .*$`).FindAllString(pipelines, -1)
	if len(uses) < 3 {
		t.Errorf("docs/pipelines.md: %d actions", len(uses))
	}
	for _, line := range uses {
		if !regexp.MustCompile(`@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$`).MatchString(line) {
			t.Errorf("docs/pipelines.md: %q is not held by a commit, with its release", line)
		}
	}
}

// TestImage builds the program as deploy/Dockerfile does: one position-independent
// file that needs no other, without symbols and without paths of this machine.
func TestImage(t *testing.T) {
	switch {
	case !*image:
		t.Skip("only with -image")
	case runtime.GOOS != "linux":
		t.Skip("the image is one of Linux")
	}
	command := regexp.MustCompile(`(?s)RUN (CGO_ENABLED=.*?) -o /dyad \.\n`).FindStringSubmatch(text(t, "../deploy/Dockerfile"))
	if command == nil {
		t.Fatal("deploy/Dockerfile: no command builds /dyad")
	}
	name := filepath.Join(t.TempDir(), "dyad")
	cmd := exec.Command("sh", "-c", command[1]+` -o "$1" .`, "sh", name)
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOTOOLCHAIN=local")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	f, err := elf.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if f.Type != elf.ET_DYN {
		t.Errorf("it is no position-independent program: %v", f.Type)
	}
	for _, p := range f.Progs {
		if p.Type == elf.PT_INTERP {
			t.Error("it needs a loader: it is not static")
		}
	}
	if libraries, err := f.ImportedLibraries(); err != nil || len(libraries) > 0 {
		t.Errorf("it needs %q, %v", libraries, err)
	}
	if f.Section(".symtab") != nil || f.Section(".debug_info") != nil || f.Section(".zdebug_info") != nil {
		t.Error("it has symbols")
	}
	if info, err := buildinfo.ReadFile(name); err != nil || !strings.Contains(info.String(), "-trimpath=true") {
		t.Errorf("it is not trimmed: %v", err)
	}
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	if b := text(t, name); strings.Contains(b, root+"/") || strings.Contains(b, strings.TrimSpace(string(goroot))+"/src/") {
		t.Error("it names paths of this machine")
	}
	out, err := exec.Command("env", "-i", name, "version").Output()
	if err != nil || !bytes.HasPrefix(out, []byte("dyad ")) {
		t.Errorf("version: %q, %v", out, err)
	}
}

// text is the content of a file.
func text(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
