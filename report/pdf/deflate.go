package pdf

import (
	"bytes"
	"fmt"
	"io"

	"github.com/klauspost/compress/zlib"

	"dyad/data/spare"
	"dyad/report/layout"
)

// deflateLevel is klauspost's: at 6 a brief is 2 % larger than at 9, which
// takes several times as long.
const deflateLevel = 6

// A workspace is what the writing of one file needs and leaves behind: a zlib
// writer with its output, and room for all that is made on the way. What is
// written does not depend on what was written before (a test holds this).
type workspace struct {
	z   *zlib.Writer
	out bytes.Buffer

	nodes map[*layout.Element]*node // of the record
	tree  recordRoom
	links []linkArea

	page     []byte       // contents of the pages, one behind the other
	deflated []byte       // the same, each compressed
	drawn    bytes.Buffer // by fpdf

	file   []byte // and what it is made of: objects on their way into streams
	packed []byte
	index  []packedObject
	where  []place
}

// workspaces are those not in use, of over a megabyte each.
var workspaces = spare.New(newWorkspace)

// keptElements is the most elements of a document whose workspace is kept: of
// some 60 pages.
const keptElements = 1 << 14

// release keeps the workspace for another file, unless it is large or there are
// enough. All it has handed out becomes invalid.
func (ws *workspace) release() {
	if len(ws.tree.nodes) > keptElements {
		return
	}
	clear(ws.nodes) // nothing of the document is kept
	clear(ws.tree.nodes)
	clear(ws.tree.kids)
	clear(ws.links)
	workspaces.Keep(ws)
}

func newWorkspace() *workspace {
	z, err := zlib.NewWriterLevel(io.Discard, deflateLevel)
	if err != nil {
		panic(fmt.Sprintf("pdf: zlib level %d: %v", deflateLevel, err))
	}
	const usual = 1000 // elements of a brief
	return &workspace{z: z, nodes: make(map[*layout.Element]*node, usual)}
}

// deflate returns data compressed; the bytes are valid until the next call.
// Writing to a bytes.Buffer cannot fail.
func (ws *workspace) deflate(data ...[]byte) []byte {
	ws.out.Reset()
	ws.z.Reset(&ws.out)
	for _, b := range data {
		if _, err := ws.z.Write(b); err != nil {
			panic(fmt.Sprintf("pdf: deflate: %v", err))
		}
	}
	if err := ws.z.Close(); err != nil {
		panic(fmt.Sprintf("pdf: deflate: %v", err))
	}
	return ws.out.Bytes()
}
