package trade

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// fileOf is a file's index in sources as rows and runs keep it: 255 stands for it and
// all after it.
func fileOf(n uint16) uint8 { return uint8(min(n, math.MaxUint8)) }

// lineAt is the line of a row in its file, 0 if it is a sum of rows.
func (t *Table) lineAt(r *run, row uint32) uint32 {
	if t.rowLines != nil {
		return t.rowLines[row]
	}
	return r.line + row - r.start
}

// fileAt is the file of a row.
func (t *Table) fileAt(r *run, row uint32) uint8 {
	if t.rowFiles != nil {
		return t.rowFiles[row]
	}
	return r.file
}

// Places are where the rows of sums stand, each row once. The zero Places are ready to
// use.
type Places struct {
	files   []filePlaces
	merged  bool // the ranges of each file ascend, and none touches another
	unknown bool
}

// filePlaces are the ranges of lines of one file.
type filePlaces struct {
	file   uint8
	ranges []lineRange
}

// lineRange is lines from first to last.
type lineRange struct{ first, last uint32 }

// What is looked for: a few ranges can be named of no more.
const (
	mostRanges   = 1 << 8 // in one file, before those that touch are one
	mostPartners = 48     // of a sum over partners
)

// add adds rows of a run.
func (p *Places) add(t *Table, r *run, start, end uint32) {
	if start == end || p.unknown {
		return
	}
	if t.rowLines == nil {
		p.put(r.file, t.lineAt(r, start), t.lineAt(r, end-1))
		return
	}
	for i := start; i < end && !p.unknown; {
		file, first := t.fileAt(r, i), t.lineAt(r, i)
		last := first
		for i++; i < end && t.lineAt(r, i) == last+1 && t.fileAt(r, i) == file && first > 0; i++ {
			last++
		}
		p.put(file, first, last)
	}
}

func (p *Places) put(file uint8, first, last uint32) {
	f := p.of(file)
	if first == 0 || file == math.MaxUint8 || len(f.ranges) == mostRanges {
		p.unknown = true
		return
	}
	f.ranges = append(f.ranges, lineRange{first, last})
	p.merged = false
}

// of are the ranges of a file. A table has few files, and rows of one stand together:
// the last file is looked at first.
func (p *Places) of(file uint8) *filePlaces {
	for i := len(p.files) - 1; i >= 0; i-- {
		if p.files[i].file == file {
			return &p.files[i]
		}
	}
	p.files = append(p.files, filePlaces{file: file})
	return &p.files[len(p.files)-1]
}

// merge puts the ranges in order, and those that touch each other together.
func (p *Places) merge() {
	if p.merged || p.unknown {
		return
	}
	for i := range p.files {
		all := p.files[i].ranges
		slices.SortFunc(all, func(a, b lineRange) int { return cmp.Compare(a.first, b.first) })
		out := all[:0]
		for _, r := range all {
			if n := len(out); n > 0 && r.first <= out[n-1].last+1 {
				out[n-1].last = max(out[n-1].last, r.last)
				continue
			}
			out = append(out, r)
		}
		p.files[i].ranges = out
	}
	p.merged = true
}

// Files are the indices in Sources of the files with rows, ascending; nil where it is not
// known of all rows where they stand, as of sums of months it is not.
func (p *Places) Files() []int {
	var files []int
	for i := range p.files {
		if !p.unknown {
			files = append(files, int(p.files[i].file))
		}
	}
	slices.Sort(files)
	return files
}

// Rows is the number of rows, each counted once; 0 where places are not known.
func (p *Places) Rows() int {
	n := 0
	p.merge()
	for i := range p.files {
		for _, r := range p.files[i].ranges {
			if !p.unknown {
				n += int(r.last-r.first) + 1
			}
		}
	}
	return n
}

// In are the lines in one file, as "2-4, 17": at most so many ranges, and then "…".
func (p *Places) In(file, most int) string {
	p.merge()
	var parts []string
	for _, r := range p.of(uint8(file)).ranges {
		if len(parts) == most {
			parts = append(parts, "…")
			break
		}
		part := fmt.Sprint(r.first)
		if r.last > r.first {
			part += fmt.Sprintf("-%d", r.last)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

// Places adds where the rows of a flow stand, at the view's level, and gives their
// number. With World on one side they are those of the stated total, or of each of 48
// partners at most; those of all states with all are not looked for.
func (v View) Places(year int, from, to Country, stated bool, into *Places) (rows int) {
	return v.t.places(v, year, from, to, stated, func(r *run) (start, end uint32) { return v.t.span(r, v.layer.Level) }, into)
}

// Places is [View.Places] of the view's product.
func (v ProductView) Places(year int, from, to Country, stated bool, into *Places) (rows int) {
	return v.t.places(View{v.t, Layer{By: v.by}}, year, from, to, stated, v.span, into)
}

// places adds the rows that span gives of the runs of a flow.
func (t *Table) places(v View, year int, from, to Country, stated bool, span func(*run) (start, end uint32), into *Places) (rows int) {
	partners := 0
	take := func(r *run) bool {
		start, end := span(r)
		rows += int(end - start)
		into.add(t, r, start, end)
		if partners++; partners > mostPartners {
			into.unknown = true
		}
		return !into.unknown
	}
	switch {
	case stated || from != World && to != World:
		if r := v.run(year, from, to); r != nil {
			take(r)
		}
	case from != World:
		v.exports(uint16(year), from, take)
	case to != World:
		v.imports(uint16(year), to, take)
	}
	return rows
}
