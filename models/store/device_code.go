package store

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/store/engine"

	"gorm.io/gorm"
)

// deviceCodeRow is a code with which a second device comes to an account. The code itself is
// kept nowhere: the session that shows it derives it from its own identifier, of which the
// database has a digest only.
type deviceCodeRow struct {
	Digest    []byte `gorm:"primaryKey"` // keyed, since so short a code could be guessed from a plain one
	Customer  string
	Session   []byte // digest of the session that shows it
	Salt      string
	Device    []byte // keyed digest of the session that typed it; nil until one did
	Confirmed *int64 `gorm:"column:confirmed_at"`
	Expires   int64  `gorm:"column:expires_at"`
}

func (deviceCodeRow) TableName() string { return "device_codes" }

// DeviceCode is a pending code as one of the two devices may see it.
type DeviceCode struct {
	Code      string // to be typed: two groups of four; "" on the device that typed it
	Typed     bool   // a device did, so no other can
	Check     string // three digits that both devices show, once it was typed
	Confirmed bool   // on the device that shows the code
	ExpiresAt time.Time
	// Owner is the customer whose account the code opens. It is told to the device that typed the
	// code only after it was confirmed; "" before.
	Owner string
}

// codeAlphabet leaves out letters that look like digits, and U: no words come of it by accident.
const codeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// codeLength is how long a code is: 40 bits, of which one network can try some twenty in the
// time it works.
const codeLength = 8

var codeEncoding = base32.NewEncoding(codeAlphabet).WithPadding(base32.NoPadding)

// deriveCode is the code that a session shows with a salt.
func deriveCode(sessionID, salt string) string {
	mac := hmac.New(sha256.New, []byte(sessionID))
	mac.Write([]byte("device code " + salt))
	return codeEncoding.EncodeToString(mac.Sum(nil))[:codeLength]
}

// normalCode is a code as it was meant, however it was typed; "" for what is none.
func normalCode(typed string) string {
	if len(typed) > 8*codeLength {
		return ""
	}
	code := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("oO", r):
			return '0'
		case strings.ContainsRune("iIlL", r):
			return '1'
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case r >= '0' && r <= '9', r >= 'A' && r <= 'Z':
			return r
		case strings.ContainsRune("-\u2010\u2011\u2012\u2013\u2014\u00a0 \t\r\n", r):
			return -1
		}
		return '?'
	}, typed)
	if len(code) != codeLength || strings.Trim(code, codeAlphabet) != "" {
		return ""
	}
	return code
}

// keyedDigest is a digest that nobody without the shop's keys can work out; of tells apart what
// it is of.
func (s *Store) keyedDigest(of, value string) []byte {
	mac := hmac.New(sha256.New, s.keys.Lookup)
	mac.Write([]byte(of + "\x00" + value))
	return mac.Sum(nil)
}

// device is what a row keeps of the session that typed its code.
func (s *Store) device(sessionID string) []byte { return s.keyedDigest("device", sessionID) }

// check is the number that both devices show: it follows from the code and who typed it.
func (row deviceCodeRow) check() string {
	if row.Device == nil {
		return ""
	}
	sum := sha256.Sum256(append(append([]byte("check "), row.Digest...), row.Device...))
	return fmt.Sprintf("%03d", binary.BigEndian.Uint32(sum[:])%1000)
}

func (row deviceCodeRow) code() DeviceCode {
	return DeviceCode{Typed: row.Device != nil, Check: row.check(), Confirmed: row.Confirmed != nil, ExpiresAt: fromMicros(row.Expires)}
}

// shown is what the device with a session shows of its own code.
func (row deviceCodeRow) shown(sessionID string) DeviceCode {
	code := row.code()
	code.Code, code.Owner = deriveCode(sessionID, row.Salt), row.Customer
	code.Code = code.Code[:codeLength/2] + "-" + code.Code[codeLength/2:]
	return code
}

// pendingCode finds a code that is not over by a condition; models.ErrNotFound for none.
func (s *Store) pendingCode(db *gorm.DB, condition string, args ...any) (deviceCodeRow, error) {
	return first[deviceCodeRow](db.Where("expires_at > ?", s.now().UnixMicro()).Where(condition, args...))
}

// MakeDeviceCode makes a code for the account that a session is signed in to, in place of any
// other the account has. models.ErrNotFound for a session that is unknown, over or without an
// account.
func (s *Store) MakeDeviceCode(ctx context.Context, sessionID string) (DeviceCode, error) {
	visitor, err := s.FindVisit(ctx, sessionID)
	if err == nil && !visitor.SignedIn {
		err = models.ErrNotFound
	}
	if err != nil {
		return DeviceCode{}, fmt.Errorf("store: make device code: %w", err)
	}
	row := deviceCodeRow{
		Customer: visitor.Customer, Session: digest(sessionID), Salt: rand.Text(),
		Expires: consent.KeptDeviceCode.Until(s.now()).UnixMicro(),
	}
	row.Digest = s.keyedDigest("code", deriveCode(sessionID, row.Salt))
	err = s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, row.Customer); err != nil {
			return err
		}
		rows, err := s.sessionRows(tx, row.Customer)
		if err != nil {
			return err
		}
		if !holds(rows, row.Session) { // signed out a moment ago
			return models.ErrNotFound
		}
		if err := tx.Exec("DELETE FROM device_codes WHERE customer = ? OR digest = ?", row.Customer, row.Digest).Error; err != nil {
			return err
		}
		return tx.Create(&row).Error
	})
	if err != nil {
		return DeviceCode{}, fmt.Errorf("store: make device code: %w", err)
	}
	return row.shown(sessionID), nil
}

