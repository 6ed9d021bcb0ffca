package codec

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/geo"
	"dyad/data/quantity"
)

// unknownKey says that the i-th node of a mapping is a key that the format does not have, and
// gives how many pairs that covers: where a text with commas stands in braces, what
// follows a comma is taken for a key.
func unknownKey(m *mapping, n *node, i int, known []string) int {
	k := n.children[i]
	if n.children[i+1].kind == anEmpty && n.children[i+1].value == "" {
		if key, rest, ok := strings.Cut(k.value, ":"); ok && slices.Contains(known, key) {
			p := m.r.fail(k.pos(), "%sno space after the colon of %q", m.prefix(), key)
			p.Hint = "put a space between the colon and the value"
			swapWord(m.r, p, k.value, key+": "+rest)
			m.excused = append(m.excused, key)
			return 1
		}
		if took := commaInText(m, n, i, known); took > 0 {
			return took
		}
	}
	p := m.r.fail(k.pos(), "%sunknown key %q", m.prefix(), data.Clip(k.value))
	near := m.r.near(p, k.value, known)
	if key := strings.TrimRight(k.value, ": "); key != k.value && slices.Contains(known, key) {
		near, p.What = key, fmt.Sprintf("%sone colon too many after %q", m.prefix(), key)
		p.Hint = "write one colon"
		swapWord(m.r, p, k.value, key)
	}
	if near == "" {
		if near = keyFor(k.value, known); near != "" && !hasKey(n, near) {
			p.Hint = fmt.Sprintf("did you mean %q?", near)
			swapWord(m.r, p, k.value, near)
		} else if len(known) > maxListed {
			p.Hint = "delete it; docs/dossier.md lists the keys that may stand here"
		} else if len(m.r.problems) <= maxHints {
			p.Hint = "delete it; the keys here are " + strings.Join(known, ", ")
		} else {
			p.Hint = "`dyad schema` lists the keys"
		}
	}
	if near != "" {
		m.excused = append(m.excused, near)
	}
	return 1
}

// maxListed is how many keys a hint lists.
const maxListed = 20

func hasKey(n *node, key string) bool {
	for i := 0; i+1 < len(n.children); i += 2 {
		if n.children[i].value == key {
			return true
		}
	}
	return false
}

// commaInText says that the i-th node of a mapping in braces is no key but what follows a comma
// in the text before it.
func commaInText(m *mapping, n *node, i int, known []string) (took int) {
	if i == 0 {
		return 0
	}
	before, last := n.children[i-1], n.children[i]
	for took = 1; i+2*took+1 < len(n.children); took++ {
		k, v := n.children[i+2*took], n.children[i+2*took+1]
		if k.line != before.line || v.kind != anEmpty || v.value != "" || slices.Contains(known, k.value) {
			break
		}
		last = k
	}
	line := m.r.line(int(before.line))
	from, to := offsetOf(line, int(before.col)), offsetOf(line, int(last.col))
	if line == "" || last.line != before.line || !before.single() || before.value == "" || strings.IndexByte("\"'", line[from]) >= 0 ||
		!strings.HasPrefix(line[to:], last.value) {
		return 0
	}
	whole := line[from : to+len(last.value)]
	key := n.children[i-2].value
	p := m.r.fail(n.children[i].pos(), "%sa comma ends %s here, in braces, and %q is taken for a key", m.prefix(), key, data.Clip(n.children[i].value))
	p.Mend = []Edit{{before.pos(), whole, inQuotes(whole)}}
	p.Hint = putInQuotes
	if num := asNumber(strings.ReplaceAll(whole, ", ", ",")); before.kind == aNumber {
		p.Pos, p.What = before.pos(), fmt.Sprintf("%s%s %q %s", m.prefix(), key, whole, cmp.Or(num.what, "is not a number"))
		p.Hint, p.Mend = num.hint, nil
		if num.value != "" {
			p.Mend = []Edit{{before.pos(), whole, num.value}}
		}
	}
	return took
}

