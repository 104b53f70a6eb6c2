package store

import (
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
)

// Visitor is who a session identifier belongs to.
type Visitor struct {
	Customer  string    // owner of everything kept; never shown, never in a URL
	ExpiresAt time.Time // when the session ends and, without an account, all that is kept with it
}

// Profile is a stored fit profile. Values are kept unrounded.
type Profile struct {
	Person    fit.Person
	GivenAt   time.Time
	ExpiresAt time.Time // the earlier of the session's and the consent's end; set by the store, ignored when saving
}

// BasketItem is a basket line and when its article was first put in.
type BasketItem struct {
	models.BasketItem
	AddedAt time.Time
}

// PageKind is the kind of page an access happened on: never the product, since a journal
// must not become a clickstream.
type PageKind string

// Kinds of pages.
const (
	PageHome    PageKind = "home"
	PageListing PageKind = "listing"
	PageProduct PageKind = "product"
	PageFit     PageKind = "fit"
	PageMyData  PageKind = "my-data"
	PageDelete  PageKind = "delete"
	PageBasket  PageKind = "basket"
)

// Access is one line of the access journal: one day, purpose, kind of page, set of data
// and result.
type Access struct {
	Day     time.Time // midnight UTC
	Purpose consent.Purpose
	Kind    PageKind
	Data    []string // names, never values
	Granted bool
	Count   int
}

// Held counts what is kept about a customer.
type Held struct {
	Measurements int // stored data of the fit profile
	Consents     int // entries of the ledger
	Accesses     int // lines of the journal
	BasketLines  int
	Sessions     int
}

// Scope is how much a customer asks to have erased.
type Scope string

// Scopes.
const (
	ScopeMeasurements Scope = "measurements" // the fit profile and its key; consents that held it are withdrawn
	ScopeAll          Scope = "all"          // everything, the customer included
)

// Erased counts what is gone.
type Erased struct {
	Held
	Key     bool // the customer's own key was destroyed
	Emptied bool // no copy is left in SQLite's write-ahead log either; otherwise the store keeps trying
}
