package web_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"ebenmass/models/letter"
	"ebenmass/web"
)

// authenticator is a device that keeps passkeys, in software.
type authenticator struct {
	origin  string
	key     *ecdsa.PrivateKey
	id      []byte
	handle  []byte // of the account its passkey is for
	counter uint32
	flags   byte
}

// Flags of authenticator data.
const (
	userPresent  = 0x01
	userVerified = 0x04
	keyAttached  = 0x40
)

var b64 = base64.RawURLEncoding

func (a *authenticator) clientData(ceremony, challenge string) []byte {
	data, _ := json.Marshal(map[string]any{"type": "webauthn." + ceremony, "challenge": challenge, "origin": a.origin, "crossOrigin": false})
	return data
}

func (a *authenticator) data(flags byte, attached []byte) []byte {
	party := sha256.Sum256([]byte("localhost"))
	data := append(party[:], flags)
	data = binary.BigEndian.AppendUint32(data, a.counter)
	return append(data, attached...)
}

// make answers creation options with a new passkey.
func (a *authenticator) make(t *testing.T, options string) string {
	t.Helper()
	var asked struct {
		Challenge string
		User      struct{ ID, Name string }
	}
	if err := json.Unmarshal([]byte(options), &asked); err != nil {
		t.Fatal(err)
	}
	var err error
	if a.key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader); err != nil {
		t.Fatal(err)
	}
	a.id = []byte(rand.Text())
	if a.handle, err = b64.DecodeString(asked.User.ID); err != nil || asked.User.Name != jule {
		t.Fatalf("made for %+v: %v", asked.User, err)
	}
	public, err := a.key.PublicKey.Bytes() // 4, X, Y
	if err != nil {
		t.Fatal(err)
	}
	cose := append([]byte{0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32}, public[1:33]...)
	cose = append(append(cose, 0x22, 0x58, 32), public[33:]...)
	attached := binary.BigEndian.AppendUint16(make([]byte, 16), uint16(len(a.id)))
	attached = append(append(attached, a.id...), cose...)
	data := a.data(a.flags|keyAttached, attached)
	object := append([]byte("\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58"), byte(len(data)))
	return a.credential(map[string]any{
		"clientDataJSON": b64.EncodeToString(a.clientData("create", asked.Challenge)), "attestationObject": b64.EncodeToString(append(object, data...)),
	})
}

// sign answers request options with a signature of the passkey.
func (a *authenticator) sign(t *testing.T, options string) string {
	t.Helper()
	var asked struct{ Challenge string }
	if err := json.Unmarshal([]byte(options), &asked); err != nil {
		t.Fatal(err)
	}
	client, data := a.clientData("get", asked.Challenge), a.data(a.flags, nil)
	hash := sha256.Sum256(client)
	digest := sha256.Sum256(append(append([]byte{}, data...), hash[:]...))
	signature, err := ecdsa.SignASN1(rand.Reader, a.key, digest[:])
	if err != nil {
		t.Fatal(err)
	}
	return a.credential(map[string]any{
		"clientDataJSON": b64.EncodeToString(client), "authenticatorData": b64.EncodeToString(data),
		"signature": b64.EncodeToString(signature), "userHandle": b64.EncodeToString(a.handle),
	})
}

func (a *authenticator) credential(response map[string]any) string {
	id := b64.EncodeToString(a.id)
	answer, _ := json.Marshal(map[string]any{"id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": map[string]any{}})
	return string(answer)
}

// openLocal opens a shop at localhost, where browsers make passkeys without https, with
// somebody signed in and a device without passkeys.
func openLocal(t *testing.T) (*shop, *mailbox, *browser, *authenticator) {
	t.Helper()
	device := &authenticator{flags: userPresent | userVerified}
	s, m := openMailed(t, func(c *web.Config) {
		c.BaseURL = strings.Replace(c.BaseURL, "127.0.0.1", "localhost", 1)
		device.origin = c.BaseURL
	})
	b := s.visit(t)
	b.signIn(m, jule)
	return s, m, b, device
}

