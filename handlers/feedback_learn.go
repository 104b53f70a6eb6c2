package handlers

import (
	"errors"
	"fmt"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/store"
	"ebenmass/web/session"
)

// learnFrom takes what the owner of an order says of one of its lines, where they consented
// to learning from it; otherwise nothing happens. Complaints without a zone teach nothing.
func (s *Shop) learnFrom(c echo.Context, owner, order string, line models.OrderLine, said models.Complaint) error {
	if !said.Reason.HasZone() {
		return nil
	}
	return s.learn(c, owner, order, line, models.Answers{said.Zone: said.Reason})
}

// learnFromReturn does so with the reasons of a return, where its owner announced it
// themselves: the key of a confirmation speaks for nobody.
func (h Orders) learnFromReturn(c echo.Context, r returning, wishes []store.ReturnWish) error {
	if visit, known := session.From(c.Request().Context()); !known || visit.Customer != r.owner {
		return nil
	}
	for _, wish := range wishes {
		for _, line := range r.order.Lines {
			if line.Position != wish.Position {
				continue
			}
			if err := h.learnFrom(c, r.owner, r.order.Number, line, wish.Complaint); err != nil {
				return err
			}
		}
	}
	return nil
}

// learn keeps answers for their owner's own offset. For the article it has them counted by
// the score that the ordered size has for the stored measurements, which are read for this
// alone; without any, nothing is counted.
func (s *Shop) learn(c echo.Context, owner, order string, line models.OrderLine, answers models.Answers) error {
	ctx := c.Request().Context()
	permit, err := store.PermitFor[consent.Learn](ctx, s.Store, owner, store.PageOrder)
	if _, denied := errors.AsType[*consent.Denied](err); denied {
		return nil
	}
	if err != nil {
		return fmt.Errorf("ask for a permit: %w", err)
	}
	told := store.Told{Order: order, Position: line.Position, Answers: answers}
	article, known := s.Catalogue.Snapshot().Article(line.Product)
	if known {
		told.Zones = article.Zones()
		profile, err := store.ReadProfile(ctx, s.Store, permit, store.PageOrder)
		switch {
		case err == nil:
			if score, ok := article.ScoreOf(profile.Person, line.Size); ok {
				bin := fit.BinOf(score)
				told.Bin = &bin
			}
		case !errors.Is(err, models.ErrNotFound):
			return fmt.Errorf("read the profile: %w", err)
		}
	}
	if err := s.Store.GiveFeedback(ctx, permit, store.PageOrder, told); err != nil {
		return fmt.Errorf("keep the feedback: %w", err)
	}
	return nil
}

// withOwnOffset gives a person what their own feedback teaches of them, where the ledger
// allows that: one reading more, which the journal names.
func (s *Shop) withOwnOffset(c echo.Context, ledger consent.Ledger, kind store.PageKind, person *fit.Person) error {
	permit, err := consent.Decide[consent.Learn](ledger, s.Now())
	if err != nil { // denied: nobody asked for anything
		return nil
	}
	told, err := store.Feedback(c.Request().Context(), s.Store, permit, kind)
	if err != nil {
		return fmt.Errorf("read the feedback: %w", err)
	}
	snapshot := s.Catalogue.Snapshot()
	var worn []fit.Worn
	for _, f := range told {
		article, ok := snapshot.Article(f.Product)
		if !ok {
			continue
		}
		if outcome, ok := f.Answers.Outcome(article.Zones()); ok {
			worn = append(worn, fit.Worn{Article: article, Size: f.Size, Outcome: outcome})
		}
	}
	person.Offset = fit.LearnCustomer(*person, worn)
	return nil
}
