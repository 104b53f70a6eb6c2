package fit

// search asks for the verdict again and again while one given measure moves. It gives the
// very verdict that Decide gives, to the last digit: it runs the same functions, and keeps
// from step to step what did not move.
type search struct {
	estimator
	yard      yardstick
	reading   reading
	memory    memory
	estimates bool // some scored zone was not given, and moves with the others
}

// memory keeps what each size answers in each scored zone, until the zone moves.
type memory struct {
	contributions [NumZones][]float64
	chances       [NumZones][]chances
	limits        []float64 // what the value of each size cannot exceed, by the zones at rest
}

// chances are the probabilities that a zone of a size is too tight or too loose.
type chances struct {
	tight, loose float64
	known        bool
}

// begin reads the article for the person as they are.
func (s *search) begin(p Person, a *Article) {
	s.estimator = newEstimator(p)
	s.yard = newYardstick(a, p.Preference, p.Given[Arm] != 0)
	zones, sizes := s.yard.scoredZones(), len(a.Sizes)
	contributions, all := make([]float64, sizes*(len(zones)+1)), make([]chances, sizes*len(zones))
	for n, z := range zones {
		s.memory.contributions[z] = contributions[n*sizes : (n+1)*sizes]
		s.memory.chances[z] = all[n*sizes : (n+1)*sizes]
		s.estimates = s.estimates || !s.body.Given[z]
	}
	s.memory.limits = contributions[len(zones)*sizes:]
	s.complete(zones)
	s.reading = reading{body: &s.body, article: a, yard: &s.yard, sizes: make([]sizeReading, sizes), memory: &s.memory}
	s.reading.edge, s.reading.certain = a.Tolerance.edge()
	s.reading.flatten()
	for _, z := range zones {
		s.moved(z)
	}
}

// matters reports whether the verdict depends on a given zone at all: whether it is scored
// or helps to estimate one that is.
func (s *search) matters(z Measure) bool {
	return s.yard.scored[z] || s.estimates && z != Arm
}

// rest prepares for moving a zone: the others given rest, and since P(fits) ≤ 1 no size can
// have a value above the product of their probabilities to lie in their bands.
func (s *search) rest(moving Measure) {
	for k := range s.memory.limits {
		limit := 1 + rounding
		for _, z := range s.yard.scoredZones() {
			if z != moving && s.body.Given[z] {
				tight, loose := s.reading.outside(k, z)
				limit *= 1 - (tight + loose)
			}
		}
		s.memory.limits[k] = limit
	}
}

// verdict decides for another value of a given zone, in cm.
func (s *search) verdict(z Measure, value float64) Decision {
	s.put(z, value)
	offset, sizes := s.reading.offset(), s.reading.sizes
	for k := range sizes {
		sizes[k].score, sizes[k].tailed, sizes[k].ranked = offset, false, false
	}
	for _, z := range s.yard.scoredZones() {
		for k, contribution := range s.memory.contributions[z] {
			sizes[k].score += contribution
		}
	}
	return s.reading.verdict()
}

// put sets a given zone, estimated zones moving along.
func (s *search) put(z Measure, value float64) {
	s.place(z, value)
	if s.yard.scored[z] {
		s.moved(z)
	}
	if !s.estimates || z == Arm {
		return
	}
	s.inform(z, value)
	s.complete(s.yard.scoredZones())
	s.reading.flatten()
	for _, other := range s.yard.scoredZones() {
		if !s.body.Given[other] {
			s.moved(other)
		}
	}
}

// moved forgets what sizes answered in a zone.
func (s *search) moved(z Measure) {
	mean, sizes := s.body.Mean[z], s.reading.article.Sizes
	contributions, chances := s.memory.contributions[z], s.memory.chances[z]
	for k := range sizes {
		contributions[k] = s.yard.contribution(z, sizes[k].Garment[z]-mean)
		chances[k].known = false
	}
}
