package store

import (
	"dyad/report/reporttest"
	"os"
	"path/filepath"
	"testing"
)

// TestLockIsOne takes a lock several times in turn: never two at once.
func TestLockIsOne(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x")
	for range 3 {
		first, err := New(OS()).Lock(name)
		if err != nil {
			t.Fatal(err)
		}
		if second, err := New(OS()).Lock(name); err == nil {
			second.Release()
			t.Fatal("locked twice")
		}
		first.Release()
	}
	if got := reporttest.Names(t, filepath.Dir(name)); got != "" {
		t.Errorf("left %s", got)
	}
}

// TestSweep leaves files as killed runs do, and others: only those that nobody
// holds go, when something is written beside them.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	running := New(OS())
	held, err := running.createIn(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	reporttest.Put(t, tempName(dir, 1<<20), "of a killed run", 0o666)
	reporttest.Put(t, filepath.Join(dir, ".dyad-0123456789ab-123-4.tmp"), "of an older version", 0o666)
	reporttest.Put(t, filepath.Join(dir, ".dyad-mine.tmp"), "of somebody else", 0o666)
	reporttest.Put(t, filepath.Join(dir, "precious"), "", 0o666)
	if err := os.Symlink("precious", filepath.Join(dir, ".dyad-1-1.tmp")); err != nil {
		t.Fatal(err)
	}
	if err := New(OS()).Write(filepath.Join(dir, "x"), nil, Never); err != nil {
		t.Fatal(err)
	}
	want := ".dyad-1-1.tmp " + filepath.Base(held.Name()) + " .dyad-mine.tmp precious x"
	if got := reporttest.Names(t, dir); got != want {
		t.Errorf("left %s, want %s", got, want)
	}
}

// TestLockLink: a lock is never made elsewhere.
func TestLockLink(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	if err := os.Symlink(filepath.Join(other, "made"), filepath.Join(dir, ".dyad-x.lock")); err != nil {
		t.Fatal(err)
	}
	if _, err := New(OS()).Lock(filepath.Join(dir, "x")); err == nil {
		t.Error("locked through a link")
	}
	if got := reporttest.Names(t, other); got != "" {
		t.Errorf("made %s", got)
	}
}
