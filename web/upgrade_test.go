package web_test

import (
	"database/sql"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"ebenmass/handlers"
	"ebenmass/models/store"
	"ebenmass/web"
	"ebenmass/web/session"

	"github.com/PuerkitoBio/goquery"
)

// A folder of the first build, opened by this one: my data mark everything that was stored.
func TestGetMyData_FirstBuildsFolder(t *testing.T) {
	t.Parallel()
	now := func() time.Time { return time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC) }
	db, err := store.Open(t.Context(), store.Settings{DataDir: firstBuildsFolder(t), Now: now})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	catalogue, err := handlers.NewCatalogue(t.Context(), db, now)
	if err != nil {
		t.Fatal(err)
	}
	shop, err := web.New(web.Config{Store: db, Catalogue: catalogue, BaseURL: "http://shop.test", Log: slog.New(slog.DiscardHandler), Now: now})
	if err != nil {
		t.Fatal(err)
	}

	cookie := httptest.NewRecorder() // as the browser holds it: of the folder's own keys, not yet too old
	hash, block := db.SessionKeys()
	request := httptest.NewRequest(http.MethodGet, "http://shop.test/en/my-data", nil)
	if err := session.New(hash, block, false).Set(cookie, request, "JSLMNMMFNPAICQLYG6URSHMWJE", time.Hour); err != nil {
		t.Fatal(err)
	}
	request.AddCookie(cookie.Result().Cookies()[0])
	answer := httptest.NewRecorder()
	shop.ServeHTTP(answer, request)
	page, err := goquery.NewDocumentFromReader(answer.Body)
	if err != nil || answer.Code != http.StatusOK {
		t.Fatalf("my data: %d, %v", answer.Code, err)
	}
	var marks []string
	page.Find("[data-datum]").Each(func(_ int, row *goquery.Selection) {
		marks = append(marks, row.AttrOr("data-purpose", "")+" "+row.AttrOr("data-datum", "")+" "+row.AttrOr("data-expires", ""))
	})
	slices.Sort(marks)
	want := []string{
		"advice arm 2027-11-30", "advice bust 2027-11-30", "advice height 2027-11-30", "advice hip 2027-11-30", "advice inseam 2027-11-30",
		"advice measured_with 2027-11-30", "advice preference 2027-11-30", "advice sizing 2027-11-30", "advice waist 2027-11-30",
		"basket basket-arne-linen-shirt-white-xs 2026-12-30", "proof consent-1 2027-11-30", "session session-1 2027-11-30",
	}
	if !slices.Equal(marks, want) {
		t.Errorf("marked %q\nwant %q", marks, want)
	}
}

// firstBuildsFolder makes a data folder as the build 62bab94 left it.
func firstBuildsFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	key, keyErr := os.ReadFile("../models/store/testdata/upgrade/62bab94.key")
	dump, dumpErr := os.ReadFile("../models/store/testdata/upgrade/62bab94.sql")
	if keyErr != nil || dumpErr != nil {
		t.Fatal(keyErr, dumpErr)
	}
	if err := os.WriteFile(filepath.Join(dir, "ebenmass.key"), key, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open(sqliteDriver, filepath.Join(dir, "ebenmass.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(string(dump)); err != nil {
		t.Fatal(err)
	}
	return dir
}
