package codec

import "dyad/data"

// acceptanceRecord is a finding that the author lets stand. Which findings there are is
// known only when the dossier is checked.
var acceptanceRecord = newRecord(record[data.Acceptance]{
	name: "acceptance",
	pos:  func(a *data.Acceptance) *data.Pos { return &a.Pos },
	fields: []field[data.Acceptance]{
		identifying(required(word("rule", ruleName, func(a *data.Acceptance) *string { return &a.Rule })), func(a *data.Acceptance) *string { return &a.Rule }),
		claimIDs("claims", anyClaim, func(a *data.Acceptance) *[]string { return &a.Claims }),
		word("crosscheck", crosscheckID, func(a *data.Acceptance) *string { return &a.Crosscheck }),
		required(text("reason", remark, func(a *data.Acceptance) *data.Text { return &a.Reason })),
	},
})

// ruleName reads what may be the name of a rule.
func ruleName(m *mapping, key string) string {
	s, ok := m.scalar(key)
	if ok && !data.IsID(s) {
		m.fail(key, "%q is no rule of findings", data.Clip(s)).Hint = "`dyad check` prints the rule of each finding: mix-total, say"
		return ""
	}
	return s
}

// crosscheckID reads the id of a crosscheck.
func crosscheckID(m *mapping, key string) string {
	id, ok := m.scalar(key)
	if !ok {
		return ""
	}
	m.r.afterRead(func(d *data.Dossier) {
		var ids []string
		for i := range d.Crosschecks {
			if ids = append(ids, d.Crosschecks[i].ID); d.Crosschecks[i].ID == id {
				return
			}
		}
		if m.r.unread[id] {
			return
		}
		m.r.near(m.fail(key, "no crosscheck %q", data.Clip(id)), id, ids)
	})
	return id
}
