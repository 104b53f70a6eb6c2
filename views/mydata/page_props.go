package mydata

import (
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/views/product"
	"ebenmass/views/shell"
)

// Page is everything held about this visitor.
type Page struct {
	shell.Page
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
	Form        *product.MeasureForm // correction; nil without stored measurements
	Access      []AccessRow
	Ledger      []LedgerRow
	Pause       Pause
	Mail        HeldMail
	Orders      []models.Order // latest first
	Returns     []HeldReturn
	Withdrawals []models.Withdrawal // latest first
	Learning    HeldLearning
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
	shell.Page
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

// HeldReturn is a return as my data show it.
type HeldReturn struct {
	models.Return
	Order   string // number
	Expires time.Time
}

// HeldLearning is the purpose of learning with what was told, as my data show it.
type HeldLearning struct {
	Definition consent.Definition
	Granted    bool
	Since      time.Time
	AskAge     bool
	Told       []HeldFeedback // latest first
}

// HeldFeedback is feedback with the article's name.
type HeldFeedback struct {
	models.Feedback
	Name string
}
