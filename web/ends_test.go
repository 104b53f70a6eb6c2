package web_test

import (
	"database/sql"
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ebenmass/models/consent"
)

// Whatever somebody consented to, withdrew and did: my data, the copy, the database and the
// notice say the same of when each thing ends.
func TestEnds_AgreeEverywhere(t *testing.T) {
	at := &moving{}
	at.noon() // the page names days in Berlin, the copy moments in UTC
	s := openShopAt(t, at.now)
	rapid.Check(t, func(r *rapid.T) {
		b, history := s.visit(t), []string{}
		mail := time.Time{}
		for range rapid.IntRange(1, 6).Draw(r, "acts") {
			act := rapid.SampledFrom([]string{"advice", "offers", "learn", "subscribe", "basket", "look", "withdraw advice", "withdraw offers", "withdraw mail"}).Draw(r, "act")
			history = append(history, act)
			switch verb, purpose, _ := strings.Cut(act, " "); verb {
			case "learn":
				b.form("/de/my-data/consents", "purpose", "learn", "action", "grant", "age16", "1").want(t, http.StatusSeeOther)
			case "advice", "offers":
				b.form("/de/fit", measures("age16", "1", "consent_"+verb, "1")...).want(t, http.StatusSeeOther)
			case "subscribe":
				b.form("/de/mail", "email", fmt.Sprintf("p%d@example.org", at.now().UnixNano()), "age16", "1").want(t, http.StatusSeeOther)
				b.form("/de/mail/confirm", "token", tokenOf(t, b.linkInOutbox("/mail/confirm", "token"))).want(t, http.StatusSeeOther)
				mail = consent.KeptAddress.Until(at.now())
			case "basket":
				b.basket("alma-t-shirt-sage-m", "1")
			case "look":
				b.get("/de/products/alma-t-shirt")
			case "withdraw":
				b.form("/de/my-data/consents", "purpose", purpose, "action", "withdraw").want(t, http.StatusSeeOther)
				if purpose == "mail" {
					mail = time.Time{}
				}
			}
			s.wantSameEnds(t, b, at.now(), mail, history)
			at.days(rapid.IntRange(0, 6).Draw(r, "days"))
		}
	})
}

// wantSameEnds compares what is said of the ends of a visitor's data.
func (s *shop) wantSameEnds(t *testing.T, b *browser, now, mail time.Time, history []string) {
	t.Helper()
	if err := s.store.CloseDays(t.Context()); err != nil { // not between the page and the copy
		t.Fatal(err)
	}
	doc := b.get("/de/my-data").want(t, http.StatusOK).page(t)
	var shown, told []string
	called := strings.NewReplacer("email ", "newsletter-1 ") // what the page names otherwise than the copy
	for _, row := range doc.Find("[data-datum]").EachIter() {
		name, purpose := called.Replace(row.AttrOr("data-datum", "")+" "), row.AttrOr("data-purpose", "")
		if strings.HasPrefix(name, "letter-") { // counted from the latest there, from the oldest in the copy
			name, purpose = "letter ", "outbox"
		}
		shown = append(shown, name+purpose+" "+row.AttrOr("data-expires", ""))
	}
	file := b.exported("de")
	visitor := ""
	for category, records := range file.Held {
		for _, record := range records {
			day := record.Until[:10]
			switch category {
			case "visitor":
				visitor = day
				continue
			case "accesses", "journal_days":
				since, err := time.Parse(time.RFC3339, record.Since)
				if err != nil {
					t.Fatal(err)
				}
				if notice := consent.KeptJournal.Until(since).Format(time.DateOnly); day > notice {
					t.Errorf("%q: an access of %s is said to be kept until %s, the notice says %s", history, record.Since, day, notice)
				}
				continue // the page tells them in the journal's chapter, by day
			case "journal_tip":
				continue
			}
			for _, purpose := range record.Purposes {
				name := record.Name
				if strings.HasPrefix(name, "letter-") {
					name = "letter"
				}
				told = append(told, name+" "+purpose+" "+day)
			}
		}
	}
	slices.Sort(shown)
	slices.Sort(told)
	if !slices.Equal(shown, told) {
		t.Fatalf("%q: the page shows\n%s\nthe copy tells\n%s", history, strings.Join(shown, "\n"), strings.Join(told, "\n"))
	}
	if len(told) == 0 && visitor == "" {
		return
	}
	if notice := consent.VisitEnds(now, mail).Format(time.DateOnly); visitor > notice {
		t.Fatalf("%q: everything is kept until %s, the notice says %s", history, visitor, notice)
	}
	for _, line := range told {
		if day := line[strings.LastIndex(line, " ")+1:]; day > visitor {
			t.Fatalf("%q: %s outlasts its visitor, who ends on %s", history, line, visitor)
		}
	}
	if !s.anyCustomerEnds(t, visitor) {
		t.Fatalf("%q: nobody in the database ends on %s", history, visitor)
	}
	if !mail.IsZero() && visitor != mail.Format(time.DateOnly) {
		t.Fatalf("%q: the newsletter lasts until %s, the visitor who can see it until %s", history, mail.Format(time.DateOnly), visitor)
	}
}

// anyCustomerEnds reports whether a customer and a session in the database end on a day.
func (s *shop) anyCustomerEnds(t *testing.T, day string) bool {
	t.Helper()
	from, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	var n int
	db, err := sql.Open(sqliteDriver, "file:"+filepath.Join(s.folder, "ebenmass.db")+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.QueryRow(`SELECT count(*) FROM customers c JOIN sessions s ON s.customer = c.id
		WHERE c.expires_at >= ? AND c.expires_at < ? AND s.expires_at >= ? AND s.expires_at < ?`,
		from.UnixMicro(), from.AddDate(0, 0, 1).UnixMicro(), from.UnixMicro(), from.AddDate(0, 0, 1).UnixMicro()).Scan(&n)
	if err != nil {
		t.Fatal(err)
	}
	return n > 0
}
