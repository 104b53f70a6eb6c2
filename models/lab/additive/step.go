package additive

import (
	"math"
	"runtime"
	"sync"

	"ebenmass/models/fit"
)

// weights are those of one effect on the score or on the tolerance.
type weights struct {
	columns []int       // that they stand at
	sds     []float64   // of their priors
	values  []float64   // of each level, one after the other
	factors []Symmetric // of each level's curvature, once learned
}

// sum adds up what a level makes of a row.
func (w *weights) sum(columns []float32, level int32) (sum float64) {
	own := w.values[int(level)*len(w.columns):]
	for j, column := range w.columns {
		sum += own[j] * float64(columns[column])
	}
	return sum
}

// climbing is an effect on its way to the mode.
type climbing struct {
	*Effect
	rows             []int32 // by their level, those without one left out
	ends             []int32 // of each level's rows
	score, tolerance weights
}

func newClimbing(e *Effect) *climbing {
	c := &climbing{Effect: e, ends: make([]int32, e.Levels)}
	for _, s := range e.Slopes {
		if s.Score > 0 {
			c.score.columns, c.score.sds = append(c.score.columns, s.Column), append(c.score.sds, s.Score)
		}
		if s.Tolerance > 0 {
			c.tolerance.columns, c.tolerance.sds = append(c.tolerance.columns, s.Column), append(c.tolerance.sds, s.Tolerance)
		}
	}
	for _, w := range []*weights{&c.score, &c.tolerance} {
		w.values = make([]float64, e.Levels*len(w.columns))
	}
	c.score.factors = make([]Symmetric, e.Levels)
	c.sortRows()
	return c
}

// sortRows puts the rows in the order of their levels.
func (c *climbing) sortRows() {
	for _, level := range c.Of {
		if level >= 0 {
			c.ends[level]++
		}
	}
	for i := 1; i < len(c.ends); i++ {
		c.ends[i] += c.ends[i-1]
	}
	if len(c.ends) == 0 {
		return
	}
	c.rows = make([]int32, c.ends[len(c.ends)-1])
	next := make([]int32, len(c.ends))
	copy(next[1:], c.ends)
	for i, level := range c.Of {
		if level >= 0 {
			c.rows[next[level]] = int32(i)
			next[level]++
		}
	}
}

func (c *climbing) rowsOf(level int) []int32 {
	from := int32(0)
	if level > 0 {
		from = c.ends[level-1]
	}
	return c.rows[from:c.ends[level]]
}

// climber holds where all rows stand.
type climber struct {
	o                *Observations
	effects          []*climbing
	score, tolerance []float64
}

// chunk is how many rows of a level one goroutine sums up; what it sums does not depend on
// how many there are.
const chunk = 8192

// longest is how far one step may move a row, in logits: Newton's parabola holds no farther.
const longest = 2

// step moves the weights of one effect, those on the score or those on the tolerance, to
// where a parabola sees the mode. With keep they stay, and the factors of their curvature
// are kept.
func (c *climber) step(e *climbing, w *weights, keep bool) {
	if len(w.columns) == 0 {
		if keep {
			for level := range w.factors {
				w.factors[level] = Symmetric{}
			}
		}
		return
	}
	var group sync.WaitGroup
	lanes := make(chan struct{}, runtime.GOMAXPROCS(0))
	// Small levels share a goroutine.
	for first := 0; first < e.Levels; {
		last, rows := first, 0
		for last < e.Levels && (last == first || rows+len(e.rowsOf(last)) <= chunk) {
			rows += len(e.rowsOf(last))
			last++
		}
		from := first
		lanes <- struct{}{}
		group.Go(func() {
			for level := from; level < last; level++ {
				c.stepLevel(e, w, level, keep)
			}
			<-lanes
		})
		first = last
	}
	group.Wait()
}

func (c *climber) stepLevel(e *climbing, w *weights, level int, keep bool) {
	rows, size := e.rowsOf(level), len(w.columns)
	parts := make([]parabola, (len(rows)+chunk-1)/chunk)
	var group sync.WaitGroup
	for i := range parts {
		of := rows[i*chunk : min((i+1)*chunk, len(rows))]
		parts[i] = newParabola(size)
		if len(parts) == 1 {
			c.sumUp(&parts[i], e, w, of)
			break
		}
		group.Go(func() { c.sumUp(&parts[i], e, w, of) })
	}
	group.Wait()
	total, own := newParabola(size), w.values[level*size:(level+1)*size]
	for i := range parts {
		total.add(&parts[i])
	}
	for j, sd := range w.sds {
		total.gradient[j] -= own[j] / square(sd)
		total.curvature.Row(j)[j] += 1 / square(sd)
	}
	total.curvature.Factor(size)
	if keep {
		w.factors[level] = total.curvature
		return
	}
	move := total.gradient
	total.curvature.Solve(move)
	c.move(e, w, rows, own, move)
}

// move goes a step, or as much of it as moves no row too far.
func (c *climber) move(e *climbing, w *weights, rows []int32, own, move []float64) {
	at := c.score
	if w == &e.tolerance {
		at = c.tolerance
	}
	moves, farthest := make([]float64, len(rows)), 0.0
	for i, row := range rows {
		x := c.o.Columns[row]
		for j, column := range w.columns {
			moves[i] += move[j] * float64(x[column])
		}
		farthest = max(farthest, math.Abs(moves[i]))
	}
	share := 1.0
	if farthest > longest {
		share = longest / farthest
	}
	for j := range own {
		own[j] += share * move[j]
	}
	for i, row := range rows {
		at[row] += share * moves[i]
	}
}

// parabola is what rows say of weights: gradient of their log likelihood, and its curvature
// with the sign turned.
type parabola struct {
	gradient  []float64
	curvature Symmetric
}

func newParabola(size int) parabola {
	return parabola{make([]float64, size), NewSymmetric(size)}
}

func (p *parabola) add(o *parabola) {
	for i, v := range o.gradient {
		p.gradient[i] += v
	}
	for i, v := range o.curvature {
		p.curvature[i] += v
	}
}

// sumUp adds what rows say. Most columns of a row are 0, so only the others are multiplied.
func (c *climber) sumUp(p *parabola, e *climbing, w *weights, rows []int32) {
	places, values := make([]int, 0, len(w.columns)), make([]float64, 0, len(w.columns))
	for _, row := range rows {
		byScore, byTolerance := fit.Derivatives(c.o.Outcomes[row], c.score[row], c.tolerance[row])
		g, h := byScore.Gradient, byScore.Curvature
		if w == &e.tolerance {
			g, h = byTolerance.Gradient, byTolerance.Curvature
		}
		places, values = places[:0], values[:0]
		x := c.o.Columns[row]
		for j, column := range w.columns {
			if v := x[column]; v != 0 {
				places, values = append(places, j), append(values, float64(v))
			}
		}
		for a, j := range places {
			v := values[a]
			p.gradient[j] += g * v
			into, curved := p.curvature.Row(j), h*v
			for b, k := range places[:a+1] {
				into[k] += curved * values[b]
			}
		}
	}
}

func square(x float64) float64 { return x * x }
