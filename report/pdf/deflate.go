package pdf

import (
	"fmt"
	"io"

	"github.com/klauspost/compress/zlib"
)

// The levels of klauspost/compress at which streams are deflated. At 7 a page is 2 %
// larger than at 9, which takes several times as long. Of the embedded brief's packed
// objects, 67 kB, level 6 takes little over half the time of level 7 and makes 2 % more
// of them; of long streams in all it saves a twentieth of a batch of computed briefs.
const (
	deflateLevel = 7
	longLevel    = 6
	longStream   = 50_000 // bytes of a stream that longLevel is for
)

// deflate returns data compressed; the bytes are valid until the next call. Parts
// begin blocks of their own, with codes of their own, which is shorter where parts are
// unlike: numbers before text, say. Writing to a bytes.Buffer cannot fail.
func (ws *workspace) deflate(data ...[]byte) []byte {
	size := 0
	for _, b := range data {
		size += len(b)
	}
	z := ws.z
	if size > longStream {
		z = ws.long
	}
	ws.out.Reset()
	z.Reset(&ws.out)
	for i, b := range data {
		if i > 0 {
			if err := z.Flush(); err != nil {
				panic(fmt.Sprintf("pdf: deflate: %v", err))
			}
		}
		if _, err := z.Write(b); err != nil {
			panic(fmt.Sprintf("pdf: deflate: %v", err))
		}
	}
	if err := z.Close(); err != nil {
		panic(fmt.Sprintf("pdf: deflate: %v", err))
	}
	return ws.out.Bytes()
}

func newDeflater(level int) *zlib.Writer {
	z, err := zlib.NewWriterLevel(io.Discard, level)
	if err != nil {
		panic(fmt.Sprintf("pdf: zlib level %d: %v", level, err))
	}
	return z
}
