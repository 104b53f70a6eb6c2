package handlers

import (
	"crypto/rand"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
	"ebenmass/models/store"
	"ebenmass/views/buy"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
)

// returning is an order that something comes back of, as a request found it.
type returning struct {
	page    shell.Page
	order   foundOrder
	returns []models.Return
	lines   []buy.ReturnChoice
}

// findReturning finds the order, and what of it can still come back.
func (h Orders) findReturning(c echo.Context) (r returning, err error) {
	if r.order, err = h.find(c); err != nil {
		return r, err
	}
	r.page = h.Page(c, orderPath(c, r.order.Order, "/return"))
	r.page.NoIndex = true
	if r.returns, err = h.returnsOf(c, r.order); err != nil {
		return r, err
	}
	r.lines = h.offerReturn(r.page, r.order.Order, r.returns)
	return r, nil
}

// ShowReturn answers GET /{lang}/orders/{number}/return: the form.
func (h Orders) ShowReturn(c echo.Context) error {
	r, err := h.findReturning(c)
	if err != nil {
		return err
	}
	return h.showReturn(c, http.StatusOK, r, nil)
}

// showReturn shows the form with what is chosen so far and what is wrong with it. Visitors who
// had their measurements kept for advice see again which size it names.
func (h Orders) showReturn(c echo.Context, status int, r returning, errors []shell.FieldError) error {
	kept, err := profileFor[consent.Advice](c, h.Shop, store.PageReturn)
	if err != nil {
		return err
	}
	for i := range r.lines {
		line := &r.lines[i]
		if article, ok := h.Catalogue.Snapshot().Article(line.Product); ok && kept.profile != nil {
			person, shop := kept.profile.Person, h.Catalogue.Snapshot().Reference()
			line.Advice = &product.AdvicePanel{Advice: shop.Explain(&person, &article), Person: person, Article: article, Unit: typedUnit(person)}
			line.Returned = returnedSize(shop, person, &article, &line.Advice.Advice, line.OrderLine, models.ParseComplaint(line.Complaint))
		}
	}
	r.page.HasError = len(errors) > 0
	return respond.HTML(c, status, buy.Return(buy.ReturnPage{
		Page: r.page, Order: r.order.Order, Back: orderPath(c, r.order.Order, ""), Key: givenKey(r.order), Email: typedEmail(c), Lines: r.lines, Errors: errors,
	}))
}

// givenKey is the order's key where it was found by that, to be passed on; "" for a session.
func givenKey(order foundOrder) string {
	if order.byKey {
		return order.AccessKey
	}
	return ""
}

// typedEmail is the e-mail address that a form brings.
func typedEmail(c echo.Context) string { return shorten(c.Request().PostForm.Get("email"), maxTyped) }

// offerReturn lists the lines of an order of which pieces can still come back, as the form
// offers them.
func (h Orders) offerReturn(page shell.Page, order models.Order, returns []models.Return) []buy.ReturnChoice {
	if order.State == models.OrderWithdrawn {
		return nil
	}
	var lines []buy.ReturnChoice
	left := order.Left(returns)
	for i, sold := range h.soldLines(page.Lang, order.Lines) {
		if left[i] == 0 {
			continue
		}
		line := buy.ReturnChoice{SoldLine: sold, Left: left[i], Complaints: models.Complaints(nil)}
		if article, ok := h.Catalogue.Snapshot().Article(sold.Product); ok {
			line.Complaints = models.Complaints(article.Zones())
			line.Exchanges = h.exchanges(sold.OrderLine)
		}
		lines = append(lines, line)
	}
	return lines
}

// exchanges lists the other sizes of what was sold, in its colour, that have pieces left.
func (s *Shop) exchanges(sold models.OrderLine) []buy.ExchangeChoice {
	p, _ := s.Catalogue.Snapshot().Product(sold.Product) // asked for by whoever found its article
	var others []buy.ExchangeChoice
	for _, size := range p.Chart.Sizes {
		v, ok := p.Variant(sold.ColourKey, size.Label)
		if ok && v.Stock > 0 && v.Size != sold.Size {
			others = append(others, buy.ExchangeChoice{SKU: v.SKU, Size: v.Size, Stock: v.Stock})
		}
	}
	return others
}