func (b *browser) addPasskey(t *testing.T, a *authenticator) {
	t.Helper()
	options := b.json("/de/account/passkeys/options", "{}").want(t, http.StatusOK)
	b.json("/de/account/passkeys", a.make(t, options.text)).want(t, http.StatusCreated)
}

// enter signs in with a device's passkey and returns the answer.
func (b *browser) enter(t *testing.T, a *authenticator) answer {
	t.Helper()
	options := b.json("/en/sign-in/passkey/options", "{}").want(t, http.StatusOK)
	return b.json("/en/sign-in/passkey", a.sign(t, options.text))
}

func TestPostPasskey_SignsIn(t *testing.T) {
	t.Parallel()
	s, _, b, device := openLocal(t)
	b.addPasskey(t, device)
	other := s.visit(t)
	other.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "1").want(t, http.StatusSeeOther)
	before := other.copied()
	device.counter++
	a := other.enter(t, device).want(t, http.StatusOK)
	if !strings.Contains(a.text, `"/en/account?notice=signed_in"`) {
		t.Errorf("answer %s", a.text)
	}
	page := other.get("/de/account").want(t, http.StatusOK).text
	if !strings.Contains(page, jule) || before.signedIn() {
		t.Error("another account, or the session of before lives on")
	}
	if b.get("/de/basket").page(t).Find("[data-sku]").Length() != 1 {
		t.Error("the basket did not come along")
	}
	if strings.Contains(string(device.handle), "jule") || len(device.handle) != 32 {
		t.Errorf("handle %x", device.handle)
	}
}

func TestPostPasskey_ChallengeOnce(t *testing.T) {
	t.Parallel()
	s, m, b, device := openLocal(t)
	options := b.json("/de/account/passkeys/options", "{}").want(t, http.StatusOK)
	made := device.make(t, options.text)
	stranger := s.visit(t)
	stranger.signIn(m, "stranger@example.org")
	stranger.json("/de/account/passkeys", made).want(t, http.StatusNotFound) // another's challenge
	b.json("/de/account/passkeys", made).want(t, http.StatusCreated)
	b.json("/de/account/passkeys", made).want(t, http.StatusNotFound)
	entry := s.visit(t).json("/de/sign-in/passkey/options", "{}").want(t, http.StatusOK)
	device.counter++
	signed := device.sign(t, entry.text)
	s.visit(t).json("/de/sign-in/passkey", signed).want(t, http.StatusOK)
	s.visit(t).json("/de/sign-in/passkey", signed).want(t, http.StatusUnprocessableEntity)
	b.json("/de/account/passkeys", signed).want(t, http.StatusUnprocessableEntity)
}

func TestPostPasskey_Invalid(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(a *authenticator){
		"elsewhere":     func(a *authenticator) { a.origin = "http://localhost.evil.example" },
		"nobody there":  func(a *authenticator) { a.flags = userVerified },
		"not unlocked":  func(a *authenticator) { a.flags = userPresent },
		"another's key": func(a *authenticator) { a.key, _ = ecdsa.GenerateKey(elliptic.P256(), rand.Reader) },
	} {
		t.Run(name, func(t *testing.T) {
			s, _, b, device := openLocal(t)
			b.addPasskey(t, device)
			device.counter++
			spoil(device)
			thief := s.visit(t)
			if a := thief.enter(t, device).want(t, http.StatusUnprocessableEntity); len(a.Cookies()) > 0 || strings.Contains(a.text, jule) {
				t.Error("a cookie or the address came back")
			}
			if thief.signedIn() {
				t.Error("the thief is in")
			}
		})
	}
}

