package receipt

import (
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"reflect"
)

const (
	proofType    = "DataIntegrityProof"
	cryptosuite  = "eddsa-jcs-2022"
	proofPurpose = "assertionMethod"
)

// Sign returns a document as a signed file: anything that encodes to a JSON object without
// a member "proof". The same document and key always give the same bytes.
func Sign(key ed25519.PrivateKey, document any) ([]byte, error) {
	signed, err := sign(key, document)
	if err != nil {
		return nil, err
	}
	return file(signed)
}

func sign(key ed25519.PrivateKey, document any) (object, error) {
	members, err := toObject(document)
	if err != nil {
		return nil, err
	}
	if _, ok := members["proof"]; ok {
		return nil, errors.New("receipt: the document is signed already")
	}
	proof := object{
		"type": proofType, "cryptosuite": cryptosuite, "proofPurpose": proofPurpose,
		"verificationMethod": method(PublicKey(key)),
	}
	if context, ok := members["@context"]; ok {
		proof["@context"] = context
	}
	hash, err := signedBytes(members, proof)
	if err != nil {
		return nil, err
	}
	proof["proofValue"] = multibase(ed25519.Sign(key, hash))
	members["proof"] = proof
	return members, nil
}

// signedBytes are the bytes the signature is over.
func signedBytes(document, proof object) ([]byte, error) {
	var hash []byte
	for _, part := range []object{proof, document} {
		text, err := canonical(part)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(text)
		hash = append(hash, sum[:]...)
	}
	return hash, nil
}

// checkProof checks a document's signature and returns the key it was made with, and the
// document without its proof.
func checkProof(signed object) (ed25519.PublicKey, object, error) {
	proof, ok := signed["proof"].(object)
	if !ok {
		return nil, nil, errors.New("it is not signed")
	}
	document, options := maps.Clone(signed), maps.Clone(proof)
	delete(document, "proof")
	delete(options, "proofValue")
	for name, want := range map[string]string{"type": proofType, "cryptosuite": cryptosuite, "proofPurpose": proofPurpose} {
		if proof[name] != want {
			return nil, nil, fmt.Errorf("its signature is of an unknown kind: %s is not %s", name, want)
		}
	}
	if !reflect.DeepEqual(options["@context"], document["@context"]) {
		return nil, nil, errors.New("its signature is of another kind of document")
	}
	name, _ := proof["verificationMethod"].(string)
	key, err := keyOf(name)
	if err != nil {
		return nil, nil, fmt.Errorf("its key cannot be read: %w", err)
	}
	value, _ := proof["proofValue"].(string)
	signature, err := fromMultibase(value, ed25519.SignatureSize)
	if err != nil {
		return nil, nil, fmt.Errorf("its signature cannot be read: %w", err)
	}
	hash, err := signedBytes(document, options)
	if err != nil {
		return nil, nil, err
	}
	if !ed25519.Verify(key, hash, signature) {
		return nil, nil, errors.New("its signature does not match its content")
	}
	return key, document, nil
}
