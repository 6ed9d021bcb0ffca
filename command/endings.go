package command

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"dyad/data/advice"
	"dyad/report"
	"dyad/report/batch"
)

// otherPrograms are endings of files that are taken for those of programs that cannot read
// what dyad writes.
var otherPrograms = []string{".docx", ".doc", ".odt", ".rtf", ".pptx", ".ppt", ".odp", ".xlsx", ".xls", ".ods", ".epub", ".md", ".txt", ".tex", ".svg", ".png", ".jpg", ".jpeg", ".zip"}

// refuseOtherPrograms refuses a name that says that the file is neither a PDF nor a
// web page.
func refuseOtherPrograms(name string) error {
	ending := strings.ToLower(filepath.Ext(name))
	if !slices.Contains(otherPrograms, ending) {
		return nil
	}
	hint := "a brief is a PDF or a web page: -o " + advice.Quote(endIn(name, ".pdf"))
	switch ending {
	case ".svg", ".png":
		hint += "; `dyad chart` draws one figure, `dyad batch` a card"
	case ".zip":
		hint += "; `dyad batch --bundle` makes an archive"
	}
	return usageError{fmt.Sprintf("a brief cannot be written as %s", ending), hint}
}

// refuseTemplate refuses a template of a batch that says that its files are in no format
// of briefs.
func refuseTemplate(template string) error {
	if slices.Contains(batch.Formats(), strings.ToLower(strings.TrimPrefix(filepath.Ext(template), "."))) {
		return nil
	}
	return refuseOtherPrograms(template)
}

// refuseAsText refuses a name that says that the file is not YAML, as a dossier and all
// that belongs to it is.
func refuseAsText(name string) error {
	ending := strings.ToLower(filepath.Ext(name))
	switch {
	case ending == ".txt":
		return nil
	case slices.Contains(otherPrograms, ending), ending == ".csv", ending == "."+report.PDF, ending == "."+report.HTML:
		hint := "it is YAML: -o " + advice.Quote(endIn(name, ".yaml"))
		switch ending {
		case ".xlsx", ".zip", ".csv":
			hint += "; `dyad export` writes sheets"
		case "." + report.PDF, "." + report.HTML:
			hint += "; `dyad brief` makes its brief"
		}
		return usageError{fmt.Sprintf("a dossier cannot be written as %s", ending), hint}
	}
	return nil
}

// refuseAsWorkbook refuses a name that says that the file is no workbook.
func refuseAsWorkbook(name string) error {
	if name == "" || name == "-" || strings.ToLower(filepath.Ext(name)) == ".xlsx" {
		return nil
	}
	return usageError{fmt.Sprintf("%s does not end in .xlsx", advice.Name(name)), "the template is a workbook: -o " + advice.Quote(endIn(name, ".xlsx"))}
}

// endIn is a name with another ending.
func endIn(name, ending string) string { return strings.TrimSuffix(name, filepath.Ext(name)) + ending }
