package views

import (
	"strings"
	"testing"

	"ebenmass/models"
)

func TestTheGalleryNamesItsViewsAndWhereOneIs(t *testing.T) {
	p := productFixture(models.German)
	p.Gallery = []Picture{
		{Base: "arne-linen-shirt/sage-front", Alt: "Leinenhemd Arne", Caption: "Vorderseite"},
		{Base: "arne-linen-shirt/sage-back", Alt: "Leinenhemd Arne, von hinten", Caption: "Rückseite"},
	}
	views := look(t, Product(p)).Find(".gallery .view")
	if views.Length() != 2 {
		t.Fatalf("%d views", views.Length())
	}
	if got := views.First().Find("img"); got.AttrOr("fetchpriority", "") != "high" || got.AttrOr("loading", "") == "lazy" {
		t.Error("the first picture has no priority")
	}
	if got := views.Last().Find("img").AttrOr("loading", ""); got != "lazy" {
		t.Errorf("the second picture loads %q", got)
	}
	if got := strings.Join(strings.Fields(views.Last().Find("figcaption").Text()), " "); got != "Rückseite 2/2" {
		t.Errorf("the second is called %q", got)
	}
}

func TestOnePictureIsNoRow(t *testing.T) {
	gallery := look(t, Product(productFixture(models.German))).Find(".gallery")
	if gallery.HasClass("gallery-many") || gallery.Is("[tabindex]") || gallery.Find("figcaption").Length() != 0 {
		t.Error("a single picture is shown as a row to swipe through")
	}
}

func TestACardTurnsOverOnlyWhereThereIsABack(t *testing.T) {
	p := listingFixture(models.English)
	p.Cards[1].Back = Picture{Base: "nora/lime-back"}
	cards := look(t, Listing(p)).Find(".article-card")
	if n := cards.First().Find("img").Length(); n != 1 {
		t.Errorf("the card without a back has %d pictures", n)
	}
	back := cards.Last().Find(".article-card-back img")
	if back.AttrOr("loading", "") != "lazy" || back.AttrOr("alt", "?") != "" {
		t.Error("the back is fetched at once, or read out twice")
	}
	if n := cards.Find(`img[fetchpriority="high"]`).Length(); n != 1 {
		t.Errorf("%d pictures come before all else, want one", n)
	}
}
