//go:build !unix

package costtest

import "time"

// CPUTime is not known here.
func CPUTime() time.Duration { return 0 }
