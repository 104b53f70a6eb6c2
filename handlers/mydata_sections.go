package handlers

import (
	"fmt"

	"github.com/labstack/echo/v4"

	"ebenmass/models/consent"
	"ebenmass/models/store"
	"ebenmass/views/mydata"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// fillMail shows the newsletter's addresses, the letters in the outbox and those that wait for the
// mail server.
func (h MyData) fillMail(c heldBy, props *mydata.Page) error {
	ctx := c.Request().Context()
	kept, err := h.Store.Subscriptions(ctx, c.visit.Customer)
	if err != nil {
		return fmt.Errorf("read the subscriptions: %w", err)
	}
	letters, err := h.Store.Letters(ctx, c.visit.Customer)
	if err != nil {
		return fmt.Errorf("read the letters: %w", err)
	}
	props.Mail.Definition, _ = consent.Find(consent.PurposeMail)
	props.Mail.Current, props.Mail.Pending = subscriptions(kept)
	props.Mail.Outbox = h.Outbox
	for _, l := range letters {
		shown := outboxLetter(l.OutboxLetter)
		shown.State = l.State
		props.Mail.Letters = append(props.Mail.Letters, shown)
	}
	return nil
}

func (h MyData) fillOrders(c heldBy, props *mydata.Page) (err error) {
	if props.Orders, err = h.Store.Orders(c.Request().Context(), c.visit.Customer); err != nil {
		return fmt.Errorf("read the orders: %w", err)
	}
	return nil
}

// fillReturns lists what comes back of the visitor's orders, which fillOrders read.
func (h MyData) fillReturns(c heldBy, props *mydata.Page) error {
	returns, err := h.Store.ReturnsOf(c.Request().Context(), c.visit.Customer, props.Orders...)
	if err != nil {
		return fmt.Errorf("read the returns: %w", err)
	}
	for _, o := range props.Orders {
		for _, r := range returns[o.Number] {
			props.Returns = append(props.Returns, mydata.HeldReturn{Return: r, Order: o.Number, Expires: o.ExpiresAt})
		}
	}
	return nil
}

func (h MyData) fillWithdrawals(c heldBy, props *mydata.Page) (err error) {
	if props.Withdrawals, err = h.Store.Withdrawals(c.Request().Context(), c.visit.Customer); err != nil {
		return fmt.Errorf("read the withdrawals: %w", err)
	}
	return nil
}

// fillFeedback shows what the visitor told of how things fit, each by itself.
func (h MyData) fillFeedback(c heldBy, props *mydata.Page) error {
	now := h.Now()
	feedback, err := store.Feedback(c.Request().Context(), h.Store, consent.ForSelf(c.visit.Customer), store.PageMyData)
	if err != nil {
		return fmt.Errorf("read the feedback: %w", err)
	}
	definition, _ := consent.Find(consent.PurposeLearn)
	state := c.ledger.State(consent.PurposeLearn, now)
	props.Learning = mydata.HeldLearning{
		Definition: definition, Granted: state.Granted, Since: state.Since, AskAge: !declaredAge(c.ledger, now),
	}
	for _, f := range feedback {
		row := mydata.HeldFeedback{Feedback: f, Name: f.Product}
		if p, ok := h.Catalogue.Snapshot().Product(f.Product); ok {
			row.Name = p.Name.In(props.Lang)
		}
		props.Learning.Feedback = append(props.Learning.Feedback, row)
	}
	return nil
}

// DeleteFeedback answers POST /{lang}/my-data/feedback/delete: one piece of feedback goes at
// once, with its key.
func (h MyData) DeleteFeedback(c echo.Context) error {
	ctx := c.Request().Context()
	if visit, known := session.From(ctx); known {
		if err := h.Store.DeleteFeedback(ctx, visit.Customer, c.Request().PostForm.Get("id")); err != nil {
			return err
		}
	}
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/my-data?notice=feedback_deleted")
}
