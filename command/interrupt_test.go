package command

import (
	"bytes"
	"dyad/report/reporttest"
	"errors"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestInterrupt sends a signal at many moments of a run. Afterwards there is
// the whole brief and the exit code is 0, or there is no file and it is 130.
func TestInterrupt(t *testing.T) {
	rich := filepath.Join(root(t), "testdata", "rich.yaml")
	brief := func(dir string) *exec.Cmd {
		cmd := exec.Command("dyad", "brief", rich, "-o", "x.pdf")
		cmd.Dir = dir
		return cmd
	}
	start := time.Now()
	if err := brief(t.TempDir()).Run(); err != nil {
		t.Fatal(err)
	}
	took := time.Since(start)
	moments, interrupted := 2**kills, 0
	for i := range moments {
		dir := t.TempDir()
		cmd := brief(dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(took * time.Duration(i) / time.Duration(moments))
		sig := []syscall.Signal{syscall.SIGINT, syscall.SIGTERM}[i%2]
		_ = cmd.Process.Signal(sig) // it may have ended
		err := cmd.Wait()
		got := reporttest.Names(t, dir)
		var exit *exec.ExitError
		switch {
		case err == nil && got == "x.pdf":
		case errors.As(err, &exit) && exit.ExitCode() == exitInterrupted && (got == "" || got == "x.pdf"):
			interrupted++
		case errors.As(err, &exit) && exit.ExitCode() == -1 && got == "":
			interrupted++ // killed before it could listen
		default:
			t.Errorf("%v %dth: %v, left %q", sig, i, err, got)
		}
	}
	if interrupted == 0 {
		t.Error("no run was interrupted")
	}
}

// TestInterruptWhileReading interrupts a run that waits for standard input.
func TestInterruptWhileReading(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command("dyad", "brief", "-", "-o", "x.pdf")
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// More than a pipe holds: once it is written the run reads, and so listens.
	if _, err := stdin.Write(bytes.Repeat([]byte("# \n"), 100<<10)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	err = cmd.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Errorf("ended with %v, want exit code %d", err, exitInterrupted)
	}
	if got := stderr.String(); got != "dyad: interrupted\n" {
		t.Errorf("standard error %q", got)
	}
	if got := reporttest.Names(t, dir); got != "" {
		t.Errorf("left %s", got)
	}
}
