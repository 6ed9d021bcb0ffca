package codec

import (
	"fmt"
	"slices"
	"strings"

	"dyad/data"
)

// sumsAlone refuses a mix whose items have values and no shares, and says how bars show
// the same. It is false for any other.
func sumsAlone(m *mapping, n *node) bool {
	items, ok := barsOf(m.r, m.node("flows"))
	if !ok {
		return false
	}
	at := slices.IndexFunc(n.children, func(c *node) bool { return c == m.node("flows") })
	flows := n.children[at-1]
	p := m.r.fail(flows.pos(), "%sa mix shows shares, and no item here has one", m.prefix())
	list := "[" + strings.Join(items, ", ") + "]"
	if p.Hint = "sums are shown by kind: bars, with items: " + list + " in place of flows and all that stands in it"; len(list) > 200 {
		p.Hint = fmt.Sprintf("sums are shown by kind: bars, with items in place of flows and all that stands in it, each with its claim and the side that sells, as %s", items[0])
	}
	if m.has("turnover") {
		p.Hint += "; and delete turnover"
	} else {
		barsForMix(m.r, p, m.node("kind"), flows, m.node("flows"), items)
	}
	if m.r.unread == nil {
		m.r.unread = map[string]bool{}
	}
	m.r.unread[m.ident] = true
	return true
}

// barsOf are the items of flows as bars have them; false unless each has a value and none
// has a share.
func barsOf(r *reader, flows *node) (items []string, ok bool) {
	if flows == nil || flows.kind != aList {
		return nil, false
	}
	for _, f := range flows.children {
		from, list := f.under("from"), f.under("items")
		if from == nil || !from.single() || list == nil || list.kind != aList || len(f.children) > 6 {
			return nil, false
		}
		for _, it := range list.children {
			label, value := it.under("label"), it.under("value")
			if value == nil || !value.single() || it.under("share") != nil {
				return nil, false
			}
			item := fmt.Sprintf("claim: %s, side: %s}", value.value, from.value)
			if label != nil && label.single() {
				s, flow := written(r, label)
				if !flow && strings.ContainsAny(s, ",[]{}") && s == label.value || s == "" {
					s = inQuotes(label.value)
				}
				item = fmt.Sprintf("label: %s, %s", s, item)
			}
			items = append(items, "{"+item)
		}
	}
	return items, len(items) > 0
}

// barsForMix adds to a problem the change of a mix into bars with some items.
func barsForMix(r *reader, p *Problem, kind, key, flows *node, items []string) {
	last := key.line
	flows.each(func(n *node) bool {
		last = max(last, n.line)
		return true
	})
	line := r.line(int(key.line))
	at := offsetOf(line, int(key.col))
	if line == "" || kind == nil {
		return
	}
	swapWord(r, p, "flows", "items")
	p.Mend = append([]Edit{{kind.pos(), kind.value, "bars"}}, p.Mend...)
	if last == key.line {
		from := offsetOf(line, int(flows.col))
		if end := matching(line[from:]); end > 0 {
			p.Mend = append(p.Mend, Edit{flows.pos(), line[from : from+end], "[" + strings.Join(items, ", ") + "]"})
			return
		}
		p.Mend = nil
		return
	}
	if strings.TrimLeft(line[:at], " -") != "" {
		p.Mend = nil
		return
	}
	pad := "\n" + strings.Repeat(" ", at+2) + "- "
	for last < int32(len(r.starts)) && indentOf(r.line(int(last)+1)) > at {
		last++ // a text that goes on
	}
	p.Hint = fmt.Sprintf("sums are shown by kind: bars: write kind: bars in line %d, and what follows in place of line %d", kind.line, key.line)
	if last > key.line {
		p.Hint = fmt.Sprintf("sums are shown by kind: bars: write kind: bars in line %d, and what follows in place of lines %d to %d", kind.line, key.line, last)
	}
	p.Mend[1] = Edit{key.pos(), line[at:], "items:" + pad + strings.Join(items, pad)}
	for i := int(key.line) + 1; i <= int(last); i++ {
		if line := r.line(i); line != "" {
			p.Mend = append(p.Mend, Edit{data.Pos{Line: i, Col: 1}, line, ""})
		}
	}
}

// matching is how much of a text, which begins with a bracket, stands up to the bracket
// that closes it, 0 if none does.
func matching(s string) int {
	depth, quote := 0, byte(0)
	for i := range len(s) {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && strings.IndexByte(" [{,:", s[i-1]) >= 0:
			quote = c
		case pair[c] != 0:
			depth++
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}
