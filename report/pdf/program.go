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

// programs are those of the files written last, by their subsets' keys. The
// briefs of a batch use much the same letters: to cut, name and compress each
// face again was a twentieth of the time.
var programs = struct {
	sync.Mutex
	made map[string]*program
}{made: map[string]*program{}}

// mostPrograms is how many are kept, some 5 KB each.
const mostPrograms = 64

// program makes the font program of s, or finds it made.
func (f *finisher) program(s *font.Subset) (*program, error) {
	key := s.Key()
	programs.Lock()
	p := programs.made[key]
	programs.Unlock()
	if p != nil {
		return p, nil
	}
	ttf, err := s.TTF()
	if err != nil {
		return nil, err
	}
	p = &program{s.Name(), len(ttf), bytes.Clone(f.ws.deflate(ttf))}
	programs.Lock()
	defer programs.Unlock()
	if len(programs.made) >= mostPrograms {
		clear(programs.made)
	}
	programs.made[key] = p
	return p, nil
}
