package parquet

import (
	"encoding/binary"
	"math"
)

// Types of the compact protocol (Apache Thrift, thrift-compact-protocol.md).
const (
	typeTrue   = 1
	typeFalse  = 2
	typeByte   = 3
	typeDouble = 7
	typeBinary = 8
	typeList   = 9
	typeSet    = 10
	typeMap    = 11
	typeStruct = 12
)

// maxDepth bounds how deep structures stand in each other. Parquet's own need 6.
const maxDepth = 16

// A decoder reads the compact protocol. After a fault it gives zeros, and says
// so. A length that is claimed is never more than the bytes that are there.
type decoder struct {
	b     []byte
	at    int
	depth int
	fault bool
}

func (d *decoder) byte() byte {
	if d.at >= len(d.b) {
		d.fault = true
		return 0
	}
	d.at++
	return d.b[d.at-1]
}

func (d *decoder) uvarint() uint64 {
	v, n := binary.Uvarint(d.b[min(d.at, len(d.b)):])
	if n <= 0 {
		d.fault = true
		return 0
	}
	d.at += n
	return v
}

// int is a number of 16, 32 or 64 bits.
func (d *decoder) int() int64 {
	u := d.uvarint()
	return int64(u>>1) ^ -int64(u&1)
}

func (d *decoder) bytes() []byte {
	n := d.uvarint()
	if d.fault || n > uint64(len(d.b)-d.at) {
		d.fault = true
		return nil
	}
	d.at += int(n)
	return d.b[d.at-int(n) : d.at]
}

// fields reads a structure: read is called for each field and reports whether it
// took the value; else the value is passed over.
func (d *decoder) fields(read func(id int16, typ byte) bool) {
	if d.depth++; d.depth > maxDepth {
		d.fault = true
	}
	defer func() { d.depth-- }()
	id := int16(0)
	for !d.fault {
		head := d.byte()
		if head == 0 {
			return
		}
		if step := head >> 4; step > 0 {
			id += int16(step)
		} else {
			id = int16(d.int())
		}
		if typ := head & 15; !read(id, typ) {
			d.skip(typ)
		}
	}
}

// list reads a list of at most most elements, calling read for each.
func (d *decoder) list(read func(typ byte), most uint64) {
	head := d.byte()
	n := uint64(head >> 4)
	if n == 15 {
		n = d.uvarint()
	}
	if n > min(most, uint64(len(d.b)-d.at)) { // an element has at least one byte
		d.fault = true
	}
	for ; n > 0 && !d.fault; n-- {
		read(head & 15)
	}
}

func (d *decoder) skip(typ byte) {
	switch typ {
	case typeTrue, typeFalse: // the value is in the type
	case typeByte:
		d.byte()
	case 4, 5, 6:
		d.uvarint()
	case typeDouble:
		d.at += 8
		d.fault = d.fault || d.at > len(d.b)
	case typeBinary:
		d.bytes()
	case typeList, typeSet:
		d.list(d.skipElement, math.MaxUint64)
	case typeMap:
		n := d.uvarint()
		if n == 0 {
			return
		}
		kinds := d.byte()
		if n > uint64(len(d.b)-d.at) {
			d.fault = true
		}
		for ; n > 0 && !d.fault; n-- {
			d.skipElement(kinds >> 4)
			d.skipElement(kinds & 15)
		}
	case typeStruct:
		d.fields(func(int16, byte) bool { return false })
	default:
		d.fault = true
	}
}

// skipElement passes over an element of a list, where a truth has a byte.
func (d *decoder) skipElement(typ byte) {
	if typ == typeTrue || typ == typeFalse {
		d.byte()
		return
	}
	if d.depth++; d.depth > maxDepth {
		d.fault = true
	}
	d.skip(typ)
	d.depth--
}
