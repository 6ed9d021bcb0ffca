package font

import (
	"crypto/sha256"
	"fmt"
	"sync"
)

// Digest returns the SHA-256 of the embedded faces, each preceded by its length. It
// changes when a face does.
var Digest = sync.OnceValue(func() [sha256.Size]byte {
	h := sha256.New()
	for _, f := range faces {
		ttf := f().ttf
		fmt.Fprintf(h, "%d\n", len(ttf))
		h.Write(ttf)
	}
	return [sha256.Size]byte(h.Sum(nil))
})
