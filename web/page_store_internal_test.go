package web

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"ebenmass/web/compress"
)

// pageOf is a page of so many bytes that cannot be compressed, in two codings.
func pageOf(bytes int) *cachedPage {
	text := make([]byte, bytes)
	for i := range text {
		text[i] = byte(rand.Uint32())
	}
	return &cachedPage{text: compress.Pack(text, compress.Page)}
}

func TestPageStore_Bounds(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ pages, bytes, size, kept int }{
		"number": {5, 1 << 20, 100, 5},
		"bytes":  {1000, 20_000, 1000, 9}, // a thousand and a little, twice
	} {
		s := newPageStore(test.pages, test.bytes, compress.Page)
		for i := range 50 {
			s.add(strconv.Itoa(i), pageOf(test.size))
			s.add(strconv.Itoa(i), pageOf(test.size)) // in place of the one before
		}
		sum := 0
		for _, page := range s.pages.Values() {
			sum += page.size()
		}
		if got := s.pages.Len(); got != test.kept || sum != s.bytes || sum > test.bytes {
			t.Errorf("%s: %d pages of %d bytes, counted %d; want %d pages", name, got, sum, s.bytes, test.kept)
		}
		if _, ok := s.get("49"); !ok {
			t.Errorf("%s: the newest is gone", name)
		}
		if _, ok := s.get("0"); ok {
			t.Errorf("%s: the oldest is kept", name)
		}
	}
	s := newPageStore(5, 1000, compress.Page)
	s.add("large", pageOf(5000))
	if _, ok := s.get("large"); ok || s.bytes != 0 {
		t.Error("a page larger than all may be is kept")
	}
}
