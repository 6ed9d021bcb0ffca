package measure

import "testing"

func TestShort(t *testing.T) {
	for citation, want := range map[string]string{
		"Hirschman, A. O., 1945, National Power, University of California Press":                            "Hirschman 1945",
		"Finger, J. M., Kreinin, M. E., 1979, A Measure, Economic Journal 89:905–912":                       "Finger and Kreinin 1979",
		"European Commission, 2021, SWD(2021) 352 final; Arjona, R., Connell, W., Herghelegiu, C., 2023, X": "European Commission 2021; Arjona and others 2023",
		"UNCTAD, Handbook of Statistics, calculation methods":                                               "UNCTAD",
		"own, on Lefebvre, K., Wibaux, P., 2024, Import dependencies":                                       "own, on Lefebvre and Wibaux 2024",
		"none": "none",
	} {
		if got := (Definition{Citation: citation}).Short(); got != want {
			t.Errorf("%s: %q, want %q", citation, got, want)
		}
	}
	for _, d := range Definitions() {
		if s := d.Short(); s == "" || len(s) > 90 {
			t.Errorf("%s: short citation %q", d.ID, s)
		}
	}
}
