package handlers

import (
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
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
	case keep == store.KeptAll:
		return respond.SeeOther(c, basket+"?notice=kept_sizes")
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
// those that were answered with "keep them all", and counts which were shown. Measurements
// are asked for only where there is a notice to make.
func (h Basket) twoSizes(c echo.Context, snapshot *catalogue.Snapshot, page shell.Page, items []store.BasketItem) ([]buy.TwoSizesNotice, error) {
	held := make([]models.BasketItem, len(items))
	for i, item := range items {
		held[i] = item.BasketItem
	}
	found := models.FindTwoSizes(held, snapshot.VariantOf)
	if len(found) == 0 {
		return nil, nil
	}
	ctx := c.Request().Context()
	visit, _ := session.From(ctx)
	choices, err := h.Store.TwoSizeChoices(ctx, visit.Customer)
	if err != nil {
		return nil, fmt.Errorf("read the choices of sizes: %w", err)
	}
	found = slices.DeleteFunc(found, func(t models.TwoSizes) bool {
		return slices.ContainsFunc(choices, func(choice store.TwoSizeChoice) bool {
			return choice.Answer == store.KeptAll && choice.Product == t.Product.Slug && choice.Sizes == models.SizeSet(t.Sizes)
		})
	})
	if len(found) == 0 {
		return nil, nil
	}
	kept, err := ask[consent.Advice](c, h.Shop, store.PageBasket)
	if err != nil {
		return nil, err
	}
	notices := make([]buy.TwoSizesNotice, len(found))
	for i, t := range found {
		notices[i] = buy.TwoSizesNotice{
			TwoSizes: t, Expectation: expect(snapshot, t, kept.profile), Name: t.Product.Name.In(page.Lang),
			After: lastLine(snapshot, t, held), Fewer: fewer(snapshot, t, held, page.Lang),
			AdviceHref: productHref(page.Lang, t.Product.Slug, "", "") + "#advice",
		}
		if err := h.Store.NoteTwoSizes(ctx, visit.Customer, t.Product.Slug, t.Sizes, notices[i].Named() != ""); err != nil {
			return nil, err
		}
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
	return models.ExpectByBody(fit.Advise(profile.Person, article), t.Sizes)
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
