package parquet

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"

	"github.com/parquet-go/parquet-go/format"
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
		var h format.PageHeader
		body, err := c.read(&h)
		if err != nil {
			return err
		}
		n := int64(0)
		switch {
		case h.Type == format.DataPage && h.DataPageHeader.Valid:
			n = int64(h.DataPageHeader.V.NumValues)
		case h.Type == format.DataPageV2 && h.DataPageHeaderV2.Valid:
			n = int64(h.DataPageHeaderV2.V.NumValues)
		case h.Type == format.DictionaryPage && h.DictionaryPageHeader.Valid:
			if err := c.dictionary(&h, body); err != nil {
				return err
			}
		}
		switch {
		case n < 0 || n > min(c.left, maxValues):
			return c.damaged("a page of %d values", n)
		case n > 0:
			c.left -= n
			p.reset(int(n), &c.column)
			if h.Type == format.DataPage {
				return c.data(&h, body, p)
			}
			return c.data2(&h, body, p)
		}
	}
}

// read reads the next page's header, and gives its bytes as they are in the file.
func (c *Column) read(h *format.PageHeader) (body []byte, err error) {
	for room := 256; ; room *= 8 {
		head, err := c.pages.Peek(min(room, maxHeader))
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if len(head) == 0 {
			return nil, c.damaged("pages are missing")
		}
		n, whole := structure(head)
		if whole && unmarshal(head[:n], h) {
			if _, err := c.pages.Discard(n); err != nil {
				return nil, err
			}
			break
		}
		if whole || len(head) < room || room > maxHeader {
			return nil, c.damaged("a page's header cannot be read")
		}
	}
	if h.CompressedPageSize < 0 || h.CompressedPageSize > maxPage || h.UncompressedPageSize < 0 || h.UncompressedPageSize > maxPage {
		return nil, c.damaged("a page of %d bytes", h.UncompressedPageSize)
	}
	if c.packed, err = readAll(c.packed[:0], c.pages, int(h.CompressedPageSize)); err != nil {
		if errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, c.damaged("it ends within a page")
		}
		return nil, err
	}
	if h.CRC != 0 && crc32.ChecksumIEEE(c.packed) != uint32(h.CRC) {
		return nil, c.damaged("the checksum of a page is wrong")
	}
	return c.packed, nil
}

// readAll reads n bytes. It allocates as they come: n is only a claim.
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
func (c *Column) dictionary(h *format.PageHeader, body []byte) error {
	n := int(h.DictionaryPageHeader.V.NumValues)
	if n < 0 || n > maxValues {
		return c.damaged("a dictionary of %d values", n)
	}
	body, err := c.unpacked(body, int(h.UncompressedPageSize))
	if err != nil {
		return err
	}
	c.names = values{}
	return c.values(&c.names, format.Plain, body, n)
}

// data reads a page of values of the first version: levels and values are
// packed together.
func (c *Column) data(h *format.PageHeader, body []byte, p *Page) error {
	v := &h.DataPageHeader.V
	body, err := c.unpacked(body, int(h.UncompressedPageSize))
	if err != nil || !c.column.optional {
		return c.present(v.Encoding, nil, body, p, err)
	}
	if v.DefinitionLevelEncoding != format.RLE {
		return c.damaged("its levels are in an encoding of old")
	}
	if len(body) < 4 || int64(binary.LittleEndian.Uint32(body)) > int64(len(body)-4) {
		return c.damaged("a page's levels are longer than the page")
	}
	size := 4 + int(binary.LittleEndian.Uint32(body))
	return c.present(v.Encoding, body[4:size], body[size:], p, nil)
}

// data2 reads a page of values of the second version: only values are packed.
func (c *Column) data2(h *format.PageHeader, body []byte, p *Page) error {
	v := &h.DataPageHeaderV2.V
	first, size := int(v.RepetitionLevelsByteLength), int(v.DefinitionLevelsByteLength)
	if first < 0 || size < 0 || first+size > min(len(body), int(h.UncompressedPageSize)) {
		return c.damaged("a page's levels are longer than the page")
	}
	levels, body := body[first:first+size], body[first+size:]
	var err error
	if !v.IsCompressed.Valid || v.IsCompressed.V {
		body, err = c.unpacked(body, int(h.UncompressedPageSize)-first-size)
	}
	return c.present(v.Encoding, levels, body, p, err)
}

// present reads which rows have a value, then the values, and puts them where
// they belong, unless err says why not.
func (c *Column) present(encoding format.Encoding, levels, body []byte, p *Page, err error) error {
	if err != nil {
		return err
	}
	have := p.Rows
	if c.column.optional {
		defined, ok := c.bits(levels, p.Rows)
		if !ok {
			return c.damaged("a page's levels cannot be read")
		}
		have = p.mark(defined)
	}
	if err := c.values(&p.values, encoding, body, have); err != nil {
		return err
	}
	p.spread(have)
	return nil
}