func TestPostPasskey_CounterBackwards(t *testing.T) {
	t.Parallel()
	s, _, b, device := openLocal(t)
	device.counter = 7
	b.addPasskey(t, device)
	copied := *device
	device.counter = 9
	s.visit(t).enter(t, device).want(t, http.StatusOK)
	copied.counter = 8
	s.visit(t).enter(t, &copied).want(t, http.StatusUnprocessableEntity)
	if doc := b.get("/de/account").page(t); doc.Find(".entry-refused").Length() != 1 {
		t.Error("the owner is not told")
	}
	device.counter = 10
	s.visit(t).enter(t, device).want(t, http.StatusUnprocessableEntity)
}

func TestPostPasskey_Removed(t *testing.T) {
	t.Parallel()
	s, _, b, device := openLocal(t)
	b.addPasskey(t, device)
	remove, _ := b.get("/de/account").page(t).Find(`form[action$="/remove"]`).Attr("action")
	b.form(remove).goesTo(t, "/de/account?notice=passkey_removed")
	device.counter++
	s.visit(t).enter(t, device).want(t, http.StatusGone)
	b.form(remove).want(t, http.StatusNotFound)
}

// 410 has the browser offer a passkey no more, so it is only for those that no account has.
func TestPostPasskey_Unknown(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(t *testing.T, s *shop, b *browser, a *authenticator)
		status int
	}{
		"known":              {func(*testing.T, *shop, *browser, *authenticator) {}, http.StatusOK},
		"another's id":       {func(_ *testing.T, _ *shop, _ *browser, a *authenticator) { a.id = []byte("another") }, http.StatusGone},
		"longer id":          {func(_ *testing.T, _ *shop, _ *browser, a *authenticator) { a.id = append(a.id, 0) }, http.StatusGone},
		"no account":         {func(_ *testing.T, _ *shop, _ *browser, a *authenticator) { a.handle = make([]byte, 32) }, http.StatusGone},
		"handle of one byte": {func(_ *testing.T, _ *shop, _ *browser, a *authenticator) { a.handle = []byte{1} }, http.StatusGone},
		"all deleted": {func(t *testing.T, _ *shop, b *browser, _ *authenticator) {
			b.form("/de/my-data/delete", "scope", "all").want(t, http.StatusSeeOther)
		}, http.StatusGone},
		"signed out everywhere": {func(t *testing.T, _ *shop, b *browser, _ *authenticator) {
			b.form("/de/account/sign-out-everywhere").want(t, http.StatusSeeOther)
		}, http.StatusOK},
		"wrong signature": {func(t *testing.T, _ *shop, _ *browser, a *authenticator) {
			var err error
			if a.key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader); err != nil {
				t.Fatal(err)
			}
		}, http.StatusUnprocessableEntity},
		"elsewhere":       {func(_ *testing.T, _ *shop, _ *browser, a *authenticator) { a.origin = "http://localhost.evil.example" }, http.StatusUnprocessableEntity},
		"not unlocked":    {func(_ *testing.T, _ *shop, _ *browser, a *authenticator) { a.flags = userPresent }, http.StatusUnprocessableEntity},
		"database fails":  {func(t *testing.T, s *shop, _ *browser, _ *authenticator) { s.breakTable(t, "accounts") }, http.StatusInternalServerError},
		"passkeys fail":   {func(t *testing.T, s *shop, _ *browser, _ *authenticator) { s.breakTable(t, "passkeys") }, http.StatusInternalServerError},
		"challenge fails": {func(t *testing.T, s *shop, _ *browser, _ *authenticator) { s.breakTable(t, "passkey_challenges") }, http.StatusInternalServerError},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, _, b, device := openLocal(t)
			b.addPasskey(t, device)
			device.counter++
			other := s.visit(t)
			options := other.json("/en/sign-in/passkey/options", "{}").want(t, http.StatusOK)
			test.change(t, s, b, device)
			if a := other.json("/en/sign-in/passkey", device.sign(t, options.text)).want(t, test.status); test.status != http.StatusOK && len(a.Cookies()) > 0 {
				t.Error("a cookie came back")
			}
		})
	}
}

