package vault

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"ebenmass/models/store/engine"

	"github.com/tink-crypto/tink-go/v2/aead"
	"github.com/tink-crypto/tink-go/v2/insecurecleartextkeyset"
	"github.com/tink-crypto/tink-go/v2/keyset"
	"github.com/tink-crypto/tink-go/v2/tink"
)

// Sizes in bytes of the session cookie's keys and of the key that finds addresses.
const (
	hashKeySize  = 64
	blockKeySize = 32
	lookupSize   = 32
)

// Place is where a shop's keys are.
type Place struct {
	Dir  string // the data folder, with the key file in it
	Keys string // content of a key file, used instead of the one in Dir; "" for none
}

// Keys are all secrets of a shop. They are kept outside the database, so that a copy of
// the database alone tells nothing about anybody.
type Keys struct {
	Master  tink.AEAD
	Hash    []byte // signs the session cookie
	Block   []byte // encrypts the session cookie
	Signing ed25519.PrivateKey
	Lookup  []byte // HMAC key under which e-mail addresses are found
}

// keyDocument is the key file.
type keyDocument struct {
	Master       json.RawMessage `json:"master"` // Tink keyset that wraps customers' keys
	SessionHash  []byte          `json:"session_hash"`
	SessionBlock []byte          `json:"session_block"`
	Signing      []byte          `json:"signing"` // seed of the Ed25519 key that signs receipts
	Lookup       []byte          `json:"lookup"`  // HMAC key under which e-mail addresses are found
}

// checkContext binds the key check to its use.
const checkContext = "ebenmass master key check"

// Read returns the keys of a place. New ones are made only where fresh allows it: a lost key
// file must not be replaced in silence.
func (p Place) Read(fresh bool) (Keys, error) {
	document, err := p.load(fresh)
	if err != nil {
		return Keys{}, err
	}
	k, err := parseKeys(document)
	if err != nil {
		return Keys{}, p.unusable(err)
	}
	return k, nil
}

// NewCheck seals a value that proves, to whoever opens it, that these are a database's keys.
func (k Keys) NewCheck() ([]byte, error) { return k.Master.Encrypt(nil, []byte(checkContext)) }

// Opens reports whether a check was sealed with these keys.
func (k Keys) Opens(check []byte) bool {
	_, err := k.Master.Decrypt(check, []byte(checkContext))
	return err == nil
}

// Vault returns what seals with the master key of these keys. It follows the key file of the
// place when a rotation replaces it.
func (k Keys) Vault(p Place) Vault { return Vault{master: &masterKey{place: p, aead: k.Master}} }

func (p Place) path() string { return filepath.Join(p.Dir, engine.KeyFile) }

// Name is how messages call the keys.
func (p Place) Name() string {
	if p.Keys != "" {
		return "the keys given in the settings"
	}
	return "the key file " + p.path()
}

func (p Place) unusable(err error) error {
	return fmt.Errorf("%s: %w: %v", p.Name(), engine.ErrKeys, err)
}

// load returns the key document of the settings or of the folder, where fresh allows to make one.
func (p Place) load(fresh bool) ([]byte, error) {
	if p.Keys != "" {
		return []byte(p.Keys), nil
	}
	path := p.path()
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !fresh:
		return nil, fmt.Errorf("%s: %w: it is missing, and the database was sealed with it", p.Name(), engine.ErrKeys)
	case errors.Is(err, fs.ErrNotExist):
		if err := makeKeyFile(p.Dir, path); err != nil {
			return nil, err
		}
	case err != nil:
		return nil, fmt.Errorf("store: read keys: %w", err)
	case info.Mode().Perm()&0o077 != 0:
		return nil, fmt.Errorf("%s: %w: others can read it (mode %04o, must be 0600)", p.Name(), engine.ErrKeys, info.Mode().Perm())
	}
	document, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("store: read keys: %w", err)
	}
	return completeKeyFile(p.Dir, path, document)
}

// completeKeyFile adds what a key file of an earlier version lacks. What cannot be read is
// left for parseKeys to refuse.
func completeKeyFile(dir, path string, text []byte) ([]byte, error) {
	var document keyDocument
	if json.Unmarshal(text, &document) != nil || !document.complete() {
		return text, nil
	}
	text, err := document.text()
	if err != nil {
		return nil, err
	}
	return text, replaceKeyFile(dir, text)
}

// replaceKeyFile puts another key file in the place of the one in use, at once and durably.
func replaceKeyFile(dir string, text []byte) error {
	install := func(fresh string) error { return os.Rename(fresh, filepath.Join(dir, engine.KeyFile)) }
	if err := writeKeyFile(dir, install, text); err != nil {
		return err
	}
	folder, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("store: write keys: %w", err)
	}
	defer folder.Close()
	_ = folder.Sync() // some systems cannot sync a folder, and need not
	return nil
}

