package codec

import (
	"fmt"
	"strings"

	"dyad/data"
)

// adviseDigits says what to write for a word with digits in a text. In prose that is the
// claim that it names, or whose figure it is; everywhere a name with digits.
func adviseDigits(m *mapping, p *Problem, n *node, key, word string, refs bool) {
	clean := strings.Trim(word, ".,;:!?()“”\"'…")
	name := `{"` + clean + `"}`
	year := len(clean) == 4 && (clean[:2] == "19" || clean[:2] == "20")
	switch {
	case year:
		p.What = fmt.Sprintf("%s%s: the year %s is typed", m.prefix(), key, clean)
		p.Hint = fmt.Sprintf("write it as %s, and put the text in single quotes", name)
	case refs:
		p.Hint = fmt.Sprintf("make a claim of a figure, and write {C05} for claim C05; digits of a name are written %s, in a text in single quotes", name)
	default:
		p.Hint = fmt.Sprintf("a label has no figures: the figure of a claim goes under value; digits of a name are written %s, in a text in single quotes", name)
	}
	s, _ := written(m.r, n)
	if s != "" && strings.Contains(n.value, clean) && !strings.HasSuffix(word, "…") {
		p.Mend = []Edit{{n.pos(), s, inQuotes(strings.Replace(n.value, clean, name, 1))}}
	}
	if !refs {
		if year {
			advisePeriod(m, p, n, key, clean)
		}
		return
	}
	m.r.afterRead(func(d *data.Dossier) {
		for c := range d.AllClaims() {
			if c.ID != clean && !(c.HasValue && c.Value.String() == strings.TrimSuffix(clean, "%")) {
				continue
			}
			adviseTyped(m, p, n, key, clean, c.ID)
			return
		}
	})
}

// adviseTyped says that a text has the id or the figure of a claim without braces.
func adviseTyped(m *mapping, p *Problem, n *node, key, word, id string) {
	before, after, _ := strings.Cut(n.value, word)
	unit := ""
	if word == id {
		p.What = fmt.Sprintf("%s%s: %s stands without braces", m.prefix(), key, id)
		p.Hint = fmt.Sprintf("write {%s}, which prints its figure and its unit", id)
	} else {
		unit = unitWords().FindString(after)
		p.What = fmt.Sprintf("%s%s: the figure %s is typed", m.prefix(), key, word)
		p.Hint = fmt.Sprintf("claim %s is %s: write {%s}, which prints its figure and its unit", id, word, id)
	}
	if p.Mend != nil {
		p.Mend[0].New = inQuotes(before + "{" + id + "}" + after[len(unit):])
	}
	if !inQuotesThere(m.r, n) {
		p.Hint += "; and put the text in quotes"
	}
}

// yearAtEnd is the year with which a label ends, and the words that lead to it.
var yearAtEnd = pattern(`(,| in| for| of)? \(?(\d{4})\)?$`)

// advisePeriod moves the year with which the label of a claim ends to a key of its own.
func advisePeriod(m *mapping, p *Problem, n *node, key, year string) {
	end := yearAtEnd().FindStringIndex(n.value)
	old, flow := written(m.r, n)
	if m.what != "claim" || key != "label" || m.has("period") || end == nil || end[0] == 0 || !strings.Contains(n.value[end[0]:], year) || old == "" {
		return
	}
	left, quote := n.value[:end[0]], ""
	if old != n.value {
		quote = old[:1]
	}
	line := m.r.line(int(n.line))
	between := "\n" + strings.Repeat(" ", len(line)-len(strings.TrimLeft(line, " -")))
	where := " on a line of its own"
	if flow {
		between, where = ", ", ""
	}
	p.Hint = fmt.Sprintf("take the year out of the label, and write period: %s%s", year, where)
	p.Mend = []Edit{{n.pos(), old, quote + left + quote + between + "period: " + year}}
}

