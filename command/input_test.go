package command

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dyad/data/codec"
	"dyad/report/reporttest"
)

// TestTooLong: what is over the limit is said of each kind of file; what a file is, is told
// by its head alone.
func TestTooLong(t *testing.T) {
	dir, baci := t.TempDir(), filepath.Join(root(t), "testdata", "baci")
	files := strings.NewReplacer("FILE", "x", "TABLE", filepath.Join(baci, "BACI_HS92_Y2021_V202301_excerpt.csv"),
		"CODES", filepath.Join(baci, "country_codes_V202301_excerpt.csv"))
	for _, x := range []struct {
		head string
		size int64
		args string
		want string
	}{
		{"dyad: 1\n", codec.MaxSize + 1, "brief FILE", "FILE: file is over the limit of 4 MiB\n"},
		{"PK\x03\x04", codec.MaxSize + 1, "brief FILE", "FILE: this is an Excel workbook or a zip file, not a dossier\n"},
		{"%PDF-", maxBrief + 1, "extract FILE", "dyad: reading \"FILE\": it is over the limit of 64 MiB\n"},
		{"RUS-KAZ\n", maxPairs + 1, "batch --trade none.csv --pairs FILE -o {id}.pdf", "dyad: reading pairs \"FILE\": it is over the limit of 4 MiB\n"},
		{"year,currency,usd\n2021,EUR,1\n", maxSideFile + 1, "pairs none.csv --rate FILE", "dyad: reading rates \"FILE\": it is over the limit of 64 MiB\n"},
		{"\"Country Name\"\n", maxSideFile + 1, "import TABLE CODES --pair ZAF-AFG --context FILE", "dyad: reading context \"FILE\": it is over the limit of 64 MiB\n"},
		{"HS 2022,HS 2017\n", maxSideFile + 1, "pairs TABLE CODES --product 10 --correlation FILE", "dyad: reading correlation \"FILE\": it is over the limit of 64 MiB\n"},
	} {
		name := filepath.Join(dir, "x")
		reporttest.Put(t, name, x.head, 0o666)
		reporttest.Must(t, os.Truncate(name, x.size))
		var stderr strings.Builder
		code := runHere(dir, os.Getenv, strings.NewReader(""), io.Discard, &stderr, strings.Fields(files.Replace(x.args))...)
		if want := files.Replace(x.want); code != exitNotDone || !strings.HasPrefix(stderr.String(), want) {
			t.Errorf("dyad %s: exit code %d, %s", x.args, code, stderr.String())
		}
	}
}

// TestHeadOfTooLong: of a file over the limit only the head is read.
func TestHeadOfTooLong(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x")
	reporttest.Put(t, name, strings.Repeat("x", 10_000), 0o666)
	in := newEnv(nil, nil, nil, os.Getenv).inputs
	for limit, read := range map[int64]int{8_000: 4096, 1_000: 1_001, 10_000: 10_000, 20_000: 10_000} {
		b, err := in.readFile(name, limit)
		want := append(bytes.Repeat([]byte("x"), read), make([]byte, max(0, int(min(limit+1, 10_000))-read))...)
		if err != nil || !bytes.Equal(b, want) {
			t.Errorf("limit of %d: %d bytes, of which %d are read, %v", limit, len(b), bytes.Count(b, []byte("x")), err)
		}
	}
}
