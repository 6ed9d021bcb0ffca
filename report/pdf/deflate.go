package pdf

import "fmt"

// deflateLevel is a level of klauspost/compress. At 6 a brief is 2 % larger than
// at 9, which takes several times as long.
const deflateLevel = 7

// deflate returns data compressed; the bytes are valid until the next call. Parts
// begin blocks of their own, with codes of their own, which is shorter where parts are
// unlike: numbers before text, say. Writing to a bytes.Buffer cannot fail.
func (ws *workspace) deflate(data ...[]byte) []byte {
	ws.out.Reset()
	ws.z.Reset(&ws.out)
	for i, b := range data {
		if i > 0 {
			if err := ws.z.Flush(); err != nil {
				panic(fmt.Sprintf("pdf: deflate: %v", err))
			}
		}
		if _, err := ws.z.Write(b); err != nil {
			panic(fmt.Sprintf("pdf: deflate: %v", err))
		}
	}
	if err := ws.z.Close(); err != nil {
		panic(fmt.Sprintf("pdf: deflate: %v", err))
	}
	return ws.out.Bytes()
}
