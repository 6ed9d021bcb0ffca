package store

import (
	"dyad/report/reporttest"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func holds(t *testing.T, name, want string) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(b) != want {
		t.Errorf("%s holds %q, want %q", filepath.Base(name), b, want)
	}
}

const ownPDF = "%PDF-1.7\n…<xmp:CreatorTool>dyad 1.0.0</xmp:CreatorTool>…\n%%EOF\n"

func TestWriteReplaces(t *testing.T) {
	for _, test := range []struct {
		old  string // "" is no file
		over Overwrite
		done bool
	}{
		{"", Never, true},
		{"", IfBrief, true},
		{ownPDF, Never, false},
		{ownPDF, IfForced, false},
		{ownPDF, IfBrief, true},
		{"%PDF-1.7\nof another", IfBrief, false},
		{"\x89PNG\r\n\x1a\n…tEXtSoftware\x00dyad…", IfBrief, true},
		{"\x89PNG\r\n\x1a\n…tEXtSoftware\x00other…", IfBrief, false},
		{"text that says tEXtSoftware\x00dyad", IfBrief, false},
		{"text that says <xmp:CreatorTool>dyad", IfBrief, false},
		{"text", IfBrief, false},
		{"text", Always, true},
	} {
		dir := t.TempDir()
		name := filepath.Join(dir, "x.pdf")
		if test.old != "" {
			reporttest.Put(t, name, test.old, 0o640)
		}
		err := New(OS()).Write(name, []byte("new"), test.over)
		if (err == nil) != test.done {
			t.Errorf("over %q with %d: %v", test.old, test.over, err)
		}
		want := test.old
		if test.done {
			want = "new"
		}
		holds(t, name, want)
		if got := reporttest.Names(t, dir); got != "x.pdf" {
			t.Errorf("directory holds %s", got)
		}
		if st, err := os.Stat(name); err != nil || test.old != "" && st.Mode().Perm() != 0o640 {
			t.Errorf("mode %v, %v: want the old file's", st.Mode(), err)
		}
	}
}

func TestWriteFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	reporttest.Put(t, filepath.Join(dir, "real"), "old", 0o666)
	link := filepath.Join(dir, "link")
	if err := os.Symlink("real", link); err != nil {
		t.Fatal(err)
	}
	if err := New(OS()).Write(link, []byte("new"), Always); err != nil {
		t.Fatal(err)
	}
	holds(t, filepath.Join(dir, "real"), "new")
	if st, err := os.Lstat(link); err != nil || st.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v, %v", st.Mode(), err)
	}
}

// TestWriteDangling: what a link points to is made, and the link stays one.
func TestWriteDangling(t *testing.T) {
	dir := t.TempDir()
	link := filepath.Join(dir, "link")
	for from, to := range map[string]string{"link": "second", "second": "real"} {
		if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
			t.Fatal(err)
		}
	}
	if err := New(OS()).Write(link, []byte("new"), Never); err != nil {
		t.Fatal(err)
	}
	if st, err := os.Lstat(filepath.Join(dir, "real")); err != nil || !st.Mode().IsRegular() {
		t.Errorf("no file: %v", err)
	}
	holds(t, link, "new")
	if err := os.Symlink("loop", filepath.Join(dir, "loop")); err != nil {
		t.Fatal(err)
	}
	if err := New(OS()).Write(filepath.Join(dir, "loop"), nil, Never); err == nil {
		t.Error("written through a link to itself")
	}
}

// TestWriteReadOnly: a file that may not be written is not replaced unasked.
func TestWriteReadOnly(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.pdf")
	reporttest.Put(t, name, ownPDF, 0o444)
	if err := New(OS()).Write(name, []byte("new"), IfBrief); err == nil || !strings.HasSuffix(err.Error(), "is read-only") {
		t.Errorf("%v", err)
	}
	holds(t, name, ownPDF)
	if err := New(OS()).Write(name, []byte("new"), Always); err != nil {
		t.Error(err)
	}
	holds(t, name, "new")
}

// TestWriteNewIsNew: a file that another program makes while one is written is not
// replaced.
func TestWriteNewIsNew(t *testing.T) {
	for _, over := range []Overwrite{Never, IfForced} {
		dir := t.TempDir()
		name := filepath.Join(dir, "x")
		err := New(OS()).WriteFrom(name, over, func(io.Writer) error {
			reporttest.Put(t, name, "of another", 0o666)
			return nil
		})
		if err == nil || !strings.HasSuffix(err.Error(), "exists") {
			t.Errorf("%v", err)
		}
		holds(t, name, "of another")
		if got := reporttest.Names(t, dir); got != "x" {
			t.Errorf("left %s", got)
		}
	}
}

func TestWriteToDevice(t *testing.T) {
	if err := New(OS()).Write(os.DevNull, []byte("new"), Never); err != nil {
		t.Error(err)
	}
	if err := New(OS()).Write("/dev/full", []byte("new"), Never); err == nil {
		t.Error("a full device took the file")
	}
}

// TestAbort stops a write between its temporary file and the rename.
func TestAbort(t *testing.T) {
	dir := t.TempDir()
	w := New(OS())
	temp, err := w.createIn(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer temp.Close()
	if got := reporttest.Names(t, dir); !strings.HasPrefix(got, ".dyad-") {
		t.Fatalf("directory holds %q, want the temporary file", got)
	}
	w.Abort()
	if got := reporttest.Names(t, dir); got != "" {
		t.Errorf("after the abort the directory holds %s", got)
	}
	if err := w.place(&tempFile{temp, w, filepath.Join(dir, "x.pdf"), Always}); err == nil {
		t.Error("renamed after the abort")
	}
	if err := w.Write(filepath.Join(dir, "y.pdf"), []byte("new"), Always); err == nil {
		t.Error("written after the abort")
	}
	if got := reporttest.Names(t, dir); got != "" {
		t.Errorf("after more writes the directory holds %s", got)
	}
}
