package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/store/engine"

	"gorm.io/gorm"
)

type consentRow struct {
	Seq         int64 `gorm:"primaryKey"`
	Customer    string
	Purpose     string
	Action      string
	At          int64
	TextVersion string
	TextSHA256  string `gorm:"column:text_sha256"`
	Lang        string
	Form        string
	Age16       bool `gorm:"column:age16"`
	Receipt     string
}

func (consentRow) TableName() string { return "consents" }

// Ledger returns everything a customer ever decided. models.ErrNotFound for a customer who
// is unknown or over.
func (s *Store) Ledger(ctx context.Context, customer string) (consent.Ledger, error) {
	ledger, found, err := ledgerAfter(ctx, s.read, customer, s.now())
	if err == nil && !found {
		err = models.ErrNotFound
	}
	if err != nil {
		return consent.Ledger{}, fmt.Errorf("store: read ledger: %w", err)
	}
	return ledger, nil
}

// RecordConsents appends a customer's decisions, all or none, and brings what is held in
// line with them: see Withdraw. A refused entry is a *consent.Denied.
func (s *Store) RecordConsents(ctx context.Context, customer string, entries []consent.Entry) error {
	if err := s.decide(ctx, customer, entries); err != nil {
		return fmt.Errorf("store: record consents: %w", err)
	}
	return nil
}

// Withdraw appends a withdrawal, which holds from the next question on, and erases what no
// purpose in force holds any longer: see Erase. Where the words of the others name some of the
// data only, those stay under a fresh key, and no receipt is written. Withdrawing what was not granted changes
// nothing.
func (s *Store) Withdraw(ctx context.Context, customer string, withdrawal consent.Entry) (Erased, error) {
	if withdrawal.Action != consent.Withdrawn {
		return Erased{}, fmt.Errorf("store: withdraw: %w", &consent.Denied{Purpose: withdrawal.Purpose, Why: consent.WhyMalformed})
	}
	ledger, err := s.Ledger(ctx, customer)
	if err != nil {
		return Erased{}, err
	}
	scope := ScopeWithdrawal
	if withdrawal.Purpose == consent.PurposeLearn {
		scope = ScopeFeedback
	}
	keys, err := s.keysTaken(ctx, customer, scope)
	if err != nil {
		return Erased{}, fmt.Errorf("store: withdraw: %w", err)
	}
	after, err := ledger.Append(withdrawal)
	if err != nil {
		return Erased{}, fmt.Errorf("store: withdraw: %w", err)
	}
	if len(keys) == 0 {
		return Erased{}, s.RecordConsents(ctx, customer, []consent.Entry{withdrawal})
	}
	if scope == ScopeWithdrawal && !after.HeldUntil(s.now()).IsZero() {
		switch left, err := s.leftBy(ctx, after); {
		case err != nil:
			return Erased{}, fmt.Errorf("store: withdraw: %w", err)
		case left == leftAll:
			return Erased{}, s.RecordConsents(ctx, customer, []consent.Entry{withdrawal})
		case left == leftSome:
			return Erased{}, s.narrow(ctx, customer, withdrawal)
		}
	}
	held, err := s.CountHeld(ctx, customer)
	if err != nil {
		return Erased{}, err
	}
	held, _ = held.Split(scope)
	return s.erase(ctx, held, customer, scope, keys, []consent.Entry{withdrawal})
}

func (s *Store) decide(ctx context.Context, customer string, entries []consent.Entry) error {
	erased := 0
	err := s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		ledger, err := s.appendEntries(tx, customer, entries)
		if err != nil {
			return err
		}
		values, err := s.alignProfile(tx, ledger)
		if err != nil {
			return err
		}
		rows, err := dropWithdrawn(tx, customer, entries)
		if err != nil {
			return err
		}
		erased = values + rows
		if rows == 0 {
			return nil
		}
		return s.endVisit(tx, customer)
	})
	if err != nil {
		return err
	}
	if erased > 0 {
		s.emptyLog(ctx)
	}
	return nil
}

