// Package edition reads briefs back: what a brief was made from, whether its pages
// follow from that, and what changed from one edition of a dossier to the next.
package edition

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/codec"
	"dyad/data/pseudo"
	"dyad/report"
	"dyad/report/doc"
	"dyad/report/font"
	"dyad/report/pdf"
)

// ErrNoDossier is the error of a file of ours that carries no dossier: a figure
// on a page of its own.
var ErrNoDossier = errors.New("the file carries no dossier")

// An Origin is what a brief was made from.
type Origin struct {
	Name      string // dossier.yaml or dossier.json
	Dossier   []byte
	TextsName string // dossier.ru.yaml; "" without a translation
	Texts     []byte
	StyleName string // style.yaml or style.json; "" without a style
	Style     []byte
	Logo      []byte   // that the style names, or nil
	Fonts     [][]byte // that the author gave, cut
	SinceName string   // before.yaml or before.json; "" without an earlier edition
	Since     []byte
	Ledger    []byte // its figures as a table, as report.AttachedLedger has them; nil of a brief without
	Options   report.Options

	source string // what the metadata say of the dossier
	format string // of report.Formats
}

// Extract returns what a brief was made from: the dossier byte for byte as it
// was read. The error is pdf.ErrForeign for a file that is not ours,
// ErrNoDossier for one without a dossier; any other says what is damaged.
func Extract(brief []byte) (Origin, error) {
	made, files, err := carried(brief)
	if err != nil {
		return Origin{}, err
	}
	version := strings.TrimPrefix(made.Tool, "dyad ")
	if !isVersion(version) {
		return Origin{}, fmt.Errorf("the metadata name the version %q, which dyad cannot have", version)
	}
	o := Origin{Options: report.Options{Lang: made.Lang, Version: version, Date: made.Date, Base: made.base, Page: made.page, Faces: made.faces}, source: made.Source, format: made.format}
	for _, f := range files {
		switch f.Name {
		case report.AttachedYAML, report.AttachedJSON:
			o.Name, o.Dossier = f.Name, f.Data
		case report.AttachedTexts(made.Lang, false), report.AttachedTexts(made.Lang, true):
			o.TextsName, o.Texts = f.Name, f.Data
		case report.AttachedStyle, "style.json":
			o.StyleName, o.Style = f.Name, f.Data
		case report.AttachedLogo, "logo.png":
			o.Logo = f.Data
		case report.AttachedSince, "before.json":
			o.SinceName, o.Since = f.Name, f.Data
		case report.AttachedLedger:
			o.Ledger = f.Data
		default:
			if report.IsAttachedFont(f.Name) {
				o.Fonts = append(o.Fonts, f.Data)
			}
		}
	}
	if o.Name == "" {
		return Origin{}, ErrNoDossier
	}
	return o, nil
}

// isVersion reports whether s is a version that a brief can be made by: "1.2.3",
// each number of at most five digits, or "devel". A brief prints its version, so
// anything else would be a way to print words of one's own.
func isVersion(s string) bool {
	if s == "devel" {
		return true
	}
	numbers := strings.Split(s, ".")
	return len(numbers) == 3 && !slices.ContainsFunc(numbers, func(n string) bool {
		return n == "" || len(n) > 5 || len(n) > 1 && n[0] == '0' || strings.Trim(n, "0123456789") != ""
	})
}

// made is what the metadata of a brief of this origin say.
func (o *Origin) made() string {
	var texts [32]byte
	if o.TextsName != "" {
		texts = sha256.Sum256(o.Texts)
	}
	var style [32]byte
	if o.StyleName != "" {
		style = report.StyleSum(o.Style, o.Logo)
	}
	var since [32]byte
	if o.SinceName != "" {
		since = sha256.Sum256(o.Since)
	}
	return doc.Sources(sha256.Sum256(o.Dossier), texts, style, since, report.FontsSum(o.Fonts))
}

// A Verdict is what became of making a brief again.
type Verdict struct {
	Version string   // of the program that made it; "" if that cannot be read
	Dossier [32]byte // the SHA-256 of the dossier inside; zero if that cannot be read
	Ledger  []byte   // the figures of the brief, as Origin.Ledger
	Parts   []string // in which it differs; none if every byte is the same
}

// State is the verdict in a word. this is the version of the program that made the
// brief again: what another version made can be the same only under the name of that
// version, which does not show that that version made it.
func (v Verdict) State(this string) State {
	switch {
	case len(v.Parts) > 0:
		return Differs
	case v.Version != this:
		return OtherVersion
	}
	return Same
}

// A State is a verdict in a word.
type State string

