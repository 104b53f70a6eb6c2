package receipt

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"ebenmass/models/consent"
)

// testKey is a key whose seed counts.
func testKey(first byte) ed25519.PrivateKey {
	seed := make([]byte, ed25519.SeedSize)
	for i := range seed {
		seed[i] = first + byte(i)
	}
	return ed25519.NewKeyFromSeed(seed)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var issuer = Issuer{Party{"Ebenmaß", "Musterstraße 1", "kontakt@ebenmass.example"}, "https://shop.example"}

func grantedEntry() consent.Entry {
	d, _ := consent.Find(consent.PurposeAdvice)
	e := d.Grant("de", "fit", true, time.Date(2026, 11, 23, 9, 30, 0, 123456000, time.UTC))
	e.Receipt = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	return e
}

func consentReceipt(t testing.TB) []byte {
	t.Helper()
	signed, err := Sign(testKey(1), issuer.Consent("CUSTOMER", grantedEntry()))
	must(t, err)
	return signed
}

// The test vector that W3C publishes with the cryptosuite (vc-di-eddsa, appendix B).
const vector = `{
  "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
  "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
  "type": ["VerifiableCredential", "AlumniCredential"],
  "name": "Alumni Credential",
  "description": "A minimum viable example of an Alumni Credential.",
  "issuer": "https://vc.example/issuers/5678",
  "validFrom": "2023-01-01T00:00:00Z",
  "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
  "proof": {
    "type": "DataIntegrityProof",
    "cryptosuite": "eddsa-jcs-2022",
    "created": "2023-02-24T23:36:38Z",
    "verificationMethod": "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
    "proofPurpose": "assertionMethod",
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
    "proofValue": "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX"
  }
}`

func TestCheckProof_W3CVector(t *testing.T) {
	t.Parallel()
	value, err := parse([]byte(vector))
	must(t, err)
	key, document, err := checkProof(value.(object))
	must(t, err)
	if method(key) != value.(object)["proof"].(object)["verificationMethod"] {
		t.Errorf("the key reads as %s", method(key))
	}
	proof := value.(object)["proof"].(object)
	delete(proof, "proofValue")
	hash, err := signedBytes(document, proof)
	must(t, err)
	const want = "66ab154f5c2890a140cb8388a22a160454f80575f6eae09e5a097cabe539a1db59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19"
	if got := hex.EncodeToString(hash); got != want {
		t.Errorf("signed bytes %s, want %s", got, want)
	}
}

func TestSign_Deterministic(t *testing.T) {
	t.Parallel()
	signed := consentReceipt(t)
	if !bytes.Equal(signed, consentReceipt(t)) {
		t.Error("signing twice gives other bytes")
	}
	verdict, err := Verify(signed)
	must(t, err)
	if verdict.Type != TypeConsent || !verdict.Key.Equal(PublicKey(testKey(1))) || verdict.Journal != nil || len(verdict.Document) == 0 {
		t.Errorf("verdict %+v", verdict)
	}
	if bytes.Contains(signed, []byte("CUSTOMER")) {
		t.Error("the receipt names the customer")
	}
}

func TestVerify_AnyByteChanged(t *testing.T) {
	t.Parallel()
	signed := consentReceipt(t)
	for i := range signed {
		changed := bytes.Clone(signed)
		changed[i] ^= 1 << (i % 8)
		if _, err := Verify(changed); !errors.Is(err, ErrInvalid) {
			t.Fatalf("byte %d changed from %q to %q: error %v", i, signed[i], changed[i], err)
		}
		if _, err := Verify(append(bytes.Clone(signed[:i]), signed[i+1:]...)); !errors.Is(err, ErrInvalid) {
			t.Fatalf("byte %d left out: error %v", i, err)
		}
	}
}

func TestVerify_SameMeaningOtherBytes(t *testing.T) {
	t.Parallel()
	signed := string(consentReceipt(t))
	var compact bytes.Buffer
	must(t, json.Compact(&compact, []byte(signed)))
	for name, content := range map[string]string{
		"nothing":              "",
		"a list":               "[]",
		"no JSON":              "{",
		"not signed":           `{"@type":"dpv:ConsentReceipt"}`,
		"other spaces":         compact.String(),
		"a byte order mark":    "\ufeff" + signed,
		"an end of line more":  signed + "\n",
		"another document":     signed + signed,
		"a name twice":         strings.Replace(signed, "{", `{"@type": "dpv:ConsentReceipt",`, 1),
		"an escaped letter":    strings.Replace(signed, "granted", `\u0067ranted`, 1),
		"a proof in a list":    strings.Replace(strings.Replace(signed, `"proof": {`, `"proof": [{`, 1), "\n  },\n  \"schema", "\n  }],\n  \"schema", 1),
		"nested without end":   strings.Repeat("[", 100_000),
		"no UTF-8":             strings.Replace(signed, "granted", "\xff", 1),
		"another key's name":   strings.ReplaceAll(signed, method(PublicKey(testKey(1))), method(PublicKey(testKey(9)))),
		"no Ed25519 key":       strings.ReplaceAll(signed, method(PublicKey(testKey(1))), "did:key:z11#z11"),
		"another kind of hash": strings.Replace(signed, "eddsa-jcs-2022", "eddsa-rdfc-2022", 1),
	} {
		if _, err := Verify([]byte(content)); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	unknown, err := Sign(testKey(1), object{"@type": "Invoice"})
	must(t, err)
	if _, err := Verify(unknown); !errors.Is(err, ErrInvalid) {
		t.Errorf("an unknown kind: error %v", err)
	}
	if _, err := Sign(testKey(1), object{"proof": 1}); err == nil {
		t.Error("signed what is signed already")
	}
}

func TestCanonical_RFC8785(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		// the RFC's own examples: 3.2.2, 3.2.3 and appendix B
		`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001], "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`: `{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
		`{"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7}`:                                                                                       "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}",
		`[-0, 9007199254740992, 295147905179352830000, 1e21, 1e-7, 5e-324, 0.000001]`:                                                                                                    `[0,9007199254740992,295147905179352830000,1e+21,1e-7,5e-324,0.000001]`,
		"\"\u2028<>&\u007f\"": "\"\u2028<>&\u007f\"",
	} {
		value, err := parse([]byte(in))
		must(t, err)
		got, err := canonical(value)
		must(t, err)
		if string(got) != want {
			t.Errorf("%s\nis %s\nwant %s", in, got, want)
		}
	}
}

func TestParse_NoCanonicalForm(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"a name twice, deep":    `{"a": [{"b": 1, "c": 2, "b": 1}]}`,
		"a name twice, escaped": `{"b": 1, "\u0062": 1}`,
		"half a surrogate pair": `"\ud800"`,
		"pair in wrong order":   `"\ude00\ud83d"`,
		"no UTF-8":              "\"\xff\"",
		"number too large":      `1e999`,
		"not a number":          `NaN`,
		"leading zero":          `01`,
		"two values":            `1 2`,
		"comma too many":        `[1,]`,
		"never closed":          strings.Repeat("[", 100_000),
		"very deep":             strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000),
	} {
		if value, err := parse([]byte(text)); err == nil {
			t.Errorf("%s reads as %v", name, value)
		}
	}
}