// holds reports whether a session is among others.
func holds(rows []sessionRow, sessionDigest []byte) bool {
	for _, row := range rows {
		if hmac.Equal(row.Digest, sessionDigest) {
			return true
		}
	}
	return false
}

// DeviceCode returns the pending code that a session shows; models.ErrNotFound for none.
func (s *Store) DeviceCode(ctx context.Context, sessionID string) (DeviceCode, error) {
	row, err := s.pendingCode(s.read.WithContext(ctx), "session = ?", digest(sessionID))
	if err != nil {
		return DeviceCode{}, fmt.Errorf("store: find device code: %w", err)
	}
	return row.shown(sessionID), nil
}

// DeviceCodeOpen reports whether a code, as typed, waits for a device other than the one that
// shows it. sessionID is "" for a browser without a session.
func (s *Store) DeviceCodeOpen(ctx context.Context, typed, sessionID string) (bool, error) {
	_, err := s.pendingCode(s.read.WithContext(ctx), "digest = ? AND device IS NULL AND session <> ?",
		s.keyedDigest("code", normalCode(typed)), digest(sessionID))
	if errors.Is(err, models.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("store: look for device code: %w", err)
	}
	return true, nil
}

// ClaimDeviceCode notes that the browser with a session typed a code. It is still signed in to
// nothing: that takes a confirmation where the code is shown. A code can be typed once; a
// browser that types another gives up the one before. models.ErrNotFound for a code that is
// unknown, over or taken, or that the session itself shows.
func (s *Store) ClaimDeviceCode(ctx context.Context, typed, sessionID string) error {
	code, device := s.keyedDigest("code", normalCode(typed)), s.device(sessionID)
	err := s.transact(ctx, func(tx *gorm.DB) error {
		if err := tx.Exec("DELETE FROM device_codes WHERE device = ? AND digest <> ?", device, code).Error; err != nil {
			return err
		}
		claimed := tx.Exec("UPDATE device_codes SET device = ? WHERE digest = ? AND device IS NULL AND session <> ? AND expires_at > ?",
			device, code, digest(sessionID), s.now().UnixMicro())
		if claimed.Error == nil && claimed.RowsAffected == 0 {
			return models.ErrNotFound
		}
		return claimed.Error
	})
	if engine.IsDuplicate(err) { // the same browser typed another a moment ago
		err = fmt.Errorf("%w: %w", models.ErrNotFound, err)
	}
	if err != nil {
		return fmt.Errorf("store: claim device code: %w", err)
	}
	return nil
}

// ConfirmDeviceCode lets the device that typed the code of a session in. check is the number
// that this session was shown: it names the device that was meant. models.ErrNotFound where the
// session shows no code, nobody typed it, or another device did.
func (s *Store) ConfirmDeviceCode(ctx context.Context, sessionID, check string) error {
	err := s.transact(ctx, func(tx *gorm.DB) error {
		row, err := s.pendingCode(tx, "session = ? AND device IS NOT NULL", digest(sessionID))
		if err != nil {
			return err
		}
		if row.check() != check {
			return models.ErrNotFound
		}
		return tx.Exec("UPDATE device_codes SET confirmed_at = ? WHERE digest = ?", s.now().UnixMicro(), row.Digest).Error
	})
	if err != nil {
		return fmt.Errorf("store: confirm device code: %w", err)
	}
	return nil
}

// DropDeviceCode ends the code that a session shows, if there is one.
func (s *Store) DropDeviceCode(ctx context.Context, sessionID string) error {
	if err := s.write.WithContext(ctx).Exec("DELETE FROM device_codes WHERE session = ?", digest(sessionID)).Error; err != nil {
		return fmt.Errorf("store: drop device code: %w", err)
	}
	return nil
}

// TypedDeviceCode returns the pending code that the browser with a session typed;
// models.ErrNotFound for none.
func (s *Store) TypedDeviceCode(ctx context.Context, sessionID string) (DeviceCode, error) {
	row, err := s.pendingCode(s.read.WithContext(ctx), "device = ?", s.device(sessionID))
	if err != nil {
		return DeviceCode{}, fmt.Errorf("store: find typed device code: %w", err)
	}
	code := row.code()
	if code.Confirmed {
		code.Owner = row.Customer
	}
	return code, nil
}

// RedeemDeviceCode signs the browser with a session in with the code it typed, once that was
// confirmed, and once only. Its visit is added to the account if take says so, as
// [Store.Merging] tells; otherwise it is left alone. models.ErrNotFound for a code that is not
// confirmed, over or used.
func (s *Store) RedeemDeviceCode(ctx context.Context, sessionID string, take bool) (SignedIn, error) {
	signed, err := s.redeemCode(ctx, sessionID, take)
	if err != nil {
		return SignedIn{}, fmt.Errorf("store: redeem device code: %w", err)
	}
	return signed, nil
}

func (s *Store) redeemCode(ctx context.Context, sessionID string, take bool) (SignedIn, error) {
	present, err := s.present(ctx, sessionID)
	if err != nil {
		return SignedIn{}, err
	}
	const mine = "device = ? AND confirmed_at IS NOT NULL"
	row, err := s.pendingCode(s.read.WithContext(ctx), mine, s.device(sessionID))
	if err != nil {
		return SignedIn{}, err
	}
	present.moves = take
	return s.enter(ctx, row.Customer, present, func(tx *gorm.DB, _ string, _ []byte) error {
		used := tx.Exec("DELETE FROM device_codes WHERE digest = ? AND expires_at > ? AND "+mine, row.Digest, s.now().UnixMicro(), row.Device)
		if used.Error == nil && used.RowsAffected == 0 {
			return models.ErrNotFound // another request was quicker, or all was signed out a moment ago
		}
		return used.Error
	})
}