// parseReturn fills the choices with what was posted, and says what is wrong with them.
func parseReturn(page shell.Page, lines []buy.ReturnChoice, posted url.Values) (wishes []store.ReturnWish, errors []shell.FieldError) {
	for i := range lines {
		line := &lines[i]
		at := strconv.Itoa(line.Position)
		refuse := func(field, key string, args ...any) {
			errors = append(errors, shell.FieldError{Field: field + "-" + at, Message: page.T("invalid.return_"+key, args...)})
		}
		var err error
		typed := strings.TrimSpace(posted.Get("quantity-" + at))
		if line.Quantity, err = strconv.Atoi(typed); typed != "" && err != nil || line.Quantity < 0 || line.Quantity > line.Left {
			line.Quantity = 0
			refuse("quantity", "quantity", "n", strconv.Itoa(line.Left))
			continue
		}
		line.Complaint, line.Exchange = posted.Get("reason-"+at), posted.Get("exchange-"+at)
		if line.Quantity == 0 {
			continue
		}
		wish := store.ReturnWish{ReturnLine: models.ReturnLine{Position: line.Position, Quantity: line.Quantity, Exchange: line.Exchange}}
		said := slices.IndexFunc(line.Complaints, func(c models.Complaint) bool { return c.String() == line.Complaint })
		if said >= 0 {
			wish.Complaint = line.Complaints[said]
		} else if line.Complaint != "" {
			refuse("reason", "reason")
		}
		there := func(other buy.ExchangeChoice) bool {
			return other.SKU == line.Exchange && other.Stock >= line.Quantity
		}
		if line.Exchange != "" && !slices.ContainsFunc(line.Exchanges, there) {
			refuse("exchange", "exchange")
		}
		wishes = append(wishes, wish)
	}
	if len(wishes)+len(errors) == 0 && len(lines) > 0 {
		first := "quantity-" + strconv.Itoa(lines[0].Position)
		errors = append(errors, shell.FieldError{Field: first, Message: page.T("invalid.return_nothing")})
	}
	return wishes, errors
}

// AnnounceReturn answers POST /{lang}/orders/{number}/return, both steps: the first shows what
// would go back and what that gives, the second announces it.
func (h Orders) AnnounceReturn(c echo.Context) error {
	r, err := h.findReturning(c)
	if err != nil {
		return err
	}
	posted := c.Request().PostForm
	missing, err := h.authorise(c, r.page, r.order)
	if err != nil {
		return err
	}
	step, attempt := posted.Get("step"), posted.Get("attempt")
	announcing := step == "confirm" && missing == nil && len(attempt) == len(rand.Text())
	if announcing {
		switch announced, err := h.Store.HasReturn(c.Request().Context(), r.order.owner, r.order.Number, attempt); {
		case err != nil:
			return err
		case announced: // pressed before: what came of it stands on the order's page
			return h.toReturns(c, r)
		}
	}
	wishes, faults := parseReturn(r.page, r.lines, posted)
	if missing != nil {
		faults = append(faults, *missing)
	}
	switch {
	case step == "edit":
		return h.showReturn(c, http.StatusOK, r, nil)
	case len(r.lines) == 0:
		return h.showReturn(c, http.StatusConflict, r, nil)
	case len(faults) > 0:
		return h.showReturn(c, http.StatusUnprocessableEntity, r, faults)
	case !announcing:
		return h.reviewReturn(c, r, wishes)
	}
	return h.announce(c, r, attempt, wishes)
}

