package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/sizefinder"
	"ebenmass/models/store"
	"ebenmass/views/finder"
	"ebenmass/views/list"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Fit is the size finder: what somebody knows, their sizes in every article, the offer to keep
// what they told.
type Fit struct{ *Shop }

// fitNotices are said after an act that stored something; anything else in the URL is none.
var fitNotices = []string{"saved", "saved_and_sent"}

// Show answers GET /{lang}/fit. A stored profile is read only right after it was stored, to show
// the sizes it gives, and by the purpose it was stored for.
func (h Fit) Show(c echo.Context) error {
	query := c.QueryParams()
	props, err := h.props(c, query)
	if err != nil {
		return err
	}
	if notice := query.Get("notice"); slices.Contains(fitNotices, notice) {
		if err := h.showStored(c, &props, notice); err != nil {
			return err
		}
	}
	return respond.HTML(c, http.StatusOK, finder.Show(props))
}

// showStored fills the page with the sizes of what was just stored.
func (h Fit) showStored(c echo.Context, props *finder.Page, notice string) error {
	if _, known := session.From(c.Request().Context()); !known {
		props.NeedsCookie = h.lostCookie(c)
		return nil
	}
	props.Notice, props.NoIndex = notice, true
	read := profileFor[consent.Advice]
	advised := props.Granted(consent.PurposeAdvice)
	if !advised {
		read = profileFor[consent.Offers]
	}
	kept, err := read(c, h.Shop, store.PageFit)
	if err != nil {
		return err
	}
	if kept.profile == nil {
		return nil
	}
	person := kept.profile.Person
	props.Form = filledMeasures(props.Lang, person)
	props.Profile = advised // product pages advise by it themselves
	h.find(props, person)
	return nil
}

// Save answers POST /{lang}/fit. With a storing consent the measurements are kept, for the
// purposes ticked and no other. Without one, the sizes in the whole catalogue are shown
// once and nothing of the measurements is kept: no row, no log line, no cookie. The newsletter
// is a matter of its own: it needs an address, and a letter that confirms it.
func (h Fit) Save(c echo.Context) error {
	posted := c.Request().PostForm
	props, err := h.props(c, posted)
	if err != nil {
		return err
	}
	person, form := parseMeasures(props.Lang, posted, fit.Sizing(props.Form.Sizing), h.Catalogue.Snapshot().Reference())
	wanted := parseFitWish(props.Page, posted)
	props.Form = form
	if posted.Get("edit") == "1" { // back to the fields, with all that was typed
		props.Form.Errors = nil
		return respond.HTML(c, http.StatusOK, finder.Show(props))
	}
	wanted.restoreBoxes(&props)
	if wanted.needsNoBody(form) {
		props.Form.Errors = nil
	}
	told := len(props.Form.Errors) == 0 && person.Told()
	if told {
		h.find(&props, person)
	}
	if len(props.Form.Errors)+len(wanted.errors) > 0 {
		props.HasError = true
		return respond.HTML(c, http.StatusUnprocessableEntity, finder.Show(props))
	}
	if len(wanted.purposes) > 0 || wanted.mail.asked {
		err := h.storeWanted(c, props.Page, person, wanted)
		if errors.Is(err, models.ErrAddressRefused) { // all else is stored, and the form can be sent again
			props.HasError = true
			props.Errors = append(props.Errors, addressRefused(props.Page))
			return respond.HTML(c, http.StatusUnprocessableEntity, finder.Show(props))
		}
		if err != nil {
			return err
		}
	}
	switch {
	case !told && props.From != nil:
		return respond.SeeOther(c, props.From.Href)
	case !told && wanted.mail.asked:
		return respond.SeeOther(c, props.URL("/mail?notice=sent"))
	case !told:
		return respond.SeeOther(c, props.URL("/my-data?notice=granted"))
	case !wanted.holds():
		props.LetterSent = wanted.mail.asked
		return respond.HTML(c, http.StatusOK, finder.Show(props))
	case props.From != nil && wanted.asks(consent.PurposeAdvice):
		return respond.SeeOther(c, props.From.Href)
	case props.From != nil: // not kept for product pages: what was told goes there once, as it was posted
		return c.Redirect(http.StatusTemporaryRedirect, props.AdvicePath())
	case wanted.mail.asked:
		return respond.SeeOther(c, props.URL("/fit?notice=saved_and_sent"))
	}
	return respond.SeeOther(c, props.URL("/fit?notice=saved"))
}

