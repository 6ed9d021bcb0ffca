package audit

import "math"

func twoReportsCheck() check {
	reports := Example{Dossier: `measures:
  - {id: flow, name: A flow, formula: the sum of its rows, citation: none, level: L1}
claims:
  - {id: C1, label: Exports of Kenya, value: 100.0, unit: USD m, source: S1, measure: flow}
  - {id: C2, label: Imports of Uganda, value: 130.0, unit: USD m, source: S1, measure: flow, restates: C1}`,
		Change: "value: 130.0", To: "value: 108.0"}
	return check{run: twoReports, rules: []RuleInfo{
		{Name: "two-reports", Severity: Conflict, Outcome: Broken, Since: "1.0",
			Title:   "the exporter's and the importer's report of one flow are more than a tenth apart",
			Meaning: "Freight and insurance, which importers add, do not explain the difference. Goods in transit, or different times and classes, may.",
			Example: reports,
			Args:    []string{"again", "first", "gap", "label"}},
		{Name: "two-reports-agree", Severity: Agrees, Outcome: Held, Since: "1.0",
			Title:   "the exporter's and the importer's report of one flow are within a tenth",
			Meaning: "Freight and insurance, which importers add, explain the difference.",
			Example: reports.turned(),
			Args:    []string{"again", "first", "label"}},
	}}
}

// freight is how far an importer's report of a flow may be from the exporter's,
// as a part of the exporter's, for freight and insurance to explain it: the
// factor the International Monetary Fund long used between CIF and FOB values
// (Direction of Trade Statistics).
const freight = 0.1

// twoReports compares what two reports of one flow give.
func twoReports(c *checker) {
	for _, r := range c.restatements() {
		if !r.computed() || c.bar(r.first, r.again, r.ids(), "") {
			continue
		}
		args := []Arg{argClaim("first", r.first.ID), argClaim("again", r.again.ID), c.argText("label", r.first.Label)}
		a, b := r.first.Value.Float()*r.first.Unit.Mult, r.again.Value.Float()*r.again.Unit.Mult
		if math.Abs(a-b) <= freight*math.Abs(a) {
			c.report("two-reports-agree", r.ids(), nil, args...)
			continue
		}
		step := r.step()
		c.reportSized("two-reports", sizeOf(point(a), point(b)), r.ids(), []Step{step}, append(args, argRange("gap", step.Result, step.Unit, step.Digits))...)
	}
}
