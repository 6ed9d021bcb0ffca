package advice

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOf(t *testing.T) {
	plain := errors.New("the file is gone")
	advised := With(plain, "make it again")
	if advised.Error() != plain.Error() || !errors.Is(advised, plain) {
		t.Errorf("%v is another error than %v", advised, plain)
	}
	for _, test := range []struct {
		err  error
		want string
	}{
		{nil, ""}, {plain, ""}, {advised, "make it again"},
		{fmt.Errorf("brief x: %w", advised), "make it again"},
		{With(advised, "or leave it"), "or leave it"},
	} {
		if got := Of(test.err); got != test.want {
			t.Errorf("the advice of %v is %q, want %q", test.err, got, test.want)
		}
	}
}

func TestCause(t *testing.T) {
	_, err := os.Open(filepath.Join(t.TempDir(), "x"))
	if got := Cause(err); strings.Contains(got.Error(), "open") || !errors.Is(got, fs.ErrNotExist) {
		t.Errorf("the cause of %v is %v", err, got)
	}
	if other := errors.New("other"); Cause(other) != other {
		t.Error("an error of no file is changed")
	}
}

func TestGuard(t *testing.T) {
	failure := errors.New("failure")
	if err := Guard(func() error { return failure }); err != failure {
		t.Errorf("guarded: %v", err)
	}
	err := Guard(func() error { panic("at the disco") })
	if err == nil || !strings.HasPrefix(err.Error(), "internal error: at the disco\n") || !strings.Contains(Of(err), "a fault of dyad") {
		t.Errorf("a panic gives %v, advice %q", err, Of(err))
	}
}

func TestQuote(t *testing.T) {
	for name, want := range map[string]string{
		"a.yaml": "a.yaml", "a b": "'a b'", "it's": `'it'\''s'`, "": "''", "~x": "'~x'", "қаз.yaml": "қаз.yaml", "a\nb'\"": `$'a\nb\'"'`,
	} {
		if got := Quote(name); got != want {
			t.Errorf("Quote(%q) = %s, want %s", name, got, want)
		}
	}
}

// TestName: a name that does not print as one line is quoted.
func TestName(t *testing.T) {
	for name, want := range map[string]string{
		"a b.yaml": "a b.yaml", "қаз.yaml": "қаз.yaml", "": "", "x\nok": `"x\nok"`, "x\x1b[2J": `"x\x1b[2J"`, "a\u202eb": `"a\u202eb"`, "\xff": `"\xff"`,
	} {
		if got := Name(name); got != want {
			t.Errorf("Name(%q) = %s, want %s", name, got, want)
		}
	}
}

// TestClean: only what prints is left, with line ends and tabs.
func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"a\tb\nc": "a\tb\nc", "тест": "тест", "\x1b[31mred\r": `\x1b[31mred\r`, "a\u2066b\xff": `a\u2066b\xff`, `"`: `"`, "\x00": `\x00`,
	} {
		if got := Clean(text); got != want || Clean(got) != got {
			t.Errorf("Clean(%q) = %q, want %q", text, got, want)
		}
	}
}
