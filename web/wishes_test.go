package web_test

import (
	"net/http"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/web/session"
)

// wish posts the form of the first heart on a page that says what it does.
func (b *browser) wish(page, selector string) answer {
	b.t.Helper()
	form := b.get(page).want(b.t, http.StatusOK).page(b.t).Find(selector).First()
	var fields []string
	for _, input := range form.Find("input").EachIter() {
		fields = append(fields, input.AttrOr("name", ""), input.AttrOr("value", ""))
	}
	if len(fields) == 0 {
		b.t.Fatalf("%s has no %s", page, selector)
	}
	return b.form(form.AttrOr("action", ""), fields...)
}

// visitor is who the browser's cookie stands for.
func (b *browser) visitor() store.Visitor {
	b.t.Helper()
	hash, block := b.shop.store.SessionKeys()
	r, err := http.NewRequest(http.MethodGet, b.shop.URL, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, cookie := range b.client.Jar.Cookies(r.URL) {
		r.AddCookie(cookie)
	}
	visitor, err := b.shop.store.FindVisit(b.t.Context(), session.New(hash, block, false).ID(r))
	if err != nil {
		b.t.Fatal(err)
	}
	return visitor
}

func TestWishes_FromProductPage(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	const page = "/de/products/alma-t-shirt?colour=ink&size=M"
	if len(b.get(page).Cookies())+len(b.get("/de/wishes").Cookies()) > 0 {
		t.Error("looking sets a cookie")
	}
	first := b.wish(page, `form.wish[data-wish="add"]`).want(t, http.StatusSeeOther)
	if first.Header.Get("Location") != "/de/wishes?notice=added" || len(first.Cookies()) != 1 {
		t.Errorf("the first wish leads to %q with cookies %v", first.Header.Get("Location"), first.Cookies())
	}
	list := b.get("/de/wishes?notice=added").page(t)
	if list.Find(`.article-card a[href="/de/products/alma-t-shirt?colour=ink"]`).Length() != 1 || list.Find(".notice").Length() != 1 {
		t.Error("the list does not show the article in its colour")
	}
	if got := list.Find(".tool-wishes .tool-count").Text(); got != "1" {
		t.Errorf("the badge says %q", got)
	}
	second := b.wish("/de/products/arne-linen-shirt?colour=sage", "form.wish").want(t, http.StatusSeeOther)
	if got := second.Header.Get("Location"); got != "/de/products/arne-linen-shirt?colour=sage#a-arne-linen-shirt" {
		t.Errorf("the second leads to %q", got)
	}
	if b.get("/de/products/alma-t-shirt?colour=sage").page(t).Find(`form.wish[data-wish="add"]`).Length() != 1 {
		t.Error("another colour counts as saved")
	}
	b.wish(page, `form.wish[data-wish="remove"]`).want(t, http.StatusSeeOther)
	if n := b.get("/de/wishes").page(t).Find(".article-card").Length(); n != 1 {
		t.Errorf("%d left", n)
	}
}

func TestWishes_FromLists(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, page := range []string{"/en/products?category=women&sort=price", "/en/"} {
		b := s.visit(t)
		b.wish(page, `.article-card form.card-wish[data-wish="add"]`).want(t, http.StatusSeeOther)
		there := b.wish(page, `.article-card form.card-wish[data-wish="add"]`).want(t, http.StatusSeeOther).Header.Get("Location")
		place, anchor, _ := strings.Cut(there, "#")
		if place != page || b.get(place).page(t).Find(".article-card#"+anchor+` form[data-wish="remove"]`).Length() != 1 {
			t.Errorf("%s leads to %s", page, there)
		}
		if n := b.get("/en/wishes").page(t).Find(".article-card").Length(); n != 2 {
			t.Errorf("%s: %d saved", page, n)
		}
	}
}

func TestWishes_WayBackStaysHere(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	b.wish("/de/products/alma-t-shirt", "form.wish")
	for back, want := range map[string]string{
		"https://example.org/products": "/de/wishes", "//example.org/products": "/de/wishes", "/my-data/delete": "/de/wishes", "": "/de/wishes",
		"/": "/de/#a-alma-t-shirt", "/wishes": "/de/wishes", "/products?q=a%0d%0ab": "/de/products?q=a%0d%0ab#a-alma-t-shirt",
	} {
		got := b.form("/de/wishes", "product", "alma-t-shirt", "colour", "ink", "action", "add", "back", back).want(t, http.StatusSeeOther).Header.Get("Location")
		if got != want {
			t.Errorf("%q leads to %q, want %q", back, got, want)
		}
	}
}

func TestWishes_Refused(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for _, fields := range [][]string{{"product", "nothing", "colour", "ink"}, {"product", "alma-t-shirt", "colour", "nothing"}, {}} {
		if answer := b.form("/de/wishes", fields...); answer.StatusCode != http.StatusNotFound || len(answer.Cookies()) > 0 {
			t.Errorf("%v: %d", fields, answer.StatusCode)
		}
	}
	if answer := b.form("/de/wishes", "action", "remove", "product", "alma-t-shirt", "colour", "ink"); answer.StatusCode != http.StatusSeeOther || len(answer.Cookies()) > 0 {
		t.Errorf("taking nothing off nothing: %d", answer.StatusCode)
	}
}

func TestWishes_FullList(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.wish("/de/products/alma-t-shirt", "form.wish")
	owner := b.visitor().Customer
	for i := 1; i < models.MaxWishes; i++ {
		if _, err := s.store.AddWish(t.Context(), owner, "gone", strings.Repeat("x", i)); err != nil {
			t.Fatal(err)
		}
	}
	doc := b.form("/de/wishes", "product", "mara-dress", "colour", "ink", "action", "add").want(t, http.StatusUnprocessableEntity).page(t)
	if got := doc.Find(".error-summary").Text(); !strings.Contains(got, "60") {
		t.Errorf("the page says %q", got)
	}
	if n := doc.Find(".wishes-gone li").Length(); n != models.MaxWishes-1 {
		t.Errorf("%d that are sold no longer", n)
	}
}

// What is saved is a datum like others: shown, taken along and deleted.
func TestWishes_InMyData(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	b.wish("/de/products/alma-t-shirt?colour=ink", "form.wish")
	datum := b.get("/de/my-data").page(t).Find(`[data-datum="wish-alma-t-shirt-ink"][data-purpose="wishes"][data-expires]`)
	if !strings.Contains(datum.Text(), "Name of alma-t-shirt") {
		t.Errorf("my data show %q", datum.Text())
	}
	if file := b.get("/de/my-data/export.json").text; !strings.Contains(file, `"wish-alma-t-shirt-ink"`) {
		t.Error("the copy does not have it")
	}
	if page := b.get("/de/my-data/delete?scope=all").text; !strings.Contains(page, "Ein Artikel auf der Merkliste") {
		t.Error("the deletion does not count it")
	}
	b.form("/de/my-data/delete", "scope", "all").want(t, http.StatusSeeOther)
	if n := b.get("/de/wishes").page(t).Find(".article-card").Length(); n != 0 {
		t.Errorf("%d left after everything was deleted", n)
	}
}