// The states of a brief that can be verified.
const (
	Same         State = "same"          // byte for byte
	OtherVersion State = "other-version" // byte for byte, if this version is named as the other
	Differs      State = "differs"
)

// A Reference is a dossier that a brief is held against. The zero Reference is none.
type Reference struct {
	Name    string // of its file, for messages
	Dossier []byte // the file
	// Texts reads the file of its texts in a language. Without an error, nil
	// means that there is none.
	Texts func(lang string) (name string, file []byte, err error)
}

// differences are the parts of an origin that are not those of the reference. The
// error is that of Texts.
func (r *Reference) differences(o *Origin) ([]string, error) {
	if r.Texts == nil {
		return nil, nil
	}
	var parts []string
	if !bytes.Equal(o.Dossier, r.Dossier) {
		parts = append(parts, fmt.Sprintf("the dossier inside is not %q", r.Name))
	}
	d, err := codec.Read(o.Name, o.Dossier)
	if err != nil || o.Options.Lang == d.Lang && o.TextsName == "" {
		return parts, nil // Verify says why it cannot be read
	}
	name, texts, err := r.Texts(o.Options.Lang)
	switch {
	case err != nil:
		return nil, err
	case texts == nil && o.TextsName != "":
		parts = append(parts, fmt.Sprintf("%q has no texts in %s", r.Name, o.Options.Lang))
	case !bytes.Equal(o.Texts, texts):
		parts = append(parts, fmt.Sprintf("the texts inside are not %q", name))
	}
	return parts, nil
}

// Verify makes a brief again from the dossier in it, with the options in its
// metadata, and compares. It shows that the pages follow from the dossier inside
// and, with a reference, that this is the dossier one knows. It does not show who
// made either. The error is pdf.ErrForeign, ErrNoDossier or one of the reference's.
func Verify(brief []byte, against Reference) (Verdict, error) {
	origin, err := Extract(brief)
	if errors.Is(err, pdf.ErrForeign) || errors.Is(err, ErrNoDossier) {
		return Verdict{}, err
	}
	if err != nil {
		return Verdict{Parts: []string{"unreadable: " + oneLine(err)}}, nil
	}
	v := Verdict{Version: origin.Options.Version, Dossier: sha256.Sum256(origin.Dossier), Ledger: origin.Ledger}
	if v.Parts, err = against.differences(&origin); err != nil {
		return Verdict{}, err
	}
	if origin.made() != origin.source {
		v.Parts = append(v.Parts, "the attachment is not the dossier that the metadata name")
	}
	again, err := origin.brief()
	if err != nil {
		v.Parts = append(v.Parts, "no brief can be made from the attachment: "+oneLine(err))
		return v, nil
	}
	parts, err := compare(brief, again)
	if err != nil {
		parts = []string{"unreadable: " + oneLine(err)}
	}
	v.Parts = append(v.Parts, parts...)
	return v, nil
}

// Read reads the dossier of an origin with its texts.
func (o *Origin) Read() (*data.Dossier, error) {
	d, err := codec.Read(o.Name, o.Dossier)
	switch {
	case err != nil:
		return nil, err
	case o.TextsName != "":
		return codec.Translate(d, o.TextsName, o.Texts)
	case o.Options.Lang == pseudo.Lang:
		return codec.Pseudo(d), nil
	}
	return d, nil
}

// brief makes the brief of an origin.
func (o *Origin) brief() ([]byte, error) {
	d, err := o.Read()
	if err != nil {
		return nil, err
	}
	if o.StyleName != "" {
		if o.Options.House, err = report.ReadHouse(o.StyleName, o.Style, o.logo); err != nil {
			return nil, err
		}
	}
	if o.SinceName != "" {
		if o.Options.Since, err = codec.Read(o.SinceName, o.Since); err != nil {
			return nil, err
		}
	}
	for _, file := range o.Fonts {
		s, err := font.ReadCut(file)
		if err != nil {
			return nil, fmt.Errorf("a font inside: %w", err)
		}
		o.Options.Fonts = append(o.Options.Fonts, s)
	}
	s, err := report.InFormats(d, o.Options, []string{o.format})
	if err != nil {
		return nil, err
	}
	return s.Files[0], nil
}

// logo is the logo in a brief, whatever its style calls it.
func (o *Origin) logo(string) ([]byte, error) {
	if o.Logo == nil {
		return nil, errors.New("it is not in the file")
	}
	return o.Logo, nil
}

// oneLine is the first line of an error, without the package's name.
func oneLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return strings.TrimPrefix(strings.TrimPrefix(line, "pdf: "), "html: ")
}
