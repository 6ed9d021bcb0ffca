package trade

import (
	"fmt"
	"slices"
	"strings"
)

// lineAt is the line of a row in its file, 0 if it is not one row of one file.
func (t *Table) lineAt(r *run, row uint32) uint32 {
	if t.rowLines != nil {
		return t.rowLines[row]
	}
	return r.line + row - r.start
}

// Lines are the lines, in the file that SourceOf gives, of the rows of a pair in one
// year at the view's level, as "2-4, 17": at most so many ranges, and then "…". It
// is "" where rows stand in several files, or are sums of rows.
func (v View) Lines(year int, from, to Country, most int) string {
	r := v.run(year, from, to)
	if r == nil {
		return ""
	}
	start, end := v.t.span(r, v.layer.Level)
	lines := make([]uint32, 0, end-start)
	for i := start; i < end; i++ {
		line := v.t.lineAt(r, i)
		if line == 0 {
			return ""
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	var parts []string
	for i := 0; i < len(lines); {
		last := i
		for last+1 < len(lines) && lines[last+1] == lines[last]+1 {
			last++
		}
		if len(parts) == most {
			parts = append(parts, "…")
			break
		}
		part := fmt.Sprint(lines[i])
		if last > i {
			part += fmt.Sprintf("-%d", lines[last])
		}
		parts = append(parts, part)
		i = last + 1
	}
	return strings.Join(parts, ", ")
}
