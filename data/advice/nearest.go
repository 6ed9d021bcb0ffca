package advice

import "strings"

// Nearest is the candidate most like s by edit distance, "" if none is close.
// Short names, such as most ids, have to agree but for case.
func Nearest(s string, candidates []string) string {
	best, at := "", 1+min(len(s)/4, 3)
	for _, c := range candidates {
		if strings.EqualFold(c, s) {
			return c
		}
		if d := len(c) - len(s); d >= at || -d >= at {
			continue
		}
		if d := editDistance(s, c); d < at {
			best, at = c, d
		}
	}
	return best
}

// editDistance is the least number of bytes put in, left out, replaced or
// swapped with their neighbour that turns a into b (optimal string alignment).
func editDistance(a, b string) int {
	older, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], older[j-2]+1)
			}
		}
		older, prev, row = prev, row, older
	}
	return prev[len(b)]
}
