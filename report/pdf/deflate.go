package pdf

import (
	"bytes"
	"fmt"
	"io"

	"github.com/klauspost/compress/zlib"
)

// The levels of klauspost/compress at which streams are deflated. Level 6 takes little
// over half the time of level 7 and makes 1 % more of a brief; one level for all streams,
// with one set of tables, saves a batch a fifteenth of its time. What is kept for many
// files is worth level 9, which takes twice as long and makes 1 % less of a font.
const (
	streamLevel = 6
	keptLevel   = 9
)

// deflate returns data compressed; the bytes are valid until the next call. Parts
// begin blocks of their own, with codes of their own, which is shorter where parts are
// unlike: numbers before text, say. Writing to a bytes.Buffer cannot fail.
func (ws *workspace) deflate(data ...[]byte) []byte {
	return deflate(ws.z, &ws.out, data...)
}

// deflateKept is deflate for what is kept for many files.
func (ws *workspace) deflateKept(data []byte) []byte {
	if ws.kept == nil {
		ws.kept = newDeflater(keptLevel)
	}
	return deflate(ws.kept, &ws.out, data)
}

// deflate is data compressed by z into out.
func deflate(z *zlib.Writer, out *bytes.Buffer, data ...[]byte) []byte {
	out.Reset()
	z.Reset(out)
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
	return out.Bytes()
}

func newDeflater(level int) *zlib.Writer {
	z, err := zlib.NewWriterLevel(io.Discard, level)
	if err != nil {
		panic(fmt.Sprintf("pdf: zlib level %d: %v", level, err))
	}
	return z
}
