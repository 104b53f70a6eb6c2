package boosting

import "sync"

// cell sums up the rows of a leaf that share one bin.
type cell struct {
	slope, curve float64 // first and second derivative of the loss
	rows         float64
}

func (c *cell) add(o cell) { c.slope += o.slope; c.curve += o.curve; c.rows += o.rows }

func (c cell) less(o cell) cell {
	return cell{c.slope - o.slope, c.curve - o.curve, c.rows - o.rows}
}

// gain is half the drop of the loss that the best leaf value of these rows brings.
func (c cell) gain(l2 float64) float64 { return c.slope * c.slope / (c.curve + l2) }

// histogram holds a leaf's cells, column behind column.
type histogram []cell

// fill sums up the rows of one leaf; slope and curve are given per row.
func (g *grower) fill(h histogram, rows []int32) {
	slopes, curves := g.slopes[:len(rows)], g.curves[:len(rows)]
	for i, r := range rows {
		slopes[i], curves[i] = g.slope[r], g.curve[r]
	}
	g.each(len(rows), func(column int32) {
		part := h[g.starts[column]:g.starts[column+1]]
		clear(part)
		codes := g.table.codes[column]
		for i, r := range rows {
			c := &part[codes[r]]
			c.slope += slopes[i]
			c.curve += curves[i]
			c.rows++
		}
	})
}

// subtract leaves in h what it held less part: a leaf's histogram less one child's is the
// other child's.
func (g *grower) subtract(h, part histogram) {
	for _, column := range g.columns {
		for i := g.starts[column]; i < g.starts[column+1]; i++ {
			h[i] = h[i].less(part[i])
		}
	}
}

// each calls do for every column that the tree may use, on two processors when there is
// enough to do. Columns do not share anything, so the order does not matter.
func (g *grower) each(rows int, do func(column int32)) {
	if rows < 1000 {
		for _, column := range g.columns {
			do(column)
		}
		return
	}
	half := len(g.columns) / 2
	var others sync.WaitGroup
	others.Go(func() {
		for _, column := range g.columns[:half] {
			do(column)
		}
	})
	for _, column := range g.columns[half:] {
		do(column)
	}
	others.Wait()
}
