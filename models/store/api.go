package store

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
)

// Errors of Open. Each comes in one clear line that names the folder or the database.
var (
	ErrInUse       = errors.New("in use by another running shop")
	ErrNewerSchema = errors.New("written by a newer version of the shop")
	ErrNotWritable = errors.New("not writable")
	ErrDatabaseURL = errors.New("not a usable database URL")
	ErrUnreachable = errors.New("not reachable")
	ErrWrongKey    = errors.New("sealed with another master key")
)

// Settings say where the data are.
type Settings struct {
	DataDir  string           // database and key file; created with mode 0700
	Database string           // empty: SQLite in DataDir; or a postgres:// URL
	Keys     string           // content of a key file, instead of the one in DataDir; optional
	Now      func() time.Time // nil: time.Now
	Log      *slog.Logger     // nil: silent
}

// Store is the shop's database.
type Store struct{}

var errUnbuilt = errors.New("store: unbuilt")

func Open(ctx context.Context, settings Settings) (*Store, error) { return nil, errUnbuilt }

func (s *Store) Close() error                                     { return errUnbuilt }
func (s *Store) Ready(ctx context.Context) error                  { return errUnbuilt }
func (s *Store) SessionKeys() (hash, block []byte)                { return nil, nil }
func (s *Store) CatalogueEmpty(ctx context.Context) (bool, error) { return false, errUnbuilt }
func (s *Store) SaveCatalogue(ctx context.Context, products []models.Product) error {
	return errUnbuilt
}
func (s *Store) LoadCatalogue(ctx context.Context) ([]models.Product, error) { return nil, errUnbuilt }
func (s *Store) Variant(ctx context.Context, sku string) (v models.Variant, slug string, err error) {
	return v, "", errUnbuilt
}

func (s *Store) StartVisit(ctx context.Context, keepUntil time.Time) (sessionID string, v Visitor, err error) {
	return "", v, errUnbuilt
}
func (s *Store) FindVisit(ctx context.Context, sessionID string) (Visitor, error) {
	return Visitor{}, errUnbuilt
}
func (s *Store) KeepVisit(ctx context.Context, sessionID string, until time.Time) error {
	return errUnbuilt
}

func (s *Store) Ledger(ctx context.Context, customer string) (consent.Ledger, error) {
	return consent.Ledger{}, errUnbuilt
}
func (s *Store) RecordConsents(ctx context.Context, customer string, entries []consent.Entry) error {
	return errUnbuilt
}

func PermitFor[P consent.Consented](ctx context.Context, s *Store, customer string, kind PageKind) (consent.Permit[P], error) {
	return consent.Permit[P]{}, errUnbuilt
}
func ReadProfile[P consent.BodyReader](ctx context.Context, s *Store, permit consent.Permit[P], kind PageKind) (Profile, error) {
	return Profile{}, errUnbuilt
}
func SaveProfile[P consent.BodyReader](ctx context.Context, s *Store, permit consent.Permit[P], kind PageKind, p Profile) error {
	return errUnbuilt
}
func (s *Store) StoreWithConsent(ctx context.Context, customer string, entries []consent.Entry, p Profile, keepUntil time.Time) error {
	return errUnbuilt
}
func (s *Store) Withdraw(ctx context.Context, customer string, withdrawal consent.Entry) (erased []string, err error) {
	return nil, errUnbuilt
}
func (s *Store) Erase(ctx context.Context, customer string, scope Scope) (Erased, error) {
	return Erased{}, errUnbuilt
}
func (s *Store) Held(ctx context.Context, customer string) (Held, error) { return Held{}, errUnbuilt }
func (s *Store) Journal(ctx context.Context, customer string) ([]Access, error) {
	return nil, errUnbuilt
}
func (s *Store) Basket(ctx context.Context, customer string) ([]BasketItem, error) {
	return nil, errUnbuilt
}
func (s *Store) SetBasketItem(ctx context.Context, customer, sku string, quantity int) error {
	return errUnbuilt
}
func (s *Store) AddBasketItem(ctx context.Context, customer, sku string, quantity int) error {
	return errUnbuilt
}
func (s *Store) SweepExpired(ctx context.Context) (n int, err error) { return 0, errUnbuilt }