// notKeys says that a value has no keys where it should have some.
func notKeys(r *reader, m *mapping, n *node, known []string) {
	if m.name() == "" && n.single() {
		r.problems = append(r.problems, keyless(splitLines(string(r.src))))
		return
	}
	p := r.fail(n.pos(), "%s is %s, not keys with values", cmp.Or(m.name(), "the file"), n.kind)
	switch {
	case m.name() == "":
		p.Hint = "a line at the margin is a key, a colon and its value, such as dyad: 1"
		if line := r.line(int(n.line)); n.kind == aList && strings.HasPrefix(strings.TrimLeft(line, " "), "-") {
			p.What = "the lines at the margin begin with a dash, as those of a list"
			p.Hint = "delete the dashes, so that the lines begin as in dyad: 1"
		}
	case len(known) > 0 && known[0] == "p" && n.single() && slices.Contains(known, n.value):
		p.Hint = fmt.Sprintf("write %s: and what it has after the colon", n.value)
	case len(known) > 0 && known[0] == "p" && n.single() && n.value != "":
		p.What = fmt.Sprintf("%s: this paragraph has no p: before it", m.name())
		p.Hint = "begin it with p: and a space"
		if old, flow := written(r, n); flow {
			replaceValue(r, p, n, "{p: "+inQuotes(n.value)+"}")
		} else {
			replaceValue(r, p, n, "p: "+old)
		}
	case len(known) > 0 && known[0] == "code" && len(geo.Suggest(n.value)) == 1:
		state := fmt.Sprintf("{code: %s, name: %s}", geo.Suggest(n.value)[0], n.value)
		p.What = fmt.Sprintf("%s: the state needs its three letters besides its name", m.name())
		p.Hint = fmt.Sprintf("write %s: %s", m.name(), state)
		replaceValue(r, p, n, state)
	case len(known) > 0:
		p.Hint = "write " + example(known)
	}
}

// adviseShape adds to the problem of a value of the wrong kind what to write instead.
func adviseShape(m *mapping, p *Problem, n *node, key, want string) {
	old, _ := written(m.r, n)
	if line := m.r.line(int(n.line)); n.kind == anEmpty && n.value == "" && strings.HasPrefix(strings.TrimLeft(line[offsetOf(line, int(n.col)):], " "), "#") {
		p.Hint = "what begins with # is a remark: put it in quotes if it is the value"
		at := strings.Index(line[offsetOf(line, int(n.col)):], "#") + offsetOf(line, int(n.col))
		p.Mend = []Edit{{data.Pos{Line: p.Pos.Line, Col: column(line, at)}, line[at:], inQuotes(strings.TrimRight(line[at:], " "))}}
		return
	}
	switch {
	case want == "text" && n.kind == anEmpty:
		p.Hint = "write a text after the colon, or leave the key out"
	case want == "text" && n.single() && n.value != "":
		p.Hint = fmt.Sprintf("put it in quotes: %q", data.Clip(n.value))
		replaceValue(m.r, p, n, inQuotes(n.value))
	case want == "text" && n.kind == aList:
		p.Hint = "write one text, without brackets or dashes"
	case want == "true or false":
		adviseYesOrNo(m, p, n)
	case want == "a list" && n.kind == anEmpty:
		p.Hint = "write its entries below, each after a dash, or leave the key out"
	case want == "a list" && key == "body" && n.single() && n.value != "":
		p.What = m.prefix() + "body: this paragraph has no dash and no p: before it"
		p.Hint = "write it on a line of its own below body, as - p: and the paragraph; or in brackets"
		replaceValue(m.r, p, n, "[{p: "+inQuotes(n.value)+"}]")
	case want == "a list" && m.entry != nil && n.kind != aMapping:
		p.Hint = "its entries stand below it, each after a dash: - " + example(m.entry)
	case want == "a list" && n.single() && old != "":
		p.Hint = "a list stands in brackets"
		p.Mend = []Edit{{n.pos(), old, "[" + strings.ReplaceAll(old, ";", ",") + "]"}}
	case want == "a list" && key == "body" && n.kind == aMapping && allEmpty(n) && firstByte(m.r, n) != '{':
		p.What = fmt.Sprintf("%sbody: nothing follows %s:", m.prefix(), n.children[0].value)
		p.Hint = "write a dash, p:, and the paragraph on the same line, as in - p: Much is sold."
	case want == "a list" && n.kind == aMapping && allEmpty(n) && firstByte(m.r, n) == '{':
		p.What = fmt.Sprintf("%s%s: a list stands in [ ], not in { }", m.prefix(), key)
		p.Hint = fmt.Sprintf("write %s: [%s]", key, strings.Join(evenValues(n), ", "))
		replaceValue(m.r, p, n, "["+strings.Join(evenValues(n), ", ")+"]")
	case want == "a list" && n.kind == aMapping && len(n.children) > 0:
		first := n.children[0].value
		p.What = fmt.Sprintf("%s%s: the entry has no dash", m.prefix(), key)
		p.Hint = fmt.Sprintf("put a dash and a space before %s, and two spaces before each of its other lines", data.Clip(first))
		dashAndIndent(m.r, p, n)
	case want == "a list":
		p.Hint = "each entry of a list begins with a dash and a space"
	case n.kind == aList && len(n.children) == 1 && n.children[0].single():
		p.Hint = fmt.Sprintf("write it without brackets or a dash: %s: %s", key, n.children[0].value)
		replaceValue(m.r, p, n, n.children[0].value)
	case n.kind == aList:
		p.Hint = "one value only, without brackets or dashes"
	case n.kind == anEmpty:
		p.Hint = "write a value after the colon, or leave the key out"
	}
}

