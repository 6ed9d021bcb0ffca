package reporttest

import (
	"os"
	"strings"
	"testing"
)

// Names are the names of the files in a directory, sorted, with spaces between.
func Names(t testing.TB, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	Must(t, err)
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return strings.Join(all, " ")
}

// Put writes a file.
func Put(t testing.TB, name, content string, mode os.FileMode) {
	t.Helper()
	Must(t, os.WriteFile(name, []byte(content), mode))
}
