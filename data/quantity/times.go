package quantity

import (
	"fmt"
	"strconv"
	"time"
	"unicode/utf8"
)

// A Span is how long a [Time] is.
type Span uint8

const (
	Day Span = iota
	Month
	Quarter
	Half
	Year
)

// A Time is a stretch of the calendar that the file format writes by ISO 8601, with the
// quarters and halves that it lacks: "2022-08-20", "2022-08", "2022-Q3", "2022-H2",
// "2022". First and Last are its days, both of it, at midnight UTC.
type Time struct {
	Span        Span
	First, Last time.Time
}

// ParseTime reads a time as the file format writes it.
func ParseTime(s string) (Time, bool) {
	at := func(layout string, span Span, months int) (Time, bool) {
		t, err := time.Parse(layout, s)
		if err != nil || t.Year() < 1 {
			return Time{}, false
		}
		return lasting(t, span, months), true
	}
	switch len(s) {
	case len("2022"):
		return at("2006", Year, 12)
	case len("2022-08"):
		if s[len("2022-")] == 'Q' || s[len("2022-")] == 'H' {
			return partOfYear(s)
		}
		return at("2006-01", Month, 1)
	case len("2022-08-20"):
		return at(time.DateOnly, Day, 0)
	}
	return Time{}, false
}

// partOfYear reads a quarter or a half of a year.
func partOfYear(s string) (Time, bool) {
	year, err := time.Parse("2006-", s[:len("2022-")])
	n := int(s[len(s)-1] - '0')
	span, months := Quarter, 3
	if s[len("2022-")] == 'H' {
		span, months = Half, 6
	}
	if err != nil || year.Year() < 1 || s[len(s)-2] == '-' || n < 1 || n > 12/months {
		return Time{}, false
	}
	return lasting(year.AddDate(0, months*(n-1), 0), span, months), true
}

// lasting is so many months from a day on, or with 0 that day.
func lasting(first time.Time, span Span, months int) Time {
	last := first
	if months > 0 {
		last = first.AddDate(0, months, -1)
	}
	return Time{span, first, last}
}

// String is the time as [ParseTime] reads it.
func (t Time) String() string {
	switch t.Span {
	case Year:
		return t.First.Format("2006")
	case Half:
		return fmt.Sprintf("%04d-H%d", t.First.Year(), t.number())
	case Quarter:
		return fmt.Sprintf("%04d-Q%d", t.First.Year(), t.number())
	case Month:
		return t.First.Format("2006-01")
	}
	return t.First.Format(time.DateOnly)
}

// PerYear is how many times of a span a year has, 0 of days.
func (s Span) PerYear() int { return [...]int{Month: 12, Quarter: 4, Half: 2, Year: 1}[s] }

// Index counts a time that is no day among those of its length: neighbours differ by 1.
// That of a year is its number.
func (t Time) Index() int { return t.First.Year()*t.Span.PerYear() + t.number() - 1 }

// Next is the time of the same length that follows.
func (t Time) Next() Time {
	months := 0
	if t.Span != Day {
		months = 12 / t.Span.PerYear()
	}
	return lasting(t.Last.AddDate(0, 0, 1), t.Span, months)
}

// number is which month, quarter or half of its year a time is, 1 for a year.
func (t Time) number() int {
	months := [...]int{Day: 1, Month: 1, Quarter: 3, Half: 6, Year: 12}[t.Span]
	return (int(t.First.Month())-1)/months + 1
}

// timeForms are how a language writes times. 1 stands for the day or the number of the
// part, 2 for the month, 3 for the year, 4 for the number in Roman numerals.
type timeForms struct{ day, month, quarter, half, year string }

var roman = [...]string{1: "I", 2: "II", 3: "III", 4: "IV"}

// Date is a date in short form, "20 Aug 2022", "Aug 2022", "Q3 2022"; "n.d." for "". What
// [ParseTime] does not read stands as it is.
func (l *Language) Date(iso string) string {
	if iso == "" {
		return l.undated
	}
	return inForm(&l.times, &l.months, l.aloneMonths, iso)
}

// DateInProse is [Language.Date] with its month in full, as running text has it.
func (l *Language) DateInProse(iso string) string {
	return inForm(&l.longTimes, &l.longMonths, l.longAlone, iso)
}

// Period is the time that a figure is of: what [ParseTime] reads as [Language.DateInProse]
// has it, save a year, which is a number; and any other words as they are.
func (l *Language) Period(s string) string {
	if t, ok := ParseTime(s); !ok || t.Span == Year {
		return s
	}
	return l.DateInProse(s)
}

// inForm is a time in one of several forms; months without a day have names of their
// own where alone is not nil.
func inForm(forms *timeForms, months, alone *[12]string, iso string) string {
	t, ok := ParseTime(iso)
	if !ok {
		return iso
	}
	n := t.number()
	if t.Span == Day {
		n = t.First.Day()
	} else if alone != nil {
		months = alone
	}
	form := [...]string{Day: forms.day, Month: forms.month, Quarter: forms.quarter, Half: forms.half, Year: forms.year}[t.Span]
	var b room
	out := b[:0]
	for _, c := range form {
		switch c {
		case '1':
			out = strconv.AppendInt(out, int64(n), 10)
		case '2':
			out = append(out, months[t.First.Month()-1]...)
		case '3':
			out = strconv.AppendInt(out, int64(t.First.Year()), 10)
		case '4':
			out = append(out, roman[n]...)
		default:
			out = utf8.AppendRune(out, c)
		}
	}
	return string(out)
}
