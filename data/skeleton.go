package data

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"dyad/data/geo"
)

//go:embed skeleton/*.yaml
var skeletons embed.FS

// SkeletonLanguages are the languages that a dossier to start from can be written in,
// sorted.
func SkeletonLanguages() []string {
	var tags []string
	files, _ := skeletons.ReadDir("skeleton") // it is there: the program has it in it
	for _, f := range files {
		tags = append(tags, strings.TrimSuffix(f.Name(), ".yaml"))
	}
	slices.Sort(tags)
	return tags
}

// Skeleton is the file of a dossier of two states to start from, in one of
// [SkeletonLanguages], and its name. It has one claim of each kind. All its figures and
// facts are examples, of a source that is one.
func Skeleton(a, b geo.Country, lang string) (name string, file []byte, err error) {
	text, err := skeletons.ReadFile("skeleton/" + lang + ".yaml")
	if err != nil {
		return "", nil, fmt.Errorf("no dossier to start from in %q, only in %s", lang, strings.Join(SkeletonLanguages(), ", "))
	}
	id := strings.ToLower(a.Alpha3 + "-" + b.Alpha3)
	filled := strings.NewReplacer("{{id}}", id, "{{A}}", a.Name(lang), "{{B}}", b.Name(lang),
		"{{A.code}}", a.Alpha3, "{{B.code}}", b.Alpha3).Replace(string(text))
	return id + ".yaml", []byte(filled), nil
}
