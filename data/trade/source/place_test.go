package source

import (
	"errors"
	"strings"
	"testing"
)

// TestRefusalsHaveTheirLine holds which line and which character of it a refusal points
// at, in rows of several lines, of a megabyte and of another encoding.
func TestRefusalsHaveTheirLine(t *testing.T) {
	long := strings.Repeat("y", 700_000)
	for name, c := range map[string]struct {
		src       string
		line, col int
		at        string // what stands at the place
	}{
		"a cell":                {"a,b\n1,2\n3,x\n", 3, 3, "x"},
		"in quotes":             {"a,b\n1,\"x\"\n", 2, 4, `x"`},
		"empty lines":           {"a,b\n\n\n1,x\n", 4, 3, "x"},
		"lines end in CR LF":    {"a,b\r\n1,x\r\n", 2, 3, "x"},
		"a row of three lines":  {"a,b\n\"1\n2\n3\",x\n", 4, 4, "x"},
		"letters of two bytes":  {"a,b\néü,x\n", 2, 4, "x"},
		"ISO-8859-1":            {"a,b\n\xe9\xfc,x\n", 2, 4, "x"},
		"a long row":            {"a,b\n" + long + ",x\n", 2, 700_002, "x"},
		"after much":            {"a,b\n" + strings.Repeat("12345,6789\n", 20_000) + "1,x\n", 20_002, 3, "x"},
		"a field too many":      {"a,b\n1,2,3\n", 2, 5, "3"},
		"a field too few":       {"a,b\n1,2\n3\n", 3, 1, "3"},
		"twice, and named":      {"a,b\nx,x\n", 2, 3, "x"},
		"a quote in a field":    {"a,b\n1,2\"3\n", 2, 4, `"3`},
		"a quote in the header": {"a\"c,b\n1,2\n", 1, 2, `"c,b`},
	} {
		e := refusalOf(c.src)
		if e == nil {
			t.Errorf("%s: read", name)
			continue
		}
		x := e.Near
		got := ""
		if r := []rune(x.Text); x.Col-1-x.Before >= 0 && x.Col-1-x.Before < len(r) {
			got = string(r[x.Col-1-x.Before:])
		}
		if e.Line != c.line || x.Col != c.col || !strings.HasPrefix(got, c.at) {
			t.Errorf("%s: %d:%d at %q, want %d:%d at %q", name, e.Line, x.Col, got, c.line, c.col, c.at)
		}
		if n := len([]rune(x.Text)); n > 2*maxQuoted {
			t.Errorf("%s: %d characters are kept", name, n)
		}
	}
}

// refusalOf is the refusal of a table whose column b has numbers.
func refusalOf(src string) *Error {
	t, err := ReadCSV("t.csv", strings.NewReader(src), ',', 0)
	for err == nil && t.Next() {
		if s := t.Get(t.Column("b")); !digits(s) {
			err = t.Refuse(fault("", "%q is not a number", s).In("b"))
		}
		t.Get(t.Column("a"))
	}
	if err == nil {
		err = t.Err()
	}
	e := new(Error)
	if !errors.As(err, &e) {
		return nil
	}
	return e
}
