package batch

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"dyad/data"
	"dyad/data/costtest"
	"dyad/report"
	"dyad/report/reporttest"
)

// inFormats are the jobs of n briefs as PDF and PNG. asked are the formats that each
// call of Make was asked for.
func inFormats(n int, asked *[]string, bad ...int) []Job {
	var all []Job
	for i, j := range jobs(n, bad...) {
		work := j.Make
		j.Make = func(ctx context.Context, formats []string, web Web) (Brief, error) {
			*asked = append(*asked, j.ID+" "+strings.Join(formats, "+"))
			return work(ctx, formats, web)
		}
		for k, format := range []string{PDF, "png"} {
			j.Format, j.Path = format, j.ID+"."+format
			j.N, j.Of = 2*i+k+1, 2*n
			all = append(all, j)
		}
	}
	return all
}

// TestFormatsTogether: the formats of a brief are made in one call, each has a line of
// the manifest, and only those that are not up to date are made again.
func TestFormatsTogether(t *testing.T) {
	var asked []string
	s := newMemory()
	actions, entries := play(t, inFormats(3, &asked, 1), s, Options{})
	if want := "mmffmm"; actions != want {
		t.Errorf("%s, want %s", actions, want)
	}
	if want := []string{"d000 pdf+png", "d001 pdf+png", "d002 pdf+png"}; !slices.Equal(asked, want) {
		t.Errorf("made %q, want %q", asked, want)
	}
	for i, want := range []string{"brief 0", "brief 0 as png", "", "", "brief 2", "brief 2 as png"} {
		e := entries[i]
		if e.N != i+1 || s.briefs[e.Path] != want || want != "" && e.OutputSum != sumOf(want) {
			t.Errorf("entry %d: %q holds %q, want %q", e.N, e.Path, s.briefs[e.Path], want)
		}
		if isCard := i%2 == 1; (e.Format == "png") != isCard || want != "" && (e.Pages == 0) != isCard {
			t.Errorf("entry %d: format %q, %d pages", e.N, e.Format, e.Pages)
		}
	}

	asked = nil
	s.briefs["d002.png"] = "changed"
	actions, again := play(t, inFormats(3, &asked), s, Options{Old: known(entries)})
	if want := "kkmmkm"; actions != want {
		t.Errorf("again: %s, want %s", actions, want)
	}
	if want := []string{"d001 pdf+png", "d002 png"}; !slices.Equal(asked, want) {
		t.Errorf("again: made %q, want %q", asked, want)
	}
	if !slices.EqualFunc(again[4:], entries[4:], func(a, b Entry) bool { return string(a.Line()) == string(b.Line()) }) {
		t.Error("again: other entries")
	}
}

// TestFormatsStop: after a file that the store cannot take, no other of the brief is
// stored.
func TestFormatsStop(t *testing.T) {
	var asked []string
	s := newMemory()
	s.refuse = map[string]error{"d001.pdf": Stop(errors.New("disk full"))}
	if actions, _ := play(t, inFormats(4, &asked), s, Options{}); !strings.HasPrefix(actions, "mms") || strings.Count(actions, "s") != 1 {
		t.Errorf("%s", actions)
	}
	if s.briefs["d001.png"] != "" {
		t.Error("a file was stored after the store had failed")
	}
}

// TestFormatsFailFast: a brief fails in all its formats, and no other is begun.
func TestFormatsFailFast(t *testing.T) {
	var asked []string
	if actions, _ := play(t, inFormats(4, &asked, 0), newMemory(), Options{FailFast: true}); actions != "ff" {
		t.Errorf("%s", actions)
	}
}

// TestFormatsOfOneInput: all formats of a dossier and of a pair are of one brief, in the
// order of the languages and then of the formats, with keys of their own.
func TestFormatsOfOneInput(t *testing.T) {
	r := &Request{Langs: []string{"", "ru"}, Formats: []string{"png", PDF}, Version: "1.0.0"}
	m := textFiles{"a.yaml": sparse(t), "b.yaml": "not a dossier"}
	tables := tablesOf(t, "t.csv", fourFlows)
	patterns, err := ParsePairs("all")
	if err != nil {
		t.Fatal(err)
	}
	pairs, err := Choose(tables, patterns, 0)
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		for _, source := range []Source{Dossiers(r, m, []string{"a.yaml", "b.yaml"}, 1), Pairs(r, tables, pairs)} {
			keys := map[string]bool{}
			n := 0
			for j := range source(t.Context(), Shard{}) {
				if j.N != n+1 || j.Unit != n/4 || j.Brief != n/2 || j.Format != r.Formats[n%2] {
					t.Errorf("job %d: %d of unit %d, brief %d, %s", n+1, j.N, j.Unit, j.Brief, j.Format)
				}
				if (j.Key == "") != (j.ID == "") || j.Key != "" && keys[j.Key] {
					t.Errorf("job %d: the key %q is missing or another's", j.N, j.Key)
				}
				keys[j.Key] = true
				n++
			}
			if n == 0 || n%4 != 0 {
				t.Errorf("%d jobs", n)
			}
		}
	})
}

