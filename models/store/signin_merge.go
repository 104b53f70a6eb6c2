package store

import (
	"context"
	"errors"
	"fmt"

	"ebenmass/models"
	"ebenmass/models/consent"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// Merging is what becomes of a visit when its browser signs in to an account that is there
// already. Basket lines and wishes are added to the account's, and orders with
// what comes back of them and withdrawals become the account's. Measurements go over, with the consents
// that hold them and a pause of their use, only where the account has none of its own and has
// not decided otherwise since. All else of the visit is erased.
type Merging struct {
	BasketLines int
	Orders      int
	Profile     ProfileOutcome
	Paused      bool // the account's uses are paused from then on, as the visit's are
}

// ProfileOutcome is what becomes of a visit's measurements.
type ProfileOutcome string

// Outcomes.
const (
	ProfileNone   ProfileOutcome = ""       // there are none
	ProfileTaken  ProfileOutcome = "taken"  // they become the account's
	ProfileErased ProfileOutcome = "erased" // the account has its own, or decided against it
)

// PreviewMerge tells what signing in to an account would do to a visit.
func (s *Store) PreviewMerge(ctx context.Context, visit, owner string) (Merging, error) {
	lines, err := s.Basket(ctx, visit)
	if err != nil {
		return Merging{}, err
	}
	db, m := s.read.WithContext(ctx), Merging{}
	for _, line := range lines {
		if line.Removed == models.NotRemoved {
			m.BasketLines++
		}
	}
	orders, err := s.Orders(ctx, visit)
	if err != nil {
		return m, fmt.Errorf("store: look at visit: %w", err)
	}
	m.Orders = len(orders)
	consents, err := s.movable(db, visit, owner)
	if err != nil {
		return m, fmt.Errorf("store: look at visit: %w", err)
	}
	switch err := s.profileKept(db, visit); {
	case err == nil && len(consents) > 0:
		m.Profile, m.Paused = ProfileTaken, consents[len(consents)-1].Action == consent.Paused
	case err == nil:
		m.Profile = ProfileErased
	case !errors.Is(err, models.ErrNotFound):
		return m, fmt.Errorf("store: look at visit: %w", err)
	}
	return m, nil
}

// merge moves what an account takes over of a visit, does what else belongs to the sign-in,
// and erases the visit.
func (s *Store) merge(ctx context.Context, visit, owner string, then func(tx *gorm.DB) error) (err error) {
	for range movingTries {
		var keys []string
		if keys, err = s.mergeOnce(ctx, visit, owner, then); err == nil {
			s.journal.forget(visit)
			s.emptyLog(ctx)
			return nil
		}
		err = errors.Join(err, s.destroyKeys(context.WithoutCancel(ctx), keys...))
		if !errors.Is(err, errMeanwhile) {
			return err
		}
	}
	return err
}

// mergeOnce is one try. With an error, keys are those that were made in vain.
func (s *Store) mergeOnce(ctx context.Context, visit, owner string, then func(tx *gorm.DB) error) (keys []string, err error) {
	profile, err := s.profileOf(ctx, visit)
	if err != nil {
		return nil, err
	}
	sealed := map[string]map[string]resealed{}
	for _, t := range register() {
		if !t.moves.resealed {
			continue
		}
		rows, made, err := s.reseal(ctx, t, visit, owner)
		keys = append(keys, made...)
		if err != nil {
			return keys, err
		}
		sealed[t.name] = rows
	}
	move := func(tx *gorm.DB, key sealingKey) error {
		if err := s.lockCustomer(tx, visit); err != nil && !errors.Is(err, models.ErrNotFound) {
			return err
		}
		for _, t := range register() {
			if err := s.moveTable(tx, t, visit, owner, sealed[t.name]); err != nil {
				return err
			}
		}
		if profile != nil {
			if err := s.takeProfile(tx, visit, owner, key, *profile); err != nil {
				return err
			}
		}
		if err := then(tx); err != nil {
			return err
		}
		return dropCustomers(tx, "id = ?", visit)
	}
	consents, err := s.movable(s.read.WithContext(ctx), visit, owner)
	if err != nil {
		return keys, err
	}
	if profile == nil || len(consents) == 0 {
		profile = nil
		return keys, s.transact(ctx, func(tx *gorm.DB) error {
			if err := s.lockCustomer(tx, owner); err != nil {
				return err
			}
			return move(tx, sealingKey{})
		})
	}
	return keys, s.withNewKey(ctx, owner, move)
}

// moveTable gives an account what it takes over of a visit's rows of a table; what the
// register does not say to move goes with the visit.
func (s *Store) moveTable(tx *gorm.DB, t personalTable, visit, owner string, sealed map[string]resealed) error {
	switch {
	case t.moves.merge != nil:
		return t.moves.merge(s, tx, visit, owner)
	case t.moves.resealed:
		return s.takeResealed(tx, t, visit, owner, sealed)
	}
	return nil
}

// profileOf reads a visit's measurements to hand them to its owner's account; nil for none.
func (s *Store) profileOf(ctx context.Context, visit string) (*Profile, error) {
	sealed, err := s.sealed(s.read.WithContext(ctx), visit, consent.ForSelf(visit).Data())
	if errors.Is(err, models.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	profile, err := s.unseal(visit, sealed)
	return &profile, err
}

// movable lists the consents of a visit that hold measurements and may become an account's:
// none where the account has measurements, and none that its owner has decided on since. A
// pause of their use comes along, last.
func (s *Store) movable(db *gorm.DB, visit, owner string) ([]consent.Entry, error) {
	if err := s.profileKept(db, owner); err == nil || !errors.Is(err, models.ErrNotFound) {
		return nil, err
	}
	from, err := readLedger(db, visit)
	if err != nil {
		return nil, err
	}
	to, err := readLedger(db, owner)
	if err != nil {
		return nil, err
	}
	var entries []consent.Entry
	for _, d := range consent.Purposes() {
		state := from.State(d.Purpose, s.now())
		if d.Holds && state.Granted && state.Entry.Check() == nil && !to.State(d.Purpose, s.now()).Since.After(state.Since) {
			entries = append(entries, state.Entry)
		}
	}
	if pause, paused := from.Pause(); paused && len(entries) > 0 {
		entries = append(entries, pause)
	}
	return entries, nil
}

// takeProfile gives an account the measurements of a visit with the consents that hold them,
// in the words and at the time they were given, kept as long as their last use says. A pause
// of the visit goes on.
func (s *Store) takeProfile(tx *gorm.DB, visit, owner string, key sealingKey, profile Profile) error {
	entries, err := s.movable(tx, visit, owner)
	if err != nil || len(entries) == 0 {
		return err
	}
	ledger, err := s.appendEntries(tx, owner, entries)
	if err != nil {
		return err
	}
	ledger = ledger.Kept(profile.ExpiresAt)
	self := consent.ForSelf(owner)
	return s.replace(tx, ledger, key, self.Purpose(), self.Data(), PageAccount, profile)
}

// addBasket adds a visit's lines to an account's, each to what a line holds at most. Whether
// so many are in stock, the basket's page says.
func (s *Store) addBasket(tx *gorm.DB, visit, owner string) error {
	for _, customer := range []string{visit, owner} {
		if err := s.dropOver(tx, customer); err != nil {
			return err
		}
	}
	var lines []basketRow
	if err := tx.Raw("SELECT * FROM basket_items WHERE customer = ? ORDER BY added_at, sku", visit).Scan(&lines).Error; err != nil || len(lines) == 0 {
		return err
	}
	for _, line := range lines {
		line.Customer = owner
		var present []basketRow
		if err := tx.Raw("SELECT * FROM basket_items WHERE customer = ? AND sku = ?", owner, line.SKU).Scan(&present).Error; err != nil {
			return err
		}
		if len(present) > 0 {
			line.Quantity = min(line.Quantity+present[0].Quantity, models.MaxPerArticle)
		}
		err := tx.Clauses(clause.OnConflict{
			Columns:   []clause.Column{{Name: "customer"}, {Name: "sku"}},
			DoUpdates: clause.AssignmentColumns([]string{"quantity"}),
		}).Create(&line).Error
		if err != nil {
			return err
		}
	}
	_, err := s.touchBasket(tx, owner, consent.KeptBasket) // who signs in came back
	return err
}

// movingTries is how often rows are sealed anew for an account whose visit orders again
// while it signs in.
const movingTries = 3
