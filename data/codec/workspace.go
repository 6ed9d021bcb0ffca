package codec

import (
	"dyad/data"
	"dyad/data/spare"
)

// A workspace is the memory that a file is read in. A dossier keeps nothing of
// it, and none is read otherwise for what was read before.
type workspace struct {
	nodes   slab[node]
	kids    slab[*node]
	objects slab[object]
	keys    slab[string] // of objects
	open    []*node      // see usualReader
	pieces  []data.Piece // of the text at hand
	checks  []func(d *data.Dossier)
}

// workspaces are those not in use. They hold half of what reading a dossier takes,
// and spare a worker that reads one after the other a seventh of its time.
var workspaces = spare.New(func() *workspace { return new(workspace) })

// keptBlocks is the most blocks of nodes of a workspace that is kept.
const keptBlocks = 64

// release keeps the workspace for another file, unless it is large or there are
// enough. All it has handed out becomes invalid.
func (ws *workspace) release() {
	if len(ws.nodes.blocks) > keptBlocks {
		return
	}
	ws.nodes.reset()
	ws.kids.reset()
	ws.objects.reset()
	ws.keys.reset()
	ws.open = spare.Emptied(ws.open[:cap(ws.open)])
	ws.pieces = spare.Emptied(ws.pieces[:cap(ws.pieces)])
	ws.checks = spare.Emptied(ws.checks[:cap(ws.checks)])
	workspaces.Keep(ws)
}

// A slab hands out small slices, zero, cut from large ones: a dossier has
// thousands of small things.
type slab[T any] struct {
	blocks [][]T
	used   int // blocks
	room   []T // of the last one
}

func (s *slab[T]) take(n int) []T {
	const block = 128
	if n > block {
		return make([]T, n)
	}
	if n > len(s.room) {
		if s.used == len(s.blocks) {
			s.blocks = append(s.blocks, make([]T, block))
		}
		s.room = s.blocks[s.used]
		s.used++
	}
	out := s.room[:n:n]
	s.room = s.room[n:]
	return out
}

// reset takes back all that was handed out.
func (s *slab[T]) reset() {
	for _, b := range s.blocks[:s.used] {
		clear(b)
	}
	s.used, s.room = 0, nil
}
