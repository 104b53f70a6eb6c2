package store

import (
	"crypto/ed25519"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"ebenmass/models"
)

// PublicKey reads the key that a shop's receipts are checked with, without opening its
// database: it may be running. models.ErrNotFound where the settings lead to no keys.
func PublicKey(settings Settings) (ed25519.PublicKey, error) {
	if settings.Keys == "" {
		if _, err := os.Stat(filepath.Join(settings.DataDir, keyFile)); errors.Is(err, fs.ErrNotExist) {
			return nil, models.ErrNotFound
		}
	}
	document, err := loadKeys(settings, false)
	if err != nil {
		return nil, err
	}
	k, err := parseKeys(document)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %v", keysName(settings), ErrKeys, err)
	}
	return k.signing.Public().(ed25519.PublicKey), nil
}
