package handlers

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/store"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// GiveFeedback answers POST /{lang}/orders/{number}/feedback: one click says how one line
// fits in one zone, or everywhere. Only the visitor who ordered can; the key of a
// confirmation shows an order and speaks for nobody.
func (h Orders) GiveFeedback(c echo.Context) error {
	visit, known := session.From(c.Request().Context())
	number, ok := models.ParseOrderNumber(c.Param("number"))
	if !known || !ok {
		return models.ErrNotFound
	}
	order, err := h.Store.Order(c.Request().Context(), visit.Customer, number)
	if err != nil {
		return err
	}
	posted := c.Request().PostForm
	position, err := strconv.Atoi(posted.Get("line"))
	line := slices.IndexFunc(order.Lines, func(l models.OrderLine) bool { return l.Position == position })
	if err != nil || line < 0 {
		return echo.NewHTTPError(http.StatusUnprocessableEntity)
	}
	article, _ := h.Catalogue.Snapshot().Article(order.Lines[line].Product)
	answers, ok := parseAnswer(posted.Get("answer"), article.Zones())
	if !ok {
		return echo.NewHTTPError(http.StatusUnprocessableEntity)
	}
	if err := h.keepFeedback(c, visit.Customer, order.Number, order.Lines[line], store.FeedbackGiven{Answers: answers}); err != nil {
		return err
	}
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/orders/"+order.Number+"#feedback-"+strconv.Itoa(position))
}

// parseAnswer reads what a button says: "tight-bust", "right-bust", or "right" for every
// zone in which the article is compared.
func parseAnswer(posted string, zones []fit.Measure) (models.Answers, bool) {
	answers := models.Answers{}
	if posted == string(models.ReasonRight) {
		for _, z := range zones {
			answers[z] = models.ReasonRight
		}
		return answers, len(zones) > 0
	}
	said, zone, _ := strings.Cut(posted, "-")
	for _, z := range zones {
		for _, possible := range models.ZoneAnswers(z) {
			if z.String() == zone && string(possible) == said {
				return models.Answers{z: possible}, true
			}
		}
	}
	return nil, false
}

// feedbackSheet asks how the lines of an order fit, or whether it may; nil for whoever only
// has the order's key.
func (h Orders) feedbackSheet(c echo.Context, page shell.Page, order models.Order, owner string) (templ.Component, error) {
	ctx := c.Request().Context()
	visit, known := session.From(ctx)
	if !known || visit.Customer != owner {
		return nil, nil
	}
	ledger, err := h.Store.Ledger(ctx, owner)
	if err != nil {
		return nil, err
	}
	now := h.Now()
	definition, _ := consent.Find(consent.PurposeLearn)
	state := ledger.State(consent.PurposeLearn, now)
	props := buy.OrderFeedback{
		Page: page, Order: order.Number, Definition: definition, Granted: state.Granted, Paused: state.Paused,
		AskAge: !declaredAge(ledger, now), Measured: !ledger.HeldUntil(now).IsZero(),
	}
	var feedback []models.Feedback
	if permit, err := consent.Decide[consent.Learn](ledger, now); err == nil {
		if feedback, err = store.Feedback(ctx, h.Store, permit, store.PageOrder); err != nil {
			return nil, err
		}
	}
	for _, line := range order.Lines {
		article, ok := h.Catalogue.Snapshot().Article(line.Product)
		if !ok {
			continue
		}
		row := buy.FeedbackLine{Line: line, Zones: article.Zones(), Href: productHref(page.Lang, line.Product, line.ColourKey, line.Size)}
		for _, f := range feedback {
			if f.ID == store.FeedbackID(order.Number, line.Position) {
				row.Answers = f.Answers
			}
		}
		props.Lines = append(props.Lines, row)
	}
	return buy.FeedbackSheet(props), nil
}

// declaredAge reports whether a consent in force says that the customer is 16 or older.
func declaredAge(ledger consent.Ledger, at time.Time) bool {
	return slices.ContainsFunc(consent.Purposes(), func(d consent.Definition) bool { return ledger.Granted(d.Purpose, at) })
}

