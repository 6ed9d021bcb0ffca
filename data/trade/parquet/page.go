package parquet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"slices"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/snappy"
	"github.com/klauspost/compress/zstd"
)

// What a page may hold. Programs write some ten thousand values and a megabyte.
const (
	maxPage   = 1 << 28 // bytes
	maxValues = 1 << 24
	maxHeader = 1 << 16
)

// Next reads the values of the next page into p, whose memory is used again. At
// the end it is io.EOF.
func (c *Column) Next(p *Page) error {
	for {
		if err := c.next(); err != nil {
			return err
		}
		h, body, err := c.read()
		if err != nil {
			return err
		}
		switch h.kind {
		case pageDictionary:
			err = c.dictionary(h, body)
		case pageData, pageData2:
			if h.values == 0 {
				continue
			}
			if h.values < 0 || h.values > min(c.left, maxValues) {
				return c.damaged("a page of %d values", h.values)
			}
			c.left -= h.values
			return c.data(h, body, p)
		}
		if err != nil {
			return err
		}
	}
}

// read gives the next page's header and its bytes as they are in the file.
func (c *Column) read() (h header, body []byte, err error) {
	for room := 256; ; room *= 8 {
		head, err := c.pages.Peek(min(room, maxHeader))
		if err != nil && !errors.Is(err, io.EOF) {
			return h, nil, err
		}
		if len(head) == 0 {
			return h, nil, c.damaged("pages are missing")
		}
		d := decoder{b: head}
		h = d.header()
		if !d.fault {
			_, err = c.pages.Discard(d.at)
			if err != nil {
				return h, nil, err
			}
			break
		}
		if len(head) < room || room > maxHeader {
			return h, nil, c.damaged("a page's header cannot be read")
		}
	}
	if h.packed < 0 || h.packed > maxPage || h.size < 0 || h.size > maxPage {
		return h, nil, c.damaged("a page of %d bytes", h.size)
	}
	if c.packed, err = readAll(c.packed[:0], c.pages, int(h.packed)); err != nil {
		if errors.Is(err, io.ErrUnexpectedEOF) {
			return h, nil, c.damaged("it ends within a page")
		}
		return h, nil, err
	}
	if h.checked && crc32.ChecksumIEEE(c.packed) != h.crc {
		return h, nil, c.damaged("the checksum of a page is wrong")
	}
	return h, c.packed, nil
}

// readAll reads n bytes, making room as they come: n is only a claim.
func readAll(b []byte, r io.Reader, n int) ([]byte, error) {
	const step = 1 << 20
	for len(b) < n {
		at := len(b)
		size := min(n-at, max(step, cap(b)-at))
		b = append(b, make([]byte, size)...)
		if _, err := io.ReadFull(r, b[at:]); err != nil {
			return b, io.ErrUnexpectedEOF
		}
	}
	return b, nil
}

// dictionary reads a dictionary page.
func (c *Column) dictionary(h header, body []byte) error {
	if h.values < 0 || h.values > maxValues {
		return c.damaged("a dictionary of %d values", h.values)
	}
	body, err := c.unpacked(body, h.size)
	if err != nil {
		return err
	}
	c.names = values{}
	return c.values(&c.names, encodingPlain, body, int(h.values))
}

// data reads a page of values.
func (c *Column) data(h header, body []byte, p *Page) error {
	n := int(h.values)
	p.reset(n, &c.column)
	if h.kind == pageData2 {
		if h.defined < 0 || h.repeated < 0 || h.defined+h.repeated > min(int64(len(body)), h.size) {
			return c.damaged("a page's levels are longer than the page")
		}
		levels := body[h.repeated : h.repeated+h.defined]
		body = body[h.repeated+h.defined:]
		if !h.plain {
			var err error
			if body, err = c.unpacked(body, h.size-h.defined-h.repeated); err != nil {
				return err
			}
		}
		return c.present(h, levels, body, n, p)
	}
	body, err := c.unpacked(body, h.size)
	if err != nil {
		return err
	}
	var levels []byte
	if c.column.repetition == optional {
		if len(body) < 4 {
			return c.damaged("a page's levels are longer than the page")
		}
		size := int64(binary.LittleEndian.Uint32(body))
		if size > int64(len(body)-4) {
			return c.damaged("a page's levels are longer than the page")
		}
		levels, body = body[4:4+size], body[4+size:]
	}
	return c.present(h, levels, body, n, p)
}

// present reads which rows have a value, then the values, and puts them where
// they belong.
func (c *Column) present(h header, levels, body []byte, n int, p *Page) error {
	have := n
	if c.column.repetition == optional {
		if h.levels != encodingRLE {
			return c.damaged("its levels are in an encoding of old")
		}
		var ok bool
		if c.levels, ok = hybrid(c.levels[:0], levels, 1, n); !ok {
			return c.damaged("a page's levels cannot be read")
		}
		have = p.mark(c.levels)
	}
	if err := c.values(&p.values, h.encoding, body, have); err != nil {
		return err
	}
	p.spread(have)
	return nil
}

// Compressions of the format.
const (
	codecNone   = 0
	codecSnappy = 1
	codecGzip   = 2
	codecZstd   = 6
)

var codecs = map[int64]string{3: "LZO", 4: "Brotli", 5: "LZ4", 7: "LZ4"}

// unpacker are the tools that unpacking keeps.
type unpacker struct {
	gzip *gzip.Reader
	zstd *zstd.Decoder
}

// unpacked is a page's bytes, which are to be size bytes.
func (c *Column) unpacked(b []byte, size int64) (out []byte, err error) {
	switch c.codec {
	case codecNone:
		out = b
	case codecSnappy:
		n, bad := snappy.DecodedLen(b)
		if bad != nil || int64(n) != size {
			return nil, c.damaged("a page cannot be unpacked")
		}
		c.plain, err = snappy.Decode(c.plain[:cap(c.plain)], b)
		out = c.plain
	case codecGzip:
		out, err = c.gunzip(b, int(size))
	case codecZstd:
		if c.unpack.zstd == nil {
			c.unpack.zstd, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxPage), zstd.WithDecodeAllCapLimit(true))
			if err != nil {
				return nil, err
			}
		}
		c.plain, err = c.unpack.zstd.DecodeAll(b, slices.Grow(c.plain[:0], int(size)))
		out = c.plain
	default:
		name := codecs[c.codec]
		if name == "" {
			return nil, c.damaged("its compression is not known")
		}
		return nil, c.refuse("is compressed with "+name, "write it with Snappy, gzip or Zstandard")
	}
	if err != nil || int64(len(out)) != size {
		return nil, c.damaged("a page cannot be unpacked")
	}
	return out, nil
}

func (c *Column) gunzip(b []byte, size int) (out []byte, err error) {
	if c.unpack.gzip == nil {
		c.unpack.gzip, err = gzip.NewReader(bytes.NewReader(b))
	} else {
		err = c.unpack.gzip.Reset(bytes.NewReader(b))
	}
	if err != nil {
		return nil, err
	}
	if c.plain, err = readAll(c.plain[:0], c.unpack.gzip, size); err != nil {
		return nil, err
	}
	if n, _ := c.unpack.gzip.Read(make([]byte, 1)); n > 0 {
		return nil, io.ErrShortBuffer
	}
	return c.plain, nil
}
