package edition

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"dyad/report"
	"dyad/report/reporttest"
)

// TestVerifyStyle: a brief in a house style is made again with the style and the logo
// inside it, of either kind.
func TestVerifyStyle(t *testing.T) {
	picture := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	for i := range picture.Pix {
		picture.Pix[i] = uint8(i * 7)
	}
	picture.Set(0, 0, color.Transparent)
	var b bytes.Buffer
	reporttest.Must(t, png.Encode(&b, picture))
	d := reporttest.Embedded(t)
	for name, logo := range map[string][]byte{
		"l.svg": []byte(`<svg viewBox="0 0 2 1"><circle cx="1" cy="0.5" r="0.5" fill="#123456"/></svg>`),
		"l.PNG": b.Bytes(),
		"":      nil,
	} {
		style := "dyad-style: 1\norganisation: Desk\ncolours: {brand: \"#5A2A6E\"}\n"
		if name != "" {
			style += "logo: " + name + "\n"
		}
		h, err := report.ReadHouse("s.yaml", []byte(style), func(string) ([]byte, error) { return logo, nil })
		if err != nil {
			t.Fatal(err)
		}
		r, err := report.Brief(d, report.Options{Version: "0.0.0", House: h})
		if err != nil {
			t.Fatal(err)
		}
		if parts := verdict(t, r.PDF); len(parts) > 0 {
			t.Errorf("logo %q: %q", name, parts)
		}
		o, err := Extract(r.PDF)
		if err != nil || string(o.Style) != style || !bytes.Equal(o.Logo, logo) {
			t.Errorf("logo %q: extracted %q, %d bytes of logo, %v", name, o.Style, len(o.Logo), err)
		}
	}
}
