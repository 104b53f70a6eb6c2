package handlers

import (
	"errors"
	"fmt"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/receipt"
	"ebenmass/models/store"
	"ebenmass/views/mydata"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// fillAccount shows what is kept about the visitor's account, if there is one.
func (h MyData) fillAccount(c echo.Context, visit session.Visit, props *mydata.Page) (err error) {
	if visit.SignedIn {
		props.Account, err = h.held(c, visit)
	}
	return err
}

// fillMail shows the newsletter's addresses and the letters in the outbox.
func (h MyData) fillMail(c echo.Context, visit session.Visit, props *mydata.Page) error {
	ctx := c.Request().Context()
	kept, err := h.Store.Subscriptions(ctx, visit.Customer)
	if err != nil {
		return fmt.Errorf("read the subscriptions: %w", err)
	}
	letters, err := h.Store.Outbox(ctx, visit.Customer)
	if err != nil {
		return fmt.Errorf("read the outbox: %w", err)
	}
	props.Mail.Definition, _ = consent.Find(consent.PurposeMail)
	props.Mail.Current, props.Mail.Pending = subscriptions(kept)
	for _, l := range letters {
		props.Mail.Letters = append(props.Mail.Letters, laidLetter(l))
	}
	return nil
}

func (h MyData) fillOrders(c echo.Context, visit session.Visit, props *mydata.Page) (err error) {
	if props.Orders, err = h.Store.Orders(c.Request().Context(), visit.Customer); err != nil {
		return fmt.Errorf("read the orders: %w", err)
	}
	return nil
}

// fillReturns lists what comes back of the visitor's orders.
func (h MyData) fillReturns(c echo.Context, visit session.Visit, props *mydata.Page) error {
	ctx := c.Request().Context()
	orders, err := h.Store.Orders(ctx, visit.Customer)
	if err != nil {
		return fmt.Errorf("read the orders: %w", err)
	}
	for _, o := range orders {
		returns, err := h.Store.Returns(ctx, visit.Customer, o.Number)
		if errors.Is(err, models.ErrNotFound) { // deleted a moment ago, in another window
			continue
		}
		if err != nil {
			return fmt.Errorf("read the returns: %w", err)
		}
		for _, r := range returns {
			props.Returns = append(props.Returns, mydata.HeldReturn{Return: r, Order: o.Number, Expires: o.ExpiresAt})
		}
	}
	return nil
}

func (h MyData) fillWithdrawals(c echo.Context, visit session.Visit, props *mydata.Page) (err error) {
	if props.Withdrawals, err = h.Store.Withdrawals(c.Request().Context(), visit.Customer); err != nil {
		return fmt.Errorf("read the withdrawals: %w", err)
	}
	return nil
}

// fillChain tells whether the access journal is as it was recorded.
func (h MyData) fillChain(c echo.Context, visit session.Visit, props *mydata.Page) error {
	journal, err := h.Store.JournalChain(c.Request().Context(), visit.Customer)
	if err != nil {
		return fmt.Errorf("read the journal: %w", err)
	}
	key := receipt.PublicKey(h.Store.SigningKey())
	chain, err := journal.Check(key)
	if broken, ok := errors.AsType[*receipt.Broken](err); ok {
		props.Chain = mydata.JournalChain{Broken: true, Last: receipt.Day{Day: broken.Day}.Date(), Fingerprint: receipt.Fingerprint(key)}
		return nil
	}
	if err != nil {
		return err
	}
	props.Chain = mydata.JournalChain{
		Days: chain.Days, First: chain.Tip.First.Date(), Last: chain.Tip.Last.Date(),
		Tip: chain.Tip.Last.Hash, Fingerprint: receipt.Fingerprint(key),
	}
	return nil
}

// fillFeedback shows what the visitor told of how things fit, each by itself.
func (h MyData) fillFeedback(c echo.Context, visit session.Visit, props *mydata.Page) error {
	ctx, now := c.Request().Context(), h.Now()
	ledger, err := h.Store.Ledger(ctx, visit.Customer)
	if err != nil {
		return fmt.Errorf("read the ledger: %w", err)
	}
	told, err := store.Feedback(ctx, h.Store, consent.ForSelf(visit.Customer), store.PageMyData)
	if err != nil {
		return fmt.Errorf("read the feedback: %w", err)
	}
	definition, _ := consent.Find(consent.PurposeLearn)
	state := ledger.State(consent.PurposeLearn, now)
	props.Learning = mydata.HeldLearning{
		Definition: definition, Granted: state.Granted, Since: state.Since, AskAge: !declaredAge(ledger, now),
	}
	for _, f := range told {
		row := mydata.HeldFeedback{Feedback: f, Name: f.Product}
		if p, ok := h.Catalogue.Snapshot().Product(f.Product); ok {
			row.Name = p.Name.In(props.Lang)
		}
		props.Learning.Told = append(props.Learning.Told, row)
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
