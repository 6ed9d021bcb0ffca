package data

// Default reads the embedded dossier, Russia and Kazakhstan.
func Default() (*Dossier, error) { return Read("rus-kaz.yaml", DefaultBytes()) }
