package command

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// runLine runs a line of a shell in a directory and returns what it prints on standard
// output and standard error, and its exit code. If [stepsOf] can read the line, dyad runs
// here and only other programs are started; bash runs any other line. Programs of DIR/bin
// come first.
func runLine(dir, line string) (printed []byte, code int) {
	var out bytes.Buffer
	steps, ok := stepsOf(line)
	if !ok {
		code = runProgram(dir, nil, &out, &out, "bash", "-o", "pipefail", "-c", line)
		return out.Bytes(), code
	}
	skip := false
	var piped *bytes.Buffer
	for i, s := range steps {
		isPiped := s.after == "|"
		if !isPiped {
			skip = s.after != "" && s.after != ";" && (s.after == "&&") != (code == exitDone)
			piped = bytes.NewBufferString(s.in)
		}
		if skip {
			continue
		}
		in, to := piped, &out
		if i+1 < len(steps) && steps[i+1].after == "|" {
			piped = new(bytes.Buffer)
			to = piped
		}
		if got := s.run(dir, in, to, &out, code); got != exitDone || !isPiped {
			code = got // of a pipe, the last that failed
		}
	}
	return out.Bytes(), code
}

// runProgram runs a program in a directory, which is its home too, with programs of
// DIR/bin first, and returns its exit code.
func runProgram(dir string, in io.Reader, out, errs io.Writer, name string, args ...string) (code int) {
	bin := filepath.Join(dir, "bin")
	if _, err := os.Stat(filepath.Join(bin, name)); err == nil {
		name = filepath.Join(bin, name)
	}
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr = dir, in, out, errs
	cmd.Env = append(os.Environ(), "HOME="+dir, "PATH="+bin+":"+os.Getenv("PATH"))
	if err := cmd.Run(); cmd.ProcessState == nil {
		_, _ = io.WriteString(errs, err.Error())
		return -1
	}
	return cmd.ProcessState.ExitCode()
}

// A step is a command of a line of a shell.
type step struct {
	after    string // what joins it to the step before: "", ";", "&&", "||" or "|"
	words    []string
	out, err string // files that it writes to; "" for none
	from     string // the file that it reads; "" for none
	in       string // what it reads
}

// run runs the step: dyad, echo, which may print the exit code of the step before, or
// another program.
func (s *step) run(dir string, in io.Reader, out, errs io.Writer, before int) (code int) {
	for name, w := range map[string]*io.Writer{s.out: &out, s.err: &errs} {
		if name != "" {
			f, err := os.Create(filepath.Join(dir, name))
			if err != nil {
				panic(err)
			}
			defer f.Close()
			*w = f
		}
	}
	if s.from != "" {
		b, err := os.ReadFile(filepath.Join(dir, s.from))
		if err != nil {
			panic(err)
		}
		in = bytes.NewReader(b)
	}
	var words []string
	for _, word := range s.words {
		words = append(words, expanded(dir, word)...)
	}
	switch words[0] {
	case "dyad":
		return runHere(dir, os.Getenv, in, out, errs, words[1:]...)
	case "echo":
		_, _ = io.WriteString(out, strings.ReplaceAll(strings.Join(words[1:], " "), "$?", strconv.Itoa(before))+"\n")
		return exitDone
	}
	return runProgram(dir, in, out, errs, words[0], words[1:]...)
}

// star stands in the words of a step for a star that is not quoted.
const star = "\x00"

// expanded is a word, or the names of the files that it is a pattern of.
func expanded(dir, word string) []string {
	if !strings.Contains(word, star) {
		return []string{word}
	}
	pattern := strings.ReplaceAll(word, star, "*")
	if !filepath.IsAbs(pattern) {
		pattern = filepath.Join(dir, pattern)
	}
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		panic("no file is " + pattern)
	}
	for i := range names {
		names[i] = strings.TrimPrefix(names[i], dir+"/")
	}
	return names
}

// stepsOf parts a line of a shell (POSIX.1-2024, 2.3) into steps; ok is false if it has
// more for a shell to do: loops, variables, what is of the shell itself.
func stepsOf(line string) (steps []step, ok bool) {
	words, ok := shellWords(line)
	s := step{}
	var into *string // what the next word is, if it is none of the command
	for i := 0; ok && i <= len(words); i++ {
		switch {
		case i == len(words) || slices.Contains([]string{";", "&&", "||", "|"}, words[i].sign):
			if into != nil || len(s.words) == 0 || strings.Contains(s.words[0], "=") || slices.Contains(ofShells, s.words[0]) {
				return nil, false
			}
			steps = append(steps, s)
			if i < len(words) {
				s = step{after: words[i].sign}
			}
		case words[i].sign != "":
			into = map[string]*string{">": &s.out, "2>": &s.err, "<<<": &s.in, "<": &s.from}[words[i].sign]
			ok = into != nil
		case into == &s.in:
			*into, into = words[i].text+"\n", nil
		case into != nil:
			*into, into = words[i].text, nil
		default:
			s.words = append(s.words, words[i].text)
		}
	}
	return steps, ok
}