// learnFromReturn keeps the reasons of a return, where its owner announced it themselves and
// consented to learning from it: the key of a confirmation speaks for nobody.
func (h Orders) learnFromReturn(c echo.Context, r returning, wishes []store.ReturnWish) error {
	if visit, known := session.From(c.Request().Context()); !known || visit.Customer != r.order.owner {
		return nil
	}
	if err := h.keepReturned(c, r.order.owner, r.order.Order); err != nil {
		return err
	}
	for _, wish := range wishes {
		if wish.Complaint.Reason == models.ReasonNone {
			continue
		}
		for _, line := range r.order.Lines {
			if line.Position != wish.Position {
				continue
			}
			given := store.FeedbackGiven{Reason: wish.Complaint}
			if wish.Complaint.Reason.HasZone() {
				given.Answers = models.Answers{wish.Complaint.Zone: wish.Complaint.Reason}
			}
			if err := h.keepFeedback(c, r.order.owner, r.order.Number, line, given); err != nil {
				return err
			}
		}
	}
	return nil
}

// keepNotices keeps what became of notices about products of an order, where its owner consented
// to learning from it; otherwise it is forgotten.
func (s *Shop) keepNotices(c echo.Context, owner, number string, notices []models.NoticeOutcome) error {
	if len(notices) == 0 {
		return nil
	}
	permit, err := store.PermitFor[consent.Learn](c.Request().Context(), s.Store, owner, store.PageOrder)
	if _, denied := errors.AsType[*consent.Denied](err); denied {
		return nil
	}
	if err != nil {
		return err
	}
	turn := func(product string) bool { return s.Turns.Take(c.RealIP(), "sizes/"+product) }
	return s.Store.KeepNotices(c.Request().Context(), permit, store.PageOrder, number, notices, s.Demo, turn)
}

// keepReturned notes what came back of sizes that such notices were about.
func (s *Shop) keepReturned(c echo.Context, owner string, o models.Order) error {
	ctx := c.Request().Context()
	if there, err := s.Store.HasNotices(ctx, owner, o); err != nil || !there {
		return err
	}
	permit, err := store.PermitFor[consent.Learn](ctx, s.Store, owner, store.PageOrder)
	if _, denied := errors.AsType[*consent.Denied](err); denied {
		return nil
	}
	if err != nil {
		return err
	}
	return s.Store.KeepReturned(ctx, permit, store.PageOrder, o)
}

// keepFeedback keeps what the owner of an order says of one of its lines, sealed, where they
// consented to learning from it; otherwise nothing happens. With it goes the tenth of the score
// that the ordered size has for the stored measurements, which are read for this alone; without
// any, it tells nothing of the article.
func (s *Shop) keepFeedback(c echo.Context, owner, order string, line models.OrderLine, given store.FeedbackGiven) error {
	ctx := c.Request().Context()
	permit, err := store.PermitFor[consent.Learn](ctx, s.Store, owner, store.PageOrder)
	if _, denied := errors.AsType[*consent.Denied](err); denied {
		return nil
	}
	if err != nil {
		return fmt.Errorf("ask for a permit: %w", err)
	}
	given.Order, given.Position, given.Demo = order, line.Position, s.Demo
	given.Turn = func(product string) bool { return s.Turns.Take(c.RealIP(), product) }
	article, known := s.Catalogue.Snapshot().Article(line.Product)
	if known {
		given.Zones = article.Zones()
		profile, err := store.ReadProfile(ctx, s.Store, permit, store.PageOrder)
		switch {
		case err == nil && profile.Person.Told(): // measures: learning sees nothing else
			body := s.Catalogue.Snapshot().Reference().Body(&profile.Person)
			if score, ok := body.ScoreOf(&article, line.Size, profile.Person.Preference); ok {
				bin := fit.BinOf(score)
				given.Bin = &bin
			}
		case err != nil && !errors.Is(err, models.ErrNotFound):
			return fmt.Errorf("read the profile: %w", err)
		}
	}
	if err := s.Store.GiveFeedback(ctx, permit, store.PageOrder, given); err != nil {
		return fmt.Errorf("keep the feedback: %w", err)
	}
	return nil
}
