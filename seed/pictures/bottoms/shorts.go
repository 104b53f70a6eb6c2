package bottoms

// Shorts draws short trousers: five pockets in denim, else as woven trousers.
func (g *Garment) Shorts() {
	if g.Cloth.Weave == "denim" {
		g.Jeans()
		return
	}
	g.Trousers()
}

// ShortsBack draws them from behind.
func (g *Garment) ShortsBack() {
	if g.Cloth.Weave == "denim" {
		g.JeansBack()
		return
	}
	g.TrousersBack()
}
