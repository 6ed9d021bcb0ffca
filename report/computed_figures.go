package report

// Figures of what was computed from trade tables.
