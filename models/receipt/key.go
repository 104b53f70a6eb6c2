package receipt

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
)

// multicodec marks an Ed25519 public key within a did:key.
var multicodec = []byte{0xed, 0x01}

const didKey = "did:key:"

// Fingerprint is how people compare keys: the SHA-256 of a public key, in hexadecimal.
func Fingerprint(key ed25519.PublicKey) string {
	sum := sha256.Sum256(key)
	return hex.EncodeToString(sum[:])
}

// PublicKey returns the public half of a signing key.
func PublicKey(key ed25519.PrivateKey) ed25519.PublicKey {
	return ed25519.PublicKey(key[ed25519.SeedSize:]) // as crypto/ed25519 defines private keys
}

// method names a key as a proof does.
func method(key ed25519.PublicKey) string {
	name := multibase(append(bytes.Clone(multicodec), key...))
	return didKey + name + "#" + name
}

// keyOf reads the key a proof names.
func keyOf(method string) (ed25519.PublicKey, error) {
	name, fragment, _ := strings.Cut(strings.TrimPrefix(method, didKey), "#")
	if !strings.HasPrefix(method, didKey) || fragment != name {
		return nil, errors.New("it names no did:key")
	}
	b, err := fromMultibase(name, len(multicodec)+ed25519.PublicKeySize)
	if err != nil {
		return nil, err
	}
	key, ok := bytes.CutPrefix(b, multicodec)
	if !ok {
		return nil, errors.New("its key is no Ed25519 key")
	}
	return key, nil
}

// KeyDocument is what the shop publishes about its key.
type KeyDocument struct {
	Algorithm   string `json:"algorithm"`    // "Ed25519"
	PublicKey   string `json:"publicKey"`    // did:key
	Hex         string `json:"publicKeyHex"` // the 32 bytes
	Fingerprint string `json:"fingerprint"`  // see [Fingerprint]
	Suite       string `json:"cryptosuite"`  // how documents are signed with it
}

// Describe returns what is published about a key.
func Describe(key ed25519.PublicKey) KeyDocument {
	name, _, _ := strings.Cut(method(key), "#")
	return KeyDocument{"Ed25519", name, hex.EncodeToString(key), Fingerprint(key), cryptosuite}
}