// announce announces the return, unless something has changed since it was reviewed. What goes
// out in exchange is ordered, and counts as such.
func (h Orders) announce(c echo.Context, r returning, attempt string, wishes []store.ReturnWish) error {
	exchanged := 0
	for _, w := range wishes {
		if w.Exchange != "" {
			exchanged += w.Quantity
		}
	}
	err := h.takePieces(c.Request().Context(), c.RealIP(), exchanged)
	if refused, often := errors.AsType[*models.TooOftenError](err); often {
		message := h.sayTooManyPieces(c, r.page, refused)
		return h.showReturn(c, http.StatusTooManyRequests, r, []shell.FieldError{{Field: "main", Message: message}})
	}
	if err != nil {
		return err
	}
	_, err = h.Store.AnnounceReturn(c.Request().Context(), r.order.owner, r.order.Number, attempt, wishes)
	var message string
	switch {
	case err == nil:
		if err := h.learnFromReturn(c, r, wishes); err != nil {
			return err
		}
		return h.toReturns(c, r)
	case errors.Is(err, models.ErrChanged):
		message = r.page.T("invalid.return_changed")
	case errors.Is(err, models.ErrOutOfStock):
		message = r.page.T("invalid.return_exchange")
	default:
		return err
	}
	if r, err = h.findReturning(c); err != nil {
		return err
	}
	return h.showReturn(c, http.StatusUnprocessableEntity, r, []shell.FieldError{{Field: "main", Message: message}})
}

// toReturns leads to what comes back, on the order's page.
func (h Orders) toReturns(c echo.Context, r returning) error {
	return respond.SeeOther(c, r.page.URL(orderPath(c, r.order.Order, ""))+"#returns")
}

// reviewReturn shows what would be announced. Its attempt names the return, so that the button
// pressed twice announces one.
func (h Orders) reviewReturn(c echo.Context, r returning, wishes []store.ReturnWish) error {
	var next models.Return
	for _, w := range wishes {
		next.Lines = append(next.Lines, w.ReturnLine)
	}
	chosen := slices.DeleteFunc(slices.Clone(r.lines), func(l buy.ReturnChoice) bool { return l.Quantity == 0 })
	all := r.order.Refunded(append(slices.Clone(r.returns), next))
	return respond.HTML(c, http.StatusOK, buy.ReturnReview(buy.ReturnReviewPage{
		Page: r.page, Order: r.order.Order, Back: orderPath(c, r.order.Order, ""), Key: givenKey(r.order), Email: typedEmail(c), Attempt: rand.Text(),
		Lines: chosen, Goods: r.order.Value(next), Refund: all[len(all)-1].Refund,
	}))
}

// ShowLabel answers GET /{lang}/orders/{number}/returns/{return}/label.
func (h Orders) ShowLabel(c echo.Context) error {
	found, err := h.find(c)
	if err != nil {
		return err
	}
	returns, err := h.returnsOf(c, found)
	if err != nil {
		return err
	}
	order := found.Order
	number, _ := models.ParseOrderNumber(c.Param("return"))
	i := slices.IndexFunc(returns, func(r models.Return) bool { return r.Number == number })
	if i < 0 {
		return models.ErrNotFound
	}
	page := h.Page(c, orderPath(c, order, "/returns/"+number+"/label"))
	page.NoIndex = true
	return respond.HTML(c, http.StatusOK, buy.ReturnLabel(buy.ReturnLabelPage{
		Page: page, Order: order, Return: returns[i], Back: orderPath(c, order, ""),
	}))
}

// BookArrival answers POST /{lang}/orders/{number}/returns/{return}/arrived. In a real shop
// the warehouse would do it; here the visitor plays its part. With the key alone it is refused.
func (h Orders) BookArrival(c echo.Context) error {
	order, err := h.find(c)
	if err != nil {
		return err
	}
	switch missing, err := h.authorise(c, h.Page(c, orderPath(c, order.Order, "")), order); {
	case err != nil:
		return err
	case missing != nil:
		return echo.ErrForbidden
	}
	number, _ := models.ParseOrderNumber(c.Param("return"))
	if err := h.Store.BookArrival(c.Request().Context(), order.owner, order.Number, number); err != nil {
		return err
	}
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+orderPath(c, order.Order, "")+"#returns")
}

