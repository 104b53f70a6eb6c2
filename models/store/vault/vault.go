// Package vault keeps what is sealed: customers' own keys, each wrapped with the shop's master
// key, and the key file that holds it.
package vault

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/tink"
)

// Values are padded before they are sealed, so that a ciphertext's length tells nothing about
// a measurement and little about anything longer.
const (
	padded = 64  // bytes of every short value: a measure, a size, a garment
	coarse = 256 // longer ones are a multiple of it

	// MaxValue is how many bytes a value may have.
	MaxValue = 1 << 20
)

// Vault makes and opens customers' own keys, which lie in the database wrapped with the
// master key. Once a wrapped key is destroyed, nothing sealed with it can be read again,
// in no backup either.
type Vault struct{ master tink.AEAD }

// Box seals and opens the values of one customer.
type Box struct {
	Customer string
	aead     tink.AEAD
}

// Opens reports whether a check was sealed with the keys as they are now.
func (v Vault) Opens(check []byte) bool {
	_, err := v.master.Decrypt(check, []byte(checkContext))
	return err == nil
}

// NewBox makes a customer a fresh key.
func (v Vault) NewBox(customer string) (b Box, wrapped []byte, err error) {
	handle, err := keyset.NewHandle(aead.AES256GCMKeyTemplate())
	if err != nil {
		return Box{}, nil, fmt.Errorf("make key: %w", err)
	}
	var buffer bytes.Buffer
	if err := handle.WriteWithAssociatedData(keyset.NewBinaryWriter(&buffer), v.master, []byte(customer)); err != nil {
		return Box{}, nil, fmt.Errorf("wrap key: %w", err)
	}
	b, err = newBox(customer, handle)
	return b, buffer.Bytes(), err
}

// OpenBox unwraps a customer's key. A key of another customer does not open.
func (v Vault) OpenBox(customer string, wrapped []byte) (Box, error) {
	reader := keyset.NewBinaryReader(bytes.NewReader(wrapped))
	handle, err := keyset.ReadWithAssociatedData(reader, v.master, []byte(customer))
	if err != nil {
		return Box{}, fmt.Errorf("unwrap key: %w", err)
	}
	return newBox(customer, handle)
}

func newBox(customer string, handle *keyset.Handle) (Box, error) {
	primitive, err := aead.New(handle)
	if err != nil {
		return Box{}, fmt.Errorf("use key: %w", err)
	}
	return Box{Customer: customer, aead: primitive}, nil
}

// Seal encrypts a value, bound to its customer and name: moved to another row it does not open.
func (b Box) Seal(name, value string) ([]byte, error) {
	size := padded
	if len(value) > padded {
		size = (len(value) + coarse - 1) / coarse * coarse
	}
	if size > MaxValue {
		return nil, errors.New("seal: value too long")
	}
	plain := make([]byte, size)
	copy(plain, value)
	sealed, err := b.aead.Encrypt(plain, b.context(name))
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return sealed, nil
}

// Open decrypts a value that was sealed under the same name.
func (b Box) Open(name string, sealed []byte) (string, error) {
	plain, err := b.aead.Decrypt(sealed, b.context(name))
	if err != nil {
		return "", fmt.Errorf("unseal: %w", err)
	}
	return string(bytes.TrimRight(plain, "\x00")), nil
}

func (b Box) context(name string) []byte { return []byte(b.Customer + "|" + name) }