// dropWithdrawn deletes what a consent that is withdrawn held alone, and counts the rows.
func dropWithdrawn(tx *gorm.DB, customer string, entries []consent.Entry) (n int, err error) {
	for _, t := range register() {
		withdrawn := func(e consent.Entry) bool { return e.Purpose == t.consent && e.Action == consent.Withdrawn }
		if t.consent == "" || !slices.ContainsFunc(entries, withdrawn) {
			continue
		}
		dropped, err := t.drop(tx, t.owner+" = ?", customer)
		if err != nil {
			return 0, err
		}
		n += dropped
	}
	if slices.ContainsFunc(entries, func(e consent.Entry) bool { return e.Purpose == consent.PurposeMail && e.Action == consent.Withdrawn }) {
		letters, err := dropNewsletters(tx, customer)
		if err != nil {
			return 0, err
		}
		n += letters
	}
	return n, nil
}

// appendEntries adds entries to a customer's ledger, but for those that change nothing.
func (s *Store) appendEntries(tx *gorm.DB, customer string, entries []consent.Entry) (consent.Ledger, error) {
	ledger, err := s.currentLedger(tx, customer)
	if err != nil {
		return ledger, err
	}
	for _, e := range entries {
		if err := e.Check(); err != nil {
			return ledger, err
		}
		if s.idle(ledger, e) {
			continue
		}
		if ledger, err = appendEntry(tx, ledger, e); err != nil {
			return ledger, err
		}
	}
	return ledger, nil
}

// idle reports whether an entry would change nothing: a withdrawal of what is not granted, a
// second pause, a resumption without a pause.
func (s *Store) idle(ledger consent.Ledger, e consent.Entry) bool {
	_, paused := ledger.Pause()
	switch e.Action {
	case consent.Withdrawn:
		return !ledger.Granted(e.Purpose, s.now())
	case consent.Paused:
		return paused
	case consent.Resumed:
		return !paused
	}
	return false
}

// appendEntry writes one entry under the name of a new receipt.
func appendEntry(tx *gorm.DB, ledger consent.Ledger, e consent.Entry) (consent.Ledger, error) {
	e.Receipt = rand.Text()
	next, err := ledger.Append(e)
	if err != nil {
		return ledger, err
	}
	row := consentRow{
		Customer: ledger.Owner(), Purpose: string(e.Purpose), Action: string(e.Action), At: e.At.UnixMicro(),
		TextVersion: e.TextVersion, TextSHA256: e.TextSHA256, Lang: e.Lang, Form: e.Form, Age16: e.Age16, Receipt: e.Receipt,
	}
	if err := tx.Create(&row).Error; err != nil {
		return ledger, err
	}
	return next, nil
}

// alignProfile brings a stored profile in line with the ledger: it lasts as long as the last
// consent that holds it, and goes with it. A consent to a further use counts as a use of what
// is held. It returns how many values were erased.
func (s *Store) alignProfile(tx *gorm.DB, ledger consent.Ledger) (erased int, err error) {
	until := ledger.HeldUntil(s.now())
	if !until.IsZero() {
		return 0, tx.Exec("UPDATE profiles SET expires_at = ? WHERE customer = ?", until.UnixMicro(), ledger.Owner()).Error
	}
	if err := tx.Raw("SELECT count(*) FROM measurements WHERE customer = ?", ledger.Owner()).Scan(&erased).Error; err != nil {
		return 0, err
	}
	_, err = registered("profiles").drop(tx, "customer = ?", ledger.Owner())
	return erased, err
}

// readLedger reads a customer's ledger, which lasts as long as the profile it holds.
func readLedger(db *gorm.DB, customer string) (consent.Ledger, error) {
	ledger, _, err := ledgerAfter(db.Statement.Context, db, customer, time.Time{})
	return ledger, err
}

// selectLedger reads the entries of a customer who ends after a time, each beside when the profile
// ends: at least one row, which holds no entry where there is none. Its arguments are the customer
// and the time.
const selectLedger = `
	SELECT p.expires_at, e.seq IS NOT NULL, coalesce(e.purpose, ''), coalesce(e.action, ''), coalesce(e.at, 0), coalesce(e.text_version, ''),
		coalesce(e.text_sha256, ''), coalesce(e.lang, ''), coalesce(e.form, ''), e.age16, coalesce(e.receipt, '')
	FROM customers c
	LEFT JOIN profiles p ON p.customer = c.id
	LEFT JOIN consents e ON e.customer = c.id
	WHERE c.id = coalesce($1, '') AND c.expires_at > $2 ORDER BY e.seq`