// makeKeyFile writes new keys whole or not at all; where another instance was faster, its stay.
func makeKeyFile(dir, path string) error {
	text, err := NewKeys()
	if err != nil {
		return err
	}
	return writeKeyFile(dir, func(fresh string) error {
		if err := os.Link(fresh, path); !errors.Is(err, fs.ErrExist) {
			return err
		}
		return nil
	}, text)
}

// writeKeyFile writes a key file beside the one in use and puts it in place once it is whole.
func writeKeyFile(dir string, install func(fresh string) error, text []byte) error {
	f, err := os.CreateTemp(dir, engine.KeyFile+".*") // mode 0600
	if err != nil {
		return engine.NotWritable("the data folder "+dir, err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("store: write keys: %w", err)
	}
	if err := install(f.Name()); err != nil {
		return fmt.Errorf("store: write keys: %w", err)
	}
	return nil
}

// NewKeys returns the content of a new key file: what several instances of one shop share
// through the setting for keys.
func NewKeys() ([]byte, error) {
	handle, err := keyset.NewHandle(aead.AES256GCMKeyTemplate())
	if err != nil {
		return nil, fmt.Errorf("store: make keys: %w", err)
	}
	document := keyDocument{SessionHash: random(hashKeySize), SessionBlock: random(blockKeySize)}
	document.complete()
	return document.with(handle)
}

// with returns the text of the document with another master keyset, which stands there in the
// clear on purpose: the key file is the root of trust, guarded by its mode.
func (d keyDocument) with(handle *keyset.Handle) ([]byte, error) {
	var master bytes.Buffer
	if err := insecurecleartextkeyset.Write(handle, keyset.NewJSONWriter(&master)); err != nil {
		return nil, fmt.Errorf("store: make keys: %w", err)
	}
	d.Master = master.Bytes()
	return d.text()
}

// complete adds the keys that key files from before receipts and sign-in do not have, and
// reports whether any were missing.
func (d *keyDocument) complete() (changed bool) {
	if len(d.Signing) == 0 {
		d.Signing, changed = random(ed25519.SeedSize), true
	}
	if len(d.Lookup) == 0 {
		d.Lookup, changed = random(lookupSize), true
	}
	return changed
}

// text is the document as it stands in a key file.
func (d *keyDocument) text() ([]byte, error) {
	text, err := json.Marshal(d)
	if err != nil {
		return nil, fmt.Errorf("store: write keys: %w", err)
	}
	return append(text, '\n'), nil
}

func random(size int) []byte {
	b := make([]byte, size)
	rand.Read(b) // never fails
	return b
}

// parseKeys reads a key document. Its errors say what is wrong and repeat nothing of it.
func parseKeys(text []byte) (Keys, error) {
	var document keyDocument
	handle, err := document.read(text)
	if err != nil {
		return Keys{}, err
	}
	master, err := masterOf(handle)
	if err != nil {
		return Keys{}, errors.New("no usable master keyset")
	}
	return Keys{
		Master: master, Hash: document.SessionHash, Block: document.SessionBlock,
		Signing: ed25519.NewKeyFromSeed(document.Signing), Lookup: document.Lookup,
	}, nil
}

// read takes a document in and returns its master keyset.
func (d *keyDocument) read(text []byte) (*keyset.Handle, error) {
	if json.Unmarshal(text, d) != nil {
		return nil, errors.New("no valid JSON")
	}
	if len(d.SessionHash) != hashKeySize || len(d.SessionBlock) != blockKeySize {
		return nil, errors.New("session keys of a wrong size")
	}
	if len(d.Signing) != ed25519.SeedSize || len(d.Lookup) != lookupSize {
		return nil, errors.New("no signing key or no lookup key; keys made by an earlier version need both")
	}
	handle, err := insecurecleartextkeyset.Read(keyset.NewJSONReader(bytes.NewReader(d.Master)))
	if err != nil {
		return nil, errors.New("no valid master keyset")
	}
	return handle, nil
}

// Inspect returns the keys of a place as they are and changes nothing: keys of an earlier version
// that lack some are completed in memory only, and complete is false.
func (p Place) Inspect() (k Keys, complete bool, err error) {
	text := []byte(p.Keys)
	if p.Keys == "" {
		info, err := os.Stat(p.path())
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return Keys{}, false, fmt.Errorf("%s: %w: it is missing", p.Name(), engine.ErrKeys)
		case err != nil:
			return Keys{}, false, fmt.Errorf("store: read keys: %w", err)
		case info.Mode().Perm()&0o077 != 0:
			return Keys{}, false, p.unusable(fmt.Errorf("others can read it (mode %04o, must be 0600)", info.Mode().Perm()))
		}
		if text, err = os.ReadFile(p.path()); err != nil {
			return Keys{}, false, fmt.Errorf("store: read keys: %w", err)
		}
	}
	complete = true
	var document keyDocument
	if json.Unmarshal(text, &document) == nil && document.complete() {
		complete = false
		if text, err = document.text(); err != nil {
			return Keys{}, false, err
		}
	}
	if k, err = parseKeys(text); err != nil {
		return Keys{}, false, p.unusable(err)
	}
	return k, complete, nil
}