func allEmpty(n *node) bool {
	for i := 1; i < len(n.children); i += 2 {
		if n.children[i].kind != anEmpty {
			return false
		}
	}
	return len(n.children) > 0
}

// evenValues are the keys of a mapping.
func evenValues(n *node) []string {
	var all []string
	for i := 0; i < len(n.children); i += 2 {
		all = append(all, n.children[i].value)
	}
	return all
}

// adviseYesOrNo makes true or false of the other words for them.
func adviseYesOrNo(m *mapping, p *Problem, n *node) {
	p.Hint = "write true or false"
	by := ""
	switch strings.ToLower(bare(n.value)) {
	case "yes", "y", "on", "1", "true", "да", "ja":
		by = "true"
	case "no", "n", "off", "0", "false", "нет", "nein":
		by = "false"
	}
	if by != "" {
		p.Hint = "write " + by
		replaceValue(m.r, p, n, by)
	}
}

// adviseBetter adds to a problem of a word the way to write it that is right, if it is found.
func adviseBetter(m *mapping, p *Problem, key, s string, right func(string) bool) bool {
	v := meant(s, right)
	if v == "" || len(m.r.problems) > maxHints {
		return false
	}
	p.Hint = fmt.Sprintf("write %s", v)
	if latinOf.Replace(s) == v {
		p.Hint = inLatin(s, v)
	}
	if n := m.node(key); n != nil {
		replaceValue(m.r, p, n, v)
	}
	return true
}

