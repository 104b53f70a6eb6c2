package fit

import "math"

// PlaceOf is where on an article's girth axis somebody belongs: the rank, counted from 0 and
// between two sizes as a fraction, at which the score is 0. Beyond the ends it goes on as the
// outermost step does. ok is false for an article that compares no girth or has one size only.
func (b *Body) PlaceOf(a *Article, wish Preference) (rank float64, ok bool) {
	y := newDemands(a, wish)
	return y.place(a, b)
}

func (y *demands) place(a *Article, b *Body) (rank float64, ok bool) {
	if y.numGirths == 0 || len(a.Sizes) < 2 || a.Sizes[1].Length != a.Sizes[0].Length {
		return 0, false
	}
	k, lower, upper := 1, y.scoreOf(a, b, 0), y.scoreOf(a, b, 1)
	for upper < 0 && k+1 < len(a.Sizes) && a.Sizes[k+1].Length == a.Sizes[0].Length {
		k++
		lower, upper = upper, y.scoreOf(a, b, k)
	}
	if upper <= lower {
		return 0, false
	}
	one, two := float64(a.Sizes[k-1].Waist), float64(a.Sizes[k].Waist)
	return one - lower/(upper-lower)*(two-one), true
}

// scoreOf is the score of a size at the body believed in.
func (y *demands) scoreOf(a *Article, b *Body, k int) float64 {
	sum := a.Offset.Value - b.Taste.Mean
	for _, z := range y.girths[:y.numGirths] {
		sum += y.contribution(z, a.Sizes[k].Garment[z]-b.Zones[z].Mean)
	}
	return sum
}

// pathSteps is in how many steps shifts goes from the average to the wearer.
const pathSteps = 8

// shifts is by how many sizes each datum moves the wearer on the straight way from the average
// of their sizing: the integrated gradient of the place along the way, each datum taking the
// share of the way that is its own (M. Sundararajan, A. Taly, Q. Yan, Axiomatic attribution for
// deep networks, 2017). The shifts add up to the whole distance. All are 0 where the article
// has no places.
//
// Factors are normal, so a posterior's mean is the prior's plus one step for each of them:
// μ = μ₀ + Σ Σ_post·a·(ν − τ·aᵀμ₀).
func (w *Wearer) shifts(b *Body, a *Article) []float64 {
	shifts := make([]float64, len(w.Data))
	y := newDemands(a, w.Preference)
	if _, ok := y.place(a, b); !ok {
		return shifts
	}
	skip := -1
	if b.leftOut {
		skip = b.contradicts
	}
	var room [usualStatements]factor
	in, factors := infer(w.Sizing, w.Data, skip, room[:])
	start := &prior(w.Sizing).mean
	steps, whole := in.steps(w.Data, factors, start)
	var at Body
	place := func(from *vector, by float64, step *vector) float64 {
		for i, m := range stats {
			at.Zones[m].Mean = math.Exp(from[i] + by*step[i])
		}
		at.Zones[Waist].Mean -= in.navel
		at.Taste.Mean = from[taste] + by*step[taste]
		rank, _ := y.place(a, &at)
		return rank
	}
	const half = 0.5 / pathSteps
	left, length := place(start, 1, &whole)-place(start, 0, &whole), 0.0
	for n := range pathSteps {
		middle := *start
		for i := range middle {
			middle[i] += (float64(n) + 0.5) / pathSteps * whole[i]
		}
		for i := range steps {
			shift := place(&middle, half, &steps[i]) - place(&middle, -half, &steps[i])
			shifts[i] += shift
			left -= shift
		}
	}
	// Steps that span two sizes leave a little over.
	for _, shift := range shifts {
		length += math.Abs(shift)
	}
	for i, shift := range shifts {
		if length > tiny {
			shifts[i] += left * math.Abs(shift) / length
		}
	}
	return shifts
}

// steps parts the way from the prior's mean to the posterior's among the data.
func (in *inference) steps(data []Datum, factors []factor, start *vector) (steps []vector, whole vector) {
	steps = make([]vector, len(data))
	n := 0
	for i := range data {
		for range data[i].Says {
			f := &factors[n]
			n++
			if !f.made {
				continue
			}
			k, _, _ := in.along(&f.along)
			expected := 0.0
			for j, c := range f.along {
				expected += c * start[j]
			}
			for j := range k {
				step := (f.nu - f.tau*expected) * k[j]
				steps[i][j] += step
				whole[j] += step
			}
		}
	}
	return steps, whole
}
