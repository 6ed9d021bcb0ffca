package batch

import (
	"os"
	"runtime"
	"testing"
)

// TestMain gives the workers several processors; make test gives one.
func TestMain(m *testing.M) {
	runtime.GOMAXPROCS(max(4, runtime.GOMAXPROCS(0)))
	os.Exit(m.Run())
}
