package export

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report"
	"dyad/report/reporttest"
)

// samples are dossiers of all kinds.
func samples(t *testing.T) map[string]*data.Dossier {
	t.Helper()
	all := map[string]*data.Dossier{"embedded": reporttest.Embedded(t), "kk": reporttest.Translated(t, "kk")}
	for _, name := range []string{"rich.yaml", "sparse.yaml", "kinds.yaml", "relations.yaml"} {
		all[name] = reporttest.Sample(t, name)
	}
	return all
}

// options are those with which a sample is exported.
func options(name string) report.Options {
	o := report.Options{Version: "0.0.0"}
	if name == "kk" {
		o.Lang = "kk"
	}
	return o
}

// changes are the differences between two dossiers, without what a translation adds.
func changes(a, b *data.Dossier) []codec.Change {
	plain := func(d *data.Dossier) *data.Dossier {
		again, err := codec.Read(d.Name, codec.Write(d))
		if err != nil {
			panic(err)
		}
		return again
	}
	return codec.Compare(plain(a), plain(b))
}

// sameBack fails unless a dossier comes back from a file made of it.
func sameBack(t interface{ Fatalf(string, ...any) }, d *data.Dossier, o report.Options, make func(*data.Dossier, []audit.Finding, report.Options) ([]byte, error)) {
	b, err := make(d, audit.Check(d).Findings, o)
	if err != nil {
		t.Fatalf("%v", err)
	}
	again, err := make(d, audit.Check(d).Findings, o)
	if err != nil || !bytes.Equal(b, again) {
		t.Fatalf("not the same bytes twice: %v", err)
	}
	m, err := From("x.xlsx", b)
	if err != nil {
		t.Fatalf("%v", err)
	}
	back, err := codec.Read("x.yaml", m.YAML)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if c := changes(d, back); len(c) > 0 || m.Sectioned || len(m.Unread) > 0 {
		t.Fatalf("%+v, sections made %v, not read %q", c, m.Sectioned, m.Unread)
	}
}

// TestBack: every dossier comes back from its workbook and from its archive.
func TestBack(t *testing.T) {
	for name, d := range samples(t) {
		t.Run(name, func(t *testing.T) {
			sameBack(t, d, options(name), Workbook)
			sameBack(t, d, options(name), Archive)
		})
	}
}

// anyText is a text that a spreadsheet may take for something else.
func anyText(t *rapid.T, what string) string {
	parts := []string{"=1+1", "'=", "'", "''=", `"q"`, "Қазақстан", "; ", ";", "a, b", "\t", "@x", "-", "+1", "_x000D_", "_", "俄", "  ", "0101", "1/3", "TRUE"}
	return strings.Join(strings.Fields(strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 1, 5).Draw(t, what), "")+"x"), " ")
}

// TestAnyBack: so does a dossier of any sources, claims and facts.
func TestAnyBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		b.WriteString("dyad: 1\nid: x\ntitle: T\nas_of: 2022-01-01\na: {code: RUS, name: Russia}\nb: {code: KAZ, name: Kazakhstan}\nsources:\n")
		fmt.Fprintf(&b, "  - {id: S1, title: %q, date: n.d., publisher: %q, remarks: [%q, %q]}\nclaims:\n", anyText(t, "title"), anyText(t, "by"), anyText(t, "remark"), anyText(t, "remark"))
		for i := range rapid.IntRange(1, 4).Draw(t, "claims") {
			value := rapid.SampledFrom([]string{"24.50", "7548", "1/3", "0.10", "-5.000", "999999999999999", "2", "0"}).Draw(t, "value")
			step := rapid.SampledFrom([]string{"", ", step: 0.10", ", step: 0.1", ", step: 1", ", step: 10"}).Draw(t, "step")
			fmt.Fprintf(&b, "  - {id: C%d, label: L, value: %s, unit: USD bn%s, source: S1, period: %q, attributed_to: {en: %q, ru: %q}}\n", i, value, step, anyText(t, "period")+strconv.Itoa(i), anyText(t, "who"), anyText(t, "who"))
		}
		b.WriteString("facts:\n  - {id: F1, text: \"{C0} is {A}'s.\", source: none, critical: [C0]}\n")
		d, err := codec.Read("x.yaml", []byte(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		sameBack(t, d, options(""), Workbook)
		sameBack(t, d, options(""), Archive)
	})
}

// TestInert: what is put before a text is taken off again, and only that.
func TestInert(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"'", "=", "+", "-", "@", "\t", "\r", "a", "1"}), 0, 4).Draw(t, "text"), "")
		in := inert(s)
		if live(in) != s {
			t.Fatalf("%q came back as %q", s, live(in))
		}
		if in != "" && strings.ContainsRune("=+-@\t\r", rune(in[0])) {
			t.Fatalf("%q begins with a formula", in)
		}
	})
}

