package handlers

import (
	"crypto/ed25519"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/receipt"
	"ebenmass/models/store"
	"ebenmass/views/mydata"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// MyData is what visitors see, correct, allow, forbid, take along and delete of their own.
type MyData struct{ *Shop }

// Show answers GET /{lang}/my-data.
func (h MyData) Show(c echo.Context) error {
	props, err := h.props(c)
	if err != nil {
		return err
	}
	return respond.HTML(c, http.StatusOK, mydata.Show(props))
}

// notices are the messages the page shows after an act; anything else in the URL is none.
var notices = []string{
	"saved", "saved_and_sent", "corrected", "value_deleted", "last_deleted", "granted", "withdrawn", "unsubscribed",
	"erased", "forgotten", "feedback_deleted", "deleted", "paused", "resumed",
}

// storingNotices are those that follow an act which began or used a visit.
var storingNotices = []string{"saved", "saved_and_sent", "corrected", "granted"}

// props fills the page with everything held about the visitor. Their own look at their
// measurements needs no consent, and stands in the journal like any other.
func (h MyData) props(c echo.Context) (mydata.Page, error) {
	page := h.Page(c, "/my-data")
	page.NoIndex, page.Nav = true, "data"
	page.Fragments = h.Fragments.Of("", page.FrameKey())
	props := mydata.Page{Page: page, At: h.Now(), Open: c.QueryParam("open")}
	if notice := c.QueryParam("notice"); slices.Contains(notices, notice) {
		props.Notice = notice
		if _, known := session.From(c.Request().Context()); !known && slices.Contains(storingNotices, notice) {
			props.Notice, props.NeedsCookie = "", h.lostCookie(c)
		}
	}
	if id := c.QueryParam("receipt"); (props.Notice == "erased" || props.Notice == "forgotten") && id != "" {
		switch _, err := h.Store.ErasureReceipt(c.Request().Context(), id); {
		case err == nil:
			props.Receipt = id
		case !errors.Is(err, models.ErrNotFound):
			return mydata.Page{}, fmt.Errorf("find the receipt: %w", err)
		}
	}
	if err := h.fillHeld(c, &props); err != nil {
		return mydata.Page{}, err
	}
	fillRetention(&props)
	return props, nil
}

// heldBy is whose data a page shows: the visit, found once, and the ledger, read once.
type heldBy struct {
	echo.Context
	visit  session.Visit
	ledger consent.Ledger
}

// fillHeld fills in what is held of a visitor who is known, section by section.
func (h MyData) fillHeld(c echo.Context, props *mydata.Page) error {
	visit, known := session.From(c.Request().Context())
	if !known {
		return nil
	}
	ledger, err := h.Store.Ledger(c.Request().Context(), visit.Customer)
	if err != nil {
		return fmt.Errorf("read the ledger: %w", err)
	}
	props.Known, props.Until, props.Wishes = true, visit.ExpiresAt, h.heldWishes(props.Lang, visit)
	for _, fill := range []func(heldBy, *mydata.Page) error{
		h.fillProfile, h.fillPause, h.fillBasket, h.fillOrders, h.fillSessions, h.fillMail, h.fillJournal, h.fillReturns, h.fillWithdrawals, h.fillFeedback,
	} {
		if err := fill(heldBy{c, visit, ledger}, props); err != nil {
			return err
		}
	}
	return nil
}

func (h MyData) fillBasket(c heldBy, props *mydata.Page) error {
	items, err := h.Store.Basket(c.Request().Context(), c.visit.Customer)
	if err != nil {
		return fmt.Errorf("read the basket: %w", err)
	}
	for _, item := range items {
		line := mydata.HeldBasketLine{SKU: item.SKU, Name: item.SKU, Quantity: item.Quantity, Since: item.AddedAt, Expires: item.ExpiresAt, Kept: item.Kept}
		if p, v, ok := h.Catalogue.Snapshot().VariantOf(item.SKU); ok {
			colour, _ := p.Colour(v.Colour)
			line.Name = p.Name.In(props.Lang) + ", " + colour.Name.In(props.Lang) + ", " + v.Size
		} else if a := item.Article; a.Product != "" {
			line.Name = a.Name.In(props.Lang) + ", " + a.Colour.In(props.Lang) + ", " + a.Size
		}
		props.Basket = append(props.Basket, line)
	}
	choices, err := h.Store.TwoSizeChoices(c.Request().Context(), c.visit.Customer)
	if err != nil {
		return fmt.Errorf("read the choices of sizes: %w", err)
	}
	for _, choice := range choices {
		held := mydata.HeldTwoSizes{
			Product: choice.Product, Name: choice.Product, Sizes: strings.Split(choice.Sizes, ","), Answer: choice.Answer,
			Named: choice.Named, Since: choice.ShownAt, Expires: choice.ExpiresAt,
		}
		if p, ok := h.Catalogue.Snapshot().Product(choice.Product); ok {
			held.Name = p.Name.In(props.Lang)
		}
		props.TwoSizes = append(props.TwoSizes, held)
	}
	return nil
}

// fillSessions shows where the visitor is known, and what is kept about their account, if there
// is one.
func (h MyData) fillSessions(c heldBy, props *mydata.Page) error {
	sessions, err := h.Store.Sessions(c.Request().Context(), c.visit.Customer, c.visit.ID)
	if err != nil {
		return fmt.Errorf("list the sessions: %w", err)
	}
	for _, s := range sessions {
		props.Sessions = append(props.Sessions, mydata.SessionRow{Since: s.Since, Expires: s.ExpiresAt, This: s.This})
	}
	if !c.visit.SignedIn {
		return nil
	}
	props.Account, err = h.heldAccount(c, c.visit, sessions)
	return err
}

// fillJournal shows the journal, at each value who was handed it, and whether the journal is as
// it was recorded.
func (h MyData) fillJournal(c heldBy, props *mydata.Page) error {
	accesses, journal, err := h.Store.JournalWithChain(c.Request().Context(), c.visit.Customer)
	if err != nil {
		return fmt.Errorf("read the journal: %w", err)
	}
	for _, a := range accesses {
		props.Access = append(props.Access, accessRow(a))
	}
	for i := range props.Values {
		props.Values[i].Reads = reads(accesses, props.Values[i].Name)
	}
	props.Chain, err = checkJournal(journal, receipt.PublicKey(h.Store.SigningKey()))
	return err
}

// checkJournal tells whether a journal is as it was recorded, by the key its days are signed
// with.
func checkJournal(journal receipt.Journal, key ed25519.PublicKey) (mydata.JournalChain, error) {
	chain, err := journal.Check(key)
	if broken, ok := errors.AsType[*receipt.Broken](err); ok {
		return mydata.JournalChain{Broken: true, Last: receipt.Day{Day: broken.Day}.Date(), Fingerprint: receipt.Fingerprint(key)}, nil
	}
	if err != nil {
		return mydata.JournalChain{}, err
	}
	return mydata.JournalChain{
		Days: chain.Days, First: chain.Tip.First.Date(), Last: chain.Tip.Last.Date(),
		Tip: chain.Tip.Last.Hash, Fingerprint: receipt.Fingerprint(key),
	}, nil
}

func accessRow(a store.Access) mydata.AccessRow {
	return mydata.AccessRow{
		Day: a.Day, Purpose: a.Purpose, Kind: string(a.Kind), Data: a.Data, Granted: a.Granted,
	}
}

// fillRetention shows the register of how long anything is kept, and until when of this visitor.
func fillRetention(props *mydata.Page) {
	until := map[consent.Kept]time.Time{}
	if props.Known {
		until[consent.KeptVisit] = props.Until
	}
	if len(props.Values) > 0 {
		until[consent.KeptMeasurements] = props.Values[0].Expires
	}
	if len(props.Basket) > 0 {
		until[props.Basket[0].Kept] = props.Basket[0].Expires
	}
	if len(props.Wishes) > 0 {
		until[consent.KeptWishes] = props.Wishes[0].ExpiresAt
	}
	if len(props.Orders) > 0 {
		until[consent.KeptOrder] = props.Orders[0].ExpiresAt
	}
	if props.Mail.Current != nil {
		until[consent.KeptAddress] = props.Mail.Current.Until
	}
	if props.Mail.Pending != nil {
		until[consent.KeptUnconfirmed] = props.Mail.Pending.Until
	}
	if len(props.Mail.Letters) > 0 {
		until[consent.KeptOutbox] = props.Mail.Letters[0].Expires
	}
	if len(props.Ledger) > 0 {
		until[consent.KeptLedger] = props.Until
	}
	if len(props.Access) > 0 {
		until[consent.KeptJournal] = consent.KeptJournal.Ends(props.Access[0].Day, props.Until) // the latest day's
	}
	if props.Account != nil {
		until[consent.KeptAccount] = props.Account.Expires
	}
	if len(props.Learning.Feedback) > 0 {
		until[consent.KeptFeedback] = props.Learning.Feedback[0].ExpiresAt
	}
	if len(props.Withdrawals) > 0 {
		until[consent.KeptWithdrawal] = props.Withdrawals[0].ExpiresAt
	}
	for _, r := range consent.RetentionRegister() {
		props.Retention = append(props.Retention, mydata.RetentionRow{Retention: r, Until: until[r.Kept]})
	}
}
