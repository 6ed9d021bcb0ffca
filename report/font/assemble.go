package font

import "math/bits"

// A table of a font file.
type table struct {
	tag  string
	data []byte
}

// assemble writes a font file of tables sorted by tag, with their checksums
// (OpenType 1.9, "The OpenType font file"). It wants a "head" among them.
func assemble(ts []table) []byte {
	n := len(ts)
	power := bits.Len(uint(n)) - 1
	size := 12 + 16*n
	for _, t := range ts {
		size += (len(t.data) + 3) &^ 3
	}
	out := make([]byte, 0, size)
	out = be.AppendUint32(out, 0x00010000)
	for _, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		out = be.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*n
	head := 0
	for _, t := range ts {
		if t.tag == "head" {
			head = at
		}
		out = append(out, t.tag...)
		out = be.AppendUint32(out, checksum(t.data))
		out = be.AppendUint32(out, uint32(at))
		out = be.AppendUint32(out, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range ts {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

// checksum sums b as big-endian words, padded with zeros.
func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += be.Uint32(b)
	}
	var last [4]byte
	copy(last[:], b)
	return sum + be.Uint32(last[:])
}
