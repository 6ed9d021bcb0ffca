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
			setFaces(unit)
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

// setFaces gives the web pages among the jobs of a unit the brief's other files, and the
// pages in other languages. What they lead to is a part of their key.
func setFaces(unit []Job) {
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
			page.Faces = append(page.Faces, f)
		}
		if len(page.Faces) > 0 {
			sum := sha256.Sum256(fmt.Appendf(nil, "dyad 1\nkey %q\nfaces %q\n", page.Key, page.Faces))
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
