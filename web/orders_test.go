package web_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// kanarie is an address whose every part occurs nowhere else.
func kanarie() []string {
	return []string{"name", "Petra Kanarienvogel", "street", "Zwitscherweg 97", "email", "petra@kanarie.example"}
}

// orderRows is what my data show of orders.
func orderRows(doc *goquery.Document) map[string]string {
	rows := map[string]string{}
	doc.Find(`[data-datum][data-purpose="order"]`).Each(func(_ int, row *goquery.Selection) {
		if name := row.AttrOr("data-datum", ""); strings.HasPrefix(name, "order-") {
			rows[name] = row.AttrOr("data-source", "") + " " + row.AttrOr("data-expires", "") + " " + said(row.Text())
		}
	})
	return rows
}

func TestGetMyData_Orders(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"de", "en"} {
		s := openShop(t)
		b := s.visit(t)
		b.basket("alma-t-shirt-sage-m", "2")
		number := b.order(lang, kanarie()...)
		doc := b.get("/"+lang+"/my-data").want(t, http.StatusOK).page(t)
		rows := orderRows(doc)
		for name, want := range map[string]string{
			"order-1": "form", "order-1-address": "Petra Kanarienvogel", "order-1-email": "petra@kanarie.example", "order-1-line-1": "basket",
		} {
			if got := rows[name]; !strings.Contains(got, want) || !strings.Contains(got, "20") {
				t.Errorf("%s: %s is %q", lang, name, got)
			}
		}
		if !strings.Contains(rows["order-1-address"], "Zwitscherweg 97") || len(rows) != 4 {
			t.Errorf("%s: rows %v", lang, rows)
		}
		if doc.Find(`a[href="/`+lang+`/orders/`+number+`"]`).Length() != 1 || doc.Find(`[data-kept="order"] .keep-until`).Length() != 1 {
			t.Errorf("%s: no way to the order, or no end", lang)
		}
		if letters := doc.Find(`[data-datum="letter-1"][data-purpose="order"]`).Length(); letters != 1 {
			t.Errorf("%s: %d letters are there for the order", lang, letters)
		}
		for _, canary := range []string{"Kanarienvogel", "Zwitscherweg", "petra@kanarie"} {
			if where := s.holds(t, canary); where != "" {
				t.Errorf("%q stands readable in %s", canary, where)
			}
		}
	}
}

func TestGetExport_Orders(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "2")
	number := b.order("de", kanarie()...)
	var file struct {
		Held struct {
			Orders []struct {
				Name     string
				Purposes []string
				Values   map[string]any
			}
			Lines []struct{ Values map[string]any } `json:"order_lines"`
		}
	}
	if err := json.Unmarshal([]byte(b.get("/de/my-data/export.json").want(t, http.StatusOK).text), &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Held.Orders) != 1 || len(file.Held.Lines) != 1 {
		t.Fatalf("held %+v", file.Held)
	}
	order, line := file.Held.Orders[0], file.Held.Lines[0].Values
	if order.Values["number"] != number || order.Values["street"] != "Zwitscherweg 97" || order.Name != "order-1" || order.Purposes[0] != "order" {
		t.Errorf("order %+v", order)
	}
	if line["sku"] != "alma-t-shirt-sage-m" || line["order"] != number || line["quantity"] != 2.0 {
		t.Errorf("line %+v", line)
	}
	table, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.get("/de/my-data/export.csv").text, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, row := range table {
		if text := strings.Join(row, " "); strings.Contains(text, number) || strings.Contains(text, "petra@kanarie.example") {
			found++
		}
	}
	if found < 3 { // the order's number and address, and the line's order
		t.Errorf("%d lines of the CSV are about the order", found)
	}
}

