package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/consent"
	"ebenmass/models/store"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// KeepSizes answers POST /{lang}/basket/two-sizes: which size of a product stays, or all of
// them. Sent twice, or for a basket that has changed since, it changes nothing.
func (h Basket) KeepSizes(c echo.Context) error {
	form := c.Request().PostForm
	product, keep := form.Get("product"), form.Get("keep")
	basket := "/" + string(respond.Lang(c)) + "/basket"
	visit, ok := session.From(c.Request().Context())
	if !ok {
		return respond.SeeOther(c, basket)
	}
	err := h.Store.AnswerTwoSizes(c.Request().Context(), visit.Customer, product, keep, form.Get("advised"))
	switch {
	case errors.Is(err, models.ErrNotFound):
		return h.refuseSizes(c, product, "invalid.two_sizes")
	case errors.Is(err, models.ErrOutOfStock):
		return h.refuseSizes(c, product, "invalid.two_sizes_stock", "size", keep)
	case err != nil:
		return err
	case keep == store.KeptAll: // nothing in the basket changed
		return respond.SeeOther(c, basket+"?notice=kept_sizes")
	}
	if err := h.keepBasket(c, visit, consent.KeptBasket.Until(h.Now())); err != nil {
		return err
	}
	return respond.SeeOther(c, basket+"?notice=kept_size")
}

// refuseSizes says at the notice why it cannot be; where the notice is gone there is nothing
// left to answer.
func (h Basket) refuseSizes(c echo.Context, product, problem string, args ...any) error {
	props, err := h.props(c)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(props.TwoSizes, func(n buy.TwoSizesNotice) bool { return n.Product.Slug == product }) {
		return respond.SeeOther(c, props.URL("/basket"))
	}
	props.HasError = true
	props.Errors = []shell.FieldError{{Field: "two-sizes-" + product, Message: props.T(problem, args...)}}
	return respond.HTML(c, http.StatusUnprocessableEntity, buy.Basket(props))
}

// twoSizes returns the notices about products that the basket holds in several sizes, but
// those that were answered with "keep them all". Measurements are asked for only where there is
// a notice to make. Showing one writes nothing: see [store.TwoSizesNotice].
func (h Basket) twoSizes(c echo.Context, snapshot *catalogue.Snapshot, page shell.Page, items []store.BasketItem) ([]buy.TwoSizesNotice, error) {
	found := openTwoSizes(snapshot, items)
	if len(found) == 0 {
		return nil, nil
	}
	kept, err := profileFor[consent.Advice](c, h.Shop, store.PageBasket)
	if err != nil {
		return nil, err
	}
	held := heldPieces(items)
	notices := make([]buy.TwoSizesNotice, len(found))
	for i, t := range found {
		notices[i] = buy.TwoSizesNotice{
			TwoSizes: t, Expectation: expect(snapshot, t, kept.profile), Name: t.Product.Name.In(page.Lang),
			After: lastLine(snapshot, t, held), Fewer: fewer(snapshot, t, held, page.Lang),
			AdviceHref: productHref(page.Lang, t.Product.Slug, "", "") + "#advice",
		}
	}
	return notices, nil
}

// openTwoSizes finds the products that a basket holds in several sizes, but those of which its
// owner keeps all.
func openTwoSizes(snapshot *catalogue.Snapshot, items []store.BasketItem) []models.TwoSizes {
	return slices.DeleteFunc(models.FindTwoSizes(heldPieces(items), snapshot.VariantOf), func(t models.TwoSizes) bool {
		return slices.ContainsFunc(items, func(item store.BasketItem) bool {
			p, _, ok := snapshot.VariantOf(item.SKU)
			return ok && p == t.Product && item.KeptSizes == models.SizeSet(t.Sizes)
		})
	})
}

// heldPieces is a basket without what the store knows of its lines, and without those that are
// sold no longer.
func heldPieces(items []store.BasketItem) []models.BasketItem {
	var held []models.BasketItem
	for _, item := range items {
		if item.Removed == models.NotRemoved {
			held = append(held, item.BasketItem)
		}
	}
	return held
}

// passedOverNotices are the notices that a visitor leaves unanswered by an act that is no
// answer, to be noted with it: those that are the same for everybody. Where the basket's page
// makes them by the visitor's own measurements there are none, since what they said could only
// be told by reading those again.
func (s *Shop) passedOverNotices(ctx context.Context, visit session.Visit) ([]store.TwoSizesNotice, error) {
	if visit.Basket < 2 {
		return nil, nil
	}
	items, err := s.Store.Basket(ctx, visit.Customer)
	if err != nil {
		return nil, fmt.Errorf("read the basket: %w", err)
	}
	found := openTwoSizes(s.Catalogue.Snapshot(), items)
	if len(found) == 0 {
		return nil, nil
	}
	ledger, err := s.Store.Ledger(ctx, visit.Customer)
	if err != nil {
		return nil, fmt.Errorf("read the ledger: %w", err)
	}
	_, err = consent.Decide[consent.Advice](ledger, s.Now())
	if err == nil && !ledger.HeldUntil(s.Now()).IsZero() {
		return nil, nil
	}
	notices := make([]store.TwoSizesNotice, len(found))
	for i, t := range found {
		notices[i] = store.TwoSizesNotice{Product: t.Product.Slug, Sizes: t.Sizes, Named: t.ExpectByRecord().Named() != ""}
	}
	return notices, nil
}

// expect says which of the sizes fits: by the advice where a profile may be used for it, else
// by what is known of the article, the same for everybody.
func expect(snapshot *catalogue.Snapshot, t models.TwoSizes, profile *store.Profile) models.Expectation {
	if profile == nil {
		return t.ExpectByRecord()
	}
	article, _ := snapshot.Article(t.Product.Slug) // the product is of this snapshot
	return models.ExpectByBody(snapshot.Reference().Advise(&profile.Person, &article), t.Sizes)
}

// lastLine is the SKU of the last line of a product.
func lastLine(snapshot *catalogue.Snapshot, t models.TwoSizes, items []models.BasketItem) (sku string) {
	for _, item := range items {
		if p, _, ok := snapshot.VariantOf(item.SKU); ok && p == t.Product {
			sku = item.SKU
		}
	}
	return sku
}

// fewer names the colours that lie in the basket in fewer than all of the sizes.
func fewer(snapshot *catalogue.Snapshot, t models.TwoSizes, items []models.BasketItem, lang models.Lang) []string {
	in := map[string]int{}
	for _, item := range items {
		if p, v, ok := snapshot.VariantOf(item.SKU); ok && p == t.Product {
			in[v.Colour]++
		}
	}
	var names []string
	for _, c := range t.Product.Colours {
		if n := in[c.Key]; n > 0 && n < len(t.Sizes) {
			names = append(names, c.Name.In(lang))
		}
	}
	return names
}
