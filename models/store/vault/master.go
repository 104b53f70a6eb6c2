package vault

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"sync"
	"time"

	"ebenmass/models/store/engine"

	"github.com/tink-crypto/tink-go/v2/tink"
)

// masterKey is the shop's master key as it stands in the key file, which a rotation may
// replace while the shop runs. It is a tink.AEAD.
type masterKey struct {
	place Place

	mu      sync.Mutex
	aead    tink.AEAD
	file    fs.FileInfo // the key file as it was before it was last read; nil before that
	retired []tink.AEAD // those before it, oldest first
}

// retiredFor is how long a replaced master key stays in memory: what was read from the
// database just before the replacement is still wrapped with it.
const retiredFor = 2 * engine.ReadLimit

// Encrypt implements tink.AEAD. It looks whether there is a newer key first: nothing may be
// wrapped with one that is about to be removed.
func (m *masterKey) Encrypt(plaintext, associatedData []byte) ([]byte, error) {
	aead, err := m.newest()
	if err != nil {
		return nil, err
	}
	return aead.Encrypt(plaintext, associatedData)
}

// Decrypt implements tink.AEAD. What does not open may have been wrapped with a newer key.
func (m *masterKey) Decrypt(ciphertext, associatedData []byte) ([]byte, error) {
	plaintext, err := m.decrypt(ciphertext, associatedData)
	if err == nil {
		return plaintext, nil
	}
	if _, reloadErr := m.newest(); reloadErr != nil {
		return nil, errors.Join(err, reloadErr)
	}
	return m.decrypt(ciphertext, associatedData)
}

// decrypt tries the keys in memory, the newest first.
func (m *masterKey) decrypt(ciphertext, associatedData []byte) ([]byte, error) {
	m.mu.Lock()
	keys := append(slices.Clone(m.retired), m.aead)
	m.mu.Unlock()
	var failed error
	for _, key := range slices.Backward(keys) {
		plaintext, err := key.Decrypt(ciphertext, associatedData)
		if err == nil {
			return plaintext, nil
		}
		failed = err
	}
	return nil, failed
}

// newest reads the key file again if it is another than before.
func (m *masterKey) newest() (tink.AEAD, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.place.Keys != "" { // nobody can replace those
		return m.aead, nil
	}
	info, err := os.Stat(m.place.path())
	if err != nil {
		return nil, fmt.Errorf("read keys: %w", err)
	}
	if m.file != nil && os.SameFile(info, m.file) && info.ModTime().Equal(m.file.ModTime()) && info.Size() == m.file.Size() {
		return m.aead, nil
	}
	text, err := m.place.load(false)
	if err != nil {
		return nil, err
	}
	fresh, err := parseKeys(text)
	if err != nil {
		return nil, m.place.unusable(err)
	}
	m.retired = append(m.retired, m.aead)
	time.AfterFunc(retiredFor, m.forgetOldest)
	m.aead, m.file = fresh.Master, info
	return m.aead, nil
}

func (m *masterKey) forgetOldest() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.retired = slices.Delete(m.retired, 0, 1)
}
