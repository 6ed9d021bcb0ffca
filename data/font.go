package data

// A Font is a font file for letters that the typefaces of briefs lack.
type Font struct {
	Pos     Pos
	File    string // beside the dossier: "fonts/NotoSansSC-Regular.otf", say
	Licence string // the terms of the font, in the author's words
}
