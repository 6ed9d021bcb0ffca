// Package codec reads, writes and translates the file of a dossier, in YAML or
// JSON, and names each problem with file:line:column. What a claim means is in
// package data, what follows from claims in data/audit.
package codec
