package batch

import (
	"context"
	"iter"
	"slices"
	"strings"
	"testing"
)

// sourceOf is a source of jobs that have their paths.
func sourceOf(jobs []Job) Source {
	return func(_ context.Context, s Shard) iter.Seq[Job] {
		return func(yield func(Job) bool) {
			for _, j := range jobs {
				if s.Has(j.Unit) && !yield(j) {
					return
				}
			}
		}
	}
}

func TestPlanRefuses(t *testing.T) {
	at := func(paths ...string) []Job {
		var js []Job
		for i, p := range paths {
			js = append(js, Job{N: i + 1, Path: p, Lang: "en", Input: string(rune('a'+i)) + ".yaml"})
		}
		return js
	}
	for _, test := range []struct {
		paths []string
		want  string // in the error; "" is none
	}{
		{[]string{"a.pdf", "b.pdf", "a/c.pdf", "", ""}, ""},
		{[]string{"a.pdf", "a.pdf"}, `two briefs would be "a.pdf": of a.yaml (, en) and of b.yaml (, en)`},
		{[]string{"KAZ/x.pdf", "kaz/x.pdf"}, "are one file where case is ignored"},
		{[]string{"straße.pdf", "STRASSE.pdf"}, ""},
		{[]string{"x.pdf", "x.pdf/y.pdf"}, `"x.pdf", the brief of a.yaml, would be the directory of "x.pdf/y.pdf"`},
		{[]string{"X.pdf", "x.pdf/y/z.pdf"}, "would be the directory"},
		{[]string{"../x.pdf"}, "leads out"},
		{[]string{"/etc/x.pdf"}, "leads out"},
		{[]string{"a/../../x.pdf"}, "leads out"},
		{[]string{strings.Repeat("x", 252) + ".pdf"}, "256 bytes"},
		{[]string{strings.Repeat("x", 251) + ".pdf"}, ""},
		{[]string{strings.Repeat("x", 256) + "/a.pdf"}, "256 bytes"},
		{[]string{"Manifest.jsonl"}, "is the manifest's"},
		{[]string{"x/y/z.pdf", "X"}, `"X", the brief of b.yaml, would be the directory of "x/y/z.pdf"`},
		{[]string{"nul.pdf"}, `"nul.pdf" in it, which is a device on Windows`},
		{[]string{"Com1.en.pdf"}, "a device on Windows"},
		{[]string{"con /x.pdf"}, "a device on Windows"},
		{[]string{"LPT³/x.pdf"}, "a device on Windows"},
		{[]string{"null.pdf", "com.pdf", "com10.pdf", "x.con", "constant/x.pdf"}, ""},
		{[]string{"x./y.pdf"}, "whose end Windows leaves out"},
		{[]string{"x.pdf "}, "whose end Windows leaves out"},
		{[]string{"x/.dyad-1-1.tmp"}, "is how temporary files begin"},
	} {
		_, err := NewPlan(t.Context(), sourceOf(at(test.paths...)), PlanOptions{Taken: "manifest.jsonl"})
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%q: %v", test.paths, err)
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%q: %v, want %s", test.paths, err, test.want)
		}
	}
	_, many := NewPlan(t.Context(), sourceOf(at(strings.Split(strings.Repeat("x.pdf ", 30), " ")[:30]...)), PlanOptions{})
	if many == nil || !strings.HasSuffix(many.Error(), "\nand 9 more") || strings.Count(many.Error(), "\n") != maxProblems {
		t.Errorf("30 jobs with one path: %v", many)
	}
}

// TestPlanChanged: a job whose input was changed after the plan fails, and the
// others are made.
func TestPlanChanged(t *testing.T) {
	for name, change := range map[string]func(textFiles){
		"a remark":        func(m textFiles) { m["b.yaml"] += "# a remark\n" },
		"another id":      func(m textFiles) { m["b.yaml"] = strings.Replace(m["b.yaml"], "id: b", "id: a", 1) },
		"gone":            func(m textFiles) { delete(m, "b.yaml") },
		"texts of others": func(m textFiles) { m["b.yaml"] = "translates: other\nlang: de\n" },
	} {
		m := textFiles{"t.yaml": "translates: other\nlang: de\n"}
		for _, id := range []string{"a", "b", "c"} {
			m[id+".yaml"] = strings.Replace(sparse(t), "id: sparse", "id: "+id, 1)
		}
		template, err := ParseTemplate("{id}-{lang}.pdf")
		if err != nil {
			t.Fatal(err)
		}
		source := Dossiers(&Request{Langs: []string{"en", "ru"}}, m, []string{"a.yaml", "t.yaml", "b.yaml", "c.yaml"}, 2)
		plan, err := NewPlan(t.Context(), source, PlanOptions{Templates: []Template{template}, Shard: Shard{2, 3}})
		if err != nil || plan.Len() != 2 {
			t.Fatalf("%d jobs, %v", plan.Len(), err)
		}
		plan.opt.Shard = Shard{}
		change(m)
		var got []string
		for j := range plan.Jobs(t.Context()) {
			got = append(got, j.Path)
			if j.Of != 6 || j.N != len(got) {
				t.Errorf("%s: job %d of %d is %d of %d", name, len(got), 6, j.N, j.Of)
			}
			if j.Path == "" {
				if _, err := j.Make(t.Context(), []string{PDF}, Web{}); err == nil || !strings.Contains(err.Error(), `"b.yaml" changed while the batch ran`) {
					t.Errorf("%s: %v", name, err)
				}
			}
		}
		if want := []string{"a-en.pdf", "a-ru.pdf", "", "", "c-en.pdf", "c-ru.pdf"}; !slices.Equal(got, want) {
			t.Errorf("%s: paths %q", name, got)
		}
	}
}
