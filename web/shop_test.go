package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/handlers"
	"ebenmass/models"
	"ebenmass/models/pictures"
	"ebenmass/models/store"
	"ebenmass/views/text"
	"ebenmass/web"
	"ebenmass/web/post"
)

// shop is a whole shop on a database of its own, served over real HTTP.
type shop struct {
	*httptest.Server
	store  *store.Store
	folder string
	log    *lockedBuffer
	begun  int // rows in the database before any visitor came

	metrics      http.Handler // as those who run the shop reach it
	reportEvents func(context.Context)

	app           *web.App
	letters       *post.Queue // which nobody runs: see deliver
	confirmations *handlers.Confirmations
}

// lockedBuffer is a log that tests read while the shop writes.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

// option changes how a shop is built.
type option func(*web.Config)

func adviceRate(perMinute int) option { return func(c *web.Config) { c.AdviceRate = perMinute } }

func openShop(t testing.TB, options ...option) *shop {
	t.Helper()
	return openShopWith(t, fixture(), options...)
}

func openShopWith(t testing.TB, products []models.Product, options ...option) *shop {
	t.Helper()
	return openShopOf(t, products, time.Now, options...)
}

// openShopAt is a shop whose time a test moves.
func openShopAt(t testing.TB, now func() time.Time, options ...option) *shop {
	t.Helper()
	return openShopOf(t, fixture(), now, options...)
}

func openShopOf(t testing.TB, products []models.Product, now func() time.Time, options ...option) *shop {
	t.Helper()
	return openShopIn(t, store.Settings{Now: now}, products, nil, options...)
}

// openShopIn is a shop whose database the settings name, on SQLite in a folder of its own.
// wrap, which may be nil, stands before all of it.
func openShopIn(t testing.TB, settings store.Settings, products []models.Product, wrap func(http.Handler) http.Handler, options ...option) *shop {
	t.Helper()
	s := &shop{folder: filledFolder(t, products), log: &lockedBuffer{}}
	log, now := slog.New(slog.NewTextHandler(s.log, &slog.HandlerOptions{Level: slog.LevelDebug})), settings.Now
	settings.DataDir, settings.Log = s.folder, log
	ctx := context.Background()
	var err error
	if s.store, err = store.Open(ctx, settings); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.store.Close(); err != nil {
			t.Error(err)
		}
	})
	if settings.Database == "" {
		s.begun = s.rows(t)
	} else if err := s.store.SaveCatalogue(ctx, products); err != nil {
		t.Fatal(err)
	}
	catalogue, err := handlers.NewCatalogue(ctx, s.store, now)
	if err != nil {
		t.Fatal(err)
	}
	s.Server = httptest.NewUnstartedServer(nil)
	cfg := web.Config{Store: s.store, Catalogue: catalogue, Pictures: pictures.In(s.folder), BaseURL: "http://" + s.Listener.Addr().String(), Demo: true, Simulator: simulator(), Log: log, Now: now}
	for _, o := range options {
		o(&cfg)
	}
	app, err := web.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	s.Config.Handler, s.metrics, s.letters, s.confirmations = app.Handler, app.Metrics, app.Letters, app.Confirmations
	s.reportEvents, s.app = app.ReportEvents, app
	if wrap != nil {
		s.Config.Handler = wrap(app.Handler)
	}
	s.Start()
	t.Cleanup(s.Close)
	return s
}

// oneVisitor stands first in a test that asks for much, one thing after the other: a short run, the
// race detector's, leaves it out. There is nothing in it for the detector to find.
func oneVisitor(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("one visitor, one thing after the other")
	}
}

