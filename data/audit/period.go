package audit

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"dyad/data"
)

// A period is the time that a text names: whole years, a half or a
// quarter of one, and the first day of the last unit in it, a month or a day where it
// names one.
type period struct {
	from, to int       // years, both included
	part     string    // the half, quarter or month of the year: "h1", "q3", "m08"; "" for none
	month    int       // the last that is named, 0 for none
	last     time.Time // when the last year, quarter, month or day named begins
}

var (
	digitRun   = regexp.MustCompile(`\d+`)
	shortSpan  = regexp.MustCompile(`(1[89]|2[01])(\d\d)[/–-](\d\d)(?:$|\D)`)
	isoDay     = regexp.MustCompile(`\b(\d{4})-(\d\d)(?:-(\d\d))?\b`)
	quarter    = regexp.MustCompile(`(?i)\bq([1-4])\b`)
	firstHalf  = regexp.MustCompile(`(?i)\bh1\b|first half|первое полугодие|бірінші жартыжылды`)
	secondHalf = regexp.MustCompile(`(?i)\bh2\b|second half|второе полугодие|екінші жартыжылды`)
)

// months are the names of months; of Russian and Kazakh the stems, which endings
// follow.
var (
	monthNames = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
	monthStems = [...][]string{
		{"январ", "феврал", "март", "апрел", "май", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"},
		{"янв.", "фев.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сен.", "окт.", "ноя.", "дек."},
		{"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"},
	}
)

// readPeriod reads a text that names years, or months or days of them.
func readPeriod(text string) (period, bool) {
	if m := isoDay.FindStringSubmatch(text); m != nil && m[2] <= "12" && m[2] >= "01" {
		p, ok := dated(m[1], number(m[2]), max(1, number(m[3])))
		if p.month = number(m[2]); m[3] == "" {
			p.part = "m" + m[2]
		}
		return p, ok
	}
	p := period{}
	if m := shortSpan.FindStringSubmatch(text); m != nil && m[3] > m[2] {
		p.from, p.to = number(m[1]+m[2]), number(m[1]+m[3])
	}
	for _, at := range digitRun.FindAllStringIndex(text, -1) {
		y := number(text[at[0]:at[1]])
		if at[1]-at[0] != 4 || y < 1800 || y > 2199 {
			continue
		}
		if p.from == 0 {
			p.from, p.to = y, y
		}
		p.from, p.to = min(p.from, y), max(p.to, y)
		if strings.HasPrefix(text[at[1]:], "s") { // a decade
			p.to = max(p.to, y+9)
		}
	}
	if p.from == 0 {
		return p, false
	}
	month, day := lastMonth(text), 1
	p.month = month
	if month == 0 {
		month = 1
		if q := quarter.FindStringSubmatch(text); q != nil {
			month, p.part = 3*number(q[1])-2, "q"+q[1]
		}
		switch {
		case firstHalf.MatchString(text):
			p.part = "h1"
		case secondHalf.MatchString(text):
			month, p.part = 7, "h2"
		}
	} else {
		for _, m := range digitRun.FindAllString(text, -1) {
			if n := number(m); len(m) <= 2 && n >= 1 && n <= 31 {
				day = n
			}
		}
	}
	p.last = time.Date(p.to, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return p, true
}

func dated(year string, month, day int) (period, bool) {
	y := number(year)
	return period{from: y, to: y, last: time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC)}, true
}

// lastMonth is the last month a text names, 0 if it names none.
func lastMonth(text string) int {
	month := 0
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" ,–-/()", r) }) {
		bare := strings.TrimSuffix(w, ".")
		for i, name := range monthNames {
			if len(bare) >= 3 && strings.HasPrefix(name, bare) || bare == "sept" && name == "september" {
				month = i + 1
			}
		}
		for _, stems := range monthStems {
			for i, stem := range stems {
				if strings.HasPrefix(w, stem) {
					month = i + 1
				}
			}
		}
	}
	return month
}

// number is a run of digits, 0 if it is none.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// A periodRead is what a text was read as.
type periodRead struct {
	period
	ok bool
}

// periodOf is the time a claim states.
func (c *checker) periodOf(cl *data.Claim) (period, bool) {
	text := c.own(cl.Period)
	if text == "" {
		return period{}, false
	}
	r, known := c.times[text]
	if !known {
		r.period, r.ok = readPeriod(text)
		c.times[text] = r
	}
	return r.period, r.ok
}

// sameTime tells whether two claims can be of one time: it is false where both state
// theirs, and the years, or the parts of them, differ.
func (c *checker) sameTime(a, b *data.Claim) bool {
	p, okP := c.periodOf(a)
	q, okQ := c.periodOf(b)
	switch {
	case !okP || !okQ:
		return true
	case p.month != 0 && q.month != 0 && p.month != q.month:
		return false
	}
	return p.from == q.from && p.to == q.to && (p.part == q.part || p.month != 0 && q.month != 0)
}

// equalTime tells whether two claims state one time, or both none.
func (c *checker) equalTime(a, b *data.Claim) bool {
	p, okP := c.periodOf(a)
	q, okQ := c.periodOf(b)
	if okP && okQ {
		return p == q
	}
	return okP == okQ && folded(c.own(a.Period)) == folded(c.own(b.Period))
}

// folded is a text for comparing: lower case, white space at its ends left out.
func folded(s string) string { return strings.ToLower(strings.TrimSpace(s)) }
