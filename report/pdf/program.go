package pdf

import (
	"bytes"
	"sync"

	"dyad/report/font"
)

// A program is the font program of a subset as it is written into a file. It does
// not change.
type program struct {
	name     string
	size     int // before compression
	deflated []byte
}

// programs keeps the font programs of recent files, by the keys of their subsets.
// The briefs of a batch use much the same letters, and making each program again
// took a twentieth of the time. Measured: of the 8,000 faces of the first briefs
// computed from one table 1,737 had to be made with room for 2,048, 2,057 with room for
// 1,024 and 2,716 with room for 512.
var programs = struct {
	sync.Mutex
	recent, older map[string]*program
}{recent: map[string]*program{}}

// mostPrograms is how many are kept, of some 5 KB each. Once recent holds half of
// them it becomes older, and what was in older is dropped.
const mostPrograms = 2048

// findProgram returns a program made before, or nil.
func findProgram(key string) *program {
	programs.Lock()
	defer programs.Unlock()
	if p := programs.recent[key]; p != nil {
		return p
	}
	p := programs.older[key]
	if p != nil {
		keepProgram(key, p)
	}
	return p
}

// keepProgram puts a program among the recent ones. The caller holds the lock.
func keepProgram(key string, p *program) {
	if len(programs.recent) >= mostPrograms/2 {
		programs.older, programs.recent = programs.recent, make(map[string]*program, mostPrograms/2)
	}
	programs.recent[key] = p
}

// program returns the font program of s, made now or before.
func (f *finisher) program(s *font.Subset) (*program, error) {
	key := s.Key()
	if p := findProgram(key); p != nil {
		return p, nil
	}
	ttf, err := s.TTF()
	if err != nil {
		return nil, err
	}
	if s.Given() { // larger than others, and of one document
		return &program{s.Name(), len(ttf), bytes.Clone(f.ws.deflate(ttf))}, nil
	}
	p := &program{s.Name(), len(ttf), bytes.Clone(f.ws.deflateKept(ttf))}
	programs.Lock()
	defer programs.Unlock()
	keepProgram(key, p)
	return p, nil
}
