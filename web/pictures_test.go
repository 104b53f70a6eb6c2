package web_test

import (
	"bytes"
	"image"
	"image/png"
	"net/http"
	"strings"
	"testing"

	"ebenmass/models/pictures"
	"ebenmass/seed"
)

// TestPictures_EveryPlace looks at every place that shows an article which has a picture of its own,
// and one that has none at all.
func TestPictures_EveryPlace(t *testing.T) {
	t.Parallel()
	all, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	const name = "0123456789abcdef0123456789abcdef"
	own, none := all[0], all[1]
	own.Slug, none.Slug = "with-own-picture", "without-any"
	own.Pictures = map[string]string{}
	for _, c := range own.Colours {
		own.Pictures[c.Key+"-front"], own.Pictures[c.Key+"-back"] = name, name
	}
	for i := range own.Variants {
		own.Variants[i].SKU, own.Variants[i].Stock = "own-"+own.Variants[i].SKU, 5
	}
	for i := range none.Variants {
		none.Variants[i].SKU, none.Variants[i].Stock = "none-"+none.Variants[i].SKU, 5
	}
	s := openShopWith(t, append(all[:0:0], own, none))
	b := s.visit(t)
	b.form("/en/basket/items", "sku", own.Variants[0].SKU, "quantity", "1")
	b.form("/en/basket/items", "sku", none.Variants[0].SKU, "quantity", "1")
	b.form("/en/wishes", "product", own.Slug, "colour", own.Colours[0].Key, "action", "add")
	b.form("/en/wishes", "product", none.Slug, "colour", none.Colours[0].Key, "action", "add")
	for _, path := range []string{"/en/", "/en/products", "/en/products/" + own.Slug, "/en/products/" + none.Slug, "/en/products/" + none.Slug + "/size-chart", "/en/basket", "/en/wishes", "/en/checkout", "/en/fit?from=" + none.Slug} {
		page := b.get(path).want(t, http.StatusOK).page(t)
		for _, src := range page.Find("img[src]").EachIter() {
			if at := src.AttrOr("src", ""); strings.HasPrefix(at, "/static/garments/") {
				t.Errorf("%s: a picture that is not there: %s", path, at)
			}
		}
		if strings.HasPrefix(path, "/en/products/"+none.Slug) && page.Find("svg.picture").Length() == 0 {
			t.Errorf("%s: no silhouette", path)
		}
		if path == "/en/basket" && (page.Find("svg.picture").Length() != 1 || page.Find(`img.picture[src="/pictures/`+name+`-640.webp"]`).Length() != 1) {
			t.Errorf("%s: %d silhouettes, %d own pictures", path, page.Find("svg.picture").Length(), page.Find("img.picture").Length())
		}
	}
	feed := b.get("/en/feed.xml").want(t, http.StatusOK).text
	if n := strings.Count(feed, "<g:image_link>"+s.URL+"/pictures/"+name+"-1280.webp</g:image_link>"); n != len(own.Variants) || strings.Count(feed, "image_link>") != 2*n {
		t.Errorf("the feed has %d pictures for %d variants", n, len(own.Variants))
	}
}

func TestGetPictures(t *testing.T) {
	oneVisitor(t)
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	name := s.addPicture(t)
	a := b.get("/pictures/"+name+"-640.webp").want(t, http.StatusOK)
	for header, want := range map[string]string{
		"Content-Type": "image/webp", "Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff", "Set-Cookie": "", "Content-Security-Policy": "",
	} {
		if got := a.Header.Get(header); got != want {
			t.Errorf("%s is %q, want %q", header, got, want)
		}
	}
	b.get("/pictures/"+name+"-640.webp", "If-None-Match", a.Header.Get("ETag")).want(t, http.StatusNotModified)
	for _, missing := range []string{"/pictures/", "/pictures/" + name, "/pictures/" + name + ".src", "/pictures/..%2febenmass.key", "/pictures/" + strings.Repeat("0", 32) + "-640.webp"} {
		b.get(missing).want(t, http.StatusNotFound)
	}
}

// addPicture gives the shop a picture and returns its name.
func (s *shop) addPicture(t *testing.T) string {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 8, 10))
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	name, err := pictures.In(s.folder).Add(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return name
}
