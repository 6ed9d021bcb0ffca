package codec

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"
)

// ways are the ways in which a fault may be mended, the likeliest first: of the line
// where the parser stopped, of those before it, and of that in which the quote or the
// bracket opened which it stood in.
func (x *rescue) ways(p *piece, f *fault) iter.Seq[mend] {
	flow := strings.Contains(f.within, "flow") || strings.HasPrefix(strings.TrimLeft(p.lines[0], " -"), "{")
	return func(yield func(mend) bool) {
		for _, rules := range [][]rule{lineRules, valueRules(flow, f), shapeRules} {
			for _, i := range suspects(p, f) {
				if len(p.lines[i]) > maxLine {
					continue
				}
				for _, rule := range rules {
					for _, m := range rule(p, f, i) {
						if !yield(m) {
							return
						}
					}
				}
			}
		}
	}
}

// suspects are the indices of the lines of a piece in which a fault may be mended.
func suspects(p *piece, f *fault) []int {
	var all []int
	add := func(i int) {
		if i >= 0 && i < len(p.lines) && !blank(p.lines[i]) && !slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	add(f.pos.Line - 1)
	add(f.context.Line - 1)
	if row, _, ok := p.open(f); ok {
		add(row)
	}
	for i, n := f.pos.Line-2, 0; i >= 0 && n < 6; i-- {
		if !blank(p.lines[i]) {
			add(i)
			n++
		}
	}
	return all
}

// A rule gives ways to mend a line of a piece.
type rule func(p *piece, f *fault, i int) []mend

// lineRules are of how a line begins and how its key is written.
var lineRules = []rule{oddSpaces, tabs, bullets, gluedDash, gluedColon, oddColon, noColon, remarks, hashInBraces}

// shapeRules are of brackets, commas and indents.
var shapeRules = []rule{comma, brackets, indents}

// column is the column of an offset in a line.
func column(line string, offset int) int { return 1 + utf8.RuneCountInString(line[:offset]) }

// edited is the edit of a line that puts something in place of what is from an offset to
// another.
func edited(p *piece, i, from, to int, by string) Edit {
	return Edit{posAt(i, column(p.lines[i], from)), p.lines[i][from:to], by}
}

// oddSpaces makes spaces of characters that look like them, where the parser needs one.
func oddSpaces(p *piece, _ *fault, i int) []mend {
	line := p.lines[i]
	m := mend{hint: "type a plain space in its place"}
	begin := true // nothing but spaces and dashes so far
	for at, c := range line {
		odd := c == '\u00a0' || c == '\u202f' || c == '\u3000' || c >= '\u2000' && c <= '\u200b' || c == '\ufeff'
		after := at > 0 && (line[at-1] == ':' || line[at-1] == '-')
		if odd && (begin || after || len(m.edits) > 0 && line[:at] != "" && after) {
			by := " "
			if c == '\u200b' || c == '\ufeff' {
				by = ""
			}
			if m.edits == nil {
				m.pos = posAt(i, column(line, at))
				m.what = "a character that only looks like a space stands here"
				if c == '\u00a0' || c == '\u202f' {
					m.what = "a no-break space stands here"
				}
			}
			m.edits = append(m.edits, edited(p, i, at, at+utf8.RuneLen(c), by))
			continue
		}
		begin = begin && (c == ' ' || c == '-')
	}
	if m.edits == nil {
		return nil
	}
	return []mend{m}
}

// tabs makes spaces of the tabs with which lines begin, all of a piece at once.
func tabs(p *piece, _ *fault, i int) []mend {
	lead := func(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " \t-"))] }
	if !strings.Contains(lead(p.lines[i]), "\t") {
		return nil
	}
	var with []int // the lines that begin with tabs
	begins := false
	for j, line := range p.lines {
		if start := lead(line); !blank(line) && strings.Contains(start, "\t") {
			with = append(with, j)
			begins = begins || strings.Contains(strings.ReplaceAll(start, "-\t", ""), "\t")
		}
	}
	if len(with) == 0 {
		return nil
	}
	first, last := with[0], with[len(with)-1]
	m := mend{what: "this line begins with a tab", pos: posAt(first, column(p.lines[first], strings.IndexByte(p.lines[first], '\t')))}
	switch {
	case !begins:
		m.what = "a tab stands after the dash"
	case len(with) > 1 && last-first == len(with)-1:
		m.what = fmt.Sprintf("lines %d to %d begin with tabs", p.from+first+1, p.from+last+1)
	case len(with) > 1:
		m.what = fmt.Sprintf("%d lines begin with tabs, of which this is the first", len(with))
	}
	var all []mend
	for _, width := range []int{2, 4, 8, 1} {
		n := m
		if n.hint = fmt.Sprintf("write %d spaces for each tab", width); width == 1 || !begins {
			n.hint = "write a space for each tab"
		}
		for _, j := range with {
			start := lead(p.lines[j])
			by := strings.ReplaceAll(strings.ReplaceAll(start, "-\t", "- "), "\t", strings.Repeat(" ", width))
			n.edits = append(n.edits, edited(p, j, 0, len(start), by))
		}
		all = append(all, n)
	}
	return all
}