func TestPostOrderDelete_OneOrder(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"de", "en"} {
		s := openShop(t)
		b := s.visit(t)
		b.basket("alma-t-shirt-sage-m", "1")
		number := b.order(lang, kanarie()...)
		b.basket("alma-t-shirt-sage-m", "2")
		stays := b.order(lang)
		page := "/" + lang + "/orders/"
		if b.get("/"+lang+"/my-data").page(t).Find(`form[action="`+page+number+`/delete"] button`).Length() != 1 {
			t.Errorf("%s: no button", lang)
		}
		s.visit(t).form(page+number+"/delete").want(t, http.StatusNotFound)
		s.visit(t).form(page+number+"/delete", "key", "WRONG").want(t, http.StatusNotFound)
		receipt := b.form(page+number+"/delete").want(t, http.StatusSeeOther)
		if receipt.Header.Get("Clear-Site-Data") != `"cache"` {
			t.Error("the browser keeps its pages")
		}
		told := b.get(receipt.Header.Get("Location")).want(t, http.StatusOK).page(t)
		if heading := told.Find("h1").Text(); !strings.Contains(heading, map[string]string{"de": "Bestellung ist gelöscht", "en": "order is deleted"}[lang]) {
			t.Errorf("%s: the receipt says %q", lang, heading)
		}
		b.get(page+number).want(t, http.StatusNotFound)
		b.get(page+stays).want(t, http.StatusOK)
		if outbox := b.get("/" + lang + "/outbox").text; strings.Contains(outbox, number) || !strings.Contains(outbox, stays) {
			t.Errorf("%s: the wrong letters are left", lang)
		}
		for _, canary := range []string{number, "Kanarienvogel", "Zwitscherweg", "petra@kanarie"} {
			if where := s.holds(t, canary); where != "" {
				t.Errorf("%q is still in %s", canary, where)
			}
		}
		if again := b.form(page+number+"/delete").want(t, http.StatusSeeOther).Header.Get("Location"); again != receipt.Header.Get("Location") {
			t.Errorf("%s: pressed twice it goes to %q", lang, again)
		}
	}
}

func TestPostOrderDelete_ByKey(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	number := b.order("de")
	link, err := url.Parse(b.get("/de/orders/"+number).page(t).Find(".order-link a").AttrOr("href", ""))
	if err != nil {
		t.Fatal(err)
	}
	guest, deleting := s.visit(t), "/de/orders/"+number+"/delete"
	form := guest.get(link.RequestURI()).page(t).Find(`form[action="` + deleting + `"]`)
	key := form.Find(`input[name="key"]`).AttrOr("value", "")
	if form.Find(`input[name="email"]`).Length() != 1 || key == "" {
		t.Fatal("the order's page deletes nothing")
	}
	guest.form(deleting, "key", key).want(t, http.StatusUnprocessableEntity)
	guest.form(deleting, "key", key, "email", " Jule@Example.org ").want(t, http.StatusSeeOther)
	b.get("/de/orders/"+number).want(t, http.StatusNotFound)
}

func TestPostDelete_TakesOrders(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	number := b.order("en", kanarie()...)
	told := said(b.get("/en/my-data/delete?scope=all").want(t, http.StatusOK).page(t).Find("main").Text())
	for _, want := range []string{"1 order with its address", "8 years", "6 years", "orders are deleted too"} {
		if !strings.Contains(strings.ReplaceAll(told, "\u00a0", " "), want) {
			t.Errorf("the page lacks %q: %s", want, told)
		}
	}
	b.form("/en/my-data/delete", "scope", "all").want(t, http.StatusSeeOther)
	if n := b.get("/en/my-data").page(t).Find("[data-datum]").Length(); n != 0 {
		t.Errorf("%d data are left", n)
	}
	for _, canary := range []string{number, "Kanarienvogel", "Zwitscherweg", "petra@kanarie"} {
		if where := s.holds(t, canary); where != "" {
			t.Errorf("%q is still in %s", canary, where)
		}
	}
}

func TestPostSignInConfirm_MovesOrders(t *testing.T) {
	t.Parallel()
	s, m, owner, _ := openLocal(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	number := b.order("de", kanarie()...)
	token := b.ask(m, jule)
	if told := b.get("/de/sign-in/confirm?token="+token).want(t, http.StatusOK).text; !strings.Contains(told, "Bestellung dieses Browsers") {
		t.Error("the page does not tell of the order")
	}
	b.form("/de/sign-in/confirm", "token", token).want(t, http.StatusSeeOther)
	b.get("/de/orders/"+number).want(t, http.StatusOK)
	if rows := orderRows(owner.get("/de/my-data").page(t)); !strings.Contains(rows["order-1-address"], "Zwitscherweg 97") {
		t.Errorf("the account has %v", rows)
	}
}

func TestPostOrderDelete_ReceiptNamesNobody(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	number := b.order("de", kanarie()...)
	location := b.form("/de/orders/"+number+"/delete").want(t, http.StatusSeeOther).Header.Get("Location")
	document := []byte(b.get(location+".json").want(t, http.StatusOK).text)
	if !bytes.Contains(document, []byte(`"order"`)) {
		t.Errorf("the receipt is about %s", document)
	}
	for _, canary := range []string{number, "Kanarienvogel", "Zwitscherweg", "kanarie"} {
		if bytes.Contains(document, []byte(canary)) {
			t.Errorf("the receipt holds %q", canary)
		}
	}
}
