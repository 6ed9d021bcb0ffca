package command

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dyad/data/advice"
	"dyad/data/costtest"
	"dyad/report/reporttest"
	"dyad/report/store"
)

var attacks = flag.Int("attacks", 25, "how many hostile files of each kind TestAttacks makes")

// An attack is a kind of hostile file, made from good ones.
type attack struct {
	name  string
	seeds func(t *testing.T) []string
	file  string   // its name
	args  []string // of the command that reads it; DIR is the directory
	made  string   // the file that the command makes if it succeeds; "" for none
	codes []int    // exit codes that it may have
}

func files(names ...string) func(*testing.T) []string {
	return func(t *testing.T) []string {
		t.Helper()
		var all []string
		for _, name := range names {
			b, err := os.ReadFile(filepath.Join("..", name))
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, string(b))
		}
		return all
	}
}

const year = "testdata/baci/BACI_HS92_Y2021_V202301_excerpt.csv"

var attackKinds = []attack{
	{"dossier", files("testdata/sparse.yaml", "testdata/rich.yaml"), "x.yaml",
		[]string{"brief", "DIR/x.yaml", "-o", "DIR/x.pdf"}, "x.pdf", []int{exitDone, exitNotDone}},
	{"dossier, checked", files("data/rus-kaz.yaml", "testdata/rich.yaml"), "x.yaml",
		[]string{"check", "DIR/x.yaml", "--format", "json"}, "", []int{exitDone, exitNotDone}},
	{"translation", files("data/rus-kaz.ru.yaml", "data/rus-kaz.kk.yaml"), "x.yaml",
		[]string{"brief", "--texts", "DIR/x.yaml", "-o", "DIR/x.pdf"}, "x.pdf", []int{exitDone, exitNotDone}},
	{"table", files(year), "x.csv", []string{"pairs", "DIR/x.csv"}, "", []int{exitDone, exitNotDone}},
	{"table, packed", packedSeeds, "x.zip", []string{"pairs", "DIR/x.zip"}, "", []int{exitDone, exitNotDone}},
	{"table of a brief", files(year), "x.csv",
		[]string{"brief", "--trade", "DIR/x.csv", "../testdata/baci/country_codes_V202301_excerpt.csv", "--pair", "ZAF-AFG", "-o", "DIR/x.pdf"},
		"x.pdf", []int{exitDone, exitNotDone, exitUsage}},
	{"brief, verified", briefSeeds, "x.pdf", []string{"verify", "DIR/x.pdf"}, "", []int{exitDone, exitNotDone}},
	{"brief, extracted", briefSeeds, "x.pdf", []string{"extract", "DIR/x.pdf", "-o", "DIR/x.yaml"}, "x.yaml", []int{exitDone, exitNotDone}},
	{"manifest of a batch", manifestSeeds, "manifest.jsonl", []string{"batch", "../testdata/sparse.yaml", "-o", "DIR/{id}.pdf"}, "sparse.pdf", []int{exitDone, exitNotDone}},
	{"manifest, merged", manifestSeeds, "m.jsonl", []string{"manifest", "merge", "DIR/m.jsonl", "-o", "DIR/all.jsonl"}, "all.jsonl", []int{exitDone, exitNotDone, exitPartly}},
	{"manifest, checked", manifestSeeds, "m.jsonl", []string{"manifest", "check", "DIR/m.jsonl"}, "", []int{exitDone, exitNotDone}},
}

