package pdf

import (
	"bytes"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// A second reader, by another hand. Strict, it takes AFRelationship for a key
// of PDF 2.0 alone, though PDF/A-3 adds it to 1.7.
func TestPDFCPU(t *testing.T) {
	api.DisableConfigDir()
	for _, tc := range []struct {
		opt  Options
		mode int
	}{
		{Options{}, model.ValidationStrict},
		{Options{Plain: true}, model.ValidationStrict},
		{sampleOptions(), model.ValidationRelaxed},
	} {
		conf := model.NewDefaultConfiguration()
		conf.ValidationMode = tc.mode
		if err := api.Validate(bytes.NewReader(mustWrite(t, tc.opt)), conf); err != nil {
			t.Errorf("plain %v: %v", tc.opt.Plain, err)
		}
	}
}
