package list

import (
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/views/pagetest"
)

func TestPages_WholeInBothLanguages(t *testing.T) {
	for _, lang := range models.Langs {
		for name, page := range listPages(lang) {
			t.Run(string(lang)+"/"+name, func(t *testing.T) {
				doc := pagetest.Look(t, page)
				pagetest.CheckWhole(t, doc, lang)
				pagetest.CheckScript(t, doc)
				if n := doc.Find("img:not([alt]), img:not([width]), img:not([height])").Length(); n != 0 {
					t.Errorf("%d pictures without words or size", n)
				}
			})
		}
	}
}

func TestListing_FormReproducesItself(t *testing.T) {
	doc := pagetest.Look(t, Listing(listingFixture(models.German)))
	form := doc.Find(`form.filters-form[method="get"][action="/de/products"]`)
	if _, checked := form.Find(`input[name="size"][value="M"]`).Attr("checked"); !checked {
		t.Error("the chosen size is not ticked")
	}
	if got := form.Find(`label:has(input[name="size"][value="L"]) .facet-count`).Text(); got != "+3" {
		t.Errorf("what a further size adds is written %q", got)
	}
	departments := form.Find(`input[type="radio"][name="category"]`)
	if _, checked := departments.Filter(`[value="women"]`).Attr("checked"); departments.Length() != 3 || !checked {
		t.Errorf("%d choices of department", departments.Length())
	}
	if got := form.Find(`label:has(input[name="category"][value=""]) .facet-count`).Text(); got != "30" {
		t.Errorf("both departments count %q", got)
	}
	if form.Find(`a[href="/de/fit"]`).Length() != 1 || form.Find(`input[name="fits"]`).Length() != 0 {
		t.Error("without offers consent the filter has to explain itself")
	}
	if doc.Find(`a[rel="next"]`).Length() != 1 || doc.Find(`a[rel="prev"]`).Length() != 0 {
		t.Error("the first page leads on and not back")
	}
	if doc.Find(`.article-card img[loading="lazy"]`).Length() != 0 {
		t.Error("pictures of the first row wait")
	}
}

func TestListing_FiltersStayOpenWithError(t *testing.T) {
	p := listingFixture(models.German)
	doc := pagetest.Look(t, Listing(p))
	sheet := doc.Find("#filters[popover]")
	if sheet.Find(`form.filters-form button[type="submit"]`).Length() != 1 || sheet.Find(`[popovertargetaction="hide"]:not(.outside)`).Length() != 1 {
		t.Error("the sheet cannot be applied or closed")
	}
	if got := strings.Join(strings.Fields(doc.Find(`button[popovertarget="filters"].filters-open`).Text()), " "); got != "Filtern und sortieren 1 gewählt" {
		t.Errorf("the button says %q", got)
	}
	if doc.Find(`.chips a.chip[href="/de/products"]`).Length() != 1 {
		t.Error("the chosen filter cannot be taken off above the results")
	}
	p.PriceMax, p.PriceError = "viel", "Bitte eine Zahl"
	doc = pagetest.Look(t, Listing(p))
	if doc.Find("#filters[popover]").Length() != 0 || doc.Find(".filters-open").Length() != 0 || doc.Find(`#filters #price_max[aria-invalid="true"]`).Length() != 1 {
		t.Error("the wrong price is hidden in the sheet")
	}
}

// A tap beside an open sheet closes it and reaches nothing below it.
func TestListing_OutsideClosesSheets(t *testing.T) {
	doc := pagetest.Look(t, Listing(listingFixture(models.English)))
	for _, sheet := range []string{"filters", "site-search"} {
		first := doc.Find("#" + sheet + "[popover] > *").First()
		if !first.Is(`button.outside[popovertargetaction="hide"][tabindex="-1"]`) || first.AttrOr("popovertarget", "") != sheet {
			t.Errorf("nothing covers what lies around %s", sheet)
		}
		if doc.Find("#"+sheet+` button[popovertargetaction="hide"][aria-label="Close"]:not(.outside)`).Length() != 1 {
			t.Errorf("%s has no button that closes it", sheet)
		}
	}
}

func TestListing_EmptyShowsWaysOut(t *testing.T) {
	p := listingFixture(models.English)
	p.Cards, p.DidYouMean, p.WaysOut = nil, "shirt", []WayOut{{Label: "Without size M", Href: "/en/products?q=x", Count: 1}}
	doc := pagetest.Look(t, Listing(p))
	if got := doc.Find(".empty-ways li").First().Text(); !strings.Contains(got, "Without size M") || !strings.Contains(got, "1 item") {
		t.Errorf("way out %q", got)
	}
	if doc.Find(`.notice a[href="/en/products?q=shirt"]`).Length() != 1 {
		t.Error("no link to the corrected search")
	}
}

func TestListing_EmptyShowsOtherSearches(t *testing.T) {
	p := listingFixture(models.English)
	p.Query, p.Cards, p.Meant = "pulowwer", nil, []WayOut{{Label: "pullover", Href: "/en/products?q=pullover", Count: 3}}
	doc := pagetest.Look(t, Listing(p))
	if got := doc.Find(".empty-ways li").First().Text(); !strings.Contains(got, "pullover") || !strings.Contains(got, "3 items") {
		t.Errorf("first way out %q", got)
	}
	if got := doc.Find(".empty").Text(); !strings.Contains(got, "“pulowwer”") {
		t.Errorf("the search is not named: %q", got)
	}
}

func TestCard_TurnsOverWithBack(t *testing.T) {
	p := listingFixture(models.English)
	p.Cards[1].Back = Picture{Base: "nora/lime-back"}
	cards := pagetest.Look(t, Listing(p)).Find(".article-card")
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