var bullet = pattern(`^ *([–—•*+])[ \x{a0}]`)

// bullets makes dashes of the other signs with which people begin the entries of a list.
func bullets(p *piece, _ *fault, i int) []mend {
	at := bullet().FindStringSubmatchIndex(p.lines[i])
	if at == nil {
		return nil
	}
	sign := p.lines[i][at[2]:at[3]]
	return []mend{{
		what: fmt.Sprintf("an entry of a list begins with a plain dash, not with %s", sign), hint: "type - and a space",
		pos: posAt(i, at[2]+1), edits: []Edit{edited(p, i, at[2], at[1], "- ")},
	}}
}

var dashOnly = pattern(`^ *-([{"'A-Za-z])`)

// gluedDash puts a space behind the dash of an entry.
func gluedDash(p *piece, _ *fault, i int) []mend {
	at := dashOnly().FindStringSubmatchIndex(p.lines[i])
	if at == nil {
		return nil
	}
	return []mend{{what: "no space after the dash", hint: "put a space between the dash and what follows", pos: posAt(i, at[2]), edits: []Edit{edited(p, i, at[2]-1, at[2], "- ")}}}
}

var (
	keyAtStart = pattern(`^[ -]*"?([A-Za-z_][A-Za-z0-9_]*)"?`)
	gluedKey   = pattern(`^[ -]*[A-Za-z_][A-Za-z0-9_]*:[^\s/]`)
)

// gluedColon puts a space behind the colon of a key.
func gluedColon(p *piece, _ *fault, i int) []mend {
	line := p.lines[i]
	if !gluedKey().MatchString(line) {
		return nil
	}
	at := strings.IndexByte(line, ':')
	key := keyAtStart().FindStringSubmatch(line)[1]
	return []mend{{what: fmt.Sprintf("no space after the colon of %q", key), hint: "put a space between the colon and the value",
		pos: posAt(i, column(line, at)), edits: []Edit{edited(p, i, at, at+1, ": ")}}}
}

// noColon puts a colon behind a key that has none.
func noColon(p *piece, _ *fault, i int) []mend {
	line := p.lines[i]
	at := keyAtStart().FindStringSubmatchIndex(line)
	if at == nil || !knownKeys()[line[at[2]:at[3]]] || at[1] < len(line) && line[at[1]] != ' ' || strings.HasPrefix(strings.TrimLeft(line[at[1]:], " "), ":") {
		return nil
	}
	key := line[at[2]:at[3]]
	return []mend{{what: fmt.Sprintf("no colon after %q", key), hint: fmt.Sprintf("write %s:", key), pos: posAt(i, column(line, at[1])),
		edits: []Edit{edited(p, i, at[1], at[1], ":")}}}
}

var otherColon = pattern(`^[ -]*[A-Za-z_][A-Za-z0-9_]*( *= *|：\s*| *:= *|;\s+)`)

// oddColon makes a colon of another sign that stands behind a key.
func oddColon(p *piece, _ *fault, i int) []mend {
	line := p.lines[i]
	at := otherColon().FindStringSubmatchIndex(line)
	if at == nil {
		return nil
	}
	key := keyAtStart().FindStringSubmatch(line)[1]
	return []mend{{what: fmt.Sprintf("no colon after %q, but %s", key, strings.TrimSpace(line[at[2]:at[3]])), hint: "write a colon and a space between a key and its value",
		pos: posAt(i, column(line, at[2])), edits: []Edit{edited(p, i, at[2], at[3], ": ")}}}
}

var otherRemark = pattern(`^ *(// *|/\* *|<!-- *|--\s+)`)

