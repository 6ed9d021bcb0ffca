package data

import "strings"

// LicenceAddress is where the terms of a licence stand that a dossier names: the address
// itself; of Creative Commons 4.0 and CC0, its own page, which harvesters look for; of any
// other id, that of the SPDX License List. It is "" without a licence.
func LicenceAddress(licence string) string {
	if licence == "" || IsWebAddress(licence) {
		return licence
	}
	if licence == "CC0-1.0" {
		return "https://creativecommons.org/publicdomain/zero/1.0/"
	}
	if kind, ok := strings.CutSuffix(licence, "-4.0"); ok {
		if kind, ok = strings.CutPrefix(kind, "CC-BY"); ok {
			return "https://creativecommons.org/licenses/by" + strings.ToLower(kind) + "/4.0/"
		}
	}
	return "https://spdx.org/licenses/" + licence + ".html"
}
