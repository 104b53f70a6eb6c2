package figure

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

// textWidth is how wide a text is set, with a little air for the fonts that stand in while
// the shop's own loads.
func textWidth(s string) float64 {
	const air = 1.04
	wide := 0.0
	for _, r := range s {
		wide += advance(r)
	}
	return labelSize * air * wide / 1000
}