// ofShells are words with which commands begin that only a shell understands.
var ofShells = []string{"for", "do", "done", "if", "while", "cd", "source", "export"}

// A shellWord is a word of a line of a shell, or a sign between words.
type shellWord struct{ text, sign string }

// shellWords are the words and signs of a line; ok is false if it has something else.
func shellWords(line string) (words []shellWord, ok bool) {
	for line = strings.TrimLeft(line, " "); line != "" && line[0] != '#'; line = strings.TrimLeft(line, " ") {
		if i := slices.IndexFunc(shellSigns, func(sign string) bool { return strings.HasPrefix(line, sign) }); i >= 0 {
			words, line = append(words, shellWord{sign: shellSigns[i]}), line[len(shellSigns[i]):]
			continue
		}
		text := ""
		for line != "" && !strings.ContainsRune(" ;&|<>", rune(line[0])) {
			var part string
			if part, line, ok = shellPart(line); !ok {
				return nil, false
			}
			text += part
		}
		words = append(words, shellWord{text: text})
	}
	return words, len(words) > 0
}

// shellPart is what a line begins with, quoted or bare; ok is false if that is not a text
// alone, but for "$?".
func shellPart(line string) (part, rest string, ok bool) {
	for _, open := range []string{"$'", "'", "\""} {
		quoted, found := strings.CutPrefix(line, open)
		if !found {
			continue
		}
		part, rest, ok = strings.Cut(quoted, open[len(open)-1:])
		switch open {
		case "$'":
			part = strings.ReplaceAll(part, `\n`, "\n")
			ok = ok && !strings.Contains(part, `\`)
		case "\"":
			ok = ok && !strings.ContainsAny(strings.ReplaceAll(part, "$?", ""), "$`\\")
		}
		return part, rest, ok
	}
	n := strings.IndexAny(line+" ", " ;&|<>'\"$`?(){}[]~\\")
	return strings.ReplaceAll(line[:n], "*", star), line[n:], n > 0
}

// shellSigns are the signs that [stepsOf] knows and, to tell them from those, others.
var shellSigns = []string{"&&", "||", ";", "2>&", "2>", ">>", ">", "<<<", "<", "|", "&"}

// TestSteps: what the steps of a line are, and which lines only a shell runs.
func TestSteps(t *testing.T) {
	for line, want := range map[string][]step{
		"dyad brief  # to rus-kaz.pdf": {{words: []string{"dyad", "brief"}}},
		"dyad a 'b c'd > e 2> f":       {{words: []string{"dyad", "a", "b cd"}, out: "e", err: "f"}},
		`dyad a - <<< $'b,"c"\nd'`:     {{words: []string{"dyad", "a", "-"}, in: "b,\"c\"\nd\n"}},
		`dyad a && dyad b || echo "is $?"; true`: {{words: []string{"dyad", "a"}}, {after: "&&", words: []string{"dyad", "b"}},
			{after: "||", words: []string{"echo", "is $?"}}, {after: ";", words: []string{"true"}}},
		"dyad a <b | cmp - *.c": {{words: []string{"dyad", "a"}, from: "b"}, {after: "|", words: []string{"cmp", "-", star + ".c"}}},
		"dyad '*.yaml' | x":     {{words: []string{"dyad", "*.yaml"}}, {after: "|", words: []string{"x"}}},
		"A=b dyad c":            nil, "dyad a && A=b dyad c": nil, "cd a && ls": nil, "for i in 1; do dyad $i; done": nil, "dyad 'a": nil,
		"dyad a >> b": nil, "dyad a >": nil, "dyad ~/a": nil, `dyad "$HOME"`: nil, `dyad $'\t'`: nil, "dyad a &": nil, "source <(dyad a)": nil, "": nil,
	} {
		got, ok := stepsOf(line)
		if ok != (want != nil) || ok && !reflect.DeepEqual(got, want) {
			t.Errorf("%s\nis %+v, %t\nnot %+v", line, got, ok, want)
		}
	}
	dir := t.TempDir()
	for _, x := range []struct {
		line, out string
		code      int
	}{
		{`dyad nope 2> f || echo "code $?"; true && dyad --version > g && true || echo a; dyad nope 2> h && echo b`, "code 2\n", exitUsage},
		{"echo a | dyad help nope 2> i | cat; dyad nope 2> j | true", "", exitUsage},
		{"echo c > k; ls *; cat < k | sed s/c/d/ | cat - k", "f\ng\nh\ni\nj\nk\nd\nc\n", exitDone},
	} {
		if out, code := runLine(dir, x.line); string(out) != x.out || code != x.code {
			t.Errorf("%s\nprints %q, exit code %d", x.line, out, code)
		}
	}
}
