package store

import (
	"archive/zip"
	"dyad/report/reporttest"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A notedDisk notes what is done, in order.
type notedDisk struct {
	Disk
	done   []string
	locked func(name string) // is called when a lock was taken
}

func (d *notedDisk) note(what, name string) {
	if strings.HasSuffix(name, tempSuffix) {
		name = "temp"
	}
	d.done = append(d.done, what+" "+filepath.Base(name))
}

func (d *notedDisk) Open(name string, flag int, mode fs.FileMode) (File, error) {
	d.note("open", name)
	f, err := d.Disk.Open(name, flag, mode)
	return &notedFile{f, d}, err
}

func (d *notedDisk) Link(from, to string) error {
	d.note("link", to)
	return d.Disk.Link(from, to)
}

func (d *notedDisk) Rename(from, to string) error {
	d.note("rename", to)
	return d.Disk.Rename(from, to)
}

func (d *notedDisk) SyncDir(name string) error {
	d.note("sync", "directory")
	return d.Disk.SyncDir(name)
}

type notedFile struct {
	File
	disk *notedDisk
}

func (f *notedFile) Write(b []byte) (int, error) {
	f.disk.note("write", f.Name())
	return f.File.Write(b)
}

func (f *notedFile) Sync() error {
	f.disk.note("sync", f.Name())
	return f.File.Sync()
}

func (f *notedFile) Lock() error {
	err := f.File.Lock()
	if f.disk.locked != nil {
		f.disk.locked(f.Name())
	}
	return err
}

// TestOrder: what is written is synced before it has its name, and the name after
// that; a line of a manifest is written once both are.
func TestOrder(t *testing.T) {
	for over, want := range map[Overwrite][]string{
		Never:   {"open temp", "write temp", "sync temp", "link x", "sync directory"},
		IfBrief: {"open temp", "write temp", "sync temp", "rename x", "sync directory"},
	} {
		disk := &notedDisk{Disk: OS()}
		if err := New(disk).Write(filepath.Join(t.TempDir(), "x"), []byte("new"), over); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(disk.done, want) {
			t.Errorf("%q, want %q", disk.done, want)
		}
	}
	disk := &notedDisk{Disk: OS()}
	dir, w := t.TempDir(), New(disk)
	log, file := startLog(t, w, filepath.Join(dir, "m"), planOf(t, "x.pdf"), time.Now)
	disk.done = nil
	if err := w.Briefs(dir, IfBrief).Put("x.pdf", []byte("new")); err != nil {
		t.Fatal(err)
	}
	if _, err := file.Append([]byte("line"), true); err != nil {
		t.Fatal(err)
	}
	if want := []string{"open temp", "write temp", "sync temp", "rename x.pdf", "sync directory", "write m", "sync m"}; !slices.Equal(disk.done, want) {
		t.Errorf("%q, want %q", disk.done, want)
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestLockIsOfTheName: between opening and locking the file of a lock its last
// holder may remove it, and another run make a new one. The lock is then that of
// the new file.
func TestLockIsOfTheName(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x")
	times := 0
	disk := &notedDisk{Disk: OS(), locked: func(lock string) {
		if times++; times > 1 {
			return
		}
		if err := os.Rename(lock, lock+".old"); err != nil {
			t.Fatal(err)
		}
		reporttest.Put(t, lock, "", 0o666)
	}}
	l, err := New(disk).Lock(name)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Release()
	if times != 2 || !isNamed(l.file) {
		t.Errorf("locked %d times, and the file has its name: %t", times, isNamed(l.file))
	}
	if _, err := New(OS()).Lock(name); err == nil {
		t.Error("another run has the lock too")
	}
}

// TestSweepLeavesNew: a temporary file that a sweeping run takes away before it is
// locked is made anew.
func TestSweepLeavesNew(t *testing.T) {
	dir := t.TempDir()
	times := 0
	disk := &notedDisk{Disk: OS(), locked: func(temp string) {
		if times++; times == 1 {
			if err := os.Remove(temp); err != nil {
				t.Fatal(err)
			}
		}
	}}
	if err := New(disk).Write(filepath.Join(dir, "x"), []byte("new"), Never); err != nil {
		t.Fatal(err)
	}
	holds(t, filepath.Join(dir, "x"), "new")
	if got := reporttest.Names(t, dir); got != "x" {
		t.Errorf("left %s", got)
	}
}

// TestArchiveDates: members of a zip have a date that is one.
func TestArchiveDates(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.zip")
	a, err := New(OS()).Archive(name, Never)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Put("x.pdf", []byte("brief")); err != nil {
		t.Fatal(err)
	}
	if err := a.Commit("manifest.jsonl", New(OS()).Spool("")); err != nil {
		t.Fatal(err)
	}
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	for _, f := range z.File {
		if got := f.Modified.UTC(); !got.Equal(memberDate) {
			t.Errorf("%s is of %v, want %v", f.Name, got, memberDate)
		}
	}
}
