// Dyad turns what is known about a pair of states into a PDF brief.
package main

import (
	"os"

	"dyad/command"
)

func main() {
	os.Exit(command.Run(os.Args))
}
