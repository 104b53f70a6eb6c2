package rentals

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"

	"ebenmass/models/fit"
	"ebenmass/models/lab/boosting"
)

// BlackBox predicts what a wearer will say by gradient boosting on everything that is known
// of a rental beforehand. It is what the explainable model is compared with, made as strong
// as we could make it; it cannot say why, and the shop does not use it. It is safe for
// concurrent use.
type BlackBox struct {
	columns boxColumns
	forests [forests]*boosting.Model
}

// forests is how many forests are averaged: each divides the rows anew, so that what one
// makes of a chance division does not weigh much.
const forests = 3

// growth shapes the trees: the best on our own divisions of the rentals among those tried.
func growth(seed uint64) boosting.Options {
	return boosting.Options{LearningRate: 0.05, Leaves: 12, MinLeaf: 40, L2: 10, RowShare: 0.7, ColumnShare: 0.3, Seed: seed}
}

// hiddenShare is the share of the rows learned from whose article is hidden, so that trees learn
// what to say of new articles; half as many wearers are hidden.
const hiddenShare = 0.15

// LearnBlackBox learns from the labelled rows. The same rows in the same order
// and the same seed give the same model. 125,000 rows take some 75 seconds on two
// processors and 480 MB. It returns an error when there is nothing to learn from or ctx ends.
func LearnBlackBox(ctx context.Context, train []Rental, seed uint64) (*BlackBox, error) {
	labelled := make([]Rental, 0, len(train))
	var labels []uint8
	for i := range train {
		if r := &train[i]; r.Labelled && !math.IsNaN(r.Size) {
			labelled = append(labelled, *r)
			labels = append(labels, uint8(r.Outcome))
		}
	}
	if len(labelled) == 0 {
		return nil, ErrNoLabels
	}
	b := &BlackBox{columns: newBoxColumns(labelled)}
	c := &b.columns
	rng := rand.New(rand.NewPCG(seed, 0x70656572))
	for i := range b.forests {
		c.peers = peerTable{}
		parts := make([]int, len(labelled))
		for j := range labelled {
			parts[j] = rng.IntN(peerParts)
			c.peers.add(&labelled[j], parts[j], labelled[j].Size-c.body.expect(&labelled[j]))
		}
		columns := gather(labelled, func(j int) []float32 { return c.of(hide(labelled[j], rng), parts[j]) })
		f, err := boosting.Learn(ctx, columns, labels, fit.NumOutcomes, growth(seed+uint64(i)))
		if err != nil {
			return nil, fmt.Errorf("rentals: black box: %w", err)
		}
		b.forests[i] = f
	}
	return b, nil
}

// hide makes some rows look as if their article or wearer were new.
func hide(r Rental, rng *rand.Rand) *Rental {
	if rng.Float64() < hiddenShare {
		r.Item = ""
	}
	if rng.Float64() < hiddenShare/2 {
		r.User = ""
	}
	return &r
}

// Remember tells it of rows that were not learned from, as it does the model.
func (b *BlackBox) Remember(rows []Rental) { b.columns.chosen.remember(rows) }

// Predict returns the chances of too small, fits and too large.
func (b *BlackBox) Predict(r *Rental) [fit.NumOutcomes]float64 {
	columns := b.columns.of(r, noPart)
	var chances [fit.NumOutcomes]float64
	for _, f := range b.forests {
		for k, p := range f.Predict(columns) {
			chances[k] += p / forests
		}
	}
	return chances
}

// gather asks for each row in turn and keeps what it gets by column.
func gather(rows []Rental, of func(i int) []float32) [][]float32 {
	var columns [][]float32
	for i := range rows {
		row := of(i)
		if columns == nil {
			columns = make([][]float32, len(row))
			for c := range columns {
				columns[c] = make([]float32, len(rows))
			}
		}
		for c, v := range row {
			columns[c][i] = v
		}
	}
	return columns
}
