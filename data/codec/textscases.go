package codec

import (
	"fmt"
	"slices"
	"strings"
)

// A caseRule says in which case of a language's grammar the texts under some keys stand,
// where a brief puts them, and what one looks like.
type caseRule struct {
	keys    []string
	form    string
	example string
}

// caseRules are those of the languages whose nouns bend.
var caseRules = map[string][]caseRule{
	"ru": {
		{[]string{"base"}, "the genitive, since it follows its share («80 % импорта рыбы»)", "base: импорта рыбы"},
		{[]string{"for", "noun"}, "the nominative, since they follow a colon («Зависимость России от Казахстана: рыба»)", "for: рыба из-за рубежа, noun: рыба"},
		{[]string{"label", "short", "attributed_to", "term"}, "the nominative", "label: Доля рыбы в импорте"},
		{[]string{"units"}, "the forms after 1, 2 and 5, and if you like after 1,5", "{one: судно, few: судна, many: судов, other: судна}"},
	},
	"kk": {
		{[]string{"base"}, "the nominative, since «бойынша» follows it («балық импорты бойынша 80 %»)", "base: балық импорты"},
		{[]string{"for", "noun"}, "the nominative, since they follow a colon («Ресейдің Қазақстанға тәуелділігі: балық»)", "for: шетелден келетін балық, noun: балық"},
		{[]string{"label", "short", "attributed_to", "term"}, "the nominative", "label: Балықтың импорттағы үлесі"},
	},
}

// cases are remarks on the cases of the texts that are asked for.
func (w *textsWriter) cases() string {
	has := map[string]bool{"units": len(w.d.Counted()) > 0}
	for path := range w.wanted {
		has[path[strings.LastIndexByte(path, '/')+1:]] = true
	}
	var b strings.Builder
	for _, r := range caseRules[w.lang] {
		keys := slices.DeleteFunc(slices.Clone(r.keys), func(k string) bool { return !has[k] })
		if len(keys) > 0 {
			fmt.Fprintf(&b, "# %s: %s, as in\n#     %s\n", strings.Join(keys, ", "), r.form, r.example)
		}
	}
	if b.Len() > 0 {
		return "# In which case texts stand:\n" + b.String()
	}
	return ""
}
