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
// output and standard error, and its exit code. The line runs here if [stepsOf] can read
// it, without programs that would have to start; bash runs any other, with programs of
// DIR/bin first.
func runLine(dir, line string) (printed []byte, code int) {
	if steps, ok := stepsOf(line); ok {
		var out bytes.Buffer
		for _, s := range steps {
			if s.after == "" || s.after == ";" || (s.after == "&&") == (code == exitDone) {
				code = s.run(dir, &out, code)
			}
		}
		return out.Bytes(), code
	}
	cmd := exec.Command("bash", "-o", "pipefail", "-c", line)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "HOME="+dir, "PATH="+filepath.Join(dir, "bin")+":"+os.Getenv("PATH"))
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		return []byte(err.Error()), -1
	}
	return out, cmd.ProcessState.ExitCode()
}

// A step is a command of a line of a shell.
type step struct {
	after    string // what joins it to the step before: "", ";", "&&" or "||"
	words    []string
	out, err string // files that it writes to; "" for none
	in       string // what it reads
}

// run runs the step: dyad, true, or echo, which may print the exit code of the step before.
func (s *step) run(dir string, out io.Writer, before int) (code int) {
	switch s.words[0] {
	case "echo":
		_, _ = io.WriteString(out, strings.ReplaceAll(strings.Join(s.words[1:], " "), "$?", strconv.Itoa(before))+"\n")
		fallthrough
	case "true":
		return exitDone
	}
	stdout, stderr := out, out
	for name, w := range map[string]*io.Writer{s.out: &stdout, s.err: &stderr} {
		if name != "" {
			f, err := os.Create(filepath.Join(dir, name))
			if err != nil {
				panic(err)
			}
			defer f.Close()
			*w = f
		}
	}
	return runHere(dir, os.Getenv, strings.NewReader(s.in), stdout, stderr, s.words[1:]...)
}

// stepsOf parts a line of a shell (POSIX.1-2024, 2.3) into steps of dyad, true and echo;
// ok is false if it has more for a shell to do: pipes, patterns, variables.
func stepsOf(line string) (steps []step, ok bool) {
	words, ok := shellWords(line)
	s := step{}
	var into *string // what the next word is, if it is none of the command
	for i := 0; ok && i <= len(words); i++ {
		switch {
		case i == len(words) || slices.Contains([]string{";", "&&", "||"}, words[i].sign):
			if into != nil || len(s.words) == 0 || !slices.Contains([]string{"dyad", "true", "echo"}, s.words[0]) {
				return nil, false
			}
			steps = append(steps, s)
			if i < len(words) {
				s = step{after: words[i].sign}
			}
		case words[i].sign != "":
			into = map[string]*string{">": &s.out, "2>": &s.err, "<<<": &s.in}[words[i].sign]
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
	n := strings.IndexAny(line+" ", " ;&|<>'\"$`*?(){}[]~\\")
	return line[:n], line[n:], n > 0
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
		"dyad a | cmp - b": nil, "dyad *.yaml": nil, "A=b dyad c": nil, "dyad a && A=b dyad c": nil, "ls": nil, "dyad 'a": nil,
		"dyad a >> b": nil, "dyad a >": nil, "dyad ~/a": nil, `dyad "$HOME"`: nil, `dyad $'\t'`: nil, "dyad a &": nil, "dyad a <b": nil, "": nil,
	} {
		got, ok := stepsOf(line)
		if ok != (want != nil) || ok && !reflect.DeepEqual(got, want) {
			t.Errorf("%s\nis %+v, %t\nnot %+v", line, got, ok, want)
		}
	}
	out, code := runLine(t.TempDir(), `dyad nope 2> f || echo "code $?"; true && dyad --version > g && true || echo a; dyad nope 2> h && echo b`)
	if string(out) != "code 2\n" || code != exitUsage {
		t.Errorf("prints %q, exit code %d", out, code)
	}
}
