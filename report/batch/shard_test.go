package batch

import (
	"testing"

	"pgregory.net/rapid"
)

// TestShards: each unit is in one shard, and no shard has two more than another.
func TestShards(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := rapid.IntRange(0, 500).Draw(t, "units")
		n := rapid.IntRange(1, 60).Draw(t, "shards")
		least, most := units, 0
		owners := make([]int, units)
		for i := 1; i <= n; i++ {
			s, err := NewShard(i, n)
			if err != nil {
				t.Fatal(err)
			}
			size := 0
			for u := range units {
				if s.Has(u) {
					owners[u]++
					size++
				}
			}
			least, most = min(least, size), max(most, size)
		}
		for u, got := range owners {
			if got != 1 {
				t.Errorf("unit %d is in %d shards", u, got)
			}
		}
		if most-least > 1 {
			t.Errorf("one shard has %d units, another %d", least, most)
		}
	})
}

func TestParseShard(t *testing.T) {
	for s, want := range map[string]Shard{"1/1": {1, 1}, "3/8": {3, 8}, "8/8": {8, 8}} {
		if got, err := ParseShard(s); err != nil || got != want {
			t.Errorf("%q: %v, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "3", "0/8", "9/8", "-1/8", "a/b", "1/0", "3/8/2", "3-8"} {
		if got, err := ParseShard(s); err == nil {
			t.Errorf("%q is %v", s, got)
		}
	}
}

func TestPart(t *testing.T) {
	for _, test := range []struct {
		shard      Shard
		name, want string
	}{
		{Shard{}, "out/manifest.jsonl", "out/manifest.jsonl"},
		{Shard{3, 8}, "out/manifest.jsonl", "out/manifest.3-of-8.jsonl"},
		{Shard{3, 128}, "out.d/manifest", "out.d/manifest.003-of-128"},
		{Shard{1, 1}, "out/.hidden", "out/.hidden.1-of-1"},
	} {
		if got := test.shard.Part(test.name); got != test.want {
			t.Errorf("%v of %q: %q, want %q", test.shard, test.name, got, test.want)
		}
	}
}
