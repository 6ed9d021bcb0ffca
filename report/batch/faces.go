package batch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"net/url"
	"path"
	"strings"

	"dyad/report"
	"dyad/report/html"
)

// placed are the jobs of a shard with their paths, those of a unit with each other's
// faces. The error is that of a path.
func (p *Plan) placed(ctx context.Context, s Shard) iter.Seq2[Job, error] {
	return func(yield func(Job, error) bool) {
		var unit []Job
		var errs []error
		flush := func() bool {
			setFaces(unit, p.opt.Base)
			for i, j := range unit {
				if !yield(j, errs[i]) {
					return false
				}
			}
			unit, errs = unit[:0], errs[:0]
			return true
		}
		for j := range p.source(ctx, s) {
			if len(unit) > 0 && unit[0].Unit != j.Unit && !flush() {
				return
			}
			err := p.setPath(&j)
			unit, errs = append(unit, j), append(errs, err)
		}
		flush()
	}
}

// A Web is where a web page stands among the files of a batch.
type Web struct {
	Base, Page string      // see report.Options
	Faces      []html.Face // the brief's other files, and the pages in other languages
}

// setFaces gives the web pages among the jobs of a unit the brief's other files, and the
// pages in other languages. base is the address of the directory of the batch, "" if that
// is not known. Both are a part of their key.
func setFaces(unit []Job, base string) {
	for i := range unit {
		page := &unit[i]
		if page.Format != report.HTML || page.Path == "" {
			continue
		}
		for k := range unit {
			other := &unit[k]
			f := html.Face{Format: other.Format, Href: way(page.Path, other.Path)}
			switch {
			case k == i, other.Path == "", other.Brief != page.Brief && other.Format != report.HTML:
				continue
			case other.Brief != page.Brief:
				f.Lang = other.Lang
			}
			page.Web.Faces = append(page.Web.Faces, f)
		}
		if base != "" {
			page.Web.Base, page.Web.Page = base, path.Base(page.Path)
			if dir := path.Dir(page.Path); dir != "." {
				page.Web.Base += (&url.URL{Path: dir + "/"}).EscapedPath()
			}
		}
		if len(page.Web.Faces) > 0 || base != "" {
			sum := sha256.Sum256(fmt.Appendf(nil, "dyad 1\nkey %q\nweb %q\n", page.Key, page.Web))
			page.Key = hex.EncodeToString(sum[:])
		}
	}
}

// way is the way from one file to another, as an address.
func way(from, to string) string {
	a, b := strings.Split(path.Dir(from), "/"), strings.Split(to, "/")
	if a[0] == "." {
		a = nil
	}
	for len(a) > 0 && len(b) > 1 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for i, name := range b {
		b[i] = url.PathEscape(name)
	}
	up := strings.Repeat("../", len(a))
	if up == "" && strings.Contains(b[0], ":") {
		up = "./" // else it would be a scheme
	}
	return up + strings.Join(b, "/")
}