// packedSeeds are a zip and a gzip of tables.
func packedSeeds(t *testing.T) []string {
	table := files(year)(t)[0]
	var z, g bytes.Buffer
	w := zip.NewWriter(&z)
	for _, name := range []string{"a/BACI_HS92_Y2021_V202301.csv", "note.txt"} {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(table))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	p := gzip.NewWriter(&g)
	if _, err := p.Write([]byte(table)); err != nil {
		t.Fatal(err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	return []string{z.String(), g.String()}
}

// briefSeeds is a small brief.
func briefSeeds(t *testing.T) []string {
	dir := t.TempDir()
	healthy(t, dir, "brief", "../testdata/sparse.yaml", "-o", "DIR/x.pdf")
	return []string{made(t, dir)["x.pdf"]}
}

// manifestSeeds is the manifest of a batch of two.
func manifestSeeds(t *testing.T) []string {
	dir := t.TempDir()
	healthy(t, dir, "batch", "../testdata/sparse.yaml", "../testdata/rich.yaml", "-o", "DIR/{id}.pdf")
	return []string{made(t, dir)["manifest.jsonl"]}
}

// tokens are put into files.
var tokens = []string{
	"\x00", "\xff\xfe", "\u202e", "\x1b[2J", "\r\n", "\n", "\t", "{", "}", "[", "]", "\"", "'", ":", "- ", "&a", "*a", "<<: ", "!!binary ", "%PDF-",
	"-1", "0", "1e400", "99999999999999999999", "NaN", ".inf", "../../x", "null", "{C1}", "{{", "}}", ",,,,,,,,", "endobj", "stream\n", "/Length 0", "🚢", "א",
	strings.Repeat("[", 300), strings.Repeat("x", 5000), strings.Repeat(" ", 3000), strings.Repeat("- a\n", 500),
}

// damaged is a seed with some changes.
func damaged(r *rand.Rand, seed string) string {
	b := []byte(seed)
	at := func() int { return r.IntN(len(b) + 1) }
	for range 1 + r.IntN(6) {
		i, j := at(), at()
		if i > j {
			i, j = j, i
		}
		j = min(j, i+1+r.IntN(200))
		switch r.IntN(8) {
		case 0:
			b = b[:i] // cut
		case 1:
			b = slices.Delete(b, i, min(j, len(b)))
		case 2:
			b = slices.Insert(b, i, b[i:min(j, len(b))]...) // twice
		case 3:
			b = slices.Insert(b, i, []byte(tokens[r.IntN(len(tokens))])...)
		case 4:
			copy(b[i:], tokens[r.IntN(len(tokens))])
		case 5:
			if i < len(b) {
				b[i] ^= 1 << r.IntN(8)
			}
		case 6: // another digit
			if k := bytes.IndexAny(b[i:], "0123456789"); k >= 0 {
				b[i+k] = '0' + byte(r.IntN(10))
			}
		default: // a line elsewhere
			lines := bytes.SplitAfter(b, []byte("\n"))
			k, l := r.IntN(len(lines)), r.IntN(len(lines))
			lines[k], lines[l] = lines[l], lines[k]
			b = bytes.Join(lines, nil)
		}
	}
	return string(b)
}

// TestAttacks gives hostile files to the commands that read them. Each ends with an
// exit code that is documented, in a minute of processor time, without a fault of its own, with a whole
// file or none, and writes nothing to the terminal that does not print.
func TestAttacks(t *testing.T) {
	for _, k := range attackKinds {
		seeds := k.seeds(t)
		r := rand.New(rand.NewPCG(1, uint64(len(k.name))))
		faults := 0
		for range *attacks {
			dir := t.TempDir()
			file := damaged(r, seeds[r.IntN(len(seeds))])
			reporttest.Put(t, filepath.Join(dir, k.file), file, 0o666)
			from := costtest.CPUTime()
			code, stderr := inProcess(store.OS(), dir, k.args...)
			if what := k.fault(t, dir, file, code, stderr, costtest.CPUTime()-from); what != "" {
				faults++
				t.Errorf("%s: %s\n%.500s\nof the file\n%.2000q", k.name, what, stderr, file)
			}
		}
		attackRow(t, k.name, *attacks, faults)
	}
}

// attackRow is a row of the table that make test-attack prints.
func attackRow(t *testing.T, attack string, cases, faults int) {
	t.Helper()
	t.Logf("attack | %s | %d | %d", attack, cases, faults)
}

// fault is what is wrong with how a command ended, which took so much processor time, ""
// for nothing.
func (k *attack) fault(t *testing.T, dir, file string, code int, stderr string, took time.Duration) string {
	left := made(t, dir)
	switch {
	case !slices.Contains(k.codes, code):
		return fmt.Sprintf("exit code %d", code)
	case strings.Contains(stderr, "internal error") || strings.Contains(stderr, "goroutine "):
		return "a fault of the program"
	case advice.Clean(stderr) != stderr:
		return "what does not print is printed"
	case took > time.Minute:
		return fmt.Sprintf("it took %v", took)
	case code == exitNotDone && stderr == "" && k.args[0] != "verify" && k.args[0] != "check":
		return "nothing is said"
	case k.file != "manifest.jsonl" && left[k.file] != file:
		return "the file is changed"
	case k.made != "" && code == exitDone && left[k.made] == "":
		return "nothing is made"
	case k.made != "" && code != exitDone && code != exitPartly && left[k.made] != "":
		return "a file is made all the same"
	}
	for name := range left {
		if name != k.file && name != k.made && name != "manifest.jsonl" {
			return name + " is left"
		}
	}
	return ""
}