// remarks makes a remark of a line that is one in another language.
func remarks(p *piece, _ *fault, i int) []mend {
	line := p.lines[i]
	at := otherRemark().FindStringSubmatchIndex(line)
	if at == nil {
		return nil
	}
	return []mend{{what: fmt.Sprintf("a remark begins with #, not with %s", strings.TrimSpace(line[at[2]:at[3]])), hint: "write # before the remark",
		pos: posAt(i, at[2]+1), edits: []Edit{edited(p, i, at[2], at[3], "# ")}}}
}

var hashed = pattern(`[{,] *([A-Za-z_]+): +(#[^\s,}]+)`)

// hashInBraces quotes a value that begins with #, which begins a remark.
func hashInBraces(p *piece, _ *fault, i int) []mend {
	line := p.lines[i]
	at := hashed().FindStringSubmatchIndex(line)
	if at == nil {
		return nil
	}
	return []mend{{what: "what begins with # is a remark, unless it has quotes", hint: "put it in quotes", pos: posAt(i, column(line, at[4])),
		edits: []Edit{edited(p, i, at[4], at[5], inQuotes(line[at[4]:at[5]]))}}}
}

// spacesOff says how far something is off: "1 space too far right".
func spacesOff(n int) string {
	way := "right"
	if n < 0 {
		way, n = "left", -n
	}
	if n == 1 {
		return "1 space too far " + way
	}
	return fmt.Sprintf("%d spaces too far %s", n, way)
}

// indents begins a line where one before it, or what one before it holds, begins.
func indents(p *piece, _ *fault, i int) []mend {
	line := p.lines[i]
	at := indentOf(line)
	if i == 0 {
		return nil
	}
	var columns []int
	add := func(n int) {
		if n >= 0 && n != at && !slices.Contains(columns, n) {
			columns = append(columns, n)
		}
	}
	for j, n := i-1, 0; j >= 0 && n < 20; j-- {
		if blank(p.lines[j]) {
			continue
		}
		n++
		indent := indentOf(p.lines[j])
		content := len(p.lines[j]) - len(strings.TrimLeft(p.lines[j], " -"))
		add(content)
		add(indent)
		if n == 1 {
			add(content + 2)
		}
	}
	slices.SortStableFunc(columns, func(a, b int) int { return abs(a-at) - abs(b-at) })
	what := "this line"
	key := keyAtStart().FindStringSubmatch(line)
	if hasKey := key != nil && strings.HasPrefix(strings.TrimLeft(line, ` -"`)[len(key[1]):], ":"); hasKey {
		what = fmt.Sprintf("%q", key[1])
	} else if key = nil; beginsEntry(line) {
		what = "this entry"
	}
	var all []mend
	for _, n := range columns {
		m := mend{pos: posAt(i, at+1), what: fmt.Sprintf("%s begins %s", what, spacesOff(at-n)),
			hint:  "keys that belong together begin one below the other",
			edits: []Edit{edited(p, i, 0, at, strings.Repeat(" ", n))}}
		switch {
		case beginsEntry(line):
			m.hint = "the dashes of one list stand one below the other"
		case key == nil:
			m.hint = "text that goes on over several lines begins further right than its key"
		}
		all = append(all, m)
	}
	return all
}

func abs(n int) int { return max(n, -n) }

// comma puts a comma between two entries in brackets: at the end of the line before, or
// before the place where the parser stopped.
func comma(p *piece, f *fault, i int) []mend {
	if !strings.Contains(f.within, "flow") || i != f.pos.Line-1 {
		return nil
	}
	line := p.lines[i]
	at := offsetOf(line, f.pos.Col)
	before := strings.TrimRight(line[:at], " ")
	m := mend{what: "no comma between these two entries", hint: "put a comma between them"}
	if before != "" && strings.IndexByte(",[{:", before[len(before)-1]) < 0 {
		m.pos, m.edits = posAt(i, column(line, at)), []Edit{edited(p, i, len(before), len(before), ",")}
		return []mend{m}
	}
	if before != "" {
		return nil
	}
	for j := i - 1; j >= 0; j-- {
		prev := strings.TrimRight(p.lines[j], " ")
		if blank(prev) {
			continue
		}
		if strings.IndexByte(",[{:", prev[len(prev)-1]) >= 0 {
			return nil
		}
		m.what = "no comma at the end of this line"
		m.pos, m.edits = posAt(j, column(prev, len(prev))), []Edit{edited(p, j, len(prev), len(prev), ",")}
		m.hint = "put a comma between one entry and the next"
		return []mend{m}
	}
	return nil
}

