package views

import (
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
)

// FitPage is the consent form with the measurements.
type FitPage struct {
	Page
	Form       MeasureForm
	Purposes   []PurposeChoice
	Age16      bool
	Errors     []FieldError     // consent and age errors; those of the measures are in Form
	Email      string           // as typed, for the newsletter
	Outbox     bool             // letters stay in the outbox
	LetterSent bool             // a letter that confirms the newsletter was sent with Once
	Stored     bool             // a profile is stored: the form shows how to correct it
	Imported   bool             // the form was filled from a file, for its owner to look through
	FileError  string           // why no profile could be read from a file; "" for none
	Once       *CatalogueAdvice // the advice for the whole catalogue, computed once, kept nowhere
}

// PurposeChoice is one consent box. It is ticked only where the visitor ticked it and the form came back.
type PurposeChoice struct {
	Definition consent.Definition
	Ticked     bool
	Granted    bool // an earlier consent is in force
	Changed    bool // there was a consent, to a text that promised something else: it asks anew
}

// CatalogueAdvice is the advice for all articles at once.
type CatalogueAdvice struct {
	Total int
	Rows  []CatalogueAdviceRow
}

// CatalogueAdviceRow is one article's advice in short.
type CatalogueAdviceRow struct {
	Card        Card
	Verdict     fit.Verdict
	Size        string
	Alternative string
	PFits       float64 // of Size
}

// MyDataPage is everything held about this visitor.
type MyDataPage struct {
	Page
	Known       bool      // the visitor has a session
	Until       time.Time // when the session and all it holds expire
	At          time.Time // when the page was made: what it says holds for this moment
	Groups      []PurposeGroup
	Values      []ValueRow  // of the fit profile, each once
	Wrong       *WrongValue // a single value that came back; nil for none
	Sessions    []SessionRow
	Retention   []RetentionRow
	Basket      []HeldBasketLine
	TwoSizes    []HeldTwoSizes
	Form        *MeasureForm // correction; nil without stored measurements
	Access      []AccessRow
	Ledger      []LedgerRow
	Pause       Pause
	Mail        MyDataMail
	Orders      []models.Order // latest first
	Returns     []HeldReturn
	Withdrawals []models.Withdrawal // latest first
	Learning    MyDataLearning
	Chain       JournalChain
	Account     *HeldAccount      // nil without an account
	Marketing   MarketingQuestion // what marketing would get, if it was asked
	Notice      string            // message key suffix after an action: "corrected", "withdrawn", "granted", "deleted", "saved", …; "" for none
	Receipt     string            // identifier of the erasure the notice speaks of; "" for none
}

// PurposeGroup is what one purpose holds.
type PurposeGroup struct {
	Definition consent.Definition
	Granted    bool
	Since      time.Time
	Data       []Datum
}

// Datum is one held value.
type Datum struct {
	Name     string            // field name: bust, preference, ...
	Value    string            // for people, with unit
	Purposes []consent.Purpose // purposes that hold it
	Source   string            // "form"
	Since    time.Time
	Expires  time.Time
}

// HeldBasketLine is a basket line as a datum.
type HeldBasketLine struct {
	SKU      string
	Name     string
	Quantity int
	Since    time.Time
	Expires  time.Time
}

// HeldTwoSizes is what the basket said of an article in several sizes, and the answer, as a
// datum.
type HeldTwoSizes struct {
	Product string // slug
	Name    string
	Sizes   []string
	Answer  string // "" for none, "all", or the size kept
	Named   bool   // the notice named a size
	Since   time.Time
	Expires time.Time
}

// AccessRow is one line of the access journal.
type AccessRow struct {
	Day     time.Time
	Purpose consent.Purpose
	Kind    string // kind of page: product, listing, my-data, fit
	Data    []string
	Granted bool
	Count   int
}

// LedgerRow is one consent event.
type LedgerRow struct {
	Purpose consent.Purpose
	Action  string // granted, withdrawn
	At      time.Time
	Version string
	Hash    string
	Expires time.Time
	Receipt string // its name
}

// DeletePage says what would go and what stays.
type DeletePage struct {
	Page
	Scope   string // measurements, all
	Goes    []HeldCount
	Stays   []HeldCount // what the scope leaves, empty for all
	Until   time.Time   // when what stays expires
	Nothing bool        // nothing of this scope is held
	Year    int         // in which an order would be placed
}

// HeldCount is how much of one kind is held.
type HeldCount struct {
	Kind  string // measurements, key, consents, journal, basket, orders, address, letters, session
	Count int    // always 1 for key and session
}
