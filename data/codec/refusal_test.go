package codec

import (
	"errors"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// goodHead is the six lines every case of refusals.txt begins with.
const goodHead = `dyad: 1
id: x
title: T
as_of: 2022-08-20
a: {code: RUS, name: Russia}
b: {code: KAZ, name: Kazakhstan}
`

func TestGoodHeadIsADossier(t *testing.T) {
	if _, err := Read("x.yaml", []byte(goodHead)); err != nil {
		t.Fatal(err)
	}
}

func TestRefusals(t *testing.T) {
	const path = "testdata/refusals.txt"
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split("\n"+string(b), "\n-- ")
	got := strings.TrimPrefix(parts[0], "\n") + "\n"
	for _, part := range parts[1:] {
		name, rest, _ := strings.Cut(part+"\n", " --\n")
		body, _, _ := strings.Cut("\n"+rest, "\n=> ")
		if body = strings.Trim(body, "\n"); body != "" {
			body += "\n"
		}
		src := goodHead + body
		if strings.HasPrefix(name, "whole") {
			src = body
		}
		got += "-- " + name + " --\n" + body + "=> " + refusal(t, name, src)
	}
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(b), got); diff != "" && !*update {
		t.Errorf("%s (-want +got), -update rewrites it:\n%s", path, diff)
	}
}

// TestEveryRefusalIsTried: each text that a problem is said with stands in a case of
// refusals.txt or, for translations and files too large for it, in another test.
func TestEveryRefusalIsTried(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	mistakes, err := filepath.Glob("../../testdata/mistakes/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	mistakes = append(mistakes, "testdata/refusals.txt")
	var tried []string
	var formats []*ast.BasicLit
	fset := token.NewFileSet()
	for _, name := range append(files, mistakes...) {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, ".txt") || strings.HasSuffix(name, "_test.go") {
			for _, m := range regexp.MustCompile("[a-z](?:\\.yaml:\\d+:\\d+|\\.xlsx(?:![^:\n]+)?): ([^`\n]+)").FindAllStringSubmatch(string(src), -1) {
				tried = append(tried, m[1])
			}
			continue
		}
		file, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		formats = append(formats, failures(file)...)
	}
	for _, format := range formats {
		text, err := strconv.Unquote(format.Value)
		if err != nil {
			t.Fatal(err)
		}
		text = strings.ReplaceAll(verb.ReplaceAllString(regexp.QuoteMeta(text), ".*"), "%%", "%")
		if !slices.ContainsFunc(tried, regexp.MustCompile("^(.*: )?"+text+`("|$)`).MatchString) {
			t.Errorf("%s: no case for %s", fset.Position(format.Pos()), format.Value)
		}
	}
	if len(formats) < 100 {
		t.Errorf("only %d texts are found", len(formats))
	}
}

// verb is a verb of fmt in a text quoted for a regular expression.
var verb = regexp.MustCompile(`%(\\\.\d)?[a-z]`)

// failures are the texts with which calls of fail say what is wrong.
func failures(file *ast.File) []*ast.BasicLit {
	var out []*ast.BasicLit
	ast.Inspect(file, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && len(call.Args) > 1 {
			of, _ := call.Fun.(*ast.SelectorExpr)
			if text, ok := call.Args[1].(*ast.BasicLit); ok && of != nil && of.Sel.Name == "fail" {
				out = append(out, text)
			}
		}
		return true
	})
	return out
}

// refusal is the error and the hints that Read gives for src.
func refusal(t *testing.T, name, src string) string {
	d, err := Read("x.yaml", []byte(src))
	var e *Errors
	if !errors.As(err, &e) || d != nil {
		t.Errorf("%s: Read gave %v, want *Errors", name, err)
		return "no error\n"
	}
	return withHints(e)
}

// withHints is an error with its hints behind it, each once.
func withHints(e *Errors) string {
	out := e.Error() + "\n"
	for _, h := range hintsOf(e) {
		out += "hint: " + h + "\n"
	}
	return out
}

// hintsOf are the hints of an error, each once.
func hintsOf(e *Errors) []string {
	var hints []string
	for _, p := range e.List {
		if p.Hint != "" && !slices.Contains(hints, p.Hint) {
			hints = append(hints, p.Hint)
		}
	}
	return hints
}
