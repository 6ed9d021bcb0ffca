package command

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"

	"dyad/data/codec"
	"dyad/report/store"
)

// A mistake is a case of testdata/mistakes: a file that is wrong, what is said of it, and
// the lines with which it is right.
type mistake struct {
	name, body, said string
	right            []string // "N: line", or "none: why"
}

// mistakesOf reads a file of mistakes: what stands before the cases, what the files of
// most cases begin with, and the cases.
func mistakesOf(t *testing.T, path string) (intro, head string, all []mistake) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	intro, rest, _ := strings.Cut(string(b), "-- head --\n")
	parts := strings.Split("\n"+rest, "\n-- ")
	head = strings.TrimPrefix(parts[0], "\n") + "\n"
	for _, part := range parts[1:] {
		name, rest, _ := strings.Cut(part, " --\n")
		body, rest, _ := strings.Cut("\n"+rest, "\n=>")
		m := mistake{name: name, body: strings.TrimPrefix(body, "\n") + "\n"}
		for line := range strings.Lines(strings.TrimPrefix(rest, " ")) {
			if right, ok := strings.CutPrefix(line, "~> "); ok {
				m.right = append(m.right, strings.TrimSuffix(right, "\n"))
			} else {
				m.said += line
			}
		}
		m.said = strings.Trim(m.said, "\n") + "\n"
		all = append(all, m)
	}
	return intro, head, all
}

// file is the bytes of the file that a case is of.
func (m *mistake) file(t *testing.T, head string) string {
	t.Helper()
	body := m.body
	if quoted, ok := strings.CutPrefix(strings.TrimSpace(body), "quoted: "); ok {
		var err error
		if body, err = strconv.Unquote(quoted); err != nil {
			t.Fatalf("%s: %v", m.name, err)
		}
	}
	if strings.HasPrefix(m.name, "whole ") {
		return body
	}
	return head + body
}

// bookOfTexts is the dossier whose texts the cases of texts.txt are, and whose style those
// of styles.txt.
const bookOfTexts = `dyad: 1
id: deu-pol
title: Germany and Poland
as_of: 2024-01-31
a: {code: DEU, name: Germany}
b: {code: POL, name: Poland}
sources:
  - {id: S1, title: Yearbook of trade, date: 2023-05-01}
claims:
  - {id: C1, label: Goods sold, unit: EUR bn, value: 90, source: S1}
  - {id: C2, label: Goods bought, unit: EUR bn, value: 70, source: S1}
facts:
  - {id: F1, text: "Germany sold {C1} of goods.", source: S1}
`

// tried is a command line that reads the file of a case, and that file's name.
func tried(kind string) (name string, args []string) {
	switch kind {
	case "texts":
		return "deu-pol.ru.yaml", []string{"check", "--lang", "ru", "deu-pol.yaml"}
	case "styles":
		return "house.yaml", []string{"brief", "--style", "house.yaml", "deu-pol.yaml", "-o", "out.pdf", "--force"}
	}
	return "mine.yaml", []string{"check", "mine.yaml"}
}

// sayOf runs a command line of a case and gives its exit code and messages.
func sayOf(kind, src string) (int, string, error) {
	name, args := tried(kind)
	if name != "mine.yaml" {
		if err := os.WriteFile("deu-pol.yaml", []byte(bookOfTexts), 0o666); err != nil {
			return 0, "", err
		}
	}
	if err := os.WriteFile(name, []byte(src), 0o666); err != nil {
		return 0, "", err
	}
	code, said := inProcess(store.OS(), ".", args...)
	return code, said, nil
}

// problemsOf are the problems that the reader finds in the file of a case.
func problemsOf(kind, src string) []codec.Problem {
	name, _ := tried(kind)
	var err error
	switch kind {
	case "texts":
		d, _ := codec.Read("deu-pol.yaml", []byte(bookOfTexts))
		_, err = codec.Translate(d, name, []byte(src))
	case "styles":
		_, err = codec.ReadStyle(name, []byte(src))
	default:
		_, err = codec.Read(name, []byte(src))
	}
	var bad *codec.Errors
	if errors.As(err, &bad) {
		return bad.List
	}
	return nil
}