// TestTemplates: templates of unlike formats share the deepest directory that they lead
// into.
func TestTemplates(t *testing.T) {
	for _, test := range []struct{ templates, root, paths string }{
		{"out/{id}.pdf out/{id}.png", "out", "rus-kaz.pdf rus-kaz.png"},
		{"out/pdf/{id}.pdf out/cards/{a}/{id}.PNG", "out", "pdf/rus-kaz.pdf cards/RUS/rus-kaz.PNG"},
		{"out/{id}.pdf out2/{id}.png", ".", "out/rus-kaz.pdf out2/rus-kaz.png"},
		{"{id}.pdf out/{id}.png", ".", "rus-kaz.pdf out/rus-kaz.png"},
		{"out/{id}.pdf out/in/{id}.png", "out", "rus-kaz.pdf in/rus-kaz.png"},
		{"/srv/a/{id}.pdf /srv/b/{id}.png", "/srv", "a/rus-kaz.pdf b/rus-kaz.png"},
		{"/a/{id}.pdf /b/{id}.png", "/", "a/rus-kaz.pdf b/rus-kaz.png"},
		{"../a/{id}.pdf ../b/{id}.png", "..", "a/rus-kaz.pdf b/rus-kaz.png"},
		{"out/{id} out/{id}.png", "out", "rus-kaz rus-kaz.png"},
		{"out/{id}.pdf ../b/{id}.png", "", "no common directory"},
		{"out/{id}.pdf /b/{id}.png", "", "no common directory"},
		{"out/{id}.pdf b/{lang}", "", "both of PDF"},
		{"out/{id}.png out/{id}-2.png", "", "both of PNG"},
		{"out/{id}.pdf out/{name}.png", "", "unknown field"},
	} {
		all, err := ParseTemplates(strings.Fields(test.templates))
		if test.root == "" {
			if err == nil || !strings.Contains(err.Error(), test.paths) {
				t.Errorf("%s: %v, want %s", test.templates, err, test.paths)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", test.templates, err)
			continue
		}
		var paths []string
		for _, tm := range all {
			p, err := tm.Path(&kaz)
			if err != nil || tm.Root != test.root {
				t.Errorf("%s: root %q, %v; want %q", test.templates, tm.Root, err, test.root)
			}
			paths = append(paths, p)
		}
		if got := strings.Join(paths, " "); got != test.paths {
			t.Errorf("%s: %s, want %s", test.templates, got, test.paths)
		}
	}
}

// BenchmarkFormats is a brief in formats of a batch, composed once: the least processor
// time of each set of formats, and as a multiple of that of the PDF alone. The sets take
// turns, so that what else the machine does meets all of them.
func BenchmarkFormats(b *testing.B) {
	sets := [][]string{{"pdf"}, {"pdf", "html"}, {"pdf", "html", "xlsx"}, {"pdf", "html", "xlsx", "png"}}
	for _, d := range []*data.Dossier{reporttest.Embedded(b), reporttest.Sample(b, "rich.yaml"), reporttest.Sample(b, "per-ken.yaml")} {
		b.Run(d.ID, func(b *testing.B) {
			least := make([]time.Duration, len(sets))
			for b.Loop() {
				for i, formats := range sets {
					from := costtest.CPUTime()
					_, err := makeFormats(d, report.Options{Version: "0.0.0"}, formats)
					reporttest.Must(b, err)
					if took := costtest.CPUTime() - from; least[i] == 0 || took < least[i] {
						least[i] = took
					}
				}
			}
			for i, formats := range sets {
				name := strings.Join(formats, "+")
				b.ReportMetric(float64(least[i].Microseconds()), name+"-cpu-µs")
				b.ReportMetric(float64(least[i])/float64(least[0]), name+"/pdf")
			}
		})
	}
}

// TestWay: the way from one file to another, as an address.
func TestWay(t *testing.T) {
	for _, c := range [][3]string{
		{"a.html", "a.pdf", "a.pdf"},
		{"en/a.html", "ru/a.html", "../ru/a.html"},
		{"en/a.html", "en/cards/a b.png", "cards/a%20b.png"},
		{"x/en/a.html", "x/a.pdf", "../a.pdf"},
		{"en/a.html", "en", "../en"},
		{"a.html", "c:d.pdf", "./c:d.pdf"},
	} {
		if got := way(c[0], c[1]); got != c[2] {
			t.Errorf("from %q to %q: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
