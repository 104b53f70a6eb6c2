package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"ebenmass/models"
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
