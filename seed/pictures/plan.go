package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"ebenmass/models"
)

// Widths of the files of every picture in pixels, with the most bytes a file should have.
var prints = []struct{ width, budget int }{{640, 20_000}, {1280, 60_000}}

// picture is one drawing to photograph.
type picture struct {
	base    string // "<slug>/<colour>-front", "<slug>/back", ...: its files are <base>-<width>.webp
	product *models.Product
	colour  models.Colour
	view    view
}

// plan lists all pictures of a catalogue, those that lists show first: the front of every
// colour; of the first colour the back, a detail and the cloth.
func plan(products []models.Product) []picture {
	var pictures []picture
	for i := range products {
		p := &products[i]
		for _, c := range p.Colours {
			pictures = append(pictures, picture{p.Slug + "/" + c.Key + "-front", p, c, front})
		}
	}
	for _, v := range []view{detail, back, fabric} {
		for i := range products {
			p := &products[i]
			pictures = append(pictures, picture{p.Slug + "/" + string(v), p, p.Colours[0], v})
		}
	}
	return pictures
}

// source draws a picture and returns its SVG with the digest that names it.
func (p picture) source() (svg, digest string, err error) {
	svg, err = draw(p.product, p.colour, p.view)
	if err != nil {
		return "", "", fmt.Errorf("pictures: %s: %w", p.base, err)
	}
	sum := sha256.Sum256([]byte(svg))
	return svg, hex.EncodeToString(sum[:]), nil
}

// file is the name of one print.
func (p picture) file(width int) string { return fmt.Sprintf("%s-%d.webp", p.base, width) }
