package batch_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"dyad/data"
	"dyad/data/codec"
	"dyad/report/batch"
	"dyad/report/font"
)

// embedded reads the embedded dossier, whatever it is called.
type embedded struct{}

func (embedded) Bytes(name string) ([]byte, error) {
	if name != "rus-kaz.yaml" {
		return nil, fmt.Errorf("no dossier %q", name)
	}
	return data.DefaultBytes(), nil
}

func (embedded) Texts(string, string) ([]byte, error) { return nil, nil }

func (embedded) Dossier(_, lang string) (*data.Dossier, string, error) {
	d, err := codec.Default()
	return d, cmp.Or(lang, "en"), err
}

func (embedded) Fonts(string, *data.Dossier) ([]*font.Source, error) { return nil, nil }

// shelf is a store in memory, for one worker.
type shelf map[string][]byte

func (shelf) Ordered() bool     { return true }
func (shelf) Sum(string) string { return "" }
func (s shelf) Put(path string, pdf []byte) error {
	if s[path] != nil {
		return errors.New("it is there already")
	}
	s[path] = pdf
	return nil
}

// A batch makes the brief of each dossier in each language. One that fails does
// not keep the others from being made.
func Example() {
	ctx := context.Background()
	template, err := batch.ParseTemplate("{a}/{id}-{lang}.pdf")
	if err != nil {
		fmt.Println(err)
		return
	}
	request := &batch.Request{Langs: []string{"", "ru"}, Version: "1.0.0", Now: time.Now}
	source := batch.Dossiers(request, embedded{}, []string{"rus-kaz.yaml", "gone.yaml"}, 1)
	plan, err := batch.NewPlan(ctx, source, batch.PlanOptions{Templates: []batch.Template{template}})
	if err != nil {
		fmt.Println(err)
		return
	}
	briefs := shelf{}
	for out := range batch.Run(ctx, plan.Jobs(ctx), briefs, batch.Options{}) {
		e := out.Entry
		if out.Err != nil {
			fmt.Printf("%d of %d: %s: %v\n", e.N, e.Of, out.Action, out.Err)
			continue
		}
		fmt.Printf("%d of %d: %s %s, %.5s\n", e.N, e.Of, out.Action, e.Path, briefs[e.Path])
	}
	// Output:
	// 1 of 4: made RUS/rus-kaz-en.pdf, %PDF-
	// 2 of 4: made RUS/rus-kaz-ru.pdf, %PDF-
	// 3 of 4: failed: no dossier "gone.yaml"
	// 4 of 4: failed: no dossier "gone.yaml"
}
