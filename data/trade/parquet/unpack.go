package parquet

import (
	"bytes"
	"io"
	"slices"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/snappy"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go/format"
)

// unpacker are the tools that unpacking keeps.
type unpacker struct {
	gzip *gzip.Reader
	zstd *zstd.Decoder
}

// unpacked is a page's bytes, which are to be size bytes.
func (c *Column) unpacked(b []byte, size int) (out []byte, err error) {
	switch c.codec {
	case format.Uncompressed:
		out = b
	case format.Snappy:
		n, bad := snappy.DecodedLen(b)
		if bad != nil || n != size {
			return nil, c.damaged("a page cannot be unpacked")
		}
		c.plain, err = snappy.Decode(c.plain[:cap(c.plain)], b)
		out = c.plain
	case format.Gzip:
		out, err = c.gunzip(b, size)
	case format.Zstd:
		if c.unpack.zstd == nil {
			c.unpack.zstd, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxPage), zstd.WithDecodeAllCapLimit(true))
			if err != nil {
				return nil, err
			}
		}
		c.plain, err = c.unpack.zstd.DecodeAll(b, slices.Grow(c.plain[:0], size))
		out = c.plain
	case format.LZO:
		return nil, c.pressed("LZO")
	case format.Brotli:
		return nil, c.pressed("Brotli")
	case format.Lz4Raw, 5: // 5 is LZ4 in frames of Hadoop, which the format gave up
		return nil, c.pressed("LZ4")
	default:
		return nil, c.damaged("its compression is not known")
	}
	if err != nil || len(out) != size {
		return nil, c.damaged("a page cannot be unpacked")
	}
	return out, nil
}

func (c *Column) pressed(by string) error {
	return c.refuse("is compressed with "+by, "write it with Snappy, gzip or Zstandard")
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
