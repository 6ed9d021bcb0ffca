package pdf

import (
	"bytes"
	"fmt"
	"io"

	"github.com/klauspost/compress/zlib"

	"dyad/data/spare"
)

// A workspace is what the writing of one file needs and leaves behind: a zlib
// writer with its output, and room for all that is made on the way. What is
// written does not depend on what was written before (a test holds this).
type workspace struct {
	z   *zlib.Writer
	out bytes.Buffer

	nodes []node // of the record, as are the next two
	kids  []kid
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
	if cap(ws.nodes) > keptElements {
		return
	}
	// Nothing of the document is kept.
	ws.nodes, ws.kids, ws.links = spare.Emptied(ws.nodes), spare.Emptied(ws.kids), spare.Emptied(ws.links)
	workspaces.Keep(ws)
}

func newWorkspace() *workspace {
	z, err := zlib.NewWriterLevel(io.Discard, deflateLevel)
	if err != nil {
		panic(fmt.Sprintf("pdf: zlib level %d: %v", deflateLevel, err))
	}
	return &workspace{z: z}
}
