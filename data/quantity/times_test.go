package quantity

import (
	"testing"
	"time"
)

func TestParseTime(t *testing.T) {
	for s, want := range map[string]string{
		"2024-02-29": "2024-02-29 2024-02-29", "2024-02": "2024-02-01 2024-02-29", "2024-Q1": "2024-01-01 2024-03-31",
		"2024-Q4": "2024-10-01 2024-12-31", "2024-H1": "2024-01-01 2024-06-30", "2024-H2": "2024-07-01 2024-12-31", "2024": "2024-01-01 2024-12-31",
		"2023-02-29": "", "2024-13": "", "2024-00": "", "2024-Q5": "", "2024-Q0": "", "2024-H3": "", "2024-q1": "", "2024-Q-": "", "0000": "", "0000-Q1": "",
		"2024-": "", "24": "", "": "", "2024/03": "", "2024-3": "", "20x4-Q1": "", "2024-W1": "", "2015-16": "",
	} {
		got := ""
		if at, ok := ParseTime(s); ok {
			got = at.First.Format(time.DateOnly) + " " + at.Last.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

// TestPeriod holds that only times of the file format are put in words.
func TestPeriod(t *testing.T) {
	for s, want := range map[string]string{"2024-03": "March_2024", "2024-Q2": "Q2_2024", "2024": "2024", "so far": "so far", "2015-16": "2015-16", "": ""} {
		if got := shown(languageFor(t, "en").Period(s)); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

// TestTimesFollow: times of one length are counted one by one, and written as they are
// read.
func TestTimesFollow(t *testing.T) {
	for _, s := range []string{"2023-12", "2023-Q4", "2023-H2", "2023", "2023-12-31"} {
		at, ok := ParseTime(s)
		if !ok || at.String() != s {
			t.Errorf("%s is read as %s", s, at)
		}
		next := at.Next()
		want := map[string]string{"2023-12": "2024-01", "2023-Q4": "2024-Q1", "2023-H2": "2024-H1", "2023": "2024", "2023-12-31": "2024-01-01"}[s]
		if next.String() != want || at.Span != Day && next.Index() != at.Index()+1 {
			t.Errorf("%s is followed by %s, %d by %d", at, next, at.Index(), next.Index())
		}
	}
}
