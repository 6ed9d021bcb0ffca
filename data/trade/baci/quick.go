package baci

import (
	"bytes"
	"encoding/binary"
	"math/bits"

	"dyad/data/trade/source"
)

// quick adds the rows of the lines that data begins with as CEPII writes them, in
// any edition, and gives the length of these lines. It stops at any other line, and
// near the end of data, whatever stands there: slow reads those, and gives the same
// of every line that quick reads.
//
// Nearly all of eleven million lines come this way. Numbers are read eight bytes at
// a time, without a branch for each digit, whose number cannot be foreseen, and the
// year and countries once for all lines of a pair: a line takes 32 ns, digit by digit
// it took 38, and by slow it takes forty times as long.
func (b *Block) quick(data []byte) (length int) {
	for len(data)-length >= longest {
		line := (*[longest]byte)(data[length:])
		run := Run{Line: b.Lines + 1}
		width := run.pair(line)
		if width == 0 {
			break
		}
		pair := line[:width]
		for bytes.HasPrefix(data[length:], pair) && len(data)-length >= longest {
			n := b.goods((*[longest]byte)(data[length:]), width)
			if n == 0 {
				break
			}
			length += n
			run.Rows++
		}
		if run.Rows == 0 {
			break
		}
		b.Lines += run.Rows
		b.extend(run)
	}
	return length
}

// longest bounds the lines that quick reads, with the bytes that are read behind
// what they hold.
const longest = 96

// pair reads a line's year and countries, and gives their width with all commas: 0
// for anything but numbers in their bounds.
func (r *Run) pair(line *[longest]byte) (width int) {
	var n [3]uint64
	for i := range n {
		value, count := digits(line, width)
		if width += count; count == 0 || count > 5 || line[width] != ',' {
			return 0
		}
		n[i] = value
		width++
	}
	if n[0] < source.FirstYear || n[0] > source.LastYear || n[1] == 0 || n[2] == 0 || n[1] > source.MaxCode || n[2] > source.MaxCode {
		return 0
	}
	r.Year, r.Exporter, r.Importer = uint16(n[0]), uint16(n[1]), uint16(n[2])
	return width
}

// firstCode is the least number of six digits: there is no chapter 00.
const firstCode = 10_000

// goods adds a line's product, value and mass, which begin at p, and gives the length
// of the line: 0 for any line that slow has to read, of which it adds nothing.
func (b *Block) goods(line *[longest]byte, p int) (length int) {
	code, width := digits(line, p)
	if p += width; width != 6 && width != 5 || code < firstCode || line[p] != ',' {
		return 0
	}
	value, p := decimal(line, p+1)
	if p == 0 || line[p] != ',' {
		return 0
	}
	mass, p := mass(line, p+1)
	if p == 0 {
		return 0
	}
	if line[p] == '\r' {
		p++
	}
	if line[p] != '\n' {
		return 0
	}
	b.padded += 6 - width
	if mass == source.MissingThousands {
		b.unweighed++
	}
	b.Product = append(b.Product, source.Subheading(uint32(code)))
	b.Value.Short = append(b.Value.Short, uint32(value))
	b.Weight.Short = append(b.Weight.Short, uint32(mass))
	return p + 1
}

// mass reads tonnes, plain or quoted and padded, empty or NA, in kilograms. It stops
// before the line end.
func mass(line *[longest]byte, p int) (kilograms uint64, next int) {
	if c := line[p]; c-'0' <= 9 {
		return decimal(line, p)
	} else if c == '\n' || c == '\r' {
		return source.MissingThousands, p
	}
	quoted := line[p] == '"'
	if quoted {
		p++
	}
	for line[p] == ' ' {
		if p++; p > longest/2 {
			return 0, 0
		}
	}
	if line[p] == 'N' && line[p+1] == 'A' {
		kilograms, p = source.MissingThousands, p+2
	} else if kilograms, p = decimal(line, p); p == 0 {
		return 0, 0
	}
	if quoted {
		if line[p] != '"' {
			return 0, 0
		}
		p++
	}
	return kilograms, p
}

// decimal reads a number below two million with at most 3 decimal places, as whole
// thousandths: those fit where thousands do.
func decimal(line *[longest]byte, p int) (thousandths uint64, next int) {
	whole, count := digits(line, p)
	if p += count; count == 0 || whole >= 2_000_000 {
		return 0, 0
	}
	if line[p] != '.' {
		return whole * 1000, p
	}
	part, count := digits(line, p+1)
	if count == 0 || count > 3 {
		return 0, 0
	}
	return whole*1000 + part*[4]uint64{1, 100, 10, 1}[count], p + 1 + count
}

// digits reads the digits at p, of which there are count: at most 7, and 0 for none
// and for more.
func digits(line *[longest]byte, p int) (n uint64, count int) {
	w := binary.LittleEndian.Uint64(line[p:]) ^ 0x3030303030303030
	// The lowest high bit is that of the first byte that is above 9.
	count = bits.TrailingZeros64((w+0x7676767676767676|w)&0x8080808080808080) / 8
	if count == 8 {
		return 0, 0
	}
	// The digits are moved to the end, noughts before them; then two, four and eight
	// of them are added up at a time.
	w <<= uint(64-8*count) & 63
	w = w*10 + w>>8
	return ((w&0x000000ff000000ff)*(100+1_000_000<<32) + (w>>16&0x000000ff000000ff)*(1+10_000<<32)) >> 32, count
}
