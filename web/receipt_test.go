package web_test

import (
	"bytes"
	"encoding/json"
	"mime"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/models/receipt"
	"ebenmass/views/text"
)

// receipts lists the pages of the receipts my data names, the latest first.
func (b *browser) receipts(lang string) []string {
	b.t.Helper()
	var paths []string
	for _, link := range b.get("/"+lang+"/my-data").want(b.t, http.StatusOK).page(b.t).Find(`a[href*="/my-data/receipts/"]`).EachIter() {
		paths = append(paths, link.AttrOr("href", ""))
	}
	return paths
}

func TestGetReceipt_EveryDecision(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "advice", "offers")
	b.form("/en/my-data/consents", "purpose", "offers", "action", "withdraw")
	b.form("/en/my-data/consents", "action", "pause")
	b.form("/en/my-data/consents", "action", "resume")
	paths := b.receipts("en")
	if len(paths) != 5 {
		t.Fatalf("receipts %v, want one of each of five decisions", paths)
	}
	key := receipt.PublicKey(s.store.SigningKey())
	for _, path := range paths {
		page := b.get(path).want(t, http.StatusOK)
		if cache := page.Header.Get("Cache-Control"); cache != "no-store" {
			t.Errorf("%s: Cache-Control %q", path, cache)
		}
		if doc := page.page(t); doc.Find("h1").Length() != 1 || !strings.Contains(doc.Find("#check").Text(), receipt.Fingerprint(key)) || doc.Find(`a[download][href="`+path+`.json"]`).Length() != 1 {
			t.Errorf("%s offers no file, or not the fingerprint to compare", path)
		}
		file := b.get(path+".json").want(t, http.StatusOK)
		kind, params, err := mime.ParseMediaType(file.Header.Get("Content-Disposition"))
		if err != nil || kind != "attachment" || !strings.HasPrefix(params["filename"], "ebenmass-") || file.Header.Get("Content-Type") != "application/ld+json" {
			t.Errorf("%s.json: %v", path, file.Header)
		}
		verdict, err := receipt.Verify([]byte(file.text))
		if err != nil || verdict.Type != receipt.TypeConsent || !verdict.Key.Equal(key) {
			t.Errorf("%s.json: %+v, %v", path, verdict, err)
		}
		if again := b.get(strings.Replace(path, "/en/", "/de/", 1) + ".json"); !bytes.Equal([]byte(again.text), []byte(file.text)) {
			t.Errorf("%s.json is another file on another page", path)
		}
	}
	for action, want := range map[string][]string{
		"resumed":   {`"eu-gdpr:A18"`, `"action": "resumed"`},
		"withdrawn": {`"dpv:ConsentWithdrawn"`, "urn:ebenmass:purpose:offers"},
		"granted":   {`"dpv:ConsentGiven"`, `"age16Declared": true`, `"dct:language": "de"`, `"dct:hasVersion"`, "eu-gdpr:A9-2-a", "dpv-27560#receipt-eu-gdpr"},
	} {
		path := map[string]string{"resumed": paths[0], "withdrawn": paths[2], "granted": paths[3]}[action]
		file := b.get(path + ".json").text
		for _, text := range want {
			if !strings.Contains(file, text) {
				t.Errorf("the receipt of %s lacks %s", action, text)
			}
		}
	}
}

func TestGetReceipt_OwnerOnly(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b, other := consented(t, s, "advice"), consented(t, s, "advice")
	path := b.receipts("de")[0]
	for name, visitor := range map[string]*browser{"another customer": other, "nobody": s.visit(t)} {
		for _, extension := range []string{"", ".json"} {
			a := visitor.get(path+extension).want(t, http.StatusNotFound)
			if strings.Contains(a.text, "dpv:") {
				t.Errorf("%s reads %s", name, path+extension)
			}
		}
	}
	for _, id := range []string{"x", ".json", strings.Repeat("A", 26), "..%2f..%2fetc"} {
		b.get("/de/my-data/receipts/"+id).want(t, http.StatusNotFound)
	}
	b.form("/de/my-data/delete", "scope", "all")
	b.get(path).want(t, http.StatusNotFound)
}

func TestGetKey_SameEverywhere(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	a := s.visit(t).get("/.well-known/ebenmass-key.json").want(t, http.StatusOK)
	var shown receipt.KeyDocument
	if err := json.Unmarshal([]byte(a.text), &shown); err != nil {
		t.Fatal(err)
	}
	if shown != receipt.Describe(receipt.PublicKey(s.store.SigningKey())) || shown.Algorithm != "Ed25519" || len(shown.Fingerprint) != 64 || len(a.Cookies()) != 0 {
		t.Errorf("shown %+v", shown)
	}
}

// Every table about people is named on an erasure's receipt, in the singular and the plural, but
// the keys, of which the receipt has a sentence of its own.
func TestErasureReceipt_NounForEveryTable(t *testing.T) {
	t.Parallel()
	tables := openShop(t).visit(t).get(mirrorPath).want(t, http.StatusOK).page(t).Find("[data-table]")
	if tables.Length() < 20 {
		t.Fatalf("%d tables", tables.Length())
	}
	tables.Each(func(_ int, row *goquery.Selection) {
		table := row.AttrOr("data-table", "")
		if table == "customer_keys" {
			return
		}
		for _, number := range []string{"_one", "_other"} {
			if !text.Has("erasure.row." + table + number) {
				t.Errorf("the receipt has no word for %s%s", table, number)
			}
		}
	})
}
