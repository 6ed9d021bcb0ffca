package parquet

// Numbers of the format's enumerations (parquet.thrift).
const (
	physicalBool   = 0
	physicalInt32  = 1
	physicalInt64  = 2
	physicalInt96  = 3
	physicalFloat  = 4
	physicalDouble = 5
	physicalBytes  = 6
	physicalFixed  = 7

	optional = 1
	repeated = 2

	convertedDecimal = 5
	convertedUint8   = 11
	convertedUint64  = 14
)

// What a table of trade never reaches, and a broken file might claim.
const (
	maxColumns = 1 << 12
	maxGroups  = 1 << 16
)

// element is a SchemaElement.
type element struct {
	physical, length, repetition, children int64
	name                                   string
	scale                                  int64
	decimal, unsigned                      bool
}

// chunk is where one column of one row group stands.
type chunk struct {
	codec       int64
	values      int64
	start, size int64
	elsewhere   bool // in another file, or encrypted
}

// group is a RowGroup.
type group struct {
	rows   int64
	chunks []chunk
}

// footer is a FileMetaData.
type footer struct {
	rows     int64
	elements []element
	groups   []group
}

func (d *decoder) footer() (f footer) {
	d.fields(func(id int16, typ byte) bool {
		switch {
		case id == 2 && typ == typeList:
			d.list(func(byte) { f.elements = append(f.elements, d.element()) }, maxColumns)
		case id == 3 && typ == 6:
			f.rows = d.int()
		case id == 4 && typ == typeList:
			d.list(func(byte) { f.groups = append(f.groups, d.group()) }, maxGroups)
		default:
			return false
		}
		return true
	})
	return f
}

func (d *decoder) element() element {
	e := element{physical: -1}
	d.fields(func(id int16, typ byte) bool {
		switch id {
		case 1:
			e.physical = d.int()
		case 2:
			e.length = d.int()
		case 3:
			e.repetition = d.int()
		case 4:
			e.name = string(d.bytes())
		case 5:
			e.children = d.int()
		case 6:
			c := d.int()
			e.decimal = e.decimal || c == convertedDecimal
			e.unsigned = e.unsigned || c >= convertedUint8 && c <= convertedUint64
		case 7:
			e.scale = d.int()
		case 10:
			d.logical(&e)
		default:
			return false
		}
		return true
	})
	return e
}

// logical reads a LogicalType, of which only decimals and integers matter.
func (d *decoder) logical(e *element) {
	d.fields(func(id int16, typ byte) bool {
		switch {
		case id == 5 && typ == typeStruct:
			e.decimal = true
			d.fields(func(id int16, typ byte) bool {
				if id != 1 {
					return false
				}
				e.scale = d.int()
				return true
			})
		case id == 10 && typ == typeStruct:
			d.fields(func(id int16, typ byte) bool {
				e.unsigned = e.unsigned || id == 2 && typ == typeFalse
				return false
			})
		default:
			return false
		}
		return true
	})
}

func (d *decoder) group() (g group) {
	d.fields(func(id int16, typ byte) bool {
		switch {
		case id == 1 && typ == typeList:
			d.list(func(byte) { g.chunks = append(g.chunks, d.chunk()) }, maxColumns)
		case id == 3 && typ == 6:
			g.rows = d.int()
		default:
			return false
		}
		return true
	})
	return g
}

// chunk reads a ColumnChunk with its ColumnMetaData.
func (d *decoder) chunk() (c chunk) {
	c.elsewhere = true
	outside := false
	d.fields(func(id int16, typ byte) bool {
		switch {
		case id == 1 || id == 8:
			outside = true
			return false
		case id == 3 && typ == typeStruct:
			c.elsewhere = false
			d.place(&c)
			return true
		}
		return false
	})
	c.elsewhere = c.elsewhere || outside
	return c
}

func (d *decoder) place(c *chunk) {
	dictionary := int64(0)
	d.fields(func(id int16, typ byte) bool {
		switch id {
		case 4:
			c.codec = d.int()
		case 5:
			c.values = d.int()
		case 7:
			c.size = d.int()
		case 9:
			c.start = d.int()
		case 11:
			dictionary = d.int()
		default:
			return false
		}
		return true
	})
	if dictionary > 0 && dictionary < c.start {
		c.start = dictionary
	}
}

// Kinds of pages.
const (
	pageData       = 0
	pageDictionary = 2
	pageData2      = 3
)

// header is a PageHeader with the header of its kind.
type header struct {
	kind              int64
	size, packed      int64 // bytes after unpacking, and before
	crc               uint32
	checked           bool // crc is stated
	values            int64
	encoding          int64
	levels            int64 // encoding of definition levels
	defined, repeated int64 // bytes of levels in a second-version page
	plain             bool  // a second-version page that is not compressed
}

func (d *decoder) header() (h header) {
	h.levels = encodingRLE
	d.fields(func(id int16, typ byte) bool {
		switch id {
		case 1:
			h.kind = d.int()
		case 2:
			h.size = d.int()
		case 3:
			h.packed = d.int()
		case 4:
			h.crc, h.checked = uint32(d.int()), true
		case 5:
			d.numbers(map[int16]*int64{1: &h.values, 2: &h.encoding, 3: &h.levels})
		case 7:
			d.numbers(map[int16]*int64{1: &h.values, 2: &h.encoding})
		case 8:
			d.fields(func(id int16, typ byte) bool {
				to := map[int16]*int64{1: &h.values, 4: &h.encoding, 5: &h.defined, 6: &h.repeated}[id]
				if to != nil {
					*to = d.int()
				}
				h.plain = h.plain || id == 7 && typ == typeFalse
				return to != nil
			})
		default:
			return false
		}
		return true
	})
	return h
}

// numbers reads a structure's numbers.
func (d *decoder) numbers(to map[int16]*int64) {
	d.fields(func(id int16, typ byte) bool {
		if to[id] == nil || typ != 5 {
			return false
		}
		*to[id] = d.int()
		return true
	})
}
