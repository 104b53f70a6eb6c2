package handlers

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/views/list"
	"ebenmass/views/mydata"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Wishes are what visitors save for later: articles, each in a colour.
type Wishes struct{ *Shop }

// Show answers GET /{lang}/wishes.
func (h Wishes) Show(c echo.Context) error {
	props := h.props(c)
	if c.QueryParam("notice") == "added" {
		if props.Notice = "added"; len(props.Cards)+len(props.Gone) == 0 {
			props.Notice, props.NeedsCookie = "", h.lostCookie(c)
		}
	}
	return respond.HTML(c, http.StatusOK, list.Wishes(props))
}

// props fills the page with the list, which came with the visit.
func (h Wishes) props(c echo.Context) list.WishesPage {
	page := h.Page(c, "/wishes")
	page.NoIndex, page.Nav = true, "wishes"
	page.Title = page.T("wishes.heading")
	props := list.WishesPage{Page: page}
	visit, _ := session.From(c.Request().Context())
	snapshot := h.Catalogue.Snapshot()
	for _, w := range visit.Wishes {
		props.Until = w.ExpiresAt
		p, ok := snapshot.Product(w.Product)
		if !ok {
			props.Gone = append(props.Gone, list.WishForm{Lang: page.Lang, Product: w.Product, Colour: w.Colour, Name: w.Product, Back: "/wishes", On: true})
			continue
		}
		colour, ok := p.Colour(w.Colour)
		if !ok {
			props.Gone = append(props.Gone, list.WishForm{Lang: page.Lang, Product: w.Product, Colour: w.Colour, Name: p.Name.In(page.Lang), NameLang: p.NameLang, Back: "/wishes", On: true})
			continue
		}
		props.Cards = append(props.Cards, cards{snapshot, page.Lang}.cardIn(p, colour))
	}
	h.offerWishes(c, props.Cards, "/wishes")
	return props
}

// wishForm is the form that puts an article in a colour on the visitor's wish list, or takes it
// off; back is the path without the language that it leads to.
func (s *Shop) wishForm(c echo.Context, p *models.Product, colour models.Colour, back string) list.WishForm {
	lang := respond.Lang(c)
	return list.WishForm{
		Lang: lang, Product: p.Slug, Colour: colour.Key, Name: p.Name.In(lang), ColourName: colour.Name.In(lang), Back: back,
		On: wished(c, p.Slug, colour.Key),
	}
}

// wished reports whether an article in a colour is on the visitor's wish list.
func wished(c echo.Context, slug, colour string) bool {
	visit, _ := session.From(c.Request().Context())
	return slices.ContainsFunc(visit.Wishes, func(w models.Wish) bool { return w.Product == slug && w.Colour == colour })
}

// offerWishes gives cards their hearts, each for the colour that its card shows.
func (s *Shop) offerWishes(c echo.Context, cards []list.Card, back string) {
	lang := respond.Lang(c)
	for i := range cards {
		card := &cards[i]
		for _, colour := range card.Colours {
			if colour.Current {
				card.Wish = &list.WishForm{
					Lang: lang, Product: card.Slug, Colour: colour.Key, Name: card.Name, ColourName: colour.Name, Back: back,
					On: wished(c, card.Slug, colour.Key),
				}
			}
		}
	}
}

// Change answers POST /{lang}/wishes. Like a first piece in the basket, a first wish begins a
// visit and sets the cookie: it is needed for what was asked.
func (h Wishes) Change(c echo.Context) error {
	ctx, posted := c.Request().Context(), c.Request().PostForm
	slug, colour := posted.Get("product"), posted.Get("colour")
	visit, known := session.From(ctx)
	if posted.Get("action") == "remove" {
		if known {
			if _, err := h.Store.RemoveWish(ctx, visit.Customer, slug, colour); err != nil {
				return err
			}
		}
		return respond.SeeOther(c, h.wayBack(c, slug))
	}
	p, ok := h.Catalogue.Snapshot().Product(slug)
	if ok {
		_, ok = p.Colour(colour)
	}
	if !ok {
		return fmt.Errorf("wish for an article: %w", models.ErrNotFound)
	}
	visit, err := h.extendVisit(ctx, consent.KeptWishes.Until(h.Now()))
	if limited, ok := errors.AsType[*models.TooOftenError](err); ok {
		respond.RetryAfter(c, limited.Wait)
		return h.refuse(c, http.StatusTooManyRequests, "wishes.notice.new_visits")
	}
	if err != nil {
		return err
	}
	until, err := h.Store.AddWish(ctx, visit.Customer, slug, colour)
	if errors.Is(err, models.ErrTooMany) {
		return h.refuse(c, http.StatusUnprocessableEntity, "wishes.notice.full")
	}
	if err != nil {
		return err
	}
	if err := h.keepBasket(c, visit, until); err != nil {
		return err
	}
	if !known { // the list explains itself once, and whether the cookie came back
		return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/wishes?notice=added")
	}
	return respond.SeeOther(c, h.wayBack(c, slug))
}

// wayBack is where the form came from, with the article in view: a list, a product, the wish list.
func (h Wishes) wayBack(c echo.Context, slug string) string {
	home := "/" + string(respond.Lang(c))
	back, err := url.Parse(c.Request().PostForm.Get("back"))
	if err != nil || back.IsAbs() || back.Host != "" || back.Path == "" || !slices.Contains([]string{"", "products", "wishes"}, firstSegment(back.Path)) {
		return home + "/wishes"
	}
	there := url.URL{Path: home + back.Path, RawQuery: back.RawQuery}
	if firstSegment(back.Path) != "wishes" {
		there.Fragment = list.WishAnchor(slug)
	}
	return there.String()
}

func firstSegment(path string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return first
}

func (h Wishes) refuse(c echo.Context, status int, message string) error {
	props := h.props(c)
	props.HasError = true
	props.Errors = []shell.FieldError{{Field: "main", Message: props.T(message, "max", strconv.Itoa(models.MaxWishes))}}
	return respond.HTML(c, status, list.Wishes(props))
}

// heldWishes are the visitor's wishes as my data show them.
func (s *Shop) heldWishes(lang models.Lang, visit session.Visit) []mydata.HeldWish {
	held := make([]mydata.HeldWish, len(visit.Wishes))
	for i, w := range visit.Wishes {
		held[i] = mydata.HeldWish{Wish: w, Name: w.Product}
		if p, ok := s.Catalogue.Snapshot().Product(w.Product); ok {
			held[i].Name = p.Name.In(lang)
			if colour, ok := p.Colour(w.Colour); ok {
				held[i].Name += ", " + colour.Name.In(lang)
			}
		}
	}
	return held
}
