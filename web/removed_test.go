package web_test

import (
	"database/sql"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// remove takes something out of the catalogue past the program, as its shopkeeper would; by the
// program's own driver, since two of them in one process do not see each other's locks.
func (s countedShop) remove(t *testing.T, statement string) {
	t.Helper()
	driver, source := "pgx", s.database
	if source == "" {
		driver, source = sqliteDriver, sqliteSource(s.folder)
	}
	db, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

// removedOn lists what a page says is sold no longer: SKU and reason.
func removedOn(doc *goquery.Document) []string {
	var all []string
	doc.Find("[data-removed-lines] [data-removed]").Each(func(_ int, li *goquery.Selection) {
		all = append(all, li.AttrOr("data-removed", "")+" "+li.AttrOr("data-reason", ""))
	})
	return all
}

// readForm are the fields of the form that says that the message was read.
func readForm(doc *goquery.Document) (fields []string) {
	doc.Find("form.removed-lines input").Each(func(_ int, input *goquery.Selection) {
		fields = append(fields, input.AttrOr("name", ""), input.AttrOr("value", ""))
	})
	return fields
}

// What the shop took out of the catalogue is named with the reason, in basket and checkout, until
// that was read; whether the catalogue in memory knows of it already or not.
func TestGetBasket_Removed(t *testing.T) {
	for name, c := range map[string]struct {
		statement string
		removed   []string
		left      int // lines
		says      [2]string
	}{
		"article": {
			"DELETE FROM products WHERE slug = 'alma-t-shirt'", []string{"alma-t-shirt-sage-m product", "alma-t-shirt-ink-l product"}, 1,
			[2]string{"Name of alma-t-shirt, Salbei, Größe M, 2 Stück: Den Artikel führen wir nicht mehr", "Name of alma-t-shirt, ink, size L, quantity 1: we no longer sell this item"},
		},
		"size": {
			"DELETE FROM variants WHERE sku = 'alma-t-shirt-sage-m'", []string{"alma-t-shirt-sage-m size"}, 2,
			[2]string{"Name of alma-t-shirt, Salbei, Größe M, 2 Stück: Diese Größe führen wir in dieser Farbe nicht mehr", "we no longer sell this size in this colour"},
		},
		"colour": {
			"DELETE FROM variants WHERE product = 'alma-t-shirt' AND colour = 'ink'", []string{"alma-t-shirt-ink-l colour"}, 2,
			[2]string{"Name of alma-t-shirt, Tinte, Größe L, 1 Stück: Diese Farbe führen wir nicht mehr", "we no longer sell this colour"},
		},
		"one of each": {
			"DELETE FROM variants WHERE sku = 'alma-t-shirt-sage-m' OR product = 'alma-t-shirt' AND colour = 'ink'", []string{"alma-t-shirt-sage-m size", "alma-t-shirt-ink-l colour"}, 1,
			[2]string{"Größe M, 2 Stück: Diese Größe", "size L, quantity 1: we no longer sell this colour"},
		},
		"everything": {
			"DELETE FROM products", []string{"alma-t-shirt-sage-m product", "mara-dress-ink-38 product", "alma-t-shirt-ink-l product"}, 0,
			[2]string{"Name of mara-dress, Tinte, Größe 38, 1 Stück: Den Artikel", "Name of mara-dress, ink, size 38, quantity 1: we no longer sell this item"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			onEveryEngine(t, func(t *testing.T, s countedShop) {
				b := s.visit(t)
				b.basket("alma-t-shirt-sage-m", "2")
				s.clock.minutes(1)
				b.basket("mara-dress-ink-38", "1")
				s.clock.minutes(1)
				b.basket("alma-t-shirt-ink-l", "1")
				s.remove(t, c.statement)
				for _, known := range []string{"before the catalogue in memory knows", "after"} {
					before := s.dump(t)
					for i, lang := range []string{"/de", "/en"} {
						for _, path := range []string{"/basket", "/checkout"} {
							doc := b.get(lang+path).want(t, http.StatusOK).page(t)
							if got := removedOn(doc); !slices.Equal(got, c.removed) {
								t.Errorf("%s%s, %s: removed %q, want %q", lang, path, known, got, c.removed)
							}
							if got := doc.Find("[data-removed-lines]").Text(); !strings.Contains(got, c.says[i]) {
								t.Errorf("%s%s, %s: says %q", lang, path, known, got)
							}
							if n := doc.Find(".basket-line, .sold-line").Length(); n != c.left {
								t.Errorf("%s%s, %s: %d lines, want %d", lang, path, known, n, c.left)
							}
						}
					}
					if changed := changes(before, s.dump(t)); len(changed) > 0 {
						t.Errorf("%s: reading changes %q", known, changed)
					}
					if err := s.catalogue.Refresh(t.Context()); err != nil {
						t.Fatal(err)
					}
				}
				if mine := b.get("/de/my-data").text; !strings.Contains(mine, "basket-alma-t-shirt") && !strings.Contains(mine, "basket-mara") {
					t.Error("my data hides what is still held")
				}
				b.form("/de/basket/removed", readForm(b.get("/de/basket").page(t))...).goesTo(t, "/de/basket")
				doc := b.get("/de/basket").page(t)
				if len(removedOn(doc)) > 0 || doc.Find(".basket-line").Length() != c.left {
					t.Errorf("after reading it: %s", doc.Find("main").Text())
				}
			})
		})
	}
}

// A piece that vanishes between the page and the button is told, and nothing is ordered unseen.
func TestPostCheckout_RemovedMeanwhile(t *testing.T) {
	for name, refresh := range map[string]bool{"before the catalogue in memory knows": false, "after": true} {
		t.Run(name, func(t *testing.T) {
			onEveryEngine(t, func(t *testing.T, s countedShop) {
				b := s.visit(t)
				b.basket("alma-t-shirt-sage-m", "1")
				b.basket("mara-dress-ink-38", "1")
				form := b.checkout("de")
				s.remove(t, "DELETE FROM variants WHERE sku = 'mara-dress-ink-38'")
				if refresh {
					if err := s.catalogue.Refresh(t.Context()); err != nil {
						t.Fatal(err)
					}
				}
				again := b.form("/de/checkout", form.with(address()...)...).want(t, http.StatusUnprocessableEntity).page(t)
				const says = "Name of mara-dress, Tinte, Größe 38, 1 Stück: Diese Größe führen wir in dieser Farbe nicht mehr"
				if got := removedOn(again); !slices.Equal(got, []string{"mara-dress-ink-38 size"}) || !strings.Contains(again.Find(".error-summary").Text(), says) {
					t.Errorf("removed %q; %s", got, again.Find(".error-summary").Text())
				}
				read := b.form("/de/checkout", append(formOn(again).with(address()...), "action", "removed")...).want(t, http.StatusOK).page(t)
				if len(removedOn(read)) > 0 || read.Find(`input[name="street"]`).AttrOr("value", "") == "" || read.Find(".sold-line").Length() != 1 {
					t.Errorf("after reading it: removed %q, or what was typed is gone", removedOn(read))
				}
				placed(t, b.form("/de/checkout", formOn(read).with(address()...)...))
				if orders := b.get("/de/my-data").text; strings.Contains(orders, "mara-dress-ink-38") {
					t.Error("what is sold no longer was ordered")
				}
			})
		})
	}
}

// All that was to be ordered vanishes: the page says so instead of only being empty.
func TestPostCheckout_AllRemovedMeanwhile(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s countedShop) {
		b := s.visit(t)
		b.basket("mara-dress-ink-38", "1")
		form := b.checkout("en")
		s.remove(t, "DELETE FROM products WHERE slug = 'mara-dress'")
		b.form("/en/checkout", form.with(address()...)...).goesTo(t, "/en/checkout")
		doc := b.get("/en/checkout").want(t, http.StatusOK).page(t)
		if got := removedOn(doc); !slices.Equal(got, []string{"mara-dress-ink-38 product"}) {
			t.Errorf("removed %q", got)
		}
		b.form("/en/basket/removed", readForm(doc)...).goesTo(t, "/en/checkout")
		if got := removedOn(b.get("/en/checkout").page(t)); len(got) > 0 {
			t.Errorf("read, and still there: %q", got)
		}
	})
}

