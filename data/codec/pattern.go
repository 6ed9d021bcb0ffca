package codec

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when it is first needed. Most runs meet
// nothing wrong in a file, and compiling all patterns of messages costs some 3 ms, a tenth
// of the start of the program.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
