package pdf

import (
	"bytes"
	"sync"

	"dyad/report/font"
)

// A program is a subset as it stands in a file; immutable.
type program struct {
	name     string
	size     int // before compression
	deflated []byte
}

// programs are those that files lately had, by their subsets' keys. The briefs of
// a batch use much the same letters: to cut, name and compress each face again
// was a twentieth of the time. The 8,365 faces of 1,673 briefs computed from one
// table were 1,071 programs; a fifth of the faces, 57 % with an eighth of the
// room, were to be cut.
var programs = struct {
	sync.Mutex
	young, old map[string]*program
}{young: map[string]*program{}}

// mostPrograms is how many are kept, some 5 KB each. Those not asked for while
// half as many others were are the first to go.
const mostPrograms = 512

// find is a program made before, or nil.
func find(key string) *program {
	programs.Lock()
	defer programs.Unlock()
	if p := programs.young[key]; p != nil {
		return p
	}
	p := programs.old[key]
	if p != nil {
		keep(key, p)
	}
	return p
}

// keep puts a program among the young. It is for those that have the lock.
func keep(key string, p *program) {
	if len(programs.young) >= mostPrograms/2 {
		programs.old, programs.young = programs.young, make(map[string]*program, mostPrograms/2)
	}
	programs.young[key] = p
}

// program makes the font program of s, or finds it made.
func (f *finisher) program(s *font.Subset) (*program, error) {
	key := s.Key()
	if p := find(key); p != nil {
		return p, nil
	}
	ttf, err := s.TTF()
	if err != nil {
		return nil, err
	}
	p := &program{s.Name(), len(ttf), bytes.Clone(f.ws.deflate(ttf))}
	programs.Lock()
	defer programs.Unlock()
	keep(key, p)
	return p, nil
}
