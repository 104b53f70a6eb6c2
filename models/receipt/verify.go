package receipt

import (
	"bytes"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"
)

// Kinds of documents, by their "@type".
const (
	TypeConsent = "dpv:ConsentReceipt"
	TypeErasure = "ErasureReceipt"
	TypeMyData  = "MyData" // the copy of a customer's data, with its journal
	typeTip     = "JournalTip"
)

// ErrInvalid is in every error of Verify: the file is not what the shop signed.
var ErrInvalid = errors.New("receipt: invalid")

// Verdict is what a valid file says.
type Verdict struct {
	Type     string            // one of the kinds
	Key      ed25519.PublicKey // whose signature it is
	Document json.RawMessage   // without its proof, canonical
	Journal  *Chain            // of a copy of data; nil for others
}

// Verify checks that a file is, byte for byte, a document as [Sign] wrote it, and for a copy
// of data that its journal's chain is whole and made by the same key.
func Verify(content []byte) (Verdict, error) {
	value, err := parse(content)
	if err != nil {
		return Verdict{}, invalid(err)
	}
	signed, ok := value.(object)
	if !ok {
		return Verdict{}, invalid(errors.New("it is no document"))
	}
	key, document, err := checkProof(signed)
	if err != nil {
		return Verdict{}, invalid(err)
	}
	if written, err := file(signed); err != nil || !bytes.Equal(written, content) {
		return Verdict{}, invalid(errors.New("its signature matches, but it was written down anew: not every byte is the signed one"))
	}
	text, err := canonical(document)
	if err != nil {
		return Verdict{}, invalid(err)
	}
	v := Verdict{Key: key, Document: text}
	v.Type, _ = document["@type"].(string)
	switch v.Type {
	case TypeConsent, TypeErasure:
		return v, nil
	case TypeMyData:
		v.Journal, err = checkExported(text, key)
		if err != nil {
			return Verdict{}, invalid(err)
		}
		return v, nil
	}
	return Verdict{}, invalid(errors.New("it is of an unknown kind"))
}

func invalid(err error) error { return fmt.Errorf("%w: %w", ErrInvalid, err) }
