package web_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// timeMethods write a time, or take a part of it: only views/text, on the clock of Berlin, and
// models may. Names that other types have too (In, Date, String) are left out.
var timeMethods = []string{"Format", "AppendFormat", "Clock", "Weekday", "YearDay", "ISOWeek", "Hour", "Minute", "Local"}

func TestViews_TimesOnlyThroughClock(t *testing.T) {
	t.Parallel()
	files := 0
	for _, room := range []string{"../views", "../handlers", "../models/letter", "../models/mirror"} {
		err := filepath.WalkDir(room, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "../views/text/") {
				return err
			}
			source, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			files++
			for _, used := range timesWritten(t, path, source) {
				t.Errorf("%s calls %s of a time; the functions of views/text know whose clock it is", path, used)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 100 {
		t.Errorf("only %d files were read", files)
	}
	if used := timesWritten(t, "bad.go", []byte("package x\nfunc f(p page) string { return p.Order.PlacedAt.Format(\"15:04\") }")); len(used) != 1 {
		t.Errorf("in a file that formats a time %q is found", used)
	}
}

func timesWritten(t *testing.T, path string, source []byte) (used []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, source, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			if method, ok := call.Fun.(*ast.SelectorExpr); ok && slices.Contains(timeMethods, method.Sel.Name) {
				used = append(used, method.Sel.Name)
			}
		}
		return true
	})
	return used
}

// nights are moments at which the day in Berlin is another than in UTC, or its clock changes.
var nights = []struct{ at, de, en, zoneDE, zoneEN, yesterdayDE, expressDE string }{
	{"2026-11-30T23:49:00Z", "1. Dezember 2026, 00:49", "1 December 2026, 00:49", "MEZ", "CET", "30. November 2026", "Mi., 2. Dezember"},
	{"2026-10-25T00:30:00Z", "25. Oktober 2026, 02:30", "25 October 2026, 02:30", "MESZ", "CEST", "24. Oktober 2026", "Mo., 26. Oktober"},
	{"2026-10-25T01:30:00Z", "25. Oktober 2026, 02:30", "25 October 2026, 02:30", "MEZ", "CET", "24. Oktober 2026", "Mo., 26. Oktober"},
	{"2026-03-29T01:00:00Z", "29. März 2026, 03:00", "29 March 2026, 03:00", "MESZ", "CEST", "28. März 2026", "Mo., 30. März"},
	{"2026-07-02T22:10:00Z", "3. Juli 2026, 00:10", "3 July 2026, 00:10", "MESZ", "CEST", "2. Juli 2026", "Mo., 6. Juli"},
}

func TestClock_BerlinOnEveryPage(t *testing.T) {
	t.Parallel()
	for _, night := range nights {
		t.Run(night.at, func(t *testing.T) {
			t.Parallel()
			at, err := time.Parse(time.RFC3339, night.at)
			if err != nil {
				t.Fatal(err)
			}
			s := openShopAt(t, func() time.Time { return at })
			b := s.visit(t)
			b.form("/de/fit", measures("consent_advice", "1", "age16", "1")...).want(t, http.StatusSeeOther)
			b.get("/de/products/alma-t-shirt").want(t, http.StatusOK)
			b.basket("alma-t-shirt-sage-m", "1")
			number := b.order("de", "delivery", "express")
			b.form("/de/mail", "email", newcomer, "age16", "1").want(t, http.StatusSeeOther)
			b.form("/de/my-data/consents", "purpose", "advice", "action", "withdraw").want(t, http.StatusSeeOther)
			for page, zoned := range map[string]bool{"/orders/" + number: true, "/outbox": true, "/my-data": true, "/mail": false} {
				for lang, moment := range map[string]string{"de": night.de, "en": night.en} {
					zone := map[string]string{"de": night.zoneDE, "en": night.zoneEN}[lang]
					shown := said(b.get("/"+lang+page).want(t, http.StatusOK).page(t).Find("main").Text())
					if zoned && !strings.Contains(shown, moment+map[string]string{"de": " Uhr (", "en": " ("}[lang]+zone) {
						t.Errorf("%s%s does not say %q in %s", lang, page, moment, zone)
					}
					if strings.Contains(shown, night.yesterdayDE) || strings.Contains(shown, at.Format("15:04")) && !strings.Contains(moment, at.Format("15:04")) {
						t.Errorf("%s%s tells a time that is not Berlin's", lang, page)
					}
				}
			}
			if letter := said(strings.Join(b.letters(), " ")); !strings.Contains(letter, night.de) || !strings.Contains(letter, night.expressDE) {
				t.Errorf("the letter does not say %q and %q", night.de, night.expressDE)
			}
			if order := said(b.get("/de/orders/" + number).page(t).Find("main").Text()); !strings.Contains(order, night.expressDE) {
				t.Errorf("the order does not come on %q", night.expressDE)
			}
			day := at.Add(2 * time.Hour).Format(time.DateOnly) // in all these nights
			if file := b.get("/de/my-data/export.json").want(t, http.StatusOK).text; !strings.Contains(file, at.Format("2006-01-02T15:04:05")) || !strings.Contains(file, `"`+day+`"`) {
				t.Errorf("the export lacks the moment in RFC 3339 or the day %s", day)
			}
		})
	}
}
