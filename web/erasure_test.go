package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"ebenmass/models/receipt"
	"ebenmass/views/text"
)

var receiptID = regexp.MustCompile(`[A-Z2-7]{26}$`)

// goesToReceipt checks that an answer leads to an erasure's receipt below a path, and returns
// its identifier.
func (a answer) goesToReceipt(t *testing.T, path string) (id string) {
	t.Helper()
	location := a.want(t, http.StatusSeeOther).Header.Get("Location")
	id = receiptID.FindString(location)
	if id == "" || location != path+id {
		t.Fatalf("%s goes to %q", a.Request.URL.Path, location)
	}
	return id
}

func TestPostDelete_ReceiptOutlivesVisit(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "advice")
	a := b.form("/en/my-data/delete", "scope", "all")
	id := a.goesToReceipt(t, "/en/my-data/receipts/")
	if err := s.store.FinishSearches(t.Context()); err != nil {
		t.Fatal(err)
	}
	if a.Header.Get("Clear-Site-Data") != `"cache"` {
		t.Errorf("Clear-Site-Data %q", a.Header.Get("Clear-Site-Data"))
	}
	for name, visitor := range map[string]*browser{"the visitor": b, "somebody else": s.visit(t)} {
		shown := visitor.get("/en/my-data/receipts/"+id).want(t, http.StatusOK)
		doc := shown.page(t)
		if doc.Find("[data-datum]").Length() != 0 || doc.Find(`a[href="/en/my-data/receipts/`+id+`.json"]`).Length() != 1 {
			t.Errorf("%s: the page holds data, or does not offer the file", name)
		}
		if text := strings.Join(strings.Fields(doc.Find(".tally li").Last().Text()), " "); text != "0copies found after" && text != "0 copies found after" {
			t.Errorf("%s reads %q", name, text)
		}
		if shown.Header.Get("Cache-Control") != "no-store" || len(shown.Cookies()) != 0 {
			t.Errorf("%s: Cache-Control %q, %d cookies", name, shown.Header.Get("Cache-Control"), len(shown.Cookies()))
		}
	}
	b.get("/de/my-data/receipts/"+id).want(t, http.StatusOK)
	file := b.get("/en/my-data/receipts/"+id+".json").want(t, http.StatusOK)
	verdict, err := receipt.Verify([]byte(file.text))
	if err != nil {
		t.Fatal(err)
	}
	e, err := receipt.ReadErasure(verdict.Document)
	if err != nil {
		t.Fatal(err)
	}
	if e.Keys != 1 || !e.LogEmptied || !e.After.Whole || e.After.Copies != 0 || e.Before.Copies == 0 {
		t.Errorf("the receipt says %+v", e)
	}
	s.visit(t).get("/en/my-data/receipts/AAAAAAAAAAAAAAAAAAAAAAAAAA").want(t, http.StatusNotFound)
	s.visit(t).get("/en/my-data/receipts/AAAAAAAAAAAAAAAAAAAAAAAAAA.json").want(t, http.StatusNotFound)
}

func TestPostConsents_LastWithdrawalGivesReceipt(t *testing.T) {
	t.Parallel()
	b := consented(t, openShop(t), "advice")
	a := b.form("/de/my-data/consents", "purpose", "advice", "action", "withdraw")
	id := a.goesToReceipt(t, "/de/my-data?notice=erased&receipt=")
	doc := b.get("/de/my-data?notice=erased&receipt="+id).want(t, http.StatusOK).page(t)
	if doc.Find(`[role=status] a[href="/de/my-data/receipts/`+id+`"]`).Length() != 1 {
		t.Error("the notice does not lead to the receipt")
	}
	invented := b.get("/de/my-data?notice=erased&receipt=AAAAAAAAAAAAAAAAAAAAAAAAAA").page(t)
	if invented.Find(`a[href*="/my-data/receipts/AAAA"]`).Length() != 0 {
		t.Error("the notice leads to a receipt that is not there")
	}
	b.get("/de/my-data/receipts/"+id).want(t, http.StatusOK)
}

func TestErasureReceipt_EveryTableHasANoun(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	tables := attributes(b.get(mirrorPath).page(t).Find("[data-table]"), "data-table")
	if len(tables) < 10 {
		t.Fatalf("the mirror names %d tables", len(tables))
	}
	for _, table := range tables {
		if table != "customer_keys" && !text.Has("erasure.row."+table+"_one") { // keys are told of before
			t.Errorf("a receipt has no noun for a row of %s", table)
		}
	}
}
