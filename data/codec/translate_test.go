package codec

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dyad/data"
)

func defaultDossier(t *testing.T) *data.Dossier {
	t.Helper()
	d, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestDefaultTranslations holds that every embedded translation fits the
// embedded dossier.
func TestDefaultTranslations(t *testing.T) {
	d := defaultDossier(t)
	for _, lang := range data.DefaultLanguages()[1:] {
		name, b, err := data.DefaultTranslation(lang)
		if err != nil {
			t.Fatal(err)
		}
		out, err := Translate(d, name, b)
		if err != nil {
			t.Fatal(err)
		}
		if len(out.Translations) != 1 || out.Translations[0].Lang != lang || !bytes.Equal(out.Translations[0].Raw, b) {
			t.Errorf("%s: remembered as %+v", name, out.Translations)
		}
		if got := out.A.Name.In(lang, "en"); got == d.A.Name.In("en", "en") {
			t.Errorf("%s: state a is called %q", name, got)
		}
		if len(d.A.Name.Tags) != 1 {
			t.Errorf("%s: the original has changed", name)
		}
	}
	if _, _, err := data.DefaultTranslation("xx"); err == nil || !strings.Contains(err.Error(), `no texts in "xx", only in `+strings.Join(data.DefaultLanguages(), ", ")) {
		t.Errorf("xx: %v", err)
	}
}

const translationHead = "dyad: 1\ntranslates: rus-kaz\nlang: ru\n"

// TestTranslateEveryPlace translates every text of the dossiers at hand and
// finds none left out.
func TestTranslateEveryPlace(t *testing.T) {
	for _, name := range []string{"../rus-kaz.yaml", "../../testdata/rich.yaml", "../../testdata/sparse.yaml"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(name, b)
		if err != nil {
			t.Fatal(err)
		}
		if len(Untranslated(d, "fy")) == 0 {
			t.Errorf("%s: nothing is untranslated", name)
		}
		out, err := Translate(d, "t.yaml", skeleton(t, d, "fy"))
		if err != nil {
			t.Fatal(err)
		}
		if left := Untranslated(out, "fy"); len(left) > 0 {
			t.Errorf("%s: left untranslated: %v", name, left)
		}
	}
}

// skeleton is a translation of every text of d by itself.
func skeleton(t *testing.T, d *data.Dossier, lang string) []byte {
	t.Helper()
	tr := &translator{r: &reader{lang: lang}, d: d, places: map[string]place{}, children: map[string][]string{}}
	tr.learn()
	var below func(path string) any
	below = func(path string) any {
		if p, ok := tr.places[path]; ok {
			if p.value != "" {
				return p.value
			}
			return p.text.In(d.Lang, d.Lang)
		}
		var list []any
		keys := map[string]any{}
		for _, kid := range tr.children[path] {
			full := strings.TrimPrefix(path+"/"+kid, "/")
			v := below(full)
			switch {
			case entryName(path) != "":
				v.(map[string]any)["id"] = kid
				list = append(list, v)
			case byPlace(tr.children[path]):
				for n, _ := strconv.Atoi(kid); len(list) < n-1; {
					list = append(list, "")
				}
				list = append(list, v)
			default:
				keys[kid] = v
			}
		}
		if list != nil {
			return list
		}
		return keys
	}
	all := below("").(map[string]any)
	all["dyad"], all["translates"], all["lang"] = 1, d.ID, lang
	units := map[string]string{}
	for _, u := range d.Counted() {
		units[u] = u
	}
	all["units"] = units
	b, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestTranslateUnits: a translation has words for what a unit counts and measures, with
// the digits and signs that the dossier's own unit may have.
func TestTranslateUnits(t *testing.T) {
	d, err := Read("x.yaml", []byte(goodHead+`claims:
  - {id: C1, label: Water, value: 3, unit: thousand m³/h, source: none}
  - {id: C2, label: Gas, value: 4, unit: t of LNG, source: none}
  - {id: C3, label: Boxes, value: 5, unit: 20-foot boxes, source: none}
  - {id: C4, label: Trade, value: 6, unit: USD bn, source: none}
`))
	if err != nil {
		t.Fatal(err)
	}
	var missing []string
	for _, m := range Untranslated(d, "ru") {
		if unit, ok := strings.CutPrefix(m.Path, "units/"); ok {
			missing = append(missing, unit)
		}
	}
	if got := strings.Join(missing, ", "); got != "t of LNG, 20-foot boxes" {
		t.Errorf("without words: %s", got)
	}
	head := "dyad: 1\ntranslates: " + d.ID + "\nlang: ru\n"
	out, err := Translate(d, "t.yaml", []byte(head+`units:
  thousand m³/h: тыс. м³/ч
  t of LNG: т СПГ
  20-foot boxes: {one: 20-футовый ящик, few: 20-футовых ящика, many: 20-футовых ящиков}
`))
	if err != nil {
		t.Fatal(err)
	}
	if got := out.NounsIn("ru")["thousand m³/h"]["other"]; got != "тыс. м³/ч" {
		t.Errorf("%q", got)
	}
	if _, err = Translate(d, "t.yaml", []byte(head+"units: {USD bn: млрд}\n")); err == nil {
		t.Error("words for a unit of money are not refused")
	}
}

func TestTranslateRefuses(t *testing.T) {
	d := defaultDossier(t)
	for name, tc := range map[string]struct{ file, want string }{
		"other dossier":  {"dyad: 1\ntranslates: deu-pol\nlang: ru\n", `t.yaml:2:13: these are texts of "deu-pol", but the dossier is "rus-kaz"`},
		"own language":   {"dyad: 1\ntranslates: rus-kaz\nlang: en\n", `t.yaml:3:7: lang "en" is the dossier's own`},
		"no language":    {"dyad: 1\ntranslates: rus-kaz\n", `t.yaml:1:1: no key "lang"`},
		"no such claim":  {translationHead + "claims:\n  - {id: C99, label: Да}\n", `t.yaml:5:5: the dossier has no claim "C99"`},
		"no such text":   {translationHead + "claims:\n  - {id: C01, base: Да}\n", `t.yaml:5:15: claim "C01": the dossier has no "base" to translate`},
		"not a text":     {translationHead + "claims:\n  - {id: C01, value: 5}\n", `t.yaml:5:15: claim "C01": value cannot stand in a translation: only texts are translated`},
		"twice":          {translationHead + "claims:\n  - {id: C01, label: Да}\n  - {id: C01, label: Да}\n", `t.yaml:6:5: claim "C01" is already in line 5`},
		"digits":         {translationHead + "claims:\n  - {id: C01, label: Да 5}\n", `t.yaml:5:25: claim "C01": label: digits in "5"`},
		"other state":    {translationHead + "a: {code: KAZ, name: Казахстан}\n", `t.yaml:4:11: a: code is "KAZ", in the dossier "RUS"`},
		"has it already": {translationHead + "outside:\n  - {id: X5, title: Да}\n", `t.yaml:5:21: source "X5": the dossier has title in ru already`},
		"other claim": {translationHead + "sections:\n  - id: transit\n    body:\n      - {p: 'Да {C36} {C36} {C38}.'}\n      - ''\n",
			`t.yaml:7:13: section "transit": body 1: p has no {C35}, which the dossier has here`},
		"another claim": {translationHead + "sections:\n  - id: transit\n    body:\n      - {p: 'Да {C36} {C35} {C39}.'}\n      - ''\n",
			`t.yaml:7:29: section "transit": body 1: p has {C39}, which the dossier has not here`},
		"no such case": {translationHead + "sections:\n  - id: frontier\n    title: Граница {B:gent}\n",
			`t.yaml:6:20: section "frontier": title: names have no case "gent" in ru`},
		"too short": {translationHead + "sections:\n  - id: transit\n    body:\n      - ''\n", `t.yaml:7:7: section "transit": body has 1 entries, the dossier 2`},
		"too long":  {translationHead + "sections:\n  - id: transit\n    body: ['', '', {p: Да}]\n", `t.yaml:6:20: section "transit": body 3: the dossier has no text there`},
		"other exhibit": {translationHead + "sections:\n  - id: transit\n    body: ['', {exhibit: border}]\n",
			`t.yaml:6:26: section "transit": body 2: exhibit is "border", in the dossier "corridors"`},
		"not a list":     {translationHead + "claims: {C01: Да}\n", `t.yaml:4:9: claims: the entry has no dash`},
		"languages":      {translationHead + "title: {ru: Да}\n", `t.yaml:4:8: title is keys with values, not text`},
		"no such unit":   {translationHead + "units: {routers: маршруты}\n", `t.yaml:4:18: units: no claim has the unit "routers", or it is one of money, time or shares`},
		"plural missing": {translationHead + "units:\n  routes: {one: маршрут, many: маршрутов}\n", `t.yaml:5:11: units: "routes": no form "few"`},
		"plural unknown": {translationHead + "units:\n  routes: {one: а, few: б, many: в, two: г}\n", `t.yaml:5:42: units: "routes": ru has no plural category "two"`},
		"a list":         {"- a\n", "t.yaml:1:1: the translation is a list, not keys with values"},
	} {
		_, err := Translate(d, "t.yaml", []byte(tc.file))
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		if !slices.Contains(strings.Split(err.Error(), "\n"), tc.want) {
			t.Errorf("%s:\n got %s\nwant %s", name, err, tc.want)
		}
		var bad *Errors
		if !errors.As(err, &bad) {
			t.Errorf("%s: %T is no *Errors", name, err)
		}
	}
}

func TestTranslateTwice(t *testing.T) {
	d, err := Translate(defaultDossier(t), "first.yaml", []byte(translationHead))
	if err != nil {
		t.Fatal(err)
	}
	const want = `t.yaml:3:7: texts in "ru" are already in first.yaml`
	if _, err := Translate(d, "t.yaml", []byte(translationHead)); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
