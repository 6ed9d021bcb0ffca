//go:build !race

package costtest

// slower is how many times as long this build may take.
const slower = 1
