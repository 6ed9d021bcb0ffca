package codec

import "dyad/data"

// Default reads the embedded dossier, Russia and Kazakhstan.
func Default() (*data.Dossier, error) { return Read("rus-kaz.yaml", data.DefaultBytes()) }