// find puts the sizes in every article on the page, the kind looked for first.
func (h Fit) find(props *finder.Page, person fit.Person) {
	snapshot := h.Catalogue.Snapshot()
	from := ""
	if props.From != nil {
		from = props.From.Slug
	}
	results := sizefinder.Find(snapshot, &person, props.Kind, from)
	props.Results, props.Cards = &results, map[string]list.Card{}
	show := cards{snapshot, props.Lang}
	for _, groups := range [][]sizefinder.Group{results.Own, results.Others} {
		for _, g := range groups {
			for _, f := range g.Found {
				card := show.card(f.Product)
				card.FitsSoldOut = f.Size != "" && !f.Product.SizeInStock(f.Size, "")
				props.Cards[f.Product.Slug] = card
			}
		}
	}
}

// storeWanted begins or prolongs the visit, stores consents and measurements together, and sends the
// letter that confirms the newsletter. The cookie is written before the letter goes: should
// that fail, what is stored is found again.
func (h Fit) storeWanted(c echo.Context, page shell.Page, person fit.Person, wanted fitWish) error {
	ctx, until := c.Request().Context(), consent.KeptOutbox.Until(h.Now())
	if len(wanted.purposes) > 0 {
		until = consent.KeptMeasurements.Until(h.Now())
	}
	visit, err := h.extendVisit(ctx, until)
	if err != nil {
		return err
	}
	if len(wanted.purposes) > 0 {
		if err := h.storeConsents(ctx, visit, page, person, wanted, until); err != nil {
			return err
		}
	}
	if err := h.writeCookie(c, visit); err != nil {
		return err
	}
	if !wanted.mail.asked {
		return nil
	}
	return h.askToConfirm(ctx, visit, page, wanted.mail.address)
}

func (h Fit) storeConsents(ctx context.Context, visit session.Visit, page shell.Page, person fit.Person, wanted fitWish, until time.Time) error {
	now := h.Now()
	entries := make([]consent.Entry, len(wanted.purposes))
	for i, d := range wanted.purposes {
		entries[i] = d.Grant(string(page.Lang), "fit", wanted.age16, now)
	}
	if !wanted.holds() {
		return h.Store.RecordConsents(ctx, visit.Customer, entries)
	}
	return h.Store.StoreWithConsent(ctx, visit.Customer, entries, store.Profile{Person: person, GivenAt: now}, until)
}

// props fills the form's page with the article somebody comes from, what they look for, and the
// purposes on offer; nothing is ticked beforehand.
func (h Fit) props(c echo.Context, asked url.Values) (finder.Page, error) {
	snapshot := h.Catalogue.Snapshot()
	respond.HoldsNoSecret(c)
	page := h.Page(c, "/fit")
	page.Nav = "fit"
	props := finder.Page{
		Page: page, Form: emptyMeasures(fit.Women), Outbox: h.Outbox, Kind: sizefinder.All,
		Guide: h.Guides.Of(snapshot), Tiles: tiles(snapshot),
	}
	if p, ok := snapshot.Product(asked.Get("from")); ok {
		card := cards{snapshot, page.Lang}.card(p)
		props.From, props.Kind, props.Form.Sizing = &card, catalogue.GroupOf(p.Type), string(p.Sizing)
		props.Canonical, props.Path = props.Path, "/fit?from="+p.Slug
	}
	if kind := asked.Get("kind"); slices.Contains(sizefinder.Kinds(), kind) {
		props.Kind = kind
	}
	if way := sizefinder.Way(asked.Get("way")); slices.Contains(sizefinder.Ways[:], way) {
		props.Way = way
	}
	props.FitsOnly = asked.Get("fits") == "1"
	ledger, err := h.visitorLedger(c)
	if err != nil {
		return finder.Page{}, err
	}
	now := h.Now()
	props.Stored = !ledger.HeldUntil(now).IsZero()
	for _, d := range consent.Offered() {
		state := ledger.State(d.Purpose, now)
		props.Purposes = append(props.Purposes, finder.PurposeChoice{
			Definition: d, Granted: state.Granted, Changed: state.Why == consent.WhyTextChanged,
		})
	}
	return props, nil
}

