package vault

import (
	"fmt"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/tink"
)

// masterOf returns what opens whatever any key of the set wrapped, and wraps with its primary.
func masterOf(handle *keyset.Handle) (tink.AEAD, error) {
	master, err := aead.New(handle)
	if err != nil {
		return nil, fmt.Errorf("use master key: %w", err)
	}
	return master, nil
}

// withNewKey adds a fresh key to a master keyset and makes it the one that wraps.
func withNewKey(handle *keyset.Handle) (*keyset.Handle, error) {
	manager := keyset.NewManagerFromHandle(handle)
	id, err := manager.Add(aead.AES256GCMKeyTemplate())
	if err != nil {
		return nil, fmt.Errorf("make master key: %w", err)
	}
	if err := manager.SetPrimary(id); err != nil {
		return nil, fmt.Errorf("make master key: %w", err)
	}
	return manager.Handle()
}

// withoutOldKeys leaves the key that wraps alone in its set.
func withoutOldKeys(handle *keyset.Handle) (*keyset.Handle, error) {
	primary, err := handle.Primary()
	if err != nil {
		return nil, fmt.Errorf("find master key: %w", err)
	}
	manager := keyset.NewManagerFromHandle(handle)
	for i := range handle.Len() {
		entry, err := handle.Entry(i)
		if err != nil {
			return nil, fmt.Errorf("read master keys: %w", err)
		}
		if entry.KeyID() == primary.KeyID() {
			continue
		}
		if err := manager.Delete(entry.KeyID()); err != nil {
			return nil, fmt.Errorf("remove master key: %w", err)
		}
	}
	return manager.Handle()
}