// adviseNumber adds to the problem of a value that is no number how to write it.
func adviseNumber(m *mapping, p *Problem, key, s string) {
	n := asNumber(s)
	p.Hint = n.hint
	if n.what != "" {
		p.What = fmt.Sprintf("%s%s %q %s", m.prefix(), key, data.Clip(s), n.what)
	}
	node := m.node(key)
	old, flow := written(m.r, node)
	with := m.node(n.key)
	if n.key != "" && with != nil && with.value == strings.Trim(n.is, `"`) {
		p.Hint = fmt.Sprintf("write %s alone: the %s says %s already", n.value, n.key, n.is)
	}
	if unit := m.node("unit"); unit != nil && len(n.scale) == 3 && len(unit.value) > 3 && unit.value[:3] != n.scale && moneyOf(unit.value) {
		p.Hint = fmt.Sprintf("write %s: %s; it is said in %s, but the unit is %s: change the unit if it is wrong", key, n.plain, n.scale, data.Clip(unit.value))
	}
	if unit := m.node("unit"); n.scale != "" && unit != nil && slices.Contains(strings.Fields(unit.value), n.scale) {
		p.Hint = fmt.Sprintf("write %s: %s; the unit, %s, says %s already", key, n.plain, data.Clip(unit.value), n.scale)
		n.value = n.plain
	}
	switch {
	case n.value == "" || old == "":
	case n.key == "" || with != nil && with.value == strings.Trim(n.is, `"`):
		p.Mend = []Edit{{node.pos(), old, n.value}}
	case with == nil && key == "value" && flow:
		p.Mend = []Edit{{node.pos(), old, n.value + ", " + n.key + ": " + n.is}}
	case with == nil && key == "value":
		line := m.r.line(int(node.line))
		indent := len(line) - len(strings.TrimLeft(line, " -"))
		p.Mend = []Edit{{node.pos(), old, n.value + "\n" + strings.Repeat(" ", indent) + n.key + ": " + n.is}}
	}
}

// moneyOf tells whether a unit is one of money.
func moneyOf(unit string) bool {
	u, err := quantity.ParseUnit(unit)
	return err == nil && u.Dim == quantity.Money
}

// adviseQualifier adds to an unknown qualifier the one meant, or all.
func adviseQualifier(m *mapping, p *Problem, s string) {
	names := quantity.QualifierNames()
	near := qualifierOf(bare(s))
	if near == "" {
		near = meant(s, func(v string) bool { return slices.Contains(names, v) })
	}
	if near != "" {
		p.Hint = fmt.Sprintf("did you mean %q?", near)
		replaceValue(m.r, p, m.node("qualifier"), near)
		return
	}
	if m.r.near(p, s, names) == "" {
		p.Hint = "one of " + strings.Join(names, ", ")
	}
}

// adviseUnit adds to an unknown unit how it is written.
func adviseUnit(m *mapping, p *Problem, err error, s string) {
	_, right, ok := strings.Cut(err.Error(), ` is written "`)
	if ok {
		right = strings.Trim(right, `"`)
	} else if right = moneyUnit(s); right != "" {
		p.What = fmt.Sprintf("%sunit %q is not how a sum of money is written", m.prefix(), data.Clip(s))
		p.Hint = "write unit: " + right
		if strings.Contains(s, "$") {
			p.Hint += ", if US dollars are meant"
		}
		replaceValue(m.r, p, m.node("unit"), right)
		return
	} else {
		right = meant(s, func(v string) bool { u, err := quantity.ParseUnit(v); return err == nil && u.Dim != quantity.Count })
	}
	switch {
	case right != "":
		by := right
		if strings.HasPrefix(right, "%") {
			by = `"` + right + `"`
		}
		p.Hint = "write unit: " + by
		replaceValue(m.r, p, m.node("unit"), by)
	case s == "":
		p.Hint = "as in unit: EUR bn, or unit: km; a share has unit: \"%\""
	}
}

// noDates are words for a date that is not known.
var noDates = []string{"n.d", "nd", "n/a", "na", "none", "unknown", "undated", "-", "?"}

var isoShape = pattern(`^\d{4}-\d{2}-\d{2}$`)

// adviseDate adds to a date that is none how it is written.
func adviseDate(m *mapping, p *Problem, key, s, otherwise string) {
	p.Hint = otherwise
	switch dates := asDates(s); {
	case len(dates) == 1:
		p.Hint = "write " + dates[0]
		replaceValue(m.r, p, m.node(key), dates[0])
	case len(dates) > 1:
		p.Hint = "write " + strings.Join(dates, " or ")
	case isoShape().MatchString(s):
		p.Hint = "the calendar has no such day"
	case slices.Contains(noDates, strings.ToLower(bare(s))) && strings.Contains(otherwise, "n.d."):
		p.Hint = "write n.d. if there is no date"
		replaceValue(m.r, p, m.node(key), "n.d.")
	}
}