// byHints is a file after what its hints put in place of what, and the lines that change;
// false if a hint is not of that kind.
func byHints(src string, problems []codec.Problem) (right []string, ok bool) {
	lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(src, "\ufeff"), "\r\n", "\n"), "\n")
	changed := map[int]bool{}
	var edits []codec.Edit
	for _, p := range problems {
		if p.Mend == nil {
			return nil, false
		}
		edits = append(edits, p.Mend...)
	}
	slices.SortStableFunc(edits, func(a, b codec.Edit) int { return b.Pos.Col - a.Pos.Col })
	for _, e := range edits {
		r := []rune(lines[e.Pos.Line-1])
		from, to := min(e.Pos.Col-1, len(r)), min(e.Pos.Col-1+len([]rune(e.Old)), len(r))
		if string(r[from:to]) != e.Old {
			return nil, false
		}
		lines[e.Pos.Line-1] = string(r[:from]) + e.New + string(r[to:])
		changed[e.Pos.Line-1] = true
	}
	for i, line := range lines {
		if changed[i] {
			right = append(right, fmt.Sprintf("%d: %s", i+1, strings.ReplaceAll(line, "\n", `\n`)))
		}
	}
	return right, len(problems) > 0
}

// mended is a file with some lines as they should be; \n in one begins another.
func mended(t *testing.T, src string, right []string) string {
	t.Helper()
	lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(src, "\ufeff"), "\r\n", "\n"), "\n")
	for _, r := range right {
		number, line, _ := strings.Cut(r, ":")
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 || n > len(lines) {
			t.Fatalf("no line %q", r)
		}
		lines[n-1] = strings.ReplaceAll(strings.TrimPrefix(line, " "), `\n`, "\n")
	}
	return strings.Join(lines, "\n")
}

// parserWords are terms of parsers that no author knows.
var parserWords = regexp.MustCompile(`(?i)\b(scalar|mapping|map|node|unmarshal\w*|token|anchor|alias|merge|tags?|sequence|flow|block|literal|document (start|end)|yaml|parse[rd]?|parsing|EOF|stream|bool(ean)?|string|int(eger)?|float|null|regexp?|syntax|indentation)\b`)

// TestMistakes holds what is said of each mistake, that no term of a parser is in it, and
// that the file passes once it is written as the message says.
func TestMistakes(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root(t), "testdata", "mistakes", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	n := 0
	for _, path := range files {
		kind := strings.TrimSuffix(filepath.Base(path), ".txt")
		intro, head, all := mistakesOf(t, path)
		got := intro + "-- head --\n" + strings.TrimSuffix(head, "\n") + "\n"
		for _, m := range all {
			n++
			got += "-- " + m.name + " --\n" + m.body + "=>\n" + m.try(t, kind, head)
		}
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if d := diff.Diff("want", want, "got", []byte(got)); len(d) > 0 {
			t.Errorf("%s, -update rewrites it:\n%s", path, d)
		}
	}
	if n < 80 {
		t.Errorf("%d mistakes, want 80 at least", n)
	}
}

// try gives what is said of a mistake, and the lines with which it is right.
func (m *mistake) try(t *testing.T, kind, head string) string {
	t.Helper()
	src := m.file(t, head)
	code, said, err := sayOf(kind, src)
	if err != nil {
		t.Fatal(err)
	}
	if code != exitNotDone {
		t.Errorf("%s: %s: exit code %d, want %d:\n%s", kind, m.name, code, exitNotDone, said)
	}
	for line := range strings.Lines(said) {
		line = strings.ReplaceAll(line, ".yaml", "")
		if word := parserWords.FindString(line); word != "" && !strings.Contains(line, " | ") {
			t.Errorf("%s: %s: %q is a parser's word: %s", kind, m.name, word, line)
		}
	}
	if right, ok := byHints(src, problemsOf(kind, src)); ok {
		m.right = right
	}
	out := said
	for _, r := range m.right {
		out += "~> " + r + "\n"
	}
	switch {
	case len(m.right) == 0:
		t.Errorf("%s: %s: nothing says how it is right:\n%s", kind, m.name, said)
	case strings.HasPrefix(m.right[0], "none: "):
	default:
		if code, again, _ := sayOf(kind, mended(t, src, m.right)); code != exitDone {
			t.Errorf("%s: %s: written as the message says it does not pass:\n%s%s", kind, m.name, said, again)
		}
	}
	return out
}
