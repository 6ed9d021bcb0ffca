package pdf

import (
	"bytes"

	"github.com/klauspost/compress/zlib"

	"dyad/report/pool"
)

// A workspace is memory in which a file is written and which the next file uses
// again: zlib writers with their output, and buffers for what is made on the way.
// The bytes of a file do not depend on the files before it (a test holds this).
type workspace struct {
	z    *zlib.Writer
	kept *zlib.Writer // nil until it is needed
	out  bytes.Buffer

	nodes []node // of the record, as are the next two
	kids  []kid
	links []linkArea

	page     []byte       // contents of the pages, one behind the other
	deflated []byte       // the same, each compressed
	fromFpdf bytes.Buffer // what fpdf wrote

	file   []byte // the finished file
	packed []byte // objects on their way into an object stream
	index  []packedObject
	xref   []xrefEntry
}

// workspaces are those not in use. Each takes over a megabyte.
var workspaces = pool.New(newWorkspace)

// keptElements is the most elements of a document whose workspace is kept: of
// some 60 pages.
const keptElements = 1 << 14

// release keeps the workspace for another file, unless it is large or enough are
// kept. Nothing made in it may be used afterwards.
func (ws *workspace) release() {
	if cap(ws.nodes) > keptElements {
		return
	}
	// Nothing of the document is kept.
	ws.nodes, ws.kids, ws.links = pool.Reset(ws.nodes), pool.Reset(ws.kids), pool.Reset(ws.links)
	workspaces.Put(ws)
}

func newWorkspace() *workspace {
	return &workspace{z: newDeflater(streamLevel)}
}
