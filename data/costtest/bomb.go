package costtest

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// Bomb is an archive with a file, a new one or one in place of another, that holds a
// piece very many times, of which only one is ever held: a text of megabytes takes longer
// to make than to refuse.
func Bomb(t testing.TB, archive []byte, name, before, piece string, times int, after string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range from.File {
		if f.Name != name {
			err = errors.Join(err, z.Copy(f))
		}
	}
	w, err2 := z.Create(name)
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	const together = 1 << 14
	many := strings.Repeat(piece, together)
	for _, part := range slices.Concat([]string{before}, slices.Repeat([]string{many}, times/together), []string{after}) {
		if _, err := io.WriteString(w, part); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