func TestMultibase_LeadingZerosAndLength(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"z11StV1DL6CwTryKyV": "000068656c6c6f20776f726c64", "z": ""} {
		b, err := hex.DecodeString(want)
		must(t, err)
		if got := multibase(b); text != got {
			t.Errorf("%x is %s, want %s", b, got, text)
		}
		if back, err := fromMultibase(text, len(b)); err != nil || !bytes.Equal(back, b) {
			t.Errorf("%s reads as %x, %v", text, back, err)
		}
		for _, size := range []int{len(b) + 1, len(b) + 3} {
			if _, err := fromMultibase(text, size); err == nil {
				t.Errorf("%s reads as %d bytes", text, size)
			}
		}
	}
	for _, text := range []string{"", "1", "m11", "z0", "zO", "zé", "z" + strings.Repeat("z", 500)} {
		if _, err := fromMultibase(text, 32); err == nil {
			t.Errorf("%q reads", text)
		}
	}
}

// FuzzVerify: whatever bytes come, Verify answers without a panic, and accepts nothing but
// what the test's key signed.
func FuzzVerify(f *testing.F) {
	signed := consentReceipt(f)
	f.Add(signed)
	f.Add([]byte(vector))
	f.Add([]byte(`{"proof":{"type":"DataIntegrityProof"}}`))
	f.Add([]byte(`[1e999,"\ud800",{"a":{"a":[]}}]`))
	f.Fuzz(func(t *testing.T, content []byte) {
		if _, err := Verify(content); (err == nil) != bytes.Equal(content, signed) {
			t.Errorf("error %v for %q", err, content)
		}
	})
}
