// Package codec owns the file of a dossier: its YAML or JSON format, strict reading
// with file:line:column errors, writing, and translations of it. What a claim means
// is data's, what follows from claims data/audit's.
package codec