// Reading about one line acknowledges no other, and takes nothing away that is sold.
func TestPostBasketRemoved_OnlyWhatWasShown(t *testing.T) {
	t.Parallel()
	s := openCounted(t, "")
	b := s.visit(t)
	for _, sku := range []string{"alma-t-shirt-sage-m", "mara-dress-ink-38", "jule-jeans-sage-w29-l32"} {
		b.basket(sku, "1")
	}
	s.remove(t, "DELETE FROM variants WHERE sku = 'alma-t-shirt-sage-m'")
	form := readForm(b.get("/de/basket").page(t))
	s.remove(t, "DELETE FROM variants WHERE sku = 'mara-dress-ink-38'")
	b.form("/de/basket/removed", append(form, "removed", "jule-jeans-sage-w29-l32")...).goesTo(t, "/de/basket")
	doc := b.get("/de/basket").page(t)
	if got := removedOn(doc); !slices.Equal(got, []string{"mara-dress-ink-38 size"}) || doc.Find(".basket-line").Length() != 1 {
		t.Errorf("removed %q, %d lines", got, doc.Find(".basket-line").Length())
	}
	s.visit(t).form("/de/basket/removed", "removed", "mara-dress-ink-38").goesTo(t, "/de/basket") // somebody else's
	if got := removedOn(b.get("/de/basket").page(t)); len(got) != 1 {
		t.Errorf("a stranger read it: %q", got)
	}
	b.form("/de/basket/items", "sku", "mara-dress-ink-38", "quantity", "0").goesTo(t, "/de/basket?notice=removed")
	b.form("/de/basket/items", "sku", "mara-dress-ink-38", "quantity", "0").want(t, http.StatusUnprocessableEntity)
	if got := removedOn(b.get("/de/basket").page(t)); len(got) > 0 {
		t.Errorf("removed by hand, and still told: %q", got)
	}
}

