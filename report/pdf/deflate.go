package pdf

import (
	"bytes"
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// deflateLevel is klauspost's: at 6 a brief is 2 % larger than at 9, which
// takes several times as long.
const deflateLevel = 6

// A deflater is a zlib writer with its output, and room for the objects on
// their way to it. A writer costs over half a megabyte, so they are pooled;
// what one writes does not depend on what it wrote before (a test holds this).
type deflater struct {
	w      *zlib.Writer
	out    bytes.Buffer
	packed []byte
}

var deflaters = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(io.Discard, deflateLevel)
	if err != nil {
		panic(fmt.Sprintf("pdf: zlib level %d: %v", deflateLevel, err))
	}
	return &deflater{w: w}
}}

// deflate returns data compressed; the bytes are valid until d is used again
// or goes back to the pool. Writing to a bytes.Buffer cannot fail.
func (d *deflater) deflate(data ...[]byte) []byte {
	d.out.Reset()
	d.w.Reset(&d.out)
	for _, b := range data {
		if _, err := d.w.Write(b); err != nil {
			panic(fmt.Sprintf("pdf: deflate: %v", err))
		}
	}
	if err := d.w.Close(); err != nil {
		panic(fmt.Sprintf("pdf: deflate: %v", err))
	}
	return d.out.Bytes()
}