// called is a bracket or a brace with its name.
func called(c byte) string {
	if c == '{' || c == '}' {
		return "brace " + string(c)
	}
	return "bracket " + string(c)
}

// pair is the bracket that closes another.
var pair = map[byte]byte{'[': ']', '{': '}'}

// brackets closes what is open and takes away what closes nothing.
func brackets(p *piece, f *fault, i int) []mend {
	var all []mend
	line := p.lines[i]
	if row, open, ok := p.open(f); ok && row == i {
		m := mend{pos: posAt(i, column(line, open)), what: fmt.Sprintf("the %s that opens here is not closed", called(line[open]))}
		closing := string(pair[line[open]])
		for k, end := range ends(line, open) {
			m.hint = fmt.Sprintf("put %s before the %s", closing, strings.TrimSpace(string(append([]byte(line), ' ')[end])))
			m.edits = []Edit{edited(p, i, end, end, closing)}
			if k == 0 { // a comma at the end goes
				m.hint = "put " + closing + " at the end of this line"
				m.edits = []Edit{edited(p, i, end, len(strings.TrimRight(line, " ")), closing)}
			}
			all = append(all, m)
		}
		for j := f.pos.Line - 1; j > i && j > f.pos.Line-4; j-- {
			if prev := strings.TrimRight(p.lines[j], " "); !blank(prev) {
				m.hint = fmt.Sprintf("put %s at the end of line %d", closing, p.from+j+1)
				m.edits = []Edit{edited(p, j, len(prev), len(prev), closing)}
				all = append(all, m)
			}
		}
	}
	if at := offsetOf(line, f.pos.Col); i == f.pos.Line-1 && at < len(line) && strings.IndexByte("]},", line[at]) >= 0 {
		if other := map[byte]string{']': "}", '}': "]"}[line[at]]; other != "" {
			all = append(all, mend{pos: f.pos, what: fmt.Sprintf("a %s is closed by %c", called(map[byte]byte{']': '{', '}': '['}[line[at]]), line[at]), hint: "write " + other + " in its place",
				edits: []Edit{edited(p, i, at, at+1, other)}})
		}
		what := fmt.Sprintf("%c closes nothing that is open", line[at])
		if line[at] == ',' {
			what = "a comma with nothing before it"
		}
		all = append(all, mend{pos: f.pos, what: what, hint: "delete it", edits: []Edit{edited(p, i, at, at+1, "")}})
	}
	return all
}

// open is where the innermost bracket opens that is open where the parser stopped: the
// index of its line, and its offset there.
func (p *piece) open(f *fault) (row, offset int, ok bool) {
	type place struct{ row, offset int }
	var stack []place
	quote := byte(0)
	for i, line := range p.lines[:f.pos.Line] {
		if len(line) > maxLine {
			return 0, 0, false
		}
		end := len(line)
		if i == f.pos.Line-1 {
			end = offsetOf(line, f.pos.Col)
		}
		for at := 0; at < end; at++ {
			c := line[at]
			switch {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case (c == '"' || c == '\'') && (at == 0 || strings.IndexByte(" [{,:", line[at-1]) >= 0):
				quote = c
			case pair[c] != 0:
				stack = append(stack, place{i, at})
			case (c == ']' || c == '}') && len(stack) > 0:
				stack = stack[:len(stack)-1]
			}
		}
	}
	if len(stack) == 0 {
		return 0, 0, false
	}
	last := stack[len(stack)-1]
	return last.row, last.offset, true
}

// ends are the offsets in a line at which a bracket that opens in it may close: its end,
// and before the closing brackets at its end.
func ends(line string, open int) []int {
	end := len(strings.TrimRight(line, " ,"))
	all := []int{end}
	for end > open+1 && strings.IndexByte("]}", line[end-1]) >= 0 {
		end--
		all = append(all, end)
	}
	for _, m := range nextKey().FindAllStringIndex(line[open:], -1) {
		all = append(all, open+m[0])
	}
	return all
}

// nextKey is the comma before a key in braces.
var nextKey = pattern(`,\s*"?[a-z_]+"?\s*:(\s|$)`)