func TestGetAccount_NamesCredential(t *testing.T) {
	t.Parallel()
	_, _, b, device := openLocal(t)
	b.addPasskey(t, device)
	for _, lang := range []string{"de", "en"} {
		form := b.get("/" + lang + "/account").page(t).Find(`form[action$="/remove"]`)
		if form.AttrOr("data-credential", "") != b64.EncodeToString(device.id) || form.AttrOr("data-relying-party", "") != "localhost" {
			t.Errorf("the browser is told of passkey %q at %q", form.AttrOr("data-credential", ""), form.AttrOr("data-relying-party", ""))
		}
	}
}

func TestGetSignIn_PasskeysNeedHTTPS(t *testing.T) {
	t.Parallel()
	s, m := openMailed(t) // at 127.0.0.1
	b := s.visit(t)
	b.json("/de/sign-in/passkey/options", "{}").want(t, http.StatusNotFound)
	b.signIn(m, jule)
	b.json("/de/account/passkeys/options", "{}").want(t, http.StatusNotFound)
	for _, path := range []string{"/en/sign-in", "/en/account"} {
		doc := b.get(path).want(t, http.StatusOK).page(t)
		if doc.Find("[data-passkey]").Length() != 0 || !strings.Contains(doc.Find("main").Text(), "Passkeys work over https only") {
			t.Errorf("%s offers passkeys, or does not say why not", path)
		}
	}
}

func TestPostPasskeys_NeedSignIn(t *testing.T) {
	t.Parallel()
	s, _, _, _ := openLocal(t)
	for _, b := range []*browser{s.visit(t), consented(t, s, "advice")} {
		b.json("/de/account/passkeys/options", "{}").want(t, http.StatusForbidden)
		b.json("/de/account/passkeys", "{}").want(t, http.StatusForbidden)
	}
	s.visit(t).json("/de/sign-in/passkey", "{}").want(t, http.StatusUnprocessableEntity)
}

// TestAccount_OwnerTold: its owner gets a letter about each new device and each passkey that was
// made or removed, and about nothing else.
func TestAccount_OwnerTold(t *testing.T) {
	t.Parallel()
	s, m, b, device := openLocal(t)
	told := func() (subjects []string) {
		s.deliver(t)
		m.mu.Lock()
		defer m.mu.Unlock()
		for _, l := range m.letters[jule] {
			if l.Kind == letter.Account {
				subjects = append(subjects, l.Subject)
				if !strings.Contains(l.Text, "/account") || strings.Contains(l.Text, "token=") {
					t.Errorf("letter %q", l.Text)
				}
			}
		}
		return subjects
	}
	want := func(subjects ...string) {
		t.Helper()
		if got := told(); !slices.Equal(got, subjects) {
			t.Errorf("told %q, want %q", got, subjects)
		}
	}
	want()
	b.signIn(m, jule) // the same browser again
	want()
	b.addPasskey(t, device)
	want("Ihr Konto hat einen neuen Passkey")
	s.visit(t).signIn(m, jule)
	want("Ihr Konto hat einen neuen Passkey", "Ein weiterer Browser ist bei Ihrem Konto angemeldet")
	device.counter++
	s.visit(t).enter(t, device).want(t, http.StatusOK)
	s.deliver(t)
	remove, _ := b.get("/de/account").page(t).Find(`form[action$="/remove"]`).Attr("action")
	b.form(remove).goesTo(t, "/de/account?notice=passkey_removed")
	want("Ihr Konto hat einen neuen Passkey", "Ein weiterer Browser ist bei Ihrem Konto angemeldet", "Another browser is signed in to your account", "Ein Passkey Ihres Kontos ist gelöscht")
	s.visit(t).signIn(m, "stranger@example.org")
	if len(m.letters["stranger@example.org"]) != 1 {
		t.Error("opening an account is told as a new device")
	}
}