// returnedSize is what to say of a size that comes back although the advice for its article names
// it: what its owner said of it, and what would be advised then; where they said nothing, for both
// directions. nil where the advice names other sizes alone. chosen is the reason the form brings.
func returnedSize(shop *reference.Shop, person fit.Person, article *fit.Article, now *fit.Advice, sold models.OrderLine, chosen models.Complaint) *buy.ReturnedSize {
	judged, ok := now.SizeNamed(sold.Size)
	if !ok || now.Size != sold.Size && now.Alternative != sold.Size {
		return nil
	}
	returned := &buy.ReturnedSize{Size: sold.Size, PFits: judged.PFits, Complaint: chosen}
	if now.Alternative != "" {
		other, _ := now.SizeNamed(otherOf(now, sold.Size))
		returned.Other, returned.OtherPFits = other.Size, other.PFits
	}
	directions := []fit.Outcome{fit.OutcomeSmall, fit.OutcomeLarge}
	switch chosen.Reason {
	case models.ReasonTight:
		directions = directions[:1]
	case models.ReasonLoose:
		directions = directions[1:]
	case models.ReasonShort, models.ReasonLong:
		returned.Length = nextLength(article, sold.Size, chosen.Reason == models.ReasonLong)
		return returned
	case models.ReasonLooks, models.ReasonQuality, models.ReasonTwoSizes:
		return returned
	}
	if known := slices.IndexFunc(person.Worn, func(w fit.WornArticle) bool {
		return w.Product == sold.Product && w.Size == sold.Size && w.Outcome != fit.OutcomeFits
	}); known >= 0 && chosen.Reason == models.ReasonNone {
		returned.Told = true
		directions = []fit.Outcome{person.Worn[known].Outcome}
	}
	for _, outcome := range directions {
		returned.Then = append(returned.Then, adviceAfter(shop, person, article, sold, outcome))
	}
	return returned
}

// otherOf is the size of two named ones that is not the given one.
func otherOf(a *fit.Advice, size string) string {
	if a.Size == size {
		return a.Alternative
	}
	return a.Size
}

// adviceAfter is what is advised once it is told that a size was too small or too large.
func adviceAfter(shop *reference.Shop, person fit.Person, article *fit.Article, sold models.OrderLine, outcome fit.Outcome) buy.SizeAfter {
	others := slices.DeleteFunc(slices.Clone(person.Worn), func(w fit.WornArticle) bool { return w.Product == sold.Product })
	person.Worn = append(others, fit.WornArticle{Product: sold.Product, Size: sold.Size, Outcome: outcome})
	advice := shop.Advise(&person, article)
	after := buy.SizeAfter{Small: outcome == fit.OutcomeSmall}
	named := advice.Size
	if named == sold.Size && advice.Alternative != "" {
		named = advice.Alternative
	}
	if size, ok := advice.SizeNamed(named); ok {
		after.Size, after.PFits = size.Size, size.PFits
	}
	if after.Size != sold.Size {
		return after
	}
	if next, ok := advice.SizeNamed(nextGirth(article, sold.Size, outcome == fit.OutcomeSmall)); ok {
		after.Next, after.NextPFits = next.Size, next.PFits
	}
	return after
}

// nextGirth is the label of the next larger or smaller size of the same length, "" for none.
func nextGirth(article *fit.Article, label string, larger bool) string {
	step := -1
	if larger {
		step = 1
	}
	return neighbour(article, label, step, 0)
}

// nextLength is the label of the next shorter or longer size of the same girth, "" for none.
func nextLength(article *fit.Article, label string, shorter bool) string {
	step := 1
	if shorter {
		step = -1
	}
	return neighbour(article, label, 0, step)
}

func neighbour(article *fit.Article, label string, girths, lengths int) string {
	at := article.SizeLabelled(label)
	if at < 0 {
		return ""
	}
	from := article.Sizes[at]
	i := slices.IndexFunc(article.Sizes, func(s fit.Size) bool {
		return s.Waist == from.Waist+girths && s.Length == from.Length+lengths
	})
	if i < 0 {
		return ""
	}
	return article.Sizes[i].Label
}
