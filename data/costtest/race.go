//go:build race

package costtest

// slower is how many times as long a program built with the race detector may take.
const slower = 20