// TestAccount_OwnerToldInOutbox: without a mail server the letter lies in the account's outbox.
func TestAccount_OwnerToldInOutbox(t *testing.T) {
	t.Parallel()
	device := &authenticator{flags: userPresent | userVerified}
	s := openShop(t, func(c *web.Config) {
		c.BaseURL = strings.Replace(c.BaseURL, "127.0.0.1", "localhost", 1)
		device.origin = c.BaseURL
	})
	b := s.visit(t)
	b.signInByOutbox(jule)
	b.addPasskey(t, device)
	if n := b.get("/en/outbox").want(t, http.StatusOK).page(t).Find(`[data-letter="account"]`).Length(); n != 1 {
		t.Errorf("%d letters", n)
	}
}

// TestAccount_FreshProof: making a passkey and deleting everything take a link or a passkey of the
// last ten minutes; less does not, and nor does a visit without an account.
func TestAccount_FreshProof(t *testing.T) {
	t.Parallel()
	start := time.Now().Truncate(time.Microsecond)
	var passed atomic.Int64
	now := func() time.Time { return start.Add(time.Duration(passed.Load())) }
	device := &authenticator{flags: userPresent | userVerified}
	m := &mailbox{letters: map[string][]letter.Letter{}}
	s := openShopAt(t, now, func(c *web.Config) {
		c.Post, c.BaseURL = m, strings.Replace(c.BaseURL, "127.0.0.1", "localhost", 1)
		device.origin = c.BaseURL
	})
	b := s.visit(t)
	b.signIn(m, jule)
	passed.Add(int64(10*time.Minute - time.Microsecond))
	options := b.json("/de/account/passkeys/options", "{}").want(t, http.StatusOK)
	passed.Add(int64(time.Microsecond))
	b.json("/de/account/passkeys", device.make(t, options.text)).want(t, http.StatusForbidden)
	b.json("/de/account/passkeys/options", "{}").want(t, http.StatusForbidden)
	stale := b.get("/de/account").want(t, http.StatusOK).page(t)
	if stale.Find("[data-passkey]").Length() != 0 || stale.Find(`[data-proof] a[href="/de/sign-in?notice=fresh"]`).Length() != 1 {
		t.Error("the page offers what is refused, or does not say why")
	}
	b.form("/de/my-data/delete", "scope", "all").goesTo(t, "/de/sign-in?notice=fresh")
	if asked := b.get("/de/sign-in?notice=fresh").want(t, http.StatusOK).page(t); asked.Find("#email").AttrOr("value", "") != jule {
		t.Error("the address has to be typed again")
	}
	b.form("/de/my-data/delete", "scope", "measurements").want(t, http.StatusSeeOther)
	if !b.signedIn() {
		t.Fatal("the account is gone")
	}
	stranger := s.visit(t)
	stranger.signIn(m, "stranger@example.org") // somebody else's proof is none
	b.form("/de/my-data/delete", "scope", "all").goesTo(t, "/de/sign-in?notice=fresh")
	b.signIn(m, jule)
	b.addPasskey(t, device)
	passed.Add(int64(time.Hour))
	b.form("/de/my-data/delete", "scope", "all").goesTo(t, "/de/sign-in?notice=fresh")
	device.counter++
	b.enter(t, device).want(t, http.StatusOK)
	b.form("/de/my-data/delete", "scope", "all").want(t, http.StatusSeeOther)
	if b.signedIn() {
		t.Error("the account is there")
	}
	visit := consented(t, s, "advice")
	passed.Add(int64(time.Hour))
	if got := visit.form("/de/my-data/delete", "scope", "all").want(t, http.StatusSeeOther).Header.Get("Location"); !strings.HasPrefix(got, "/de/my-data/receipts/") {
		t.Errorf("a visit without an account is sent to %s", got)
	}
}
