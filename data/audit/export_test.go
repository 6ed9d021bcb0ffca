package audit

// ReadExample reads the dossier of an example, for tests that import what imports audit.
var ReadExample = exampleDossier
