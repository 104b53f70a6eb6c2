package models

// Middle is the size an article is drawn in when no other was asked for: its sample, else the
// middle one, or the lower of two; on two axes the middle width in the middle length. The chart
// must not be empty.
func (c Chart) Middle() ChartSize {
	for _, s := range c.Sizes {
		if s.Label == c.Sample {
			return s
		}
	}
	middle := c.Sizes[(len(c.Sizes)-1)/2]
	last := c.Sizes[len(c.Sizes)-1]
	if last.Length == 0 {
		return middle
	}
	for _, s := range c.Sizes {
		if s.Waist == last.Waist/2 && s.Length == last.Length/2 {
			return s
		}
	}
	return middle // a chart with gaps
}
