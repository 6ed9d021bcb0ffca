//go:build !race

package costtest

// raceFactor is how many times as much a call may take in this build.
const raceFactor = 1
