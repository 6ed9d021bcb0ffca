package trade

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dyad/data/trade/source"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// TestFiles reads every case of testdata/files.txt, a name and the bytes of a
// file, and compares the table or the refusal. In the bytes, "\xFF" stands for a
// byte and "\r" for a carriage return.
func TestFiles(t *testing.T) {
	const path = "testdata/files.txt"
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(want), "\n-- ")
	got := parts[0]
	for _, part := range parts[1:] {
		name, body := splitCase(t, part)
		got += "\n-- " + name + " --\n" + body + "\n" + arrow(outcome(name, content(t, name, body))) + "\n"
	}
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got), -update rewrites it:\n%s", path, diff)
	}
}

// splitCase is the name and the file of one case.
func splitCase(t *testing.T, part string) (name, body string) {
	t.Helper()
	name, rest, ok := strings.Cut(part, " --\n")
	if !ok {
		t.Fatalf("case %q has no end of its name", part)
	}
	body, _, _ = strings.Cut("\n"+rest, "\n=> ")
	return name, strings.Trim(body, "\n")
}

// content is the bytes of a case. They end with a line end unless its name says
// "open".
func content(t *testing.T, name, body string) string {
	if s := unescape(t, body); strings.HasSuffix(name, " open") {
		return s
	}
	return unescape(t, body) + "\n"
}

func unescape(t testing.TB, body string) string {
	t.Helper()
	if !strings.Contains(body, `\`) {
		return body
	}
	lines := strings.Split(body, "\n")
	for i, l := range lines {
		s, err := strconv.Unquote(`"` + strings.ReplaceAll(l, `"`, `\"`) + `"`)
		if err != nil {
			t.Fatalf("%q: %v", l, err)
		}
		lines[i] = s
	}
	return strings.Join(lines, "\n")
}

// arrow puts "=> " before every line.
func arrow(s string) string { return "=> " + strings.ReplaceAll(strings.TrimSpace(s), "\n", "\n=> ") }

// outcome is what reading a file gives, as text. Words after the file's name are
// options.
func outcome(name, content string) string {
	file, opt := options(name)
	tab, err := read(file, strings.NewReader(content), opt)
	if err != nil {
		e := new(ReadError)
		if !errors.As(err, &e) || tab != nil {
			return fmt.Sprintf("not a *ReadError: %T %v", err, err)
		}
		if e.Hint == "" {
			return err.Error()
		}
		return err.Error() + "\nhint: " + e.Hint
	}
	return dump(tab)
}

func options(name string) (file string, opt Options) {
	words := strings.Fields(name)
	for _, w := range words[1:] {
		switch {
		case w == "mixed":
			opt.MixEditions = true
		case w == "millions":
			opt.Unit = MillionDollars
		case w == "thousands":
			opt.Unit = ThousandDollars
		case strings.Contains(w, "="):
			currency, rate, _ := strings.Cut(w, "=")
			r, _ := source.ParseRate(rate)
			opt.Rates.Set(currency, 0, r)
		case w == "complete":
			opt.Complete = true
		case strings.HasPrefix(w, "HS"):
			opt.Edition = Edition(w)
		}
	}
	return words[0], opt
}

// dump is a table as text.
func dump(t *Table) string {
	var b strings.Builder
	row := func(r Row) {
		fmt.Fprintf(&b, "%d %s>%s %s %s %v", r.Year, t.Country(r.Exporter).Label(), t.Country(r.Importer).Label(), r.By, r.Product.Code(), r.Value)
		if r.Weight != NoWeight {
			fmt.Fprintf(&b, " %dg", r.Weight)
		}
		b.WriteByte('\n')
	}
	for _, l := range t.Layers() {
		v := t.In(l.Layer)
		fmt.Fprintf(&b, "%s: %d rows\n", l.Layer, l.Rows)
		for r := range v.All(EveryYear) {
			row(r)
		}
		for c := range Country(t.Countries()) {
			for r := range v.Pair(EveryYear, World, c) {
				row(r)
			}
			for r := range v.Pair(EveryYear, c, World) {
				row(r)
			}
		}
	}
	for c := range Country(t.Countries()) {
		if i := t.Country(c); i.Name != "" && c != World {
			fmt.Fprintf(&b, "%s %v %s\n", i.Label(), i.Codes, i.Name)
		}
	}
	if t.Currency() != source.USDollar {
		fmt.Fprintf(&b, "in %s\n", t.Currency())
	}
	fmt.Fprintf(&b, "editions %q\n", t.editions)
	for _, n := range t.Notes() {
		fmt.Fprintf(&b, "note: %s\n", strings.TrimSpace(n.File+" "+n.String()))
	}
	return b.String()
}