// tiles are the sizes to pick a usual size from, by kind of garment and department.
func tiles(snapshot *catalogue.Snapshot) map[fit.Garment]map[fit.Sizing][][]string {
	all := map[fit.Garment]map[fit.Sizing][][]string{}
	for _, garment := range fit.Garments {
		all[garment] = map[fit.Sizing][][]string{}
		for _, sizing := range [...]fit.Sizing{fit.Women, fit.Men} {
			all[garment][sizing] = sizefinder.Tiles(snapshot.Reference(), sizing, garment)
		}
	}
	return all
}

// visitorLedger is what the visitor decided so far; an empty ledger of somebody unknown.
func (s *Shop) visitorLedger(c echo.Context) (consent.Ledger, error) {
	visit, known := session.From(c.Request().Context())
	if !known {
		return consent.Ledger{}, nil
	}
	ledger, err := s.Store.Ledger(c.Request().Context(), visit.Customer)
	if err != nil {
		return consent.Ledger{}, fmt.Errorf("read the ledger: %w", err)
	}
	return ledger, nil
}

// fitWish is what a posted fit form asks for besides the measurements.
type fitWish struct {
	purposes []consent.Definition // ticked, in use, but for the newsletter
	mail     newsletterWish
	age16    bool
	errors   []shell.FieldError
}

// parseFitWish reads the consent boxes. A purpose that is not in use cannot be consented to:
// it would be a consent to nothing.
func parseFitWish(page shell.Page, posted url.Values) fitWish {
	w := fitWish{age16: posted.Get("age16") == "1"}
	if posted.Get("keep") == "none" { // the button that stores nothing, whatever is ticked
		return w
	}
	for _, d := range consent.Purposes() {
		field := "consent_" + string(d.Purpose)
		switch {
		case posted.Get(field) != "1" || !d.InUse:
		case d.Purpose == consent.PurposeMail:
			w.mail = parseNewsletter(page, posted)
			w.errors = append(w.errors, w.mail.errors...)
		default:
			w.purposes = append(w.purposes, d)
		}
	}
	if (len(w.purposes) > 0 || w.mail.asked) && !w.age16 {
		w.errors = append(w.errors, shell.FieldError{Field: "age16", Message: page.T("invalid.age16")})
	}
	return w
}

// asks reports whether a purpose was ticked.
func (w fitWish) asks(purpose consent.Purpose) bool {
	return slices.ContainsFunc(w.purposes, func(d consent.Definition) bool { return d.Purpose == purpose })
}

// holds reports whether measurements are to be stored: learning alone stores none.
func (w fitWish) holds() bool {
	return slices.ContainsFunc(w.purposes, func(d consent.Definition) bool { return d.Holds })
}

// needsNoBody reports whether all that was asked for needs no measure, and none was typed.
func (w fitWish) needsNoBody(form product.MeasureForm) bool {
	return (w.mail.asked || len(w.purposes) > 0) && !w.holds() && len(form.Values) == 0
}

// restoreBoxes shows the boxes as they were posted, when the form comes back.
func (w fitWish) restoreBoxes(props *finder.Page) {
	props.Age16, props.Errors, props.Email = w.age16, w.errors, w.mail.typed
	for i := range props.Purposes {
		choice := &props.Purposes[i]
		choice.Ticked = w.asks(choice.Definition.Purpose) || w.mail.asked && choice.Definition.Purpose == consent.PurposeMail
	}
}
