package receipt

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Journal is a customer's access journal as it can be checked without the shop.
//
// A day is closed once it is over. It then names the hash of the closed day before it, and
// its own hash covers that, its number and all its accesses: the SHA-256 of the canonical
// form of the [Day] without "hash". Numbers count closed days from 1; the first names
// [Genesis] as the day before it. The shop signs, as the [Tip], which closed days there are:
// the first kept, because days end after their time, and the last. So an access or a day that
// was changed, added or removed shows, at either end too, and nobody without the shop's key
// can chain the rest anew.
//
// What the chain cannot show: what was changed before its day was closed, and an older state
// of the whole put back together with its own old tip. Against that, keep a copy: the tip in
// it is signed.
type Journal struct {
	Days []Day           // closed, oldest first
	Open []Day           // not closed yet, without number and hash
	Tip  json.RawMessage // a signed [Tip]; nil before the first day is closed
}

// Day is one day of the journal.
type Day struct {
	Number   int      `json:"number,omitempty"`
	Day      string   `json:"day"` // 2026-11-23, in Berlin
	Previous string   `json:"previous,omitempty"`
	Hash     string   `json:"hash,omitempty"`
	Accesses []Access `json:"accesses"` // sorted by purpose, kind, data and result
}

// Access is one line of the journal.
type Access struct {
	Purpose string   `json:"purpose"`
	Kind    string   `json:"kind"` // kind of page
	Data    []string `json:"data"` // names, never values
	Result  string   `json:"result"`
	Count   int      `json:"count,omitempty"` // only on days closed while the journal counted; their hash is over it
}

// Results of an access.
const (
	ResultGranted = "granted"
	ResultDenied  = "denied"
)

// Tip is the shop's statement of which closed days a journal has.
type Tip struct {
	Context object `json:"@context"`
	Type    string `json:"@type"`
	Subject string `json:"subject"` // see [Pseudonym]
	First   Link   `json:"first"`   // the oldest day kept
	Last    Link   `json:"last"`    // the latest closed
}

// Date is the day as midnight UTC; the zero time where it is none.
func (d Day) Date() time.Time {
	date, _ := time.Parse(time.DateOnly, d.Day)
	return date
}

// Link is one closed day in short.
type Link struct {
	Number   int    `json:"number"`
	Day      string `json:"day"`
	Previous string `json:"previous"`
	Hash     string `json:"hash"`
}

// Date is the day as midnight UTC; the zero time where it is none.
func (l Link) Date() time.Time { return Day{Day: l.Day}.Date() }

// Link returns the day in short.
func (d Day) Link() Link { return Link{d.Number, d.Day, d.Previous, d.Hash} }

// Pseudonym stands for a customer in what they carry home. It tells nothing, and whoever has
// two documents of one customer sees that they belong together.
func Pseudonym(customer string) string {
	sum := sha256.Sum256([]byte("ebenmass subject\n" + customer))
	return hex.EncodeToString(sum[:16])
}

// Genesis is what the first day ever closed for a customer names as the day before it.
func Genesis(subject string) string {
	sum := sha256.Sum256([]byte("ebenmass journal\n" + subject))
	return hex.EncodeToString(sum[:])
}

// Seal returns a day with its hash, as the one after a closed day, or as the first of all
// for the zero Link.
func (d Day) Seal(subject string, after Link) (Day, error) {
	d.Number, d.Previous = after.Number+1, after.Hash
	if after == (Link{}) {
		d.Previous = Genesis(subject)
	}
	hash, err := d.hash()
	d.Hash = hash
	return d, err
}

func (d Day) hash() (string, error) {
	d.Hash = ""
	members, err := toObject(d)
	if err != nil {
		return "", err
	}
	text, err := canonical(members)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:]), nil
}

// SignTip returns the signed statement of which closed days a customer's journal has, in
// canonical form.
func SignTip(key ed25519.PrivateKey, subject string, first, last Link) (json.RawMessage, error) {
	signed, err := sign(key, Tip{Context: context(), Type: typeTip, Subject: subject, First: first, Last: last})
	if err != nil {
		return nil, err
	}
	return canonical(signed)
}

// Chain is what a whole journal shows.
type Chain struct {
	Days int // closed days
	Tip  Tip // zero before the first day is closed
}

// Broken says where a journal's chain does not hold. Day is "" where it is the tip itself.
type Broken struct{ Day, Why string }

// Error implements error.
func (b *Broken) Error() string {
	if b.Day == "" {
		return "the journal's chain is broken: " + b.Why
	}
	return fmt.Sprintf("the journal's chain is broken at %s: %s", b.Day, b.Why)
}

// Check follows the chain from its first kept day to its tip, which must be signed with the
// key. Its error is a *[Broken].
func (j Journal) Check(key ed25519.PublicKey) (Chain, error) {
	if len(j.Tip) == 0 {
		if len(j.Days) > 0 {
			return Chain{}, &Broken{Why: "there are closed days, and no signed tip says which"}
		}
		return Chain{}, nil
	}
	tip, err := readTip(j.Tip, key)
	if err != nil {
		return Chain{}, &Broken{Why: err.Error()}
	}
	if len(j.Days) == 0 || j.Days[0].Link() != tip.First {
		return Chain{}, &Broken{tip.First.Day, "it is not the first day that was signed"}
	}
	if tip.First.Number == 1 && tip.First.Previous != Genesis(tip.Subject) {
		return Chain{}, &Broken{tip.First.Day, "it does not begin this journal"}
	}
	if err := checkDays(j.Days); err != nil {
		return Chain{}, err
	}
	last := j.Days[len(j.Days)-1].Link()
	if last != tip.Last {
		return Chain{}, &Broken{last.Day, "it is not the last day that was signed"}
	}
	for _, open := range j.Open {
		if open.Day <= last.Day {
			return Chain{}, &Broken{open.Day, "accesses stand beside the closed days"}
		}
	}
	return Chain{len(j.Days), tip}, nil
}

// checkDays checks that every day is unchanged and names the one before.
func checkDays(days []Day) error {
	for i, d := range days {
		if i > 0 && (d.Number != days[i-1].Number+1 || d.Previous != days[i-1].Hash || d.Day <= days[i-1].Day) {
			return &Broken{d.Day, "it does not follow the day before"}
		}
		hash, err := d.hash()
		if err != nil || hash != d.Hash {
			return &Broken{d.Day, "its accesses are not those that were recorded"}
		}
	}
	return nil
}

// readTip reads a tip and checks its signature.
func readTip(text []byte, key ed25519.PublicKey) (Tip, error) {
	value, err := parse(text)
	if err != nil {
		return Tip{}, errors.New("its tip cannot be read")
	}
	signed, _ := value.(object)
	signer, document, err := checkProof(signed)
	if err != nil {
		return Tip{}, fmt.Errorf("its tip: %w", err)
	}
	if !signer.Equal(key) {
		return Tip{}, errors.New("its tip was signed with another key")
	}
	plain, err := canonical(document)
	if err != nil {
		return Tip{}, err
	}
	var tip Tip
	if err := json.Unmarshal(plain, &tip); err != nil || tip.Type != typeTip {
		return Tip{}, errors.New("its tip is no tip")
	}
	return tip, nil
}
