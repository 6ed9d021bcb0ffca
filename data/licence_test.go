package data

import "testing"

func TestLicenceAddress(t *testing.T) {
	for licence, want := range map[string]string{
		"":                          "",
		"https://example.org/terms": "https://example.org/terms",
		"CC-BY-4.0":                 "https://creativecommons.org/licenses/by/4.0/",
		"CC-BY-NC-SA-4.0":           "https://creativecommons.org/licenses/by-nc-sa/4.0/",
		"CC-BY-3.0-IGO":             "https://spdx.org/licenses/CC-BY-3.0-IGO.html",
		"CC0-1.0":                   "https://creativecommons.org/publicdomain/zero/1.0/",
		"BSD-4.3TAHOE":              "https://spdx.org/licenses/BSD-4.3TAHOE.html",
		"ODbL-1.0":                  "https://spdx.org/licenses/ODbL-1.0.html",
	} {
		if got := LicenceAddress(licence); got != want {
			t.Errorf("%q: %q, not %q", licence, got, want)
		}
	}
}
