package main

// fabricScale is how near the cloth itself is shown, in pixels per cm.
const fabricScale = 110

// drawFabric fills the page with cloth.
func (g *garment) drawFabric() {
	e := g.pageOutline()
	g.lay(piece{outline: e})
}

func (g *garment) pageOutline() line {
	w, h := pictureWidth/g.scale/2+1, pictureHeight/g.scale/2+1
	return path(pt{-w, -h}, pt{w, -h}, pt{w, h}, pt{-w, h})
}

// fabricLight is the ground of a fabric picture: nothing shows beside the cloth.
func (g *garment) fabricLight() string { return "" }
