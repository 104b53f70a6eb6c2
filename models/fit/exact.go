package fit

// Exact is how one size sits on a body known without error.
type Exact struct {
	Fits    float64 // A: acceptable everywhere
	Small   float64 // too small somewhere, too large nowhere or as well
	Large   float64 // too large somewhere and too small nowhere
	Shorten float64 // cm by which lengths would be shortened; 0 for none
}

// Worth is what ordering a size is worth in € to somebody who keeps it with probability p and
// has it shortened by so many cm.
func Worth(p, shorten float64) float64 {
	worth := (keptWorth+parcelCost)*p - parcelCost
	if shorten > 0 {
		worth -= alteration + alterationPer*shorten
	}
	return worth
}

// Exact appends how each size of an article sits on an exact body, in cm. Of its
// measures only the arm may be 0, not known and not compared.
func (a *Article) Exact(body [NumMeasures]float64, wish Preference, into []Exact) []Exact {
	b := Exactly(Women, body)
	var room [usualSizes]Rating
	j := judge{article: a, body: &b, ratings: room[:0]}
	j.begin(wish)
	var c chances
	for k := range a.Sizes {
		j.at(k, 1, &j.sure, &c)
		fits, notSmall := c.fits[0], c.notSmall[0]
		into = append(into, Exact{Fits: fits, Small: 1 - notSmall, Large: max(0, notSmall-fits), Shorten: j.shorten(k)})
	}
	return into
}

// Demand is what an article asks of one zone.
type Demand struct {
	Target    float64 // ease in cm at which it is right
	TightSide float64 // tolerance w in cm below it, wider where the cloth gives
	LooseSide float64 // and above it
	Weight    float64 // declared share in the score, before it is rescaled over the girths compared
}

// Demand returns what an article asks of a zone of wearers of a preference; ok is false
// where it is not compared.
func (a *Article) Demand(z Measure, wish Preference) (d Demand, ok bool) {
	y := newDemands(a, wish)
	if !y.scored[z] {
		return d, false
	}
	of, _ := designOf(a.Type)
	return Demand{y.target[z], y.tightSide[z], y.tolerance[z], of.weight[z]}, true
}
