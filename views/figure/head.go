package figure

import "ebenmass/models/fit"

// The head: a face without features, hair and, where it leaves them free, ears.

// headSize is half the head's breadth and its height from chin to crown.
func (a *anatomy) headSize() (half, long float64) {
	long = a.body.Height - a.chin
	return 0.325 * long, long
}

// brow is a height on the head by the share of the way from crown to chin.
func (a *anatomy) brow(share float64) float64 {
	return a.body.Height - share*(a.body.Height-a.chin)
}

// head is the face with cheek, jaw and chin.
func (a *anatomy) head() *curve {
	half, _ := a.headSize()
	jaw := a.share.jaw * (1 + 0.3*(min(a.body.Bust/Typical(a.body.Sizing).Bust, 1.5)-1))
	return begin(point{0, a.brow(0)}).through(
		point{0.62 * half, a.brow(0.055)},
		point{0.96 * half, a.brow(0.24)},
		point{half, a.brow(0.42)},
		point{0.94 * half, a.brow(0.62)},
		point{0.79 * half * jaw, a.brow(0.80)},
		point{0.46 * half * jaw, a.brow(0.945)},
		point{0.2 * half, a.brow(0.995)},
		point{0, a.brow(1)},
	).whole()
}

// hair is what lies over the brow, closed; behind is what falls behind the neck, nil where
// the hair is short.
func (a *anatomy) hair() (over, behind *curve) {
	half, _ := a.headSize()
	if a.body.Sizing == fit.Men {
		return begin(point{-0.98 * half, a.brow(0.50)}).through(
			point{-1.08 * half, a.brow(0.30)}, point{-0.8 * half, a.brow(0.06)}, point{-0.1 * half, a.brow(-0.035)},
			point{0.72 * half, a.brow(0.03)}, point{1.08 * half, a.brow(0.28)}, point{0.98 * half, a.brow(0.50)},
		).through(
			point{0.9 * half, a.brow(0.34)}, point{0.66 * half, a.brow(0.2)},
		).through(
			point{0.2 * half, a.brow(0.17)}, point{-0.4 * half, a.brow(0.24)}, point{-0.72 * half, a.brow(0.22)},
		).through(point{-0.9 * half, a.brow(0.36)}, point{-0.98 * half, a.brow(0.50)}), nil
	}
	over = begin(point{-0.98 * half, a.brow(0.66)}).through(
		point{-1.12 * half, a.brow(0.34)}, point{-0.82 * half, a.brow(0.05)}, point{0.04 * half, a.brow(-0.035)},
		point{0.84 * half, a.brow(0.05)}, point{1.12 * half, a.brow(0.34)}, point{0.98 * half, a.brow(0.66)},
	).through(
		point{0.84 * half, a.brow(0.42)}, point{0.5 * half, a.brow(0.27)}, point{-0.28 * half, a.brow(0.1)},
	).through(
		point{-0.6 * half, a.brow(0.26)}, point{-0.88 * half, a.brow(0.44)}, point{-0.98 * half, a.brow(0.66)},
	)
	behind = begin(point{0, a.brow(0.2)}).line(point{1.02 * half, a.brow(0.3)}).through(
		point{1.2 * half, a.brow(0.62)}, point{1.22 * half, a.brow(0.94)}, point{0.92 * half, a.brow(1.08)},
		point{0, a.brow(1.1)},
	).whole()
	return over, behind
}

// ears stand beside short hair.
func (a *anatomy) ears() []*curve {
	if a.body.Sizing != fit.Men {
		return nil
	}
	half, _ := a.headSize()
	ear := begin(point{0.96 * half, a.brow(0.42)}).through(
		point{1.13 * half, a.brow(0.41)}, point{1.14 * half, a.brow(0.5)}, point{1.02 * half, a.brow(0.62)}, point{0.92 * half, a.brow(0.63)},
	)
	return []*curve{ear, ear.mirror()}
}
