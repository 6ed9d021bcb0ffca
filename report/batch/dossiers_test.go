package batch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"dyad/data"
	"dyad/data/codec"
	"dyad/report"
	"dyad/report/font"
)

// textFiles are files of dossiers, by their names.
type textFiles map[string]string

func (m textFiles) Bytes(name string) ([]byte, error) {
	b, ok := m[name]
	if !ok {
		return nil, fmt.Errorf("reading %s: %w", name, fs.ErrNotExist)
	}
	return []byte(b), nil
}

func (m textFiles) Texts(name, lang string) ([]byte, error) {
	b, ok := m[strings.TrimSuffix(name, ".yaml")+"."+lang+".yaml"]
	if b == "unreadable" {
		return nil, errors.New("unreadable texts")
	}
	if !ok {
		return nil, nil
	}
	return []byte(b), nil
}

func (m textFiles) Dossier(name, lang string) (*data.Dossier, string, error) {
	b, err := m.Bytes(name)
	if err != nil {
		return nil, "", err
	}
	d, err := codec.Read(name, b)
	if err != nil {
		return nil, "", err
	}
	return d, cmp.Or(lang, d.Lang), nil
}

// Fonts are those named in m: what the tests give is no font file.
func (m textFiles) Fonts(name string, d *data.Dossier) ([]*font.Source, error) {
	return report.ReadFonts(d, m.Bytes)
}

func sparse(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile("../../testdata/sparse.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func dossierJobs(m textFiles, names []string, langs ...string) []Job {
	r := &Request{Langs: langs, Version: "1.0.0", Now: time.Now}
	return slices.Collect(Dossiers(r, m, names, 2)(context.Background(), Shard{}))
}

// TestDossiers: each dossier has a job for each language, files of texts have
// none, and what cannot be read fails alone.
func TestDossiers(t *testing.T) {
	m := textFiles{
		"a.yaml": sparse(t), "b.yaml": "not a dossier", "c.yaml": strings.Replace(sparse(t), "id: sparse", "id: other", 1),
		"a.ru.yaml": "unreadable", "c.de.yaml": "translates: other\nlang: de\n",
	}
	names := []string{"a.yaml", "gone.yaml", "b.yaml", "c.de.yaml", "c.yaml"}
	var got strings.Builder
	keys := map[string]bool{}
	for _, j := range dossierJobs(m, names, "", "ru") {
		err := error(nil)
		if j.ID == "" {
			_, err = j.Make(t.Context(), []string{PDF}, Web{})
			if err == nil {
				t.Errorf("%s: made without an id", j.Input)
			}
			if j.Key != "" {
				t.Errorf("%s: a job that fails has a key", j.Input)
			}
		} else if j.Key == "" || keys[j.Key] {
			t.Errorf("%s: the key %q is another job's too", j.Input, j.Key)
		}
		keys[j.Key] = true
		fmt.Fprintf(&got, "%d %s %s %s %s-%s %s\n", j.Unit, j.Input, j.ID, j.Lang, j.A, j.B, j.Year)
	}
	const want = `0 a.yaml sparse en ISL-MLT 2020
0 a.yaml   - 
1 gone.yaml   - 
1 gone.yaml   - 
2 b.yaml   - 
2 b.yaml   - 
3 c.yaml other en ISL-MLT 2020
3 c.yaml other ru ISL-MLT 2020
`
	if got.String() != want {
		t.Errorf("jobs\n%s\nwant\n%s", got.String(), want)
	}
}

// TestDossiersKeyHoldsTexts: the key of a job changes with the texts added to its
// dossier.
func TestDossiersKeyHoldsTexts(t *testing.T) {
	m := textFiles{"a.yaml": sparse(t)}
	plain := dossierJobs(m, []string{"a.yaml"}, "ru")[0].Key
	m["a.ru.yaml"] = "translates: sparse\nlang: ru\n"
	if added := dossierJobs(m, []string{"a.yaml"}, "ru")[0].Key; added == plain {
		t.Error("the key is the same with and without texts")
	}
}

// TestDossiersVanish takes a dossier away, or changes it, between the plan and the
// making.
func TestDossiersVanish(t *testing.T) {
	for _, test := range []struct {
		change func(textFiles)
		want   string
	}{
		{func(textFiles) {}, ""},
		{func(m textFiles) { delete(m, "a.yaml") }, "file does not exist"},
		{func(m textFiles) { m["a.yaml"] += "# a remark\n" }, "changed while the batch ran"},
	} {
		m := textFiles{"a.yaml": sparse(t)}
		job := dossierJobs(m, []string{"a.yaml"}, "")[0]
		test.change(m)
		made, err := job.Make(t.Context(), []string{PDF}, Web{})
		if test.want == "" {
			if err != nil || made.Pages == 0 || len(made.Files) != 1 {
				t.Errorf("unchanged: %d pages, %v", made.Pages, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "a.yaml") {
			t.Errorf("%v, want %s", err, test.want)
		}
	}
}

// TestMakePanics: a fault of ours is the failure of one brief.
func TestMakePanics(t *testing.T) {
	work := (&Request{Now: time.Now}).makeFrom(Job{Input: "x.yaml"}, "", nil)
	if _, err := work(t.Context(), []string{PDF}, Web{}); err == nil || !strings.Contains(err.Error(), "internal error") {
		t.Errorf("a call of nil gives %v", err)
	}
}
