package index

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"dyad/data/geo"
	"dyad/report/batch"
)

// world is the manifest of a page for each of n pairs of states.
func world(t testing.TB, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	k, all := 0, slices.DeleteFunc(geo.All(), func(c geo.Country) bool { return c.Alpha3 == "" })
	for i, x := range all {
		for _, y := range all[i+1:] {
			if k == n {
				return b.Bytes()
			}
			k++
			e := brief(x.Alpha3, y.Alpha3, "html")
			e.N, e.Of = k, n
			e.Input, e.InputSum, e.Key, e.OutputSum = "baci/BACI_HS17_Y2022_V202401b.csv", strings.Repeat("a", 64), strings.Repeat("b", 64), fmt.Sprintf("%064x", k)
			e.Bytes, e.Turnover = 90_000+k, int64(k)*1_234_567
			b.Write(e.Line())
		}
	}
	t.Fatalf("only %d pairs", k)
	return nil
}

// BenchmarkIndex makes the index of the pairs of a year of the world's trade from their
// manifest.
func BenchmarkIndex(b *testing.B) {
	text := world(b, 12_903)
	base, err := url.Parse("https://example.org/b/")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		var l List
		r, err := batch.Merge([]batch.Part{{Name: "m", File: bytes.NewReader(text), Size: int64(len(text))}}, l.Add)
		if err != nil || len(r.Problems) > 0 {
			b.Fatal(err, len(r.Problems))
		}
		if _, err := l.Make(Options{Lang: "en", Base: base}); err != nil {
			b.Fatal(err)
		}
	}
}
