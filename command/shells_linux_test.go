package command

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"dyad/report/reporttest"
)

// A terminal is a shell that reads what is typed and completes as it does for a user.
type terminal struct {
	t      *testing.T
	master *os.File
	all    bytes.Buffer // what it has shown
	read   chan []byte
}

// openTerminal starts a shell on a pseudo-terminal (pty(7)), in a folder.
func openTerminal(t *testing.T, dir string, shell ...string) *terminal {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	reporttest.Must(t, err)
	t.Cleanup(func() { master.Close() })
	raw, err := master.SyscallConn()
	reporttest.Must(t, err)
	n := 0
	reporttest.Must(t, raw.Control(func(fd uintptr) {
		if err = unix.IoctlSetPointerInt(int(fd), unix.TIOCSPTLCK, 0); err == nil {
			n, err = unix.IoctlGetInt(int(fd), unix.TIOCGPTN)
		}
		if err == nil {
			err = unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &unix.Winsize{Row: 60, Col: 200})
		}
	}))
	reporttest.Must(t, err)
	slave, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|syscall.O_NOCTTY, 0)
	reporttest.Must(t, err)
	cmd := exec.Command(shell[0], shell[1:]...)
	cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr = dir, slave, slave, slave
	cmd.Env = append(os.Environ(), "HOME="+dir, "TERM=vt100", "PS1=> ", "LC_ALL=C.UTF-8")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	reporttest.Must(t, cmd.Start())
	slave.Close()
	x := &terminal{t: t, master: master, read: make(chan []byte, 100)}
	go func() {
		for {
			b := make([]byte, 4096)
			n, err := master.Read(b)
			if err != nil {
				return
			}
			x.read <- b[:n]
		}
	}()
	t.Cleanup(func() { _, _ = cmd.Process.Kill(), cmd.Wait() })
	return x
}

// typed types a line, and waits for a text that the shell then shows.
func (x *terminal) typed(line, want string) bool {
	x.t.Helper()
	from := x.all.Len()
	if _, err := x.master.WriteString(line); err != nil {
		x.t.Fatal(err)
	}
	late := make(<-chan time.Time)
	if last, ok := x.t.Deadline(); ok {
		late = time.After(time.Until(last) - 10*time.Second)
	}
	for !strings.Contains(string(x.all.Bytes()[from:]), want) {
		select {
		case b := <-x.read:
			x.all.Write(b)
			if bytes.Contains(b, []byte("\x1b[c")) || bytes.Contains(b, []byte("\x1b[0c")) {
				_, _ = x.master.WriteString("\x1b[?1;0c") // fish asks what terminal it is on
			}
		case <-late:
			return false
		}
	}
	return true
}

// zshSetup has zsh complete the words of dyad alone: to look through the functions of a
// thousand programs takes it longer than all else here.
const zshSetup = "all=($fpath); fpath=(${^fpath}/compinit(N:h) ${^fpath}/_main_complete(N:h)); autoload -U compinit; compinit -C -D; " +
	"fpath=($all); autoload -U _files _path_files; source <(dyad completion zsh)"

// TestShells types words in bash, zsh and fish as a user does, presses the tab key, and
// has the shell print the words that it then has: a word, a value and a file after "=" and
// after a space, a value that is not whole. Which words there are is in TestComplete.
func TestShells(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"mine.yaml", "mine.pdf", "table.csv"} {
		reporttest.Put(t, filepath.Join(dir, name), "", 0o666)
	}
	shells := map[string]struct {
		start []string
		setup string
	}{
		"bash": {[]string{"bash", "--norc", "--noprofile", "-i"}, "source <(dyad completion bash)"},
		"zsh":  {[]string{"zsh", "-f", "-i"}, zshSetup},
		"fish": {[]string{"fish", "--no-config", "-i"}, "function fish_prompt; end; dyad completion fish | source"},
	}
	for name, shell := range shells {
		t.Run(name, func(t *testing.T) {
			reporttest.Tool(t, nil, shell.start[0], "-c", ":")
			x := openTerminal(t, dir, shell.start...)
			if !x.typed(shell.setup+"; printf '<%s>' ready\r", "<ready>") {
				t.Fatalf("the shell does not answer:\n%s", x.all.String())
			}
			for _, c := range []struct{ typed, want string }{
				{"dyad chec", "dyad|check"},
				{"dyad check --strict=unt", "dyad|check|--strict=untestable"},
				{"dyad check --strict=conflict mine.y", "dyad|check|--strict=conflict|mine.yaml"},
				{"dyad init --pair DE", "dyad|init|--pair|DEU-"},
				{"dyad chart --figure food-i", "dyad|chart|--figure|food-imports"},
				{"dyad verify mi", "dyad|verify|mine.pdf"},
				{"dyad brief --style=mi", "dyad|brief|--style=mine.yaml"},
			} {
				// Tab, to the head of the line, and what prints its words.
				if !x.typed(c.typed+"\t\x01printf '%s|' '<' \r", "<|"+c.want+"|") {
					t.Errorf("%q does not become %q:\n%s", c.typed, c.want, x.all.String())
					return
				}
			}
		})
	}
}
