package source

import (
	"slices"
	"strconv"
	"strings"
)

// A flow is what a row of a reporter's table counts.
type flow uint8

// Flows. Only imports and exports are added up: re-exports are inside exports for
// most reporters, and flows by processing procedure always are.
const (
	imports flow = iota
	exports
	reExport
	reImport
	partOfFlow
)

var flows = map[string]flow{
	"m": imports, "1": imports, "5": imports, "import": imports, "imports": imports, "grossimp": imports, "grossimport": imports, "grossimports": imports,
	"x": exports, "2": exports, "6": exports, "export": exports, "exports": exports, "grossexp": exports, "grossexport": exports, "grossexports": exports,
	"rx": reExport, "3": reExport, "reexport": reExport, "reexports": reExport, "reexp": reExport,
	"rm": reImport, "4": reImport, "reimport": reImport, "reimports": reImport, "reimp": reImport,
	"mip": partOfFlow, "xip": partOfFlow, "mop": partOfFlow, "xop": partOfFlow, "dx": partOfFlow, "fm": partOfFlow,
	"domesticexport": partOfFlow, "foreignimport": partOfFlow,
}

// parseFlow reads a flow's code or English name in any format's spelling.
func parseFlow(s string) (flow, *Fault) {
	if f, ok := flows[Normal(s)]; ok {
		return f, nil
	}
	return 0, fault("flows are import or export, M or X", "flow %q is not known", s)
}

// ParseArea reads a country's number or alpha-3 code, from one field.
func ParseArea(s string) (Area, *Fault) {
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		n, bad := ParseInt(s, MaxCode)
		return Area{Code: uint16(n)}, bad
	}
	if strings.EqualFold(s, "World") {
		return World(), nil
	}
	if s == "" {
		return Area{}, fault("fill it in, as KAZ: of merged cells the first alone has a value", "no country is stated")
	}
	// What is longer than codes of states, in capitals, names a group or a rest.
	long := len(s) > 4 && (len(s) > 24 || strings.ToUpper(s) != s)
	if len(s) < 2 || long || strings.Trim(strings.ToUpper(s), "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != "" {
		return Area{}, fault("write the alpha-3 code, as KAZ", "%q is not a country's code", s)
	}
	return Area{ISO3: strings.ToUpper(s)}, nil
}

// IsWorld reports whether p is all partners together.
func (p Area) IsWorld() bool {
	switch p.ISO3 {
	case "WLD", "W00", "ALL", "WORLD":
		return true
	}
	return p.Code == 0 && (p.ISO3 == "" || strings.EqualFold(p.ISO3, "World"))
}

// groups are the codes of groups of states in Comtrade (European Union, ASEAN)
// and in WITS (the World Bank's regions). Their members have rows of their own.
var groups = []string{"ASE", "EAS", "ECS", "EU2", "EU27", "EU28", "EUN", "EUR", "LCN", "MEA", "NAC", "SAS", "SSF"}

// groupsBegin are how Eurostat's codes of groups begin: EU27_2020 and EA20, and the
// trade of the European Union with others (EXT_EU27_2020) and among its members (INT_).
var groupsBegin = []string{"EU15", "EU25", "EU27", "EU28", "EA1", "EA2", "EXT_", "INT_"}

// IsGroup reports whether p is a group of states but not the world.
func (p Area) IsGroup() bool {
	return p.Code == 97 || p.Code == 975 || slices.Contains(groups, p.ISO3) ||
		slices.ContainsFunc(groupsBegin, func(s string) bool { return strings.HasPrefix(p.ISO3, s) })
}

// SetSides reads a flow and turns reporter and partner into exporter and
// importer. use is false for flows inside other flows and for the world as a
// reporter; of re-exports the sides are set nevertheless, see [Row.ReExport].
func (r *Row) SetSides(flow string, reporter, partner Area, t *Tally) (use bool, bad *Fault) {
	f, bad := parseFlow(flow)
	switch {
	case bad != nil:
		return false, bad
	case f == reExport, f == reImport:
		t.Add(ReExports, 1)
		if r.ReExport = f == reExport && !reporter.IsWorld(); !r.ReExport {
			return false, nil
		}
	case f == partOfFlow:
		t.Add(OtherFlows, 1)
		return false, nil
	case reporter.IsWorld():
		t.Add(WorldReports, 1)
		return false, nil
	}
	if partner.IsWorld() {
		partner = World()
	}
	r.Exporter, r.Importer, r.By = reporter, partner, FromExporter
	if f == imports {
		r.Exporter, r.Importer, r.By = partner, reporter, FromImporter
	}
	return !r.ReExport, nil
}

// SetValue reads a value in units of 10^scale thousandths of a dollar. use is
// false when there is none.
func (r *Row) SetValue(s string, scale int, t *Tally) (use bool, bad *Fault) {
	if Missing(s) {
		t.Add(NoValue, 1)
		return false, nil
	}
	n, rounded, bad := ParseDecimal(s, scale)
	if bad != nil {
		return false, bad.In("value")
	}
	if rounded {
		t.Add(RoundedValues, 1)
	}
	r.Value = USD(n)
	return true, nil
}

// SetWeight reads a net mass in units of 10^scale grams, after the value. A mass
// of 0 beside a value is how Comtrade writes that there is none.
func (r *Row) SetWeight(s string, scale int, t *Tally) *Fault {
	r.Weight = NoWeight
	if Missing(s) {
		t.Add(NoWeights, 1)
		return nil
	}
	n, _, bad := ParseDecimal(s, scale)
	if bad != nil {
		return bad.In("net weight")
	}
	if n == 0 && r.Value > 0 {
		t.Add(WeightOfZero, 1)
		return nil
	}
	r.Weight = Grams(n)
	return nil
}

// SetProduct reads a code of the stated level, written or AnyLevel.
func (r *Row) SetProduct(code, level string, t *Tally) *Fault {
	stated := AnyLevel
	if !Missing(level) {
		n, bad := ParseInt(level, 99)
		if bad != nil {
			return bad.In("level")
		}
		if n > 6 || n%2 == 1 {
			return fault("download 2, 4 or 6 digits, or TOTAL", "products of level %d", n)
		}
		stated = Level(n)
	}
	p, padded, bad := ParseProduct(code, stated)
	if bad != nil {
		return bad
	}
	if padded {
		t.Add(ZerosRestored, 1)
	}
	r.Product = p
	return nil
}

// GiveBoth gives what a country exports to a partner and imports from it, from a
// row that has both, in units of a currency. Of reconciled rows a 0 is no trade,
// and not given; of a reporter's, who is the country, it is a value.
func (r Row) GiveBoth(own, partner Area, exported, imported string, t *Tally, give func(Row)) *Fault {
	for _, flow := range []struct {
		name, value string
		from, to    Area
		by          By // of a reporter's own figures
	}{{"export", exported, own, partner, FromExporter}, {"import", imported, partner, own, FromImporter}} {
		one := r
		one.Exporter, one.Importer = flow.from, flow.to
		if r.By != Reconciled {
			one.By = flow.by
		}
		if Missing(flow.value) {
			continue
		}
		use, bad := one.SetValue(flow.value, 3, t)
		if bad != nil {
			return bad.In(flow.name)
		}
		if use && (one.Value > 0 || r.By != Reconciled) {
			give(one)
		}
	}
	return nil
}
