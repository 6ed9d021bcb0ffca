package edition

import (
	"bytes"
	"strings"
	"testing"

	"dyad/report"
	"dyad/report/pdf"
	"dyad/report/reporttest"
)

// TestVerifySince: a brief that says what has moved is made again with the earlier edition
// inside it, and another one there is found out.
func TestVerifySince(t *testing.T) {
	now := reporttest.Embedded(t)
	old := reporttest.Mutated(t, "value: 7548", "value: 7591")
	for _, lang := range []string{"en", "kk"} {
		r, err := report.Brief(reporttest.Translated(t, lang), report.Options{Lang: lang, Version: "0.0.0", Since: old})
		reporttest.Must(t, err)
		if parts := verdict(t, r.PDF); len(parts) > 0 {
			t.Errorf("%s: %q", lang, parts)
		}
		o, err := Extract(r.PDF)
		if err != nil || !bytes.Equal(o.Since, old.Raw) || o.SinceName != report.AttachedSince || !bytes.Equal(o.Dossier, now.Raw) {
			t.Errorf("%s: extracted %d bytes of %q, %v", lang, len(o.Since), o.SinceName, err)
		}
		made, err := pdf.ReadMetadata(r.PDF)
		if err != nil || !strings.Contains(made.Source, " since:") || o.made() != made.Source {
			t.Errorf("%s: the metadata say %q, %v", lang, made.Source, err)
		}
		o.Since = bytes.Replace(o.Since, []byte("7591"), []byte("7592"), 1)
		again, err := o.brief()
		reporttest.Must(t, err)
		if parts, err := pdf.Compare(r.PDF, again); err != nil || len(parts) == 0 || o.made() == made.Source {
			t.Errorf("%s: with another earlier edition %q differs, %v", lang, parts, err)
		}
	}
}
