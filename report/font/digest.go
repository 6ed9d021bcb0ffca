package font

import (
	"crypto/sha256"
	"fmt"
	"sync"
)

// Digest is the SHA-256 of the embedded faces, each after its length: text set
// with other faces has another one.
var Digest = sync.OnceValue(func() [sha256.Size]byte {
	h := sha256.New()
	for _, f := range parsed {
		ttf := f().ttf
		fmt.Fprintf(h, "%d\n", len(ttf))
		h.Write(ttf)
	}
	return [sha256.Size]byte(h.Sum(nil))
})
