package boosting

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sync"
)

// learning is the state between rounds.
type learning struct {
	o       Options
	classes int
	grower  *grower
	labels  []uint8
	seen    []int32   // rows learned from
	held    []int32   // rows held out
	scores  []float64 // per row and class
	chances []float64 // per row and class, as of the scores
	random  *rand.Rand
}

// Learn learns from columns of equal length (NaN: missing) and each row's label, a class
// from 0 on. It returns an error for options out of range, a table that is none, a label
// outside the classes, and when ctx ends.
func Learn(ctx context.Context, columns [][]float32, labels []uint8, classes int, o Options) (*Model, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	if err := check(columns, labels, classes); err != nil {
		return nil, err
	}
	t := newTable(columns)
	l := &learning{o: o, classes: classes, grower: newGrower(t, o), labels: labels,
		random: rand.New(rand.NewPCG(o.Seed, 0x626f6f7374))}
	l.holdOut()
	m := &Model{cuts: t.cuts, start: l.begin()}
	best, bestLoss := 0, math.Inf(1)
	for round := range o.Rounds {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("boosting: round %d: %w", round, err)
		}
		m.rounds = append(m.rounds, l.round())
		if loss := l.loss(l.held); loss < bestLoss {
			best, bestLoss = len(m.rounds), loss
		}
		if o.Progress != nil {
			o.Progress(round+1, o.Rounds)
		}
		if len(m.rounds)-best >= o.Patience {
			break
		}
	}
	m.rounds = m.rounds[:best]
	return m, nil
}

func check(columns [][]float32, labels []uint8, classes int) error {
	if len(columns) == 0 || len(labels) < 2 || classes < 2 {
		return errTable
	}
	for _, c := range columns {
		if len(c) != len(labels) {
			return errTable
		}
	}
	if most := slices.Max(labels); int(most) >= classes {
		return fmt.Errorf("boosting: label %d of %d classes", most, classes)
	}
	return nil
}

// holdOut divides the rows by lot.
func (l *learning) holdOut() {
	n := len(l.labels)
	order := l.random.Perm(n)
	out := max(1, int(l.o.HeldOut*float64(n)))
	isOut := make([]bool, n)
	for _, r := range order[:out] {
		isOut[r] = true
	}
	for r := range n {
		if isOut[r] {
			l.held = append(l.held, int32(r))
		} else {
			l.seen = append(l.seen, int32(r))
		}
	}
}

// begin starts every row from the shares of the classes among the rows seen; each class is
// counted once more than it is seen, so none is impossible.
func (l *learning) begin() []float64 {
	counts := make([]float64, l.classes)
	for _, r := range l.seen {
		counts[l.labels[r]]++
	}
	start := make([]float64, l.classes)
	for k, n := range counts {
		start[k] = math.Log((n + 1) / float64(len(l.seen)+l.classes))
	}
	l.scores = slices.Repeat(start, len(l.labels))
	l.chances = make([]float64, len(l.scores))
	l.hear(nil)
	return start
}

// round grows one tree per class from the same chances and adds what they say to the scores.
func (l *learning) round() []tree {
	g := l.grower
	drawn := l.draw()
	trees := make([]tree, l.classes)
	for k := range trees {
		for _, r := range drawn {
			p, y := l.chances[int(r)*l.classes+k], 0.0
			if int(l.labels[r]) == k {
				y = 1
			}
			g.slope[r], g.curve[r] = p-y, p*(1-p)
		}
		g.columns = l.drawColumns()
		trees[k] = g.grow(slices.Clone(drawn))
	}
	l.hear(trees)
	return trees
}

// hear adds to every row's scores what the trees say of it and brings its chances up to
// date. Rows do not share anything, so both halves are done at once.
func (l *learning) hear(trees []tree) {
	part := func(from, to int) {
		bins := make([]uint8, len(l.grower.table.codes))
		for r := from; r < to; r++ {
			l.grower.table.row(r, bins)
			scores := l.scores[r*l.classes : (r+1)*l.classes]
			for k, t := range trees {
				scores[k] += t.value(bins)
			}
			softmax(scores, l.chances[r*l.classes:(r+1)*l.classes])
		}
	}
	half := len(l.labels) / 2
	var other sync.WaitGroup
	other.Go(func() { part(0, half) })
	part(half, len(l.labels))
	other.Wait()
}

// draw takes this round's rows by lot, in order.
func (l *learning) draw() []int32 {
	if l.o.RowShare == 1 {
		return l.seen
	}
	drawn := make([]int32, 0, len(l.seen))
	for _, r := range l.seen {
		if l.random.Float64() < l.o.RowShare {
			drawn = append(drawn, r)
		}
	}
	return drawn
}

// drawColumns takes a tree's columns by lot, in order.
func (l *learning) drawColumns() []int32 {
	n := len(l.grower.table.cuts)
	order := l.random.Perm(n)[:max(1, int(math.Round(l.o.ColumnShare*float64(n))))]
	slices.Sort(order)
	columns := make([]int32, len(order))
	for i, c := range order {
		columns[i] = int32(c)
	}
	return columns
}

// loss is the mean log loss of rows.
func (l *learning) loss(rows []int32) float64 {
	sum := 0.0
	for _, r := range rows {
		sum -= math.Log(max(l.chances[int(r)*l.classes+int(l.labels[r])], 1e-15))
	}
	return sum / float64(len(rows))
}