// filesOf are the files of an archive.
func filesOf(t testing.TB, b []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// safePath is the one pattern of the profile that Go's regular expressions cannot say: a
// path below the descriptor, or an address.
type safePath string

func (p safePath) String() string { return string(p) }

func (p safePath) MatchString(s string) bool {
	for _, scheme := range []string{"http://", "https://", "ftp://", "ftps://"} {
		if strings.HasPrefix(s, scheme) {
			return true
		}
	}
	return s != "" && !strings.ContainsAny(s[:1], "./~") && !strings.HasPrefix(s, "file:") &&
		!strings.Contains(s, "/../") && !strings.Contains(s, `\`) && !strings.Contains(s, "://")
}

// TestDescriptor: the descriptor is a Data Package, and each cell is what it says: of its
// type, among its values, there where it must be, and an id of the table that it names.
func TestDescriptor(t *testing.T) {
	profile, err := os.ReadFile("testdata/datapackage-2.0.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(profile))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	c.UseRegexpEngine(func(s string) (jsonschema.Regexp, error) {
		if strings.Contains(s, "(?!") {
			return safePath(s), nil
		}
		return regexp.Compile(s)
	})
	if err := c.AddResource("datapackage.json", parsed); err != nil {
		t.Fatal(err)
	}
	valid, err := c.Compile("datapackage.json")
	if err != nil {
		t.Fatal(err)
	}
	for name, d := range samples(t) {
		b, err := Archive(d, audit.Check(d).Findings, options(name))
		if err != nil {
			t.Fatal(err)
		}
		files := filesOf(t, b)
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(files["datapackage.json"]))
		if err != nil {
			t.Fatal(err)
		}
		if err := valid.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		value.(map[string]any)["resources"].([]any)[0].(map[string]any)["schema"].(map[string]any)["fields"].([]any)[0].(map[string]any)["type"] = "cell"
		if valid.Validate(value) == nil {
			t.Errorf("%s: the profile takes a type that there is not", name)
		}
		var p dataPackage
		if err := json.Unmarshal(files["datapackage.json"], &p); err != nil {
			t.Fatal(err)
		}
		checkCells(t, name, p, files)
		for licence, want := range map[string][]terms{"": nil, "CC0-1.0": {{"CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"}},
			"https://example.org/terms": {{"", "https://example.org/terms"}}} {
			d.Licence = licence
			b, err := descriptor(d, options(name), nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			var p dataPackage
			if err := json.Unmarshal(b, &p); err != nil || !slices.Equal(p.Licences, want) || strings.Contains(string(b), `"licenses"`) != (want != nil) {
				t.Errorf("%s: licence %q is %q (%v)", name, licence, p.Licences, err)
			}
		}
	}
}

// checkCells holds the tables to what their descriptor says.
func checkCells(t *testing.T, name string, p dataPackage, files map[string][]byte) {
	t.Helper()
	columns := map[string]map[string][]string{} // by table and key
	for _, r := range p.Resources {
		all, err := csv.NewReader(bytes.NewReader(files[r.Path])).ReadAll()
		if err != nil || bytes.Contains(files[r.Path], []byte("\r\n")) {
			t.Fatalf("%s, %s: %v", name, r.Path, err)
		}
		var keys []string
		for _, f := range r.Schema.Fields {
			keys = append(keys, f.Name)
		}
		if diff := cmp.Diff(all[0], keys); diff != "" {
			t.Fatalf("%s, %s: %s", name, r.Path, diff)
		}
		columns[r.Name] = map[string][]string{}
		seen := map[string]bool{}
		for _, row := range all[1:] {
			key := ""
			for j, f := range r.Schema.Fields {
				columns[r.Name][f.Name] = append(columns[r.Name][f.Name], row[j])
				if problem := wrongCell(f, row[j]); problem != "" {
					t.Errorf("%s, %s, %s: %q %s", name, r.Path, f.Name, row[j], problem)
				}
				if slices.Contains(r.Schema.PrimaryKey, f.Name) {
					key += "\x00" + row[j]
				}
			}
			if seen[key] && key != "" {
				t.Errorf("%s, %s: %q twice", name, r.Path, key)
			}
			seen[key] = true
		}
	}
	for _, r := range p.Resources {
		for _, k := range r.Schema.ForeignKeys {
			ids := columns[r.Name]["id"]
			if k.Reference.Resource != "" {
				ids = columns[k.Reference.Resource]["id"]
			}
			for _, s := range columns[r.Name][k.Fields[0]] {
				if s != "" && s != "none" && !slices.Contains(ids, s) {
					t.Errorf("%s, %s: %q is no id of %q", name, r.Name, s, k.Reference.Resource)
				}
			}
		}
	}
}

// wrongCell says why a cell is not what its field says.
func wrongCell(f field, s string) string {
	if s == "" {
		if f.Constraints != nil && f.Constraints.Required {
			return "is not there"
		}
		return ""
	}
	if f.Constraints != nil && len(f.Constraints.Enum) > 0 && !slices.Contains(f.Constraints.Enum, s) {
		return "is none of its values"
	}
	var err error
	switch f.Type {
	case "number":
		_, err = strconv.ParseFloat(s, 64)
	case "integer":
		_, err = strconv.Atoi(s)
	case "boolean":
		_, err = strconv.ParseBool(s)
	}
	if err != nil {
		return err.Error()
	}
	return ""
}
