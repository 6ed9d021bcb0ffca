package codec

import (
	"errors"
	"flag"
	"os"
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

// refusal is the error and the hints that Read gives for src.
func refusal(t *testing.T, name, src string) string {
	d, err := Read("x.yaml", []byte(src))
	var e *Errors
	if !errors.As(err, &e) || d != nil {
		t.Errorf("%s: Read gave %v, want *Errors", name, err)
		return "no error\n"
	}
	out := e.Error() + "\n"
	for _, h := range e.Hints() {
		out += "hint: " + h + "\n"
	}
	return out
}
