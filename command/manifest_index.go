package command

import (
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"dyad/data/advice"
	"dyad/report/index"
	"dyad/report/store"
)

// writeIndex makes the pages that list the briefs of a manifest.
func writeIndex(e *env, o manifestOptions) error {
	base, err := baseURL(o.Base)
	if err != nil {
		return err
	}
	if o.Lang == "" {
		o.Lang = "en"
	}
	if err := (&langOptions{Lang: o.Lang}).validate(); err != nil {
		return err
	}
	briefs := o.Dir
	if briefs == "" {
		briefs = filepath.Dir(o.In[0])
	}
	pages := o.Out
	if pages == "" {
		pages = filepath.Dir(o.In[0])
	}
	root, err := wayTo(briefs, pages)
	if err != nil {
		return err
	}
	var list index.List
	r, closeAll, err := e.review(o.In, list.Add)
	defer closeAll()
	if err != nil {
		return err
	}
	if len(r.Problems) > 0 {
		for _, p := range r.Problems {
			e.say(p)
		}
		e.hint("let the batch end, and merge the manifests of its shards first")
		return errReported
	}
	site, err := list.Make(index.Options{Title: o.Title, Lang: o.Lang, Root: root, Base: base})
	if err != nil {
		return err
	}
	if err := e.files.MakeDirs(pages); err != nil {
		return err
	}
	over := forced(o.Force, store.IfIndex)
	for _, f := range site.Files { // rather now than after some are written
		if err := e.files.MayWrite(filepath.Join(pages, f.Name), over); err != nil {
			return err
		}
	}
	var names []string
	for _, f := range site.Files {
		if err := e.write(filepath.Join(pages, f.Name), f.Data, over); err != nil {
			return err
		}
		names = append(names, f.Name)
	}
	e.say(fmt.Sprintf("wrote %s in %s: %s, %d failed", strings.Join(names, ", "), advice.Name(pages), count(site.Briefs, "brief"), site.Failed))
	if base != nil && site.Dated == 0 {
		e.say("no line states the date of its brief: there is no feed")
	}
	return nil
}

// baseURL reads the address that pages will have on the web; nil for "".
func baseURL(s string) (*url.URL, error) {
	if s == "" {
		return nil, nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return nil, usageError{fmt.Sprintf("--base-url %q is not the address of a directory on the web", s), "such as https://example.org/briefs/"}
	}
	if !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
	}
	return u, nil
}

// wayTo is the way from one directory to another, with slashes and as a part of an
// address; "" if they are the same.
func wayTo(dir, from string) (string, error) {
	var abs [2]string
	for i, name := range []string{from, dir} {
		a, err := filepath.Abs(name)
		if err != nil {
			return "", fmt.Errorf("directory %q: %w", name, advice.Cause(err))
		}
		abs[i] = a
	}
	rel, err := filepath.Rel(abs[0], abs[1])
	if err != nil {
		return "", advice.With(fmt.Errorf("there is no way from %q to %q", from, dir), "write the pages on the disk that the briefs are on")
	}
	if rel == "." {
		return "", nil
	}
	var all []string
	for name := range strings.SplitSeq(filepath.ToSlash(rel), "/") {
		all = append(all, url.PathEscape(name))
	}
	return strings.Join(all, "/"), nil
}
