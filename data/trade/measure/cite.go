package measure

import "strings"

// Short is the citation as a brief prints it: authors and year, "Grubel and Lloyd
// 1975"; several works are set apart by semicolons.
func (d Definition) Short() string {
	if d.short != "" {
		return d.short
	}
	var out []string
	for work := range strings.SplitSeq(d.Citation, "; ") {
		if work, own := strings.CutPrefix(work, "own, on "); own {
			out = append(out, "own, on "+short(work))
			continue
		}
		out = append(out, short(work))
	}
	return strings.Join(out, "; ")
}

// short shortens "Surname, I., Surname, I., 1975, Title, …": surnames are the
// parts before the year that are no initials.
func short(work string) string {
	parts := strings.Split(work, ", ")
	var names []string
	for _, p := range parts {
		if isYear(p) {
			return join(names) + " " + p
		}
		if !initials(p) {
			names = append(names, p)
		}
	}
	return parts[0]
}

func join(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	case 2:
		return names[0] + " and " + names[1]
	}
	return names[0] + " and others"
}

// initials reports whether s is "K." or "J. M.".
func initials(s string) bool {
	for part := range strings.SplitSeq(s, " ") {
		if len(part) < 2 || len(part) > 3 || part[len(part)-1] != '.' {
			return false
		}
	}
	return true
}

// isYear reports whether s is four digits.
func isYear(s string) bool { return len(s) == 4 && strings.Trim(s, "0123456789") == "" }