// Back in the range, a line is a line again.
func TestGetBasket_RemovedAndBack(t *testing.T) {
	t.Parallel()
	s := openCounted(t, "")
	b := s.visit(t)
	b.basket("mara-dress-ink-38", "1")
	s.remove(t, "CREATE TABLE kept AS SELECT * FROM variants WHERE sku = 'mara-dress-ink-38'; DELETE FROM variants WHERE sku = 'mara-dress-ink-38'")
	if got := removedOn(b.get("/de/basket").page(t)); len(got) != 1 {
		t.Errorf("removed %q", got)
	}
	s.remove(t, "INSERT INTO variants SELECT * FROM kept; DROP TABLE kept")
	doc := b.get("/de/basket").page(t)
	if len(removedOn(doc)) > 0 || doc.Find(".basket-line").Length() != 1 || doc.Find("[data-price-cents]").AttrOr("data-price-cents", "0") == "0" {
		t.Errorf("%s", doc.Find("main").Text())
	}
}

// A visit's removed line comes along to the account, where it is told.
func TestPostSignInConfirm_RemovedLine(t *testing.T) {
	t.Parallel()
	s := openCounted(t, "")
	b := s.visit(t)
	b.basket("mara-dress-ink-38", "1")
	s.remove(t, "DELETE FROM products WHERE slug = 'mara-dress'")
	b.signInByOutbox(jule)
	if got := removedOn(b.get("/de/basket").page(t)); !slices.Equal(got, []string{"mara-dress-ink-38 product"}) {
		t.Errorf("removed %q", got)
	}
}
