package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/seed"
	"ebenmass/seed/pictures/cloth"
)

const committed = "../../static/garments"

func catalogue(t *testing.T) []models.Product {
	t.Helper()
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	return products
}

func TestConstructions_EveryType(t *testing.T) {
	t.Parallel()
	for _, kind := range fit.Types {
		if constructions[kind].front == nil {
			t.Errorf("%s cannot be drawn", kind)
		}
		if constructions[kind].back == nil {
			t.Errorf("%s cannot be drawn from behind", kind)
		}
	}
}

// oneOfEachType is the catalogue's first product of every type.
func oneOfEachType(t *testing.T) []models.Product {
	t.Helper()
	seen := map[fit.Type]bool{}
	return slices.DeleteFunc(catalogue(t), func(p models.Product) bool {
		known := seen[p.Type]
		seen[p.Type] = true
		return known
	})
}

func TestDraw_Deterministic(t *testing.T) {
	t.Parallel()
	p := catalogue(t)[0]
	for _, v := range []cloth.View{cloth.Front, cloth.Back} {
		first, err := draw(&p, p.Colours[0], v)
		if err != nil {
			t.Fatal(err)
		}
		again, err := draw(&p, p.Colours[0], v)
		if err != nil {
			t.Fatal(err)
		}
		if first != again {
			t.Errorf("two drawings of one article's %s differ", v)
		}
	}
}

func TestDraw_ValidNumbers(t *testing.T) {
	t.Parallel()
	for _, p := range oneOfEachType(t) {
		for _, v := range []cloth.View{cloth.Front, cloth.Detail, cloth.Fabric} {
			svg, err := draw(&p, p.Colours[0], v)
			if err != nil {
				t.Fatal(err)
			}
			for _, bad := range []string{"NaN", "Inf", "%!"} {
				if strings.Contains(svg, bad) {
					t.Errorf("%s %s holds %s", p.Slug, v, bad)
				}
			}
		}
	}
}

func TestDraw_UnreadableColour(t *testing.T) {
	t.Parallel()
	p := catalogue(t)[0]
	for _, hex := range []string{"", "red", "#12345", "#12345g"} {
		if _, err := draw(&p, models.Colour{Key: "x", Hex: hex}, cloth.Front); err == nil {
			t.Errorf("colour %q was drawn", hex)
		}
	}
}

// Two articles may share a cloth and a colour; a close-up of it still has to be its own.
func TestShotSource_UniqueCloseUps(t *testing.T) {
	t.Parallel()
	products := catalogue(t)
	if testing.Short() {
		products = products[:len(products)/4]
	}
	owner := map[string]string{}
	for _, s := range shotsOf(products, []cloth.View{cloth.Detail, cloth.Fabric}) {
		if s.colour.Key != s.product.Colours[0].Key {
			continue // a second colour differs by its dye already
		}
		_, hash, err := s.source()
		if err != nil {
			t.Fatal(err)
		}
		if other, taken := owner[hash]; taken {
			t.Errorf("%s is drawn exactly like %s", s.base(), other)
		}
		owner[hash] = s.base()
	}
}

func TestDraw_FabricPerArticle(t *testing.T) {
	t.Parallel()
	p := catalogue(t)[0]
	twin := p
	twin.Slug = p.Slug + "-twin"
	first, err := draw(&p, p.Colours[0], cloth.Fabric)
	if err != nil {
		t.Fatal(err)
	}
	second, err := draw(&twin, twin.Colours[0], cloth.Fabric)
	if err != nil {
		t.Fatal(err)
	}
	if first == second {
		t.Error("two articles of one cloth and colour have the same fabric picture")
	}
}

// The committed manifest is compared with the plan by name; that the drawings themselves
// are current is what -check verifies.
func TestManifest_CompleteAndUnique(t *testing.T) {
	t.Parallel()
	m, err := readManifest(committed)
	if err != nil {
		t.Fatal(err)
	}
	owner := map[string]string{}
	for _, base := range slices.Sorted(maps.Keys(m)) {
		if other, taken := owner[m[base]]; taken {
			t.Errorf("%s is drawn exactly like %s", base, other)
		}
		owner[m[base]] = base
	}
	for _, p := range shotsOf(catalogue(t), []cloth.View{cloth.Front}) {
		if m[p.base()] == "" {
			t.Errorf("%s is not in the manifest", p.base())
		}
		for _, size := range p.sizes() {
			head := make([]byte, 12)
			f, err := os.Open(filepath.Join(committed, size.file(p.base())))
			if err != nil {
				t.Error(err)
				continue
			}
			_, err = f.Read(head)
			f.Close()
			if err != nil || !bytes.Equal(head[8:], []byte("WEBP")) {
				t.Errorf("%s is no WebP picture", size.file(p.base()))
			}
		}
	}
}
