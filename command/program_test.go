package command

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes programs of the test binary: started as "dyad" it is the program itself,
// as "dyad-dies" a program of which Go itself dies.
func TestMain(m *testing.M) {
	switch filepath.Base(os.Args[0]) {
	case "dyad":
		os.Exit(Run(os.Args))
	case "dyad-dies":
		Run([]string{"dyad", "version"})
		new(sync.Mutex).Unlock()
	}
	os.Unsetenv("GOGC") // make test sets it for the tests; programs collect garbage as users' do
	os.Exit(withPrograms(m))
}

// withPrograms runs the tests with a directory in front of $PATH that holds the programs.
func withPrograms(m *testing.M) int {
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	dir, err := os.MkdirTemp("", "dyad-program")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	for _, name := range []string{"dyad", "dyad-dies"} {
		if err := os.Symlink(self, filepath.Join(dir, name)); err != nil {
			panic(err)
		}
	}
	os.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	return m.Run()
}

// runHere does what "dyad ARGS" does in a directory, without starting a program, which
// costs more time than most commands. It changes the directory of the process, so only
// tests that run one after the other may call it. It returns the exit code.
func runHere(dir string, getenv func(string) string, stdin io.Reader, stdout, stderr io.Writer, args ...string) int {
	before, err := os.Getwd()
	if err == nil {
		err = os.Chdir(dir)
	}
	if err != nil {
		panic(err)
	}
	defer os.Chdir(before)
	return run(append([]string{"dyad"}, args...), newEnv(stdin, stdout, stderr, getenv))
}

// scriptDyad is the command "dyad ARG…" of scripts.
func scriptDyad(ts *testscript.TestScript, neg bool, args []string) {
	code, _, _ := dyadOf(ts, args)
	if neg != (code != exitDone) {
		ts.Fatalf("exit code %d", code)
	}
}

// exitCode runs dyad and fails if its exit code is another: "exitcode N dyad [ARG…]". Its
// output goes to the files stdout.txt and stderr.txt in $WORK.
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || args[1] != "dyad" {
		ts.Fatalf("usage: exitcode N dyad [ARG…]")
	}
	code, stdout, stderr := dyadOf(ts, args[2:])
	ts.Check(os.WriteFile(filepath.Join(ts.Getenv("WORK"), "stdout.txt"), stdout, 0o666))
	ts.Check(os.WriteFile(filepath.Join(ts.Getenv("WORK"), "stderr.txt"), stderr, 0o666))
	if want, err := strconv.Atoi(args[0]); err != nil || code != want {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// dyadOf runs "dyad ARG…" for a script, in this process. What a script has set as
// standard input only a program is given: cat, which hands it on.
func dyadOf(ts *testscript.TestScript, args []string) (code int, stdout, stderr []byte) {
	stdin := ""
	for i, arg := range args {
		if arg == "-" && (i == 0 || args[i-1] != "-o") && stdin == "" {
			ts.Check(ts.Exec("cat"))
			stdin = ts.ReadFile("stdout")
		}
	}
	var out, errs bytes.Buffer
	code = runHere(ts.MkAbs("."), ts.Getenv, strings.NewReader(stdin), io.MultiWriter(&out, ts.Stdout()), io.MultiWriter(&errs, ts.Stderr()), args...)
	return code, out.Bytes(), errs.Bytes()
}

// inTurn are the methods of testing.T that scripts use, with which one script runs after
// the other: see runHere.
type inTurn struct{ *testing.T }

func (inTurn) Parallel()     {}
func (inTurn) Verbose() bool { return testing.Verbose() }

func (t inTurn) Run(name string, f func(testscript.T)) {
	t.T.Run(name, func(t *testing.T) { f(inTurn{t}) })
}
