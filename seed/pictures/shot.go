package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"ebenmass/models"
	"ebenmass/seed/pictures/cloth"
	"ebenmass/seed/pictures/studio"
)

// shot is one picture to take.
type shot struct {
	product *models.Product
	colour  models.Colour
	view    cloth.View
}

// shotsOf lists the catalogue's pictures of some views, each in every colour.
func shotsOf(products []models.Product, views []cloth.View) []shot {
	var shots []shot
	for _, v := range views {
		for i := range products {
			p := &products[i]
			for _, c := range p.Colours {
				shots = append(shots, shot{p, c, v})
			}
		}
	}
	return shots
}

// parseViews reads a list such as "front,detail".
func parseViews(list string) ([]cloth.View, error) {
	var views []cloth.View
	for name := range strings.SplitSeq(list, ",") {
		v := cloth.View(name)
		if v != cloth.Front && v != cloth.Back && v != cloth.Detail && v != cloth.Fabric {
			return nil, fmt.Errorf("pictures: no view %q, only front, back, detail and fabric", name)
		}
		views = append(views, v)
	}
	return views, nil
}

// base is the picture's name below the folder, without width and ending.
func (s shot) base() string {
	return s.product.Slug + "/" + s.colour.Key + "-" + string(s.view)
}

// printSize is one size of a picture: its width in pixels and the bytes it may take.
type printSize struct{ width, budget int }

// sizes are what pages load: cards and phones the small one, the product page the large one
// too. Beside the front the other views are shown small.
func (s shot) sizes() []printSize {
	switch s.view {
	case cloth.Back:
		return []printSize{{640, 20_000}}
	case cloth.Detail:
		return []printSize{{640, 19_000}}
	case cloth.Fabric:
		return []printSize{{640, 24_000}}
	}
	return []printSize{{640, 20_000}, {1280, 58_000}}
}

func (p printSize) file(base string) string { return fmt.Sprintf("%s-%d.webp", base, p.width) }

// source draws the picture and returns its SVG with the hash that stands in the manifest.
func (s shot) source() (svg, hash string, err error) {
	svg, err = studio.Draw(s.product, s.colour, s.view)
	if err != nil {
		return "", "", fmt.Errorf("pictures: %s: %w", s.base(), err)
	}
	sum := sha256.Sum256([]byte(svg))
	return svg, hex.EncodeToString(sum[:]), nil
}
