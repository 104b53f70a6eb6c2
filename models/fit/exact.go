package fit

// Exact is how one size sits on a body known without error: what the reading of a size tends
// to as the errors of measuring, and of what was learned, go to nothing.
type Exact struct {
	PSmall, PFits, PLarge float64           // sum to 1
	Value                 float64           // what sizes are ranked by: P(fits) less the costs of the rest
	Off                   [NumZones]float64 // ease − target in cm, of the zones compared
	State                 [NumZones]State   // of the same; "" where not compared
	Right                 bool              // every zone in its band, and P(fits) reaches Threshold
}

// InBand reports whether every zone compared lies in its band.
func (w *Exact) InBand() bool {
	for _, state := range w.State {
		if state == TooTight || state == TooLoose {
			return false
		}
	}
	return true
}

// Exact appends how each size of an article sits on an exact body, in cm. Of its
// measures only the arm may be 0, not known and not compared.
func (a *Article) Exact(body [NumMeasures]float64, wish Preference, into []Exact) []Exact {
	y := newYardstick(a, wish, body[Arm] != 0)
	edge, _ := a.Tolerance.edge()
	for k := range a.Sizes {
		w, score := Exact{}, a.Offset.Value
		for _, z := range y.scoredZones() {
			ease := a.Sizes[k].Garment[z] - body[z]
			score += y.contribution(z, ease)
			w.Off[z], w.State[z] = ease-y.target[z], y.state(z, ease)
		}
		w.PSmall, w.PLarge = logistic(-edge-score), logistic(score-edge)
		w.PFits = max(0, 1-w.PSmall-w.PLarge)
		w.Value = w.PFits - costSmall*w.PSmall - costLarge*w.PLarge
		w.Right = w.PFits >= Threshold && w.InBand()
		into = append(into, w)
	}
	return into
}
