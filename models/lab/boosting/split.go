package boosting

// split is the best question found for a leaf.
type split struct {
	gain        float64
	left, right cell
	column      int32
	upTo        uint8
	missingLeft bool
}

// best finds the question that lowers the loss most; its gain is 0 where none does.
func (g *grower) best(h histogram, sum cell) split {
	var found split
	for _, column := range g.columns {
		g.bestOf(h[g.starts[column]:g.starts[column+1]], column, sum, &found)
	}
	return found
}

// bestOf looks for a better question about one column than the one found.
func (g *grower) bestOf(cells histogram, column int32, sum cell, found *split) {
	unknown := cells[missing]
	before := sum.gain(g.o.L2)
	var known cell // up to the bin at hand
	for bin := 1; bin < len(cells); bin++ {
		if cells[bin].rows == 0 {
			continue
		}
		known.add(cells[bin])
		try := func(left cell, missingLeft bool) {
			right := sum.less(left)
			if least := float64(g.o.MinLeaf); left.rows < least || right.rows < least {
				return
			}
			gain := left.gain(g.o.L2) + right.gain(g.o.L2) - before
			if gain > found.gain+1e-9 {
				*found = split{gain, left, right, column, uint8(bin), missingLeft}
			}
		}
		if unknown.rows == 0 {
			// Nothing to learn from: what is missing later goes with the more.
			try(known, 2*known.rows >= sum.rows)
			continue
		}
		try(known, false)
		withUnknown := known
		withUnknown.add(unknown)
		try(withUnknown, true)
	}
}
