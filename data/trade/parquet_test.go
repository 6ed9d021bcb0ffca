package trade

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const parquetFiles = "testdata/parquet/"

func readTestFile(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile(parquetFiles + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// rowsOf is the dump of a table without its notes.
func rowsOf(t *Table) string {
	rows, _, _ := strings.Cut(dump(t), "note: ")
	return rows
}

// TestParquet reads files of several programs and compares each with the CSV
// they were made of.
func TestParquet(t *testing.T) {
	names, err := filepath.Glob(parquetFiles + "*.*.parquet")
	if err != nil || len(names) != 11 {
		t.Fatalf("%d files: %v", len(names), err)
	}
	for _, path := range names {
		name := filepath.Base(path)
		base, _, _ := strings.Cut(name, ".")
		want, err := read(base+".csv", strings.NewReader(readTestFile(t, base+".csv")), Options{})
		if err != nil {
			t.Fatal(err)
		}
		content := readTestFile(t, name)
		for how, r := range map[string]io.Reader{"file": strings.NewReader(content), "stream": io.MultiReader(strings.NewReader(content))} {
			got := NewBuilder(Options{})
			if err := got.Add(name, r, int64(len(content))); err != nil {
				t.Errorf("%s as a %s: %v", name, how, err)
				continue
			}
			tab, err := got.Table()
			if err != nil || rowsOf(tab) != rowsOf(want) || tab.Sources()[0].Rows != want.Sources()[0].Rows {
				t.Errorf("%s as a %s differs from its CSV: %v", name, how, err)
			}
			restored := 0
			for _, n := range tab.Notes() {
				if strings.HasPrefix(n.String(), "leading zeros restored") {
					restored = n.Count
				}
			}
			if numbers := strings.Contains(name, "numbers"); numbers != (restored > 0) {
				t.Errorf("%s: %d codes had lost their zero", name, restored)
			}
		}
	}
}

func TestParquetThatIsRefused(t *testing.T) {
	for name, want := range map[string]string{
		"BACI_HS92_brotli.parquet":    `BACI_HS92_brotli.parquet: column "t" is compressed with Brotli; write it with Snappy, gzip or Zstandard`,
		"BACI_HS92_lz4.parquet":       `BACI_HS92_lz4.parquet: column "t" is compressed with LZ4; write it with Snappy, gzip or Zstandard`,
		"BACI_HS92_encrypted.parquet": `BACI_HS92_encrypted.parquet: it is encrypted Parquet; write it without encryption`,
		"BACI_HS92_single.parquet":    `BACI_HS92_single.parquet:1: v: "5970.561" is a number of 32 bits, which holds six digits; digits are lost: write the column as DOUBLE or DECIMAL`,
		"plain-huge.parquet":          `plain-huge.parquet: column "value_usd" has decimals of more than 18 digits; write them as DECIMAL(18, 3)`,
		"plain-uuid.parquet":          `plain-uuid.parquet: column "value_usd" is of a kind that is not read; write numbers as DOUBLE, DECIMAL or BIGINT and text as VARCHAR`,
		"other.parquet":               `other.parquet: its columns are those of no trade table: country, gdp; ` + knownTables(),
	} {
		content := readTestFile(t, name)
		_, err := add(Options{}, name, content)
		e := new(ReadError)
		if !errors.As(err, &e) {
			t.Errorf("%s: %T %v", name, err, err)
		} else if got := e.Error() + "; " + e.Hint; got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}

// TestDamagedParquet cuts files and spoils bytes all along: what is read is
// whole, or refused.
func TestDamagedParquet(t *testing.T) {
	for _, name := range []string{"BACI_HS92_numbers.small.parquet", "BACI_HS92_numbers.duckdb.parquet", "comtrade.duckdb.parquet"} {
		content := readTestFile(t, name)
		refused := 0
		for i := 0; i < len(content); i += 11 {
			spoilt := []byte(content)
			spoilt[i] ^= byte(1 << (i % 8))
			for how, s := range []string{string(spoilt), content[:i]} {
				_, err := add(Options{Workers: 1}, name, s)
				if err != nil {
					refused++
					if e := new(ReadError); !errors.As(err, &e) {
						t.Fatalf("%s at %d (%d): %T %v", name, i, how, err, err)
					}
				} else if how == 1 {
					t.Fatalf("%s is read though it ends at %d", name, i)
				}
			}
		}
		if refused == 0 {
			t.Errorf("%s: nothing is refused", name)
		}
	}
}
