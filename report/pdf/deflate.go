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

// A deflater is a zlib writer with its output. A writer costs over half a
// megabyte, so they are pooled; what one writes does not depend on what it
// wrote before (a test holds this).
type deflater struct {
	w   *zlib.Writer
	out bytes.Buffer
}

var deflaters = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(io.Discard, deflateLevel)
	if err != nil {
		panic(fmt.Sprintf("pdf: zlib level %d: %v", deflateLevel, err))
	}
	return &deflater{w: w}
}}

// deflate returns data compressed; the bytes are valid until d goes back to
// the pool. Writing to a bytes.Buffer cannot fail.
func (d *deflater) deflate(data []byte) []byte {
	d.out.Reset()
	d.w.Reset(&d.out)
	if _, err := d.w.Write(data); err != nil {
		panic(fmt.Sprintf("pdf: deflate: %v", err))
	}
	if err := d.w.Close(); err != nil {
		panic(fmt.Sprintf("pdf: deflate: %v", err))
	}
	return d.out.Bytes()
}
