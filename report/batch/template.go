package batch

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Template makes output paths: text with fields in braces, as in
// "out/{id}-{lang}.pdf".
type Template struct {
	Root   string // the directory before the first field, "." for none: "out"
	Format string // one of Formats, after how it ends; PDF where it ends otherwise
	pieces []string
	fields []string // fields[i] stands after pieces[i]
}

// Fields are the fields a template may have.
func Fields() []string { return []string{"id", "a", "b", "lang", "year"} }

// ParseTemplate reads a template with slashes. No path that it makes leads
// out of Root.
func ParseTemplate(s string) (Template, error) {
	literal, _, _ := strings.Cut(s, "{")
	dir := literal[:strings.LastIndexByte(literal, '/')+1]
	t := Template{Root: path.Clean("./" + dir), Format: PDF}
	if end := strings.TrimPrefix(strings.ToLower(path.Ext(s)), "."); slices.Contains(Formats(), end) {
		t.Format = end
	}
	if strings.HasPrefix(dir, "/") {
		t.Root = path.Clean(dir)
	}
	for rest := s[len(dir):]; ; {
		text, after, found := strings.Cut(rest, "{")
		if strings.Contains(text, "}") {
			return Template{}, fmt.Errorf("template %q: a brace closes that was not opened", s)
		}
		t.pieces = append(t.pieces, text)
		if !found {
			break
		}
		field, after, closed := strings.Cut(after, "}")
		if !closed {
			return Template{}, fmt.Errorf("template %q: a brace is not closed", s)
		}
		if !slices.Contains(Fields(), field) {
			return Template{}, fmt.Errorf("template %q: unknown field {%s}; there is {%s}", s, field, strings.Join(Fields(), "}, {"))
		}
		t.fields = append(t.fields, field)
		rest = after
	}
	if p := t.join(func(string) string { return "x" }); !fs.ValidPath(p) || p == "." {
		if slices.Contains(strings.Split(p, "/"), "..") {
			return Template{}, fmt.Errorf("template %q: \"..\" after a field leads out of the directory", s)
		}
		return Template{}, fmt.Errorf("template %q names no file", s)
	}
	return t, nil
}

// ParseTemplates reads templates of unlike formats. Their Root is the deepest directory
// that all of them lead into.
func ParseTemplates(all []string) ([]Template, error) {
	var out []Template
	for _, s := range all {
		t, err := ParseTemplate(s)
		if err != nil {
			return nil, err
		}
		for i, other := range out {
			if other.Format == t.Format {
				return nil, fmt.Errorf("templates %q and %q are both of %s", all[i], s, strings.ToUpper(t.Format))
			}
		}
		out = append(out, t)
	}
	root := out[0].Root
	for _, t := range out[1:] {
		for !isBelow(root, t.Root) {
			if root == "." || root == "/" || path.Base(root) == ".." {
				return nil, fmt.Errorf("templates %q and %q lead into no common directory", all[0], t.Root)
			}
			root = path.Dir(root)
		}
	}
	for i := range out {
		out[i].moveTo(root)
	}
	return out, nil
}

// isBelow tells whether a directory is another or below it.
func isBelow(root, dir string) bool {
	switch {
	case root == ".":
		return !path.IsAbs(dir) && dir != ".." && !strings.HasPrefix(dir, "../")
	case root == "/":
		return path.IsAbs(dir)
	}
	return dir == root || strings.HasPrefix(dir, root+"/")
}

// moveTo makes a directory above its Root the Root of a template.
func (t *Template) moveTo(root string) {
	if t.Root == root {
		return
	}
	rest := strings.TrimPrefix(strings.TrimPrefix(t.Root, root), "/")
	if root == "." {
		rest = t.Root
	}
	t.Root, t.pieces[0] = root, rest+"/"+t.pieces[0]
}

// Path is the path of a job below Root. It is an error if a field is empty or
// would change the directory.
func (t *Template) Path(j *Job) (string, error) {
	var err error
	p := t.join(func(field string) string {
		v := j.field(field)
		if v == "" || strings.ContainsAny(v, "/\\\x00") || strings.Trim(v, ".") == "" {
			err = fmt.Errorf("{%s} is %q, which cannot be in a path", field, v)
		}
		return v
	})
	return p, err
}

func (t *Template) join(value func(field string) string) string {
	var b strings.Builder
	for i, p := range t.pieces {
		b.WriteString(p)
		if i < len(t.fields) {
			b.WriteString(value(t.fields[i]))
		}
	}
	return b.String()
}

func (j *Job) field(name string) string {
	switch name {
	case "id":
		return j.ID
	case "a":
		return j.A
	case "b":
		return j.B
	case "lang":
		return j.Lang
	case "year":
		return j.Year
	}
	return ""
}
