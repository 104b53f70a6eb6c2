package vault

import (
	"bytes"
	"fmt"

	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/tink"
)

// WrapLock is the advisory lock that makes, on PostgreSQL, a rotation wait for those who are just
// wrapping a key; they share it. SQLite's one writer does the same.
const WrapLock = 0x656d_6b79

// Rotation is the exchange of a master key for a fresh one, both of them in the key file.
type Rotation struct {
	Resumed bool // an earlier one had been interrupted
	place   Place
	both    tink.AEAD // opens what either key wrapped, wraps with the new one
	fresh   tink.AEAD // the new key alone
	alone   []byte    // the key file without the old key
}

// Rotate puts a new key beside the one in use, unless an earlier rotation did already.
func Rotate(p Place) (*Rotation, error) {
	text, err := p.load(false)
	if err != nil {
		return nil, err
	}
	var document keyDocument
	handle, err := document.read(text)
	if err != nil {
		return nil, p.unusable(err)
	}
	r := &Rotation{place: p, Resumed: handle.Len() > 1}
	if !r.Resumed {
		if handle, err = withNewKey(handle); err != nil {
			return nil, err
		}
		text, err := document.with(handle)
		if err != nil {
			return nil, err
		}
		if err := replaceKeyFile(p.Dir, text); err != nil {
			return nil, err
		}
	}
	alone, err := withoutOldKeys(handle)
	if err != nil {
		return nil, err
	}
	if r.alone, err = document.with(alone); err != nil {
		return nil, err
	}
	if r.both, err = masterOf(handle); err != nil {
		return nil, err
	}
	if r.fresh, err = masterOf(alone); err != nil {
		return nil, err
	}
	return r, nil
}

// Wrap wraps a customer's key with the new master key.
func (r *Rotation) Wrap(customer string, wrapped []byte) ([]byte, error) {
	handle, err := keyset.ReadWithAssociatedData(keyset.NewBinaryReader(bytes.NewReader(wrapped)), r.both, []byte(customer))
	if err != nil {
		return nil, fmt.Errorf("unwrap key: %w", err)
	}
	var buffer bytes.Buffer
	if err := handle.WriteWithAssociatedData(keyset.NewBinaryWriter(&buffer), r.both, []byte(customer)); err != nil {
		return nil, fmt.Errorf("wrap key: %w", err)
	}
	return buffer.Bytes(), nil
}

// IsFresh reports whether a customer's key is wrapped with the new master key.
func (r *Rotation) IsFresh(customer string, wrapped []byte) bool {
	_, err := keyset.ReadWithAssociatedData(keyset.NewBinaryReader(bytes.NewReader(wrapped)), r.fresh, []byte(customer))
	return err == nil
}

// NewCheck seals the database's key check with the new key alone.
func (r *Rotation) NewCheck() ([]byte, error) { return r.fresh.Encrypt(nil, []byte(checkContext)) }

// Finish takes the old key out of the key file.
func (r *Rotation) Finish() error { return replaceKeyFile(r.place.Dir, r.alone) }
