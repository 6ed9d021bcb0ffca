//go:build race

package costtest

// raceFactor is how many times as much a call may take with the race detector.
const raceFactor = 20