// deliver sends the letters that are due.
func (s *shop) deliver(t testing.TB) {
	t.Helper()
	if err := s.letters.Deliver(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// templates are the files of shops that hold a catalogue and nothing else, by catalogue.
// They are made once and copied: migrating and filling a database for every test takes longer
// than most tests do.
var templates struct {
	mu sync.Mutex
	of map[string]map[string][]byte // files by name
}

// filledFolder returns a data folder of the test's own whose database holds the products.
// Its keys are those of every other one.
func filledFolder(t testing.TB, products []models.Product) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "data")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, content := range template(t, products) {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func template(t testing.TB, products []models.Product) map[string][]byte {
	t.Helper()
	key, err := json.Marshal(products)
	if err != nil {
		t.Fatal(err)
	}
	templates.mu.Lock()
	defer templates.mu.Unlock()
	files, ok := templates.of[string(key)]
	if !ok {
		files = makeTemplate(t, products)
		if templates.of == nil {
			templates.of = map[string]map[string][]byte{}
		}
		templates.of[string(key)] = files
	}
	return files
}

func makeTemplate(t testing.TB, products []models.Product) map[string][]byte {
	t.Helper()
	ctx, folder := context.Background(), t.TempDir()
	db, err := store.Open(ctx, store.Settings{DataDir: folder})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.SaveCatalogue(ctx, products); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(filepath.Join(folder, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// moving is a clock that stands still but when a test moves it, so that a slow machine earns nothing of
// what is limited by the minute. Each look at it is a microsecond after the one before, so that of two
// things one is later.
type moving struct {
	passed atomic.Int64
	begin  time.Time // of its first look
	once   sync.Once
}

func (m *moving) now() time.Time {
	m.once.Do(func() { m.begin = time.Now() })
	return m.begin.Add(time.Duration(m.passed.Add(int64(time.Microsecond))))
}
func (m *moving) days(number int) { m.passed.Add(int64(number) * int64(24*time.Hour)) }

// noon moves the clock to a noon in UTC, when it is the same day in Berlin, in summer, too.
func (m *moving) noon() {
	now := m.now()
	m.passed.Add(int64(now.UTC().Truncate(24 * time.Hour).Add(36 * time.Hour).Sub(now)))
}

func (m *moving) minutes(number int) { m.passed.Add(int64(number) * int64(time.Minute)) }

// browser is one visitor with a cookie jar, who does not follow redirects by itself.
type browser struct {
	t      testing.TB
	shop   *shop
	client *http.Client
	ip     string // as a trusted proxy would say; "" for no proxy
}

func (s *shop) visit(t testing.TB) *browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &browser{t: t, shop: s, client: &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// answer is a response read whole.
type answer struct {
	*http.Response
	text string
}

// page is the answer to be read by selector.
func (a answer) page(t testing.TB) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(a.text))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func (b *browser) do(method, path string, body io.Reader, header ...string) answer {
	b.t.Helper()
	r, err := http.NewRequest(method, b.shop.URL+path, body)
	if err != nil {
		b.t.Fatal(err)
	}
	if b.ip != "" {
		r.Header.Set("X-Forwarded-For", b.ip)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := b.client.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	read, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	if keys := text.MissingKeys(string(read)); keys != nil {
		b.t.Errorf("%s %s: no message %q", method, path, keys)
	}
	return answer{response, string(read)}
}

func (b *browser) get(path string, header ...string) answer {
	b.t.Helper()
	return b.do(http.MethodGet, path, nil, header...)
}

// form posts name, value pairs.
func (b *browser) form(path string, fields ...string) answer {
	b.t.Helper()
	values := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		values.Add(fields[i], fields[i+1])
	}
	return b.do(http.MethodPost, path, strings.NewReader(values.Encode()), "Content-Type", "application/x-www-form-urlencoded")
}

func (b *browser) json(path, body string) answer {
	b.t.Helper()
	return b.do(http.MethodPost, path, strings.NewReader(body), "Content-Type", "application/json")
}

// want fails the test unless the answer has a status.
func (a answer) want(t testing.TB, status int) answer {
	t.Helper()
	if a.StatusCode != status {
		t.Fatalf("%s %s: status %d, want %d\n%.600s", a.Request.Method, a.Request.URL.Path, a.StatusCode, status, a.text)
	}
	return a
}

// goesTo fails the test unless the answer is a redirect after a post to a path.
func (a answer) goesTo(t *testing.T, path string) {
	t.Helper()
	if got := a.want(t, http.StatusSeeOther).Header.Get("Location"); got != path {
		t.Fatalf("%s goes to %q, want %q", a.Request.URL.Path, got, path)
	}
}

// measures are the fields of somebody who is in the middle of the fixture's sizes.
func measures(more ...string) []string {
	return append([]string{"sizing", "women", "unit", "cm", "measured_with", "tape", "preference", "regular",
		"height", "170", "bust", "92", "waist", "76", "hip", "100", "inseam", "79", "arm", "60"}, more...)
}
