package figure

// Sizes of words, in viewBox units: at 360 units across a phone they are about pixels.
const (
	LabelSize  = 13.0 // font-size of .figure-label and .figure-value in figure.css
	labelBlock = 34.0 // height of a name above its value, with air
)

// Spread moves falling or equal positions apart to at least gap, as little as it can, within
// low and high. It needs want in rising order and room for all: high − low ≥ gap·(n − 1).
func Spread(want []float64, gap, low, high float64) []float64 {
	n := len(want)
	all := make([]float64, 3*n)
	down, up, at := all[:n], all[n:2*n], all[2*n:]
	for i, w := range want {
		down[i] = max(w, low)
		if i > 0 {
			down[i] = max(down[i], down[i-1]+gap)
		}
	}
	for i := n - 1; i >= 0; i-- {
		up[i] = min(want[i], high)
		if i < n-1 {
			up[i] = min(up[i], up[i+1]-gap)
		}
	}
	// Either way keeps the gaps, and so does their mean, which shares the push.
	for i := range at {
		at[i] = (down[i] + up[i]) / 2
	}
	for i := range at {
		at[i] = max(at[i], low+float64(i)*gap)
		if i > 0 {
			at[i] = max(at[i], at[i-1]+gap)
		}
	}
	for i := n - 1; i >= 0; i-- {
		at[i] = min(at[i], high-float64(n-1-i)*gap)
	}
	return at
}

// advances are how far the characters from space to tilde advance in Instrument Sans at
// weight 650, the boldest in a drawing, in thousandths of the font size; digits as wide as
// tabular ones can be. Measured in a browser from static/fonts/instrument-sans.woff2.
var advances = [...]float64{
	192, 300, 466, 729, 645, 786, 771, 262, 448, 448, 435, 548, 280, 489, 280, 445, // !"#$%&'()*+,-./
	680, 680, 680, 680, 680, 680, 680, 680, 680, 680, 280, 280, 548, 548, 548, 584, // 0123456789:;<=>?
	870, 735, 647, 748, 755, 628, 592, 763, 723, 254, 420, 717, 590, 896, 723, 796, // @ABCDEFGHIJKLMNO
	669, 810, 666, 645, 668, 702, 735, 1087, 711, 706, 633, 448, 445, 448, 548, 476, // PQRSTUVWXYZ[\]^_
	354, 565, 624, 557, 624, 572, 374, 624, 616, 265, 265, 563, 265, 945, 616, 601, // `abcdefghijklmno
	624, 624, 394, 499, 414, 607, 540, 808, 596, 540, 518, 448, 232, 448, 548, // pqrstuvwxyz{|}~
}

// advance is one character's width in thousandths of the font size, generous for what the
// table does not hold.
func advance(r rune) float64 {
	if i := int(r) - ' '; i >= 0 && i < len(advances) {
		return advances[i]
	}
	switch r {
	case 'ä', 'á', 'à', 'â', 'é', 'è', 'ê', 'ö', 'ó', 'ô', 'ü', 'ú', 'ß':
		return 640
	case 'Ä', 'Ü', '–', '−', '±', '×':
		return 740
	case '\u00a0', '\u202f':
		return 200
	}
	return 1000
}

// TextWidth is how wide a text is set, with a little air for the fonts that stand in while
// the shop's own loads.
func TextWidth(s string) float64 {
	const air = 1.04
	wide := 0.0
	for _, r := range s {
		wide += advance(r)
	}
	return LabelSize * air * wide / 1000
}
