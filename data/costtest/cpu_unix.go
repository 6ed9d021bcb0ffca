//go:build unix

package costtest

import (
	"syscall"
	"time"
)

// CPUTime is the processor time this process has used, the collector's
// included. Unlike the clock it hardly changes when the machine is busy.
func CPUTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
