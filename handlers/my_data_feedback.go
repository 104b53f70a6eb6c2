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
