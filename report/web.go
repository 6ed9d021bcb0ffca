package report

import (
	"strings"

	"dyad/report/doc"
	"dyad/report/html"
	"dyad/report/words"
)

// webPage is the web page of a document, with what it was made from.
func webPage(c *composer, d *doc.Document, o Options) ([]byte, error) {
	w := html.Options{Theme: o.House.Theme(html.Theme()), Base: o.Base, Page: o.Page, Faces: o.Faces}
	files, err := attached(c, o.House)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if IsAttachedFont(f.Name) { // the page needs none
			continue
		}
		x := html.File{Name: f.Name, MIME: f.MIME, Title: f.Description, Data: f.Data}
		if f.Name == AttachedLedger || f.Name == AttachedNotes {
			w.Downloads = append(w.Downloads, x)
			continue
		}
		w.Files = append(w.Files, x)
		if strings.HasPrefix(f.MIME, "image/png") {
			w.Logo = &x
		}
	}
	return html.Write(d, w)
}

// web are the words of a web page, which the command makes under the name it ends with.
func (c *composer) web(command string) doc.Web {
	name := c.d.ID
	if c.lang != c.d.Lang {
		name += "." + c.lang
	}
	return doc.Web{
		Name: name, States: [2]string{c.state(c.d.A.Code), c.state(c.d.B.Code)},
		Skip: c.text("html.skip"), Contents: c.text("html.contents"), Data: c.text("html.data"), Use: c.text("html.use"),
		InSources: c.text("html.in-sources"), Close: c.text("html.close"),
		Again: c.say("html.again", words.Text("command", command+" -o "+name+".html")),
	}
}
