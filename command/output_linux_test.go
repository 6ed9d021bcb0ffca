package command

import (
	"bytes"
	"dyad/report/reporttest"
	"os"
	"os/exec"
	"testing"
)

// TestUnwritableDirectory runs the command without the right to write, which
// root has everywhere: as root it runs without the capability for that.
func TestUnwritableDirectory(t *testing.T) {
	withoutOverride(t)
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("dyad", "init", "-o", "x.yaml")
	cmd.Dir = dir
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if code := cmd.ProcessState.ExitCode(); code != exitNotDone {
		t.Errorf("exit code %d (%v), want %d", code, err, exitNotDone)
	}
	const want = "dyad: writing \"x.yaml\": permission denied\n" +
		"dyad: hint: name a file where you may write with -o, or give -o - for standard output\n"
	if stdout.Len() > 0 || stderr.String() != want {
		t.Errorf("standard output %q, standard error %q", stdout.String(), stderr.String())
	}
	if got := reporttest.Names(t, dir); got != "" {
		t.Errorf("left %s", got)
	}
}
