package boosting

// grower grows trees on one table and keeps its room between them.
type grower struct {
	o              Options
	table          *table
	starts         []int   // where each column's cells begin in a histogram
	columns        []int32 // that this tree may use
	slope, curve   []float64
	slopes, curves []float64 // of the leaf at hand, in the order of its rows
	spare          []int32
	room           []histogram // not in use
}

// growing is a leaf that may still be split.
type growing struct {
	place int32
	rows  []int32
	sum   cell
	cells histogram
	best  split
}

func newGrower(t *table, o Options) *grower {
	g := &grower{o: o, table: t, starts: make([]int, len(t.cuts)+1)}
	for i, c := range t.cuts {
		g.starts[i+1] = g.starts[i] + c.bins()
	}
	n := len(t.codes[0])
	g.slope, g.curve = make([]float64, n), make([]float64, n)
	g.slopes, g.curves = make([]float64, n), make([]float64, n)
	g.spare = make([]int32, n)
	return g
}

// grow makes a tree of the rows, always splitting the leaf that gains most. It reorders
// rows.
func (g *grower) grow(rows []int32) tree {
	first := &growing{rows: rows, cells: g.take()}
	g.fill(first.cells, rows)
	for _, c := range first.cells[g.starts[g.columns[0]]:g.starts[g.columns[0]+1]] {
		first.sum.add(c)
	}
	first.best = g.best(first.cells, first.sum)
	grown := tree{leaf(0)}
	leaves := []*growing{first}
	for len(leaves) < g.o.Leaves {
		most := leaves[0]
		for _, l := range leaves[1:] {
			if l.best.gain > most.best.gain {
				most = l
			}
		}
		if most.best.gain <= 0 {
			break
		}
		b := &most.best
		left, right := int32(len(grown)), int32(len(grown)+1)
		grown[most.place] = node{column: b.column, left: left, right: right, upTo: b.upTo, missingLeft: b.missingLeft}
		grown = append(grown, leaf(0), leaf(0))
		leaves = append(leaves, g.divide(most, left, right))
	}
	for _, l := range leaves {
		grown[l.place].value = -g.o.LearningRate * l.sum.slope / (l.sum.curve + g.o.L2)
		g.room = append(g.room, l.cells)
	}
	return grown
}

// divide splits l, which becomes its left child, and returns the right child. Only the
// smaller child's rows are summed up anew.
func (g *grower) divide(l *growing, left, right int32) *growing {
	b := l.best
	middle := g.part(l.rows, node{upTo: b.upTo, missingLeft: b.missingLeft}, g.table.codes[b.column])
	r := &growing{place: right, rows: l.rows[middle:], sum: b.right, cells: g.take()}
	l.place, l.rows, l.sum = left, l.rows[:middle], b.left
	if len(l.rows) < len(r.rows) {
		l.cells, r.cells = r.cells, l.cells
		g.fill(l.cells, l.rows)
		g.subtract(r.cells, l.cells)
	} else {
		g.fill(r.cells, r.rows)
		g.subtract(l.cells, r.cells)
	}
	l.best, r.best = g.best(l.cells, l.sum), g.best(r.cells, r.sum)
	return r
}

// part puts the rows that go left first, keeping the order on both sides, and returns how
// many they are.
func (g *grower) part(rows []int32, question node, codes []uint8) int {
	left, right := 0, 0
	for _, r := range rows {
		if question.goesLeft(codes[r]) {
			rows[left] = r
			left++
		} else {
			g.spare[right] = r
			right++
		}
	}
	copy(rows[left:], g.spare[:right])
	return left
}

// take finds room for a histogram.
func (g *grower) take() histogram {
	if last := len(g.room) - 1; last >= 0 {
		h := g.room[last]
		g.room = g.room[:last]
		return h
	}
	return make(histogram, g.starts[len(g.starts)-1])
}
