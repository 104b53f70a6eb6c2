package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ebenmass/models/letter"
)

func TestOrderLookup_SameAnswerWhateverIsThere(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	buyer, asker := s.visit(t), s.visit(t)
	buyer.basket("alma-t-shirt-sage-m", "1")
	number := buyer.order("de")
	before := len(buyer.letters())

	form := asker.get("/de/orders").want(t, http.StatusOK)
	if len(form.Cookies()) > 0 || form.page(t).Find(`form[method="post"][action="/de/orders"] input[name="number"]`).Length() != 1 {
		t.Error("the form sets a cookie or is none")
	}
	var pages []string
	for name, fields := range map[string][2]string{
		"right":           {strings.ToLower(strings.ReplaceAll(number, "-", " ")), "JULE@example.org"},
		"another address": {number, "somebody@example.org"},
		"no such order":   {"0000-0000-0000-0000", "jule@example.org"},
	} {
		answer := asker.form("/de/orders", "number", fields[0], "email", fields[1]).want(t, http.StatusSeeOther)
		if got := answer.Header.Get("Location"); got != "/de/orders?notice=sent" || len(answer.Cookies()) > 0 {
			t.Errorf("%s: %q, cookies %v", name, got, answer.Cookies())
		}
		pages = append(pages, asker.get("/de/orders?notice=sent").text)
	}
	if pages[0] != pages[1] || pages[1] != pages[2] || !strings.Contains(pages[0], "Wenn Nummer und Adresse zusammengehören") {
		t.Error("the answers differ")
	}
	letters := buyer.letters()
	if len(letters) != before+1 || len(asker.letters()) != 0 {
		t.Fatalf("%d letters lie with who ordered, %d with who asked", len(letters)-before, len(asker.letters()))
	}
	_, after, found := strings.Cut(letters[0], "/de/orders/"+number+"?key=")
	if !found {
		t.Fatalf("the letter brings no link: %q", letters[0])
	}
	key, _, _ := strings.Cut(after, "\n")
	if opened := asker.get("/de/orders/"+number+"?key="+key).want(t, http.StatusOK); !strings.Contains(opened.text, "Jule Sommer") {
		t.Error("the link does not open the order")
	}
}

func TestOrderLookup_WhatIsWrongComesBack(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	doc := b.form("/en/orders", "number", "12<b>", "email", "jule").want(t, http.StatusUnprocessableEntity).page(t)
	if doc.Find(`#number[aria-invalid="true"][value="12<b>"]`).Length() != 1 || doc.Find(`#email[aria-invalid="true"][value="jule"]`).Length() != 1 || doc.Find(`.error-summary a`).Length() != 2 {
		t.Errorf("the form says %q", doc.Find("main").Text())
	}
}

func TestOrderLookup_FewLetters(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	number, before := b.order("de"), len(b.letters())
	for range 8 {
		b.form("/de/orders", "number", number, "email", "jule@example.org").want(t, http.StatusSeeOther)
	}
	if sent := len(b.letters()) - before; sent != 3 {
		t.Errorf("asked eight times, %d letters came", sent)
	}
}

// Where letters really go out, the link goes to the address the order has, whoever asks.
func TestOrderLookup_Mailed(t *testing.T) {
	t.Parallel()
	s, post := openMailed(t)
	buyer := s.visit(t)
	buyer.basket("alma-t-shirt-sage-m", "1")
	number := buyer.order("en")
	s.visit(t).form("/en/orders", "number", number, "email", "jule@example.org").want(t, http.StatusSeeOther)
	s.visit(t).form("/en/orders", "number", number, "email", "thief@example.org").want(t, http.StatusSeeOther)
	s.deliver(t)
	post.mu.Lock()
	defer post.mu.Unlock()
	var texts []string
	for _, l := range post.letters["jule@example.org"] {
		if l.Kind == letter.Lookup {
			texts = append(texts, l.Text)
		}
	}
	if len(texts) != 1 || !strings.Contains(texts[0], "/en/orders/"+url.PathEscape(number)+"?key=") || len(post.letters["thief@example.org"]) != 0 {
		t.Errorf("mailed: %q", texts)
	}
}

func TestOrderLookup_Linked(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for _, page := range []string{"/de/", "/de/sign-in", "/de/withdraw"} {
		where := "main"
		if page == "/de/" {
			where = "footer"
		}
		if b.get(page).page(t).Find(where+` a[href="/de/orders"]`).Length() == 0 {
			t.Errorf("%s does not lead there", page)
		}
	}
}
