package store

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestLockIsOne takes a lock several times in turn: never two at once.
func TestLockIsOne(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x")
	for range 3 {
		first, err := New().Lock(name)
		if err != nil {
			t.Fatal(err)
		}
		if second, err := New().Lock(name); err == nil {
			second.Release()
			t.Fatal("locked twice")
		}
		first.Release()
	}
	if got := names(t, filepath.Dir(name)); got != "" {
		t.Errorf("left %s", got)
	}
}

// TestLockRemovesLeftovers leaves files as a killed run does, and others: only
// those of the lock's earlier owner go, from the directories named.
func TestLockRemovesLeftovers(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	name := filepath.Join(dir, "x")
	w := New()
	killed, err := w.Lock(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []string{dir, other} {
		f, err := w.createIn(d)
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	put(t, filepath.Join(dir, tempPrefix("")+"123-4"+tempSuffix), "of no lock", 0o666)
	put(t, filepath.Join(dir, tempPrefix("0123456789ab-")+"123-4"+tempSuffix), "of another lock", 0o666)
	killed.file.Close() // as a killed run leaves the lock
	l, err := New().Lock(name, other, filepath.Join(dir, "none"))
	if err != nil {
		t.Fatal(err)
	}
	l.file.Close()
	if got := names(t, other); got != "" {
		t.Errorf("left %s", got)
	}
	if got := names(t, dir); !strings.Contains(got, tempPrefix(l.owner)) {
		t.Errorf("a directory that was not named is cleared: %s", got)
	}
	if l, err = New().Lock(name, dir); err != nil {
		t.Fatal(err)
	}
	l.Release()
	if got, want := names(t, dir), ".dyad-0123456789ab-123-4.tmp .dyad-123-4.tmp"; got != want {
		t.Errorf("left %s, want %s", got, want)
	}
}
