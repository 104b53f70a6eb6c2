package boosting

import (
	"errors"
	"fmt"
)

// Options shape the learning. The zero value of a field means its default.
type Options struct {
	Rounds       int     // at most so many trees per class; 600
	LearningRate float64 // in (0, 1]; 0.05
	Leaves       int     // per tree, 2 to 255; 16
	MinLeaf      int     // rows a leaf must hold; 40
	L2           float64 // weight of the squared leaf values, ≥ 0; 10
	RowShare     float64 // of the rows each round sees, in (0, 1]; 0.7
	ColumnShare  float64 // of the columns each tree sees, in (0, 1]; 0.5
	HeldOut      float64 // share of the rows held out to stop early, in (0, 0.5]; 0.1
	Patience     int     // rounds without gain before learning stops; 30
	Seed         uint64
	Progress     func(done, of int) // told after each round; may be nil
}

// errTable says that columns and labels do not make a table.
var errTable = errors.New("boosting: columns and labels differ in length, or there are none")

// withDefaults fills what was left out and refuses what makes no sense.
func (o Options) withDefaults() (Options, error) {
	setInt := func(v *int, to int) {
		if *v == 0 {
			*v = to
		}
	}
	set := func(v *float64, to float64) {
		if *v == 0 {
			*v = to
		}
	}
	setInt(&o.Rounds, 600)
	setInt(&o.Leaves, 16)
	setInt(&o.MinLeaf, 40)
	setInt(&o.Patience, 30)
	set(&o.LearningRate, 0.05)
	set(&o.L2, 10)
	set(&o.RowShare, 0.7)
	set(&o.ColumnShare, 0.5)
	set(&o.HeldOut, 0.1)
	share := func(v float64) bool { return v > 0 && v <= 1 }
	switch {
	case o.Rounds < 0, o.MinLeaf < 0, o.Patience < 0, o.Leaves < 2, o.Leaves > 255:
		return o, fmt.Errorf("boosting: rounds %d, leaves %d, rows per leaf %d, patience %d: out of range",
			o.Rounds, o.Leaves, o.MinLeaf, o.Patience)
	case !share(o.LearningRate), !share(o.RowShare), !share(o.ColumnShare), !share(2 * o.HeldOut), !(o.L2 >= 0):
		return o, fmt.Errorf("boosting: rate %g, shares %g, %g and %g, L2 %g: out of range",
			o.LearningRate, o.RowShare, o.ColumnShare, o.HeldOut, o.L2)
	}
	return o, nil
}
