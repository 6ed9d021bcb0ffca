package command

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/codec"
	"dyad/data/pseudo"
	"dyad/report/words"
)

// langOptions say in which language a dossier is set.
type langOptions struct {
	Lang  string // BCP 47 tag; "" is that of Texts, or the dossier's own
	Texts string // file of the dossier's texts; "" is the one beside the dossier
}

func langFlag(dest *string) cli.Flag {
	return &cli.StringFlag{Name: "lang", Usage: "set in the language `TAG`: " + strings.Join(languages(), ", ") + " (default: the dossier's)", Destination: dest}
}

func (o *langOptions) flags() []cli.Flag {
	return []cli.Flag{
		langFlag(&o.Lang),
		&cli.StringFlag{Name: "texts", Usage: "take the texts in that language from `FILE` (default: mine.ru.yaml beside mine.yaml)", Destination: &o.Texts},
	}
}

// languages are those that briefs can be set in.
func languages() []string { return append(words.Languages(), pseudo.Lang) }

func (o *langOptions) validate() error {
	if o.Lang != "" && !slices.Contains(languages(), o.Lang) {
		return usageError{fmt.Sprintf("unknown language %q", o.Lang), "languages are " + strings.Join(languages(), ", ")}
	}
	return nil
}

// readTranslated reads a dossier with its texts in the language asked for,
// and returns the language it is then in.
func (in *inputs) readTranslated(name string, o langOptions) (*data.Dossier, string, error) {
	d, err := in.readDossier(name)
	if err != nil {
		return nil, "", err
	}
	return translated(in, d, name, o)
}

// translated is readTranslated for a dossier that is read already.
func translated(in *inputs, d *data.Dossier, name string, o langOptions) (*data.Dossier, string, error) {
	lang := o.Lang
	switch {
	case o.Texts == "" && (lang == "" || lang == d.Lang):
		return d, d.Lang, nil
	case lang == pseudo.Lang && o.Texts == "":
		return codec.Pseudo(d), lang, nil
	}
	from, b, err := in.readTexts(name, o)
	if err != nil || b == nil {
		return d, lang, err
	}
	if d, err = codec.Translate(d, from, b); err != nil {
		return nil, "", err
	}
	is := d.Translations[len(d.Translations)-1].Lang
	if lang != "" && is != lang {
		return nil, "", advice.With(fmt.Errorf("%s is in %q, not in %q", advice.Name(from), is, lang), "leave out --lang, or name another file with --texts")
	}
	return d, is, nil
}

// readTexts reads the file of a dossier's texts in a language. Without an
// error, nil means that there is no such file.
func (in *inputs) readTexts(name string, o langOptions) (from string, b []byte, err error) {
	switch {
	case o.Texts != "":
		b, err = in.readFile(o.Texts, codec.MaxSize)
		if err != nil {
			return "", nil, fmt.Errorf("reading texts %q: %w", o.Texts, advice.Cause(err))
		}
		return o.Texts, b, nil
	case name == "-":
		return "", nil, nil
	case name == "":
		if !slices.Contains(data.DefaultLanguages(), o.Lang) {
			return "", nil, nil
		}
		return data.DefaultTranslation(o.Lang)
	}
	for _, ext := range []string{".yaml", ".yml", ".json"} {
		from = textsBeside(name, o.Lang, ext)
		b, err = in.readFile(from, codec.MaxSize)
		switch {
		case err == nil:
			return from, b, nil
		case !errors.Is(err, fs.ErrNotExist):
			return "", nil, fmt.Errorf("reading texts %q: %w", from, advice.Cause(err))
		}
	}
	return "", nil, nil
}

// textsBeside is the name of the file of a dossier's texts: mine.ru.yaml for
// mine.yaml.
func textsBeside(name, lang, ext string) string {
	return strings.TrimSuffix(name, filepath.Ext(name)) + "." + lang + ext
}

// sayUntranslated says how many texts a dossier lacks in a language.
func (c *console) sayUntranslated(d *data.Dossier, in, lang string) {
	n := len(codec.Untranslated(d, lang))
	if n == 0 {
		return
	}
	c.say(fmt.Sprintf("%s: %s not in %s, left in %s", advice.Name(d.Name), count(n, "text"), lang, d.Lang))
	list := "dyad check --lang " + lang
	if in != "" && in != "-" {
		list += " " + advice.Quote(in)
	}
	c.hint("`" + list + "` lists them")
}
