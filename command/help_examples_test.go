package command

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dyad/data"
	"dyad/report/reporttest"
)

// beforeExamples are lines of a shell that make what the examples of a command's help
// start from, besides the files of [exampleFiles].
var beforeExamples = map[string]string{
	"brief":      "dyad brief mine.yaml -o last-year.pdf",
	"batch":      "touch -d 2001-01-01 last",
	"manifest":   strings.Join(shards(8), "; "),
	"extract":    "dyad brief; rm mine.yaml",
	"verify":     "dyad brief; dyad brief mine.yaml -o mine.pdf; dyad brief mine.yaml -o mine.html; dyad brief mine.yaml --lang ru -o mine.ru.pdf; dyad brief mine.yaml --lang ru -o mine.ru.html; mkdir archive; cp mine.pdf archive",
	"diff":       "dyad brief; dyad brief mine.yaml -o old.pdf; dyad brief yours.yaml -o new.pdf",
	"export":     "dyad brief mine.yaml -o mine.pdf",
	"pairs":      "",
	"init":       "rm mine.ru.yaml; cp mine.yaml kept.yaml",
	"help":       "dyad init -o - > new.yaml",
	"completion": "mkdir -p .local/share/bash-completion/completions .config/fish/completions",
	"man":        "mkdir -p .local/share/man/man1",
}

// shards are lines that make the shards of a batch.
func shards(n int) (lines []string) {
	for i := range n {
		lines = append(lines, fmt.Sprintf("dyad batch dossiers -o 'out/{id}.pdf' --shard %d/%d", i+1, n))
	}
	return lines
}

// betweenExamples are lines that run before an example, by a part of it: what another
// example made stands in its way.
var betweenExamples = []struct{ part, line string }{
	{"dyad init --pair DEU-POL --lang ru -o mine.yaml", "rm mine.yaml"},
	{"dyad init --texts ru", "mv kept.yaml mine.yaml"},
	{"dyad init --from", "rm mine.yaml"},
	{"dyad init --lang ru -o mine.ru.yaml", "rm mine.ru.yaml"},
	{"dyad init --pair DEU-POL -o mine.yaml", "rm mine.yaml"},
	{"dyad brief mine.yaml          #", "mv new.yaml mine.yaml"},
}

// exampleFiles are the files that examples name.
func exampleFiles(t *testing.T, dir string) {
	t.Helper()
	sparse, err := os.ReadFile("../testdata/sparse.yaml")
	reporttest.Must(t, err)
	_, russian, err := data.DefaultTranslation("ru")
	reporttest.Must(t, err)
	var table strings.Builder
	table.WriteString("t,i,j,k,v,q\n")
	for i, from := range []string{"398", "643", "156"} {
		for _, to := range []string{"398", "643", "156", "276"} {
			for chapter := 1; chapter <= 97 && from != to; chapter++ {
				if chapter != 77 { // there is none
					fmt.Fprintf(&table, "2022,%s,%s,%02d0100,%d,5\n", from, to, chapter, 20000+chapter*31+i)
				}
			}
		}
	}
	const codes = "country_code,country_name_abbreviation,country_name_full,iso_2digit_alpha,iso_3digit_alpha\n" +
		"398,Kazakhstan,Kazakhstan,KZ,KAZ\n643,Russian Federation,Russian Federation,RU,RUS\n156,China,China,CN,CHN\n276,Germany,Germany,DE,DEU\n"
	comtrade := "refYear,reporterCode,reporterISO,flowCode,partnerCode,partnerISO,partner2Code,classificationCode,cmdCode,primaryValue,netWgt\n"
	for _, row := range []string{"156,CHN,X,276,DEU", "156,CHN,M,276,DEU", "276,DEU,X,156,CHN", "276,DEU,M,156,CHN", "398,KAZ,X,643,RUS", "398,KAZ,M,643,RUS", "398,KAZ,M,0,W00", "398,KAZ,X,0,W00"} {
		comtrade += "2022," + row + ",0,H6,TOTAL,5000000000,1000000\n"
	}
	for name, text := range map[string]string{
		"mine.yaml": string(data.DefaultBytes()), "mine.ru.yaml": string(russian), "house.yaml": string(data.DefaultStyle()),
		"yours.yaml":                     strings.Replace(string(sparse), "value: 1", "value: 2", 1),
		"dossiers/sparse.yaml":           string(sparse),
		"BACI_HS92_Y2022.csv":            table.String(),
		"country_codes.csv":              codes,
		"comtrade.csv":                   comtrade,
		"v/BACI_HS92_Y2022_V202401b.csv": table.String(),
		"v/country_codes_V202401b.csv":   codes,
	} {
		reporttest.Must(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777))
		reporttest.Put(t, filepath.Join(dir, name), text, 0o666)
	}
	reporttest.Must(t, os.Mkdir(filepath.Join(dir, "bin"), 0o777))
	for _, name := range []string{"lpr", "less", "aws", "jq"} {
		reporttest.Put(t, filepath.Join(dir, "bin", name), "#!/bin/sh\ncat > /dev/null\n", 0o777)
	}
}

// TestHelpExamples runs each line "$ …" of the help of the program and of its commands,
// those of one command in one folder, and holds that it does what it is for: a check that
// is strict may find something, and what watches is interrupted.
func TestHelpExamples(t *testing.T) {
	app := newApp(&env{console: &console{}})
	helps := map[string]string{"help": app.CustomAppHelpTemplate}
	for _, c := range app.Commands {
		if !c.Hidden {
			helps[c.Name] += c.Description
		}
	}
	for name, help := range helps {
		_, lines, _ := strings.Cut(help, "EXAMPLES:\n")
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			exampleFiles(t, dir)
			ran := 0
			run := func(line string) {
				in := dir
				if strings.Contains(line, "V202401b") {
					in = filepath.Join(dir, "v")
				}
				out, code := runLine(in, line)
				switch {
				case code == exitDone, strings.Contains(line, "--strict") && code == exitNotDone && strings.Contains(string(out), "in doubt"),
					name == "diff" && code == exitNotDone && !strings.Contains(string(out), "dyad: "),
					strings.Contains(line, "timeout") && code == exitInterrupted:
					return
				}
				t.Errorf("%s: exit code %d\n%.800s", line, code, out)
			}
			if before := beforeExamples[name]; before != "" {
				run(before)
			}
			for line := range strings.Lines(lines) {
				line, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "   $ ")
				if !ok {
					break
				}
				for _, b := range betweenExamples {
					if (name == "init" || name == "help") && strings.HasPrefix(line, b.part) {
						run(b.line)
					}
				}
				ran++
				if strings.Contains(line, "${fpath") {
					line = "fpath=(none \"$HOME\"); " + line
				}
				run(strings.ReplaceAll(line, "dyad watch", "timeout --preserve-status -s INT 1 dyad watch"))
			}
			if ran == 0 {
				t.Error("no example in the help")
			}
		})
	}
}