// ledgerAfter reads, in one statement, the ledger of a customer who ends after a time; found is
// false for one who is unknown or over.
func ledgerAfter(ctx context.Context, db *gorm.DB, customer string, endsAfter time.Time) (_ consent.Ledger, found bool, err error) {
	rows, err := engine.Query(ctx, db, selectLedger, customer, endsAfter.UnixMicro())
	if err != nil {
		return consent.Ledger{}, false, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	var (
		entries []consent.Entry
		kept    sql.NullInt64 // when the profile ends, where one is stored
	)
	for rows.Next() {
		var (
			e     consent.Entry
			entry bool
			at    int64
			age16 sql.NullBool
		)
		if err := rows.Scan(&kept, &entry, &e.Purpose, &e.Action, &at, &e.TextVersion, &e.TextSHA256, &e.Lang, &e.Form, &age16, &e.Receipt); err != nil {
			return consent.Ledger{}, false, err
		}
		found = true
		if entry {
			e.At, e.Age16 = fromMicros(at), age16.Bool
			entries = append(entries, e)
		}
	}
	ledger := consent.NewLedger(customer, entries)
	if kept.Valid {
		ledger = ledger.Kept(fromMicros(kept.Int64))
	}
	return ledger, found, rows.Err()
}

// currentLedger reads a customer's ledger for a change to it, once the consents whose time is
// over stand in it as expired: nothing that is stored from now on may bring them back.
func (s *Store) currentLedger(tx *gorm.DB, customer string) (consent.Ledger, error) {
	ledger, err := readLedger(tx, customer)
	if err != nil {
		return ledger, err
	}
	for _, e := range ledger.Expired(s.now()) {
		if ledger, err = appendEntry(tx, ledger, e); err != nil {
			return ledger, err
		}
	}
	return ledger, nil
}

// expiring returns the customers of a page who may have a consent whose time is over; their
// ledgers know.
func (s *Store) expiring(db *gorm.DB, p page) ([]string, error) {
	var (
		now     = s.now()
		given   time.Time // whoever consented later still does
		holding []string
	)
	for _, d := range consent.Purposes() {
		// Rather some days too many: months differ in length.
		if at := d.Kept.Retention().Keep.Before(now).AddDate(0, 0, 3); at.After(given) {
			given = at
		}
		if d.Holds {
			holding = append(holding, string(d.Purpose))
		}
	}
	var customers []string
	// Two questions in one: PostgreSQL joins no NOT EXISTS that stands beside an OR.
	granted := `
		SELECT e.customer FROM consents e JOIN customers c ON c.id = e.customer
		WHERE ` + p.within("e.customer") + ` AND e.action = 'granted' AND e.at <= ? AND c.expires_at > ?
		AND NOT EXISTS (SELECT 1 FROM consents n WHERE n.customer = e.customer AND n.purpose = e.purpose AND n.seq > e.seq)`
	args := p.args(given.UnixMicro(), now.UnixMicro(), holding)
	err := db.Raw(granted+" AND e.purpose NOT IN ? UNION "+granted+` AND e.purpose IN ?
		AND NOT EXISTS (SELECT 1 FROM profiles p WHERE p.customer = e.customer AND p.expires_at > ?)
		ORDER BY customer`, append(append(args, args...), now.UnixMicro())...).Scan(&customers).Error
	return customers, err
}

// prolong moves the end of a profile that is read, and of its customer, the first time of a
// day: what is kept ends so long after its last use. The ends in the value read move too.
func (s *Store) prolong(ctx context.Context, customer string, read *sealedDatum) error {
	now := s.now()
	if today := now.UTC().Truncate(24 * time.Hour); !fromMicros(read.Expires).Before(consent.KeptMeasurements.Until(today)) {
		return nil
	}
	err := s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		ledger, err := readLedger(tx, customer)
		if err != nil {
			return err
		}
		until := ledger.HeldFrom(now)
		if !until.After(fromMicros(read.Expires)) { // no consent holds it any longer, or none that a use prolongs
			return nil
		}
		result := tx.Exec("UPDATE profiles SET expires_at = ? WHERE customer = ? AND expires_at > ?", until.UnixMicro(), customer, now.UnixMicro())
		if result.Error != nil || result.RowsAffected == 0 { // withdrawn a moment ago
			return result.Error
		}
		if err := keepUntil(tx, customer, until); err != nil {
			return err
		}
		read.Expires = until.UnixMicro()
		return tx.Raw("SELECT expires_at FROM customers WHERE id = ?", customer).Scan(&read.Ends).Error
	})
	if err != nil {
		return fmt.Errorf("move the end: %w", err)
	}
	return nil
}
