package store

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/insecurecleartextkeyset"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/tink"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// Sizes of the session cookie's keys in bytes.
const (
	hashKeySize  = 64
	blockKeySize = 32
)

// keys are all secrets of a shop. They are kept outside the database, so that a copy of
// the database alone tells nothing about anybody.
type keys struct {
	master      tink.AEAD
	hash, block []byte
}

// keyDocument is the key file.
type keyDocument struct {
	Master       json.RawMessage `json:"master"` // Tink keyset that wraps customers' keys
	SessionHash  []byte          `json:"session_hash"`
	SessionBlock []byte          `json:"session_block"`
}

// sealContext binds the key check to its use.
const sealContext = "ebenmass master key check"

// openKeys reads the keys and checks that they belong to this database. New keys are made
// only for a database that has none: a lost key file must not be replaced in silence.
func openKeys(ctx context.Context, db *gorm.DB, settings Settings) (keys, error) {
	seal, err := keyCheck(ctx, db)
	if err != nil {
		return keys{}, err
	}
	document, err := loadKeys(settings, seal == nil)
	if err != nil {
		return keys{}, err
	}
	k, err := parseKeys(document)
	if err != nil {
		return keys{}, fmt.Errorf("%s: %w: %v", keysName(settings), ErrKeys, err)
	}
	if seal == nil {
		if seal, err = makeKeyCheck(ctx, db, k); err != nil {
			return keys{}, err
		}
	}
	if _, err := k.master.Decrypt(seal, []byte(sealContext)); err != nil {
		return keys{}, fmt.Errorf("%s: %w: the database was sealed with others", keysName(settings), ErrKeys)
	}
	return k, nil
}

// keyCheck returns the value that only the right master key opens; nil in a new database.
func keyCheck(ctx context.Context, db *gorm.DB) ([]byte, error) {
	var rows []vaultRow
	if err := db.WithContext(ctx).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("store: read key check: %w", err)
	}
	if len(rows) == 0 {
		return nil, nil
	}
	return rows[0].Sealed, nil
}

// makeKeyCheck marks a new database as belonging to these keys, and returns the mark that
// stands then: another instance may have been faster.
func makeKeyCheck(ctx context.Context, db *gorm.DB, k keys) ([]byte, error) {
	sealed, err := k.master.Encrypt(nil, []byte(sealContext))
	if err != nil {
		return nil, fmt.Errorf("store: seal key check: %w", err)
	}
	row := vaultRow{ID: 1, Sealed: sealed}
	if err := db.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&row).Error; err != nil {
		return nil, fmt.Errorf("store: write key check: %w", err)
	}
	return keyCheck(ctx, db)
}

func keysName(settings Settings) string {
	if settings.Keys != "" {
		return "the keys given in the settings"
	}
	return "the key file " + filepath.Join(settings.DataDir, keyFile)
}

// loadKeys returns the key document of the settings or of the folder, where fresh allows to make one.
func loadKeys(settings Settings, fresh bool) ([]byte, error) {
	if settings.Keys != "" {
		return []byte(settings.Keys), nil
	}
	path := filepath.Join(settings.DataDir, keyFile)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !fresh:
		return nil, fmt.Errorf("%s: %w: it is missing, and the database was sealed with it", keysName(settings), ErrKeys)
	case errors.Is(err, fs.ErrNotExist):
		if err := makeKeyFile(settings.DataDir, path); err != nil {
			return nil, err
		}
	case err != nil:
		return nil, fmt.Errorf("store: read keys: %w", err)
	case info.Mode().Perm()&0o077 != 0:
		return nil, fmt.Errorf("%s: %w: others can read it (mode %04o, must be 0600)", keysName(settings), ErrKeys, info.Mode().Perm())
	}
	document, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("store: read keys: %w", err)
	}
	return document, nil
}

// makeKeyFile writes new keys whole or not at all; where another instance was faster, its stay.
func makeKeyFile(dir, path string) error {
	document, err := NewKeys()
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, keyFile+".*") // mode 0600
	if err != nil {
		return notWritable("the data folder "+dir, err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(document)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("store: write keys: %w", err)
	}
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("store: write keys: %w", err)
	}
	return nil
}

// NewKeys returns the content of a new key file: what several instances of one shop share
// through [Settings].Keys.
func NewKeys() ([]byte, error) {
	handle, err := keyset.NewHandle(aead.AES256GCMKeyTemplate())
	if err != nil {
		return nil, fmt.Errorf("store: make keys: %w", err)
	}
	var master bytes.Buffer
	// In the clear on purpose: this file is the root of trust, guarded by its mode.
	if err := insecurecleartextkeyset.Write(handle, keyset.NewJSONWriter(&master)); err != nil {
		return nil, fmt.Errorf("store: make keys: %w", err)
	}
	document := keyDocument{Master: master.Bytes(), SessionHash: make([]byte, hashKeySize), SessionBlock: make([]byte, blockKeySize)}
	rand.Read(document.SessionHash) // never fails
	rand.Read(document.SessionBlock)
	text, err := json.Marshal(document)
	if err != nil {
		return nil, fmt.Errorf("store: make keys: %w", err)
	}
	return append(text, '\n'), nil
}

// parseKeys reads a key document. Its errors say what is wrong and repeat nothing of it.
func parseKeys(text []byte) (keys, error) {
	var document keyDocument
	if json.Unmarshal(text, &document) != nil {
		return keys{}, errors.New("no valid JSON")
	}
	if len(document.SessionHash) != hashKeySize || len(document.SessionBlock) != blockKeySize {
		return keys{}, errors.New("session keys of a wrong size")
	}
	handle, err := insecurecleartextkeyset.Read(keyset.NewJSONReader(bytes.NewReader(document.Master)))
	if err != nil {
		return keys{}, errors.New("no valid master keyset")
	}
	master, err := aead.New(handle)
	if err != nil {
		return keys{}, errors.New("no usable master keyset")
	}
	return keys{master: master, hash: document.SessionHash, block: document.SessionBlock}, nil
}
