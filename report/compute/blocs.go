package compute

import (
	"strconv"
	"strings"
)

// remarkBlocs says what a group of states is in the table.
func remarkBlocs(b *builder, remark func(key string, args ...string)) {
	for of, m := range b.options.Blocs {
		if m == nil {
			continue
		}
		told := m.Told[b.set.Year]
		if told == 0 && m.OwnRows {
			remark("pair.remark.bloc-own", b.names(of)...)
			continue
		}
		first := &b.d.Sources[0]
		args := append(b.names(of), "all", strconv.Itoa(len(m.Members)), "year", strconv.Itoa(b.set.Year), "list", strings.Join(m.Members, ", "))
		first.Remarks = append(first.Remarks, b.text(b.sayCount("pair.remark.bloc", told, args...)))
		if len(m.Lacking) > 0 && told > 0 {
			remark("pair.remark.bloc-lacking", "list", strings.Join(m.Lacking, ", "))
		}
		if m.Without != "" {
			remark("pair.remark.bloc-without", b.names(of)...)
		}
	}
}
