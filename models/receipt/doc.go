// Package receipt makes and checks what a customer can carry home and prove: receipts of
// consents and erasures, the copy of their data, and the chain of their access journal. It
// is pure: no database, no clock, no HTTP.
//
// # Canonical form
//
// A document is a JSON object. Its canonical form is that of RFC 8785 (JCS): members sorted
// by the UTF-16 code units of their names, no space outside strings, strings with the
// shortest escapes, numbers as ECMAScript writes them. What cannot be written so without
// loss (a name twice in one object, text that is no UTF-8) is refused, not mended.
//
// A file is that form indented by two spaces a level, with one line feed at its end, and
// nothing else: of all the bytes that mean the same document one sequence is valid, so a
// change to any single byte shows, spaces included.
//
// # Signature
//
// The member "proof" is a W3C Data Integrity proof of the cryptosuite eddsa-jcs-2022:
//
//	"proof": {
//	  "@context": the document's own,
//	  "type": "DataIntegrityProof",
//	  "cryptosuite": "eddsa-jcs-2022",
//	  "proofPurpose": "assertionMethod",
//	  "verificationMethod": "did:key:z6Mk…#z6Mk…",
//	  "proofValue": "z…"
//	}
//
// What is signed with Ed25519 (RFC 8032) are 64 bytes: SHA-256 of the canonical form of the
// proof without its proofValue, then SHA-256 of the canonical form of the document without
// its proof. proofValue is the signature in base58 (Bitcoin's alphabet) after a "z". The key
// is in the document: after "did:key:z", in base58, the bytes 0xed 0x01 and the 32 bytes of
// the public key. The proof has no time of its own, so the same document is always signed
// in the same bytes.
//
// A valid signature says that whoever has the key wrote the document. Whose key it is, its
// fingerprint says: SHA-256 of the 32 bytes of the public key, in hexadecimal, which the shop
// shows on its pages and in /.well-known/ebenmass-key.json.
//
// # Journal
//
// Days of the access journal are chained once they are over; see [Journal].
package receipt
