package boosting

// table is what is learned from, in bins.
type table struct {
	cuts  []cuts
	codes [][]uint8 // per column and row
}

func newTable(columns [][]float32) *table {
	t := &table{cuts: make([]cuts, len(columns)), codes: make([][]uint8, len(columns))}
	for c, column := range columns {
		t.cuts[c] = cut(column)
		t.codes[c] = make([]uint8, len(column))
		for r, v := range column {
			t.codes[c][r] = t.cuts[c].bin(v)
		}
	}
	return t
}

// row writes one row's bins.
func (t *table) row(r int, bins []uint8) {
	for c, codes := range t.codes {
		bins[c] = codes[r]
	}
}