// unitWords are the words after a figure that say its unit.
var unitWords = pattern(`^( ?(%|per ?cent|bn|billion|mn|million|thousand|tn|trillion|km|(of )?(EUR|USD|euros?|dollars?))\b)*`)

// braced is a reference that is not written as one: with more or fewer braces, spaces or
// the quotes of print.
var braced = pattern(`^\{+ *([“”"„]?)([A-Za-z][A-Za-z0-9._-]*)[“”"„]? *(:[a-z]+)?[ }]*`)

// adviseReference says how a reference is written that is not one.
func adviseReference(m *mapping, p *Problem, n *node, key string) {
	line := m.r.line(p.Pos.Line)
	in := line[offsetOf(line, p.Pos.Col):]
	at := strings.IndexByte(in, '{')
	if at < 0 || at > 1 {
		return
	}
	got := braced().FindStringSubmatch(in[at:])
	if got == nil {
		id, _, _ := strings.Cut(in[at+1:], "}")
		if right := latinOf.Replace(id); right != id && data.IsID(right) {
			p.Hint = inLatin(id, "{"+right+"}")
			swapWord(m.r, p, id, right)
		}
		return
	}
	whole, id, form := got[0], got[2], got[3]
	if got[1] != "" {
		name := `{"` + id + `"}`
		p.Hint = fmt.Sprintf("write %s with straight quotes, and put the text in single quotes", name)
		if old, _ := written(m.r, n); old != "" && strings.Contains(n.value, strings.TrimRight(whole, " ")) {
			p.Mend = []Edit{{n.pos(), old, inQuotes(strings.Replace(n.value, strings.TrimRight(whole, " "), name, 1))}}
		}
		return
	}
	switch form {
	case "", ":number", ":plain", ":period":
		right := "{" + id + form + "}"
		if strings.Contains(p.What, "brace without its pair") {
			p.What = fmt.Sprintf("%s%s: the brace { that opens here is not closed", m.prefix(), key)
		}
		if !strings.Contains(whole, "}") && strings.HasSuffix(whole, " ") {
			right += " "
		}
		p.Hint = "write " + strings.TrimSpace(right)
		if strings.HasPrefix(whole, "{{") {
			p.What = fmt.Sprintf("%s%s: too many braces around %s", m.prefix(), key, id)
			p.Hint = "one brace stands on each side"
		}
		if strings.HasPrefix(line[offsetOf(line, p.Pos.Col):], whole) {
			p.Mend = []Edit{{p.Pos, whole, right}}
		}
	default:
		p.Hint = fmt.Sprintf("write {%s} for its figure and its unit, {%[1]s:number} for the figure alone, {%[1]s:plain} for both without a mark of its source, {%[1]s:period} for its period", id)
	}
}

// adviseLiteral says that a text which may not refer to anything has the reference p,
// and what to write instead: the name of a state, or nothing.
func adviseLiteral(m *mapping, n *node, key string, p data.Piece) {
	at := m.r.place(n, "{")
	word, _, _ := strings.Cut(m.r.line(at.Line)[offsetOf(m.r.line(at.Line), at.Col):], "}")
	word += "}"
	wrong := m.r.fail(at, "%s%s: %s cannot stand here", m.prefix(), key, data.Clip(word))
	if p.Claim != "" {
		wrong.Hint = fmt.Sprintf("take %s out: say here what is meant, without its figure", data.Clip(word))
		return
	}
	wrong.Hint = "write the name of the state in its place"
	m.r.afterRead(func(d *data.Dossier) {
		state := &d.A
		if p.Side == 'B' {
			state = &d.B
		}
		if name := state.Name.In(d.Lang, d.Lang); name != "" {
			wrong.Hint = "write " + name
			swapWord(m.r, wrong, word, name)
		}
	})
}

// firstByte is the byte with which a value begins in the file, 0 if it is not known.
func firstByte(r *reader, n *node) byte {
	line := r.line(int(n.line))
	if at := offsetOf(line, int(n.col)); at < len(line) {
		return line[at]
	}
	return 0
}
