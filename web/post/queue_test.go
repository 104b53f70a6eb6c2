package post

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jackc/pgx/v5"

	"ebenmass/models"
	"ebenmass/models/letter"
	"ebenmass/models/store"
	"ebenmass/web/limit"
	"ebenmass/web/post/posttest"
)

// mailbox is a store with a customer, and the queues of its instances.
type mailbox struct {
	store    *store.Store
	customer string
	log      *bytes.Buffer
	clock    *moving
}

// moving is a time that tests move on.
type moving struct {
	mu     sync.Mutex
	passed time.Duration
}

func (m *moving) now() time.Time {
	m.mu.Lock()
	defer m.mu.Unlock()
	return noon.Add(m.passed)
}

func (m *moving) advance(d time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.passed += d
}

// openMailbox opens a store on SQLite, or in a schema of its own where a PostgreSQL is named.
func openMailbox(t *testing.T, settings store.Settings) *mailbox {
	t.Helper()
	box := &mailbox{log: &bytes.Buffer{}, clock: &moving{}}
	settings.Now = box.clock.now
	if settings.DataDir == "" {
		settings.DataDir = t.TempDir()
	}
	var err error
	if box.store, err = store.Open(t.Context(), settings); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { box.store.Close() })
	_, visitor, err := box.store.StartVisit(t.Context(), noon.AddDate(0, 2, 0))
	if err != nil {
		t.Fatal(err)
	}
	box.customer = visitor.Customer
	return box
}

// queue is an instance's queue to a mail server.
func (b *mailbox) queue(to Sender) *Queue {
	return NewQueue(b.store, to, limit.InMemory(b.clock.now), b.clock.now, slog.New(slog.NewTextHandler(&locked{w: b.log}, nil)))
}

// locked is a log that several write.
type locked struct {
	mu sync.Mutex
	w  *bytes.Buffer
}

func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}

// enqueue queues letters to addresses of a pattern.
func (b *mailbox) enqueue(t *testing.T, n int, pattern string) {
	t.Helper()
	for i := range n {
		l := newsletter()
		l.Kind, l.OneClick, l.To = letter.Account, "", fmt.Sprintf(pattern, i)
		if _, err := b.store.QueueLetter(t.Context(), b.customer, l, false); err != nil {
			t.Fatal(err)
		}
	}
}

// want checks how many letters are in the queue.
func (b *mailbox) want(t *testing.T, waiting, refused int) {
	t.Helper()
	if n, err := b.store.CountLetters(t.Context()); err != nil || n.Waiting != waiting || n.Refused != refused {
		t.Errorf("%+v, %v; want %d waiting, %d refused", n, err, waiting, refused)
	}
}

func deliver(t *testing.T, q *Queue) {
	t.Helper()
	if err := q.Deliver(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// However many addresses are refused, or not taken yet, the next letter goes out at once.
func TestQueue_FailingLettersHoldUpNobody(t *testing.T) {
	t.Parallel()
	for answer, kept := range map[string][2]int{"550 5.1.1 no such user": {0, 51}, "451 4.7.1 greylisted": {51, 0}} {
		box := openMailbox(t, store.Settings{})
		failing := posttest.Open(t, &posttest.Server{Rcpt: answer})
		box.enqueue(t, 51, "refused-%d@example.org")
		deliver(t, box.queue(mustSMTP(t, failing.URL())))
		box.want(t, kept[0], kept[1])
		taking := posttest.Open(t, &posttest.Server{})
		box.enqueue(t, 1, "new-%d@example.org")
		deliver(t, box.queue(mustSMTP(t, taking.URL())))
		box.want(t, kept[0], kept[1])
		if got := taking.Letters(); len(got) != 1 || !strings.Contains(got[0].To, "new-0@example.org") {
			t.Errorf("%s: %d letters went", answer, len(got))
		}
		box.clock.advance(25 * 24 * time.Hour)
		deliver(t, box.queue(mustSMTP(t, taking.URL())))
		if n := len(taking.Letters()) - 1; n != kept[0] {
			t.Errorf("%s: %d letters went later, want %d", answer, n, kept[0])
		}
		if strings.Contains(box.log.String(), "@") || strings.Contains(box.log.String(), "token") {
			t.Errorf("the log says to whom, or what:\n%s", box.log)
		}
	}
}

// Two instances send each of 20 letters once.
func TestQueue_TwoInstances(t *testing.T) {
	t.Parallel()
	for name, open := range map[string]func(t *testing.T) [2]*mailbox{
		"sqlite": func(t *testing.T) [2]*mailbox { // whose folder belongs to one
			box := openMailbox(t, store.Settings{})
			return [2]*mailbox{box, box}
		},
		"postgres": func(t *testing.T) [2]*mailbox {
			settings := store.Settings{DataDir: t.TempDir(), Database: postgres(t)}
			return [2]*mailbox{openMailbox(t, settings), openMailbox(t, settings)}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			boxes := open(t)
			server := posttest.Open(t, &posttest.Server{})
			boxes[0].enqueue(t, 20, "%02d@example.org")
			var wait sync.WaitGroup
			for _, box := range boxes {
				wait.Go(func() { deliver(t, box.queue(mustSMTP(t, server.URL()))) })
			}
			wait.Wait()
			var to []string
			for _, l := range server.Letters() {
				to = append(to, l.To)
			}
			slices.Sort(to)
			if len(to) != 20 || len(slices.Compact(slices.Clone(to))) != 20 {
				t.Errorf("20 letters went out as %d: %q", len(to), to)
			}
			boxes[0].want(t, 0, 0)
		})
	}
}

// postgres makes an empty schema on the PostgreSQL of the tests, and returns its URL.
func postgres(t *testing.T) string {
	t.Helper()
	base := os.Getenv("EBENMASS_TEST_DATABASE")
	if base == "" {
		t.Skip("EBENMASS_TEST_DATABASE names no PostgreSQL")
	}
	conn, err := pgx.Connect(t.Context(), base)
	if err != nil {
		t.Fatal(err)
	}
	schema := "t_" + strings.ToLower(rand.Text())
	if _, err := conn.Exec(t.Context(), "CREATE SCHEMA "+schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx := context.Background()
		_, _ = conn.Exec(ctx, "DROP SCHEMA "+schema+" CASCADE")
		_ = conn.Close(ctx)
	})
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	query := u.Query()
	query.Set("search_path", schema)
	u.RawQuery = query.Encode()
	return u.String()
}

// A letter that the server takes later goes out after a minute, two, four and so on, at most a
// day apart.
func TestQueue_BacksOff(t *testing.T) {
	t.Parallel()
	box := openMailbox(t, store.Settings{})
	var tries []time.Duration
	q := box.queue(senderFunc(func(letter.Letter) error {
		tries = append(tries, box.clock.now().Sub(noon).Truncate(time.Minute))
		return &AnswerError{letter.AnswerLater, "greylisted"}
	}))
	box.enqueue(t, 1, "%d@example.org")
	for range 5 * 24 * 60 {
		deliver(t, q)
		box.clock.advance(time.Minute)
	}
	want := []time.Duration{0}
	for wait := time.Minute; len(want) < len(tries); wait *= 2 {
		want = append(want, want[len(want)-1]+min(wait, 24*time.Hour))
	}
	if len(tries) != 15 || !slices.Equal(tries, want) {
		t.Errorf("tried after %v, want %v", tries, want)
	}
}

// failingOver counts like another counter, but for a time in which it cannot.
type failingOver struct {
	limit.Counter
	down *bool
}

func (f failingOver) Take(ctx context.Context, subject string, n int) (time.Duration, error) {
	if *f.down {
		return 0, errors.New("the server is going down")
	}
	return f.Counter.Take(ctx, subject, n)
}

// The letter of an order waits for its allowance to be known, not as one that was refused.
func TestQueue_AllowanceUnknown(t *testing.T) {
	t.Parallel()
	box, sent, down := openMailbox(t, store.Settings{}), 0, true
	inMemory := limit.InMemory(box.clock.now)
	counters := func(kind string, allowance limit.Allowance, subjects int) limit.Counter {
		return failingOver{inMemory(kind, allowance, subjects), &down}
	}
	q := NewQueue(box.store, senderFunc(func(letter.Letter) error { sent++; return nil }), counters, box.clock.now, slog.New(slog.DiscardHandler))
	l := newsletter()
	l.Kind, l.OneClick = letter.Order, ""
	if _, err := box.store.QueueLetter(t.Context(), box.customer, l, false); err != nil {
		t.Fatal(err)
	}
	deliver(t, q)
	box.want(t, 1, 0)
	down = false
	box.clock.advance(2 * pollInterval)
	deliver(t, q)
	if box.want(t, 0, 0); sent != 1 {
		t.Errorf("%d letters were sent", sent)
	}
}

// senderFunc is a mail server.
type senderFunc func(letter.Letter) error

func (f senderFunc) Send(_ context.Context, _ string, l letter.Letter) error { return f(l) }

func TestDelay_Doubles(t *testing.T) {
	t.Parallel()
	for tries, want := range map[int]time.Duration{1: time.Minute, 2: 2 * time.Minute, 5: 16 * time.Minute, 11: 1024 * time.Minute, 12: 24 * time.Hour, 1000: 24 * time.Hour} {
		if got := delay(tries); got != want {
			t.Errorf("after %d tries: %v, want %v", tries, got, want)
		}
	}
}

func TestQueue_SendAnswers(t *testing.T) {
	t.Parallel()
	for answer, c := range map[struct{ rcpt, final string }]struct {
		err     error
		waiting int
	}{
		{}:                                {nil, 0},
		{rcpt: "553 5.6.7 SMTPUTF8"}:      {models.ErrAddressRefused, 0},
		{rcpt: "450 4.2.1 busy"}:          {nil, 1},
		{rcpt: "530 5.7.0 who are you"}:   {nil, 1},
		{rcpt: "421 4.3.2 shutting down"}: {nil, 1},
		{final: "550 5.1.1 nobody"}:       {models.ErrAddressRefused, 0},
		{final: "554 5.7.1 not wanted"}:   {models.ErrAddressRefused, 0},
		{final: "451 4.3.0 try later"}:    {nil, 1},
	} {
		box := openMailbox(t, store.Settings{})
		q := box.queue(mustSMTP(t, posttest.Open(t, &posttest.Server{Rcpt: answer.rcpt, Final: answer.final}).URL()))
		l := newsletter()
		l.Kind = letter.SignIn
		if err := q.Send(t.Context(), box.customer, l); !errors.Is(err, c.err) || err != nil && c.err == nil {
			t.Errorf("%q: %v", answer, err)
		}
		box.want(t, c.waiting, 0)
	}
}

// While a mail server says nothing, a visitor waits three seconds, and the letter goes on.
func TestQueue_SendDoesNotWaitForAMuteServer(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		kept := &onlyLetter{}
		taken := make(chan struct{})
		q := NewQueue(kept, senderFunc(func(letter.Letter) error {
			time.Sleep(20 * time.Second)
			close(taken)
			return nil
		}), limit.InMemory(time.Now), time.Now, slog.New(slog.DiscardHandler))
		began := time.Now()
		if err := q.Send(t.Context(), "customer", letter.Letter{Kind: letter.SignIn, To: "jule@example.org"}); err != nil {
			t.Error(err)
		}
		if waited := time.Since(began); waited != patience {
			t.Errorf("waited %v", waited)
		}
		if err := q.Enqueue(t.Context(), "customer", letter.Letter{Kind: letter.Account, To: "jule@example.org"}); err != nil || time.Since(began) != patience {
			t.Errorf("%v after %v", err, time.Since(began))
		}
		<-taken
		synctest.Wait()
		if kept.sent != 1 {
			t.Error("the letter was taken, and that was not noted")
		}
		if kept.renewed != 6 { // every three seconds of twenty
			t.Errorf("its claim was renewed %d times", kept.renewed)
		}
	})
}

// onlyLetter is a store that notes what becomes of one letter.
type onlyLetter struct{ sent, renewed int }

func (o *onlyLetter) QueueLetter(_ context.Context, customer string, l letter.Letter, _ bool) (letter.Queued, error) {
	return letter.Queued{ID: "id", Customer: customer, Letter: l, Tries: 1}, nil
}
func (o *onlyLetter) ClaimLetter(context.Context, bool) (letter.Queued, error) {
	return letter.Queued{}, models.ErrNotFound
}
func (o *onlyLetter) RenewClaim(context.Context, letter.Queued) error          { o.renewed++; return nil }
func (o *onlyLetter) RenewedClaims(context.Context) ([]letter.Claim, error)    { return nil, nil }
func (o *onlyLetter) ReleaseClaim(context.Context, letter.Claim) (bool, error) { return false, nil }
func (o *onlyLetter) LetterSent(context.Context, letter.Queued) error          { o.sent++; return nil }
func (o *onlyLetter) LetterAnswered(context.Context, letter.Queued, letter.Answer, time.Time) error {
	return nil
}
func (o *onlyLetter) DeleteLetter(context.Context, string, string) error { return nil }

// Letters of contracts are queued whatever the allowance of their address, and wait for it.
func TestQueue_ContractsWaitForTheirAllowance(t *testing.T) {
	t.Parallel()
	box := openMailbox(t, store.Settings{})
	sent := 0
	var mu sync.Mutex
	q := box.queue(senderFunc(func(letter.Letter) error {
		mu.Lock()
		defer mu.Unlock()
		sent++
		return nil
	}))
	for range contractsAtOnce + 3 {
		if _, err := box.store.QueueLetter(t.Context(), box.customer, letter.Letter{Kind: letter.Order, To: "jule@example.org"}, false); err != nil {
			t.Fatal(err)
		}
	}
	deliver(t, q)
	box.want(t, 3, 0)
	if sent != contractsAtOnce {
		t.Errorf("%d letters went", sent)
	}
	for range 3 {
		box.clock.advance(contractSpacing)
		deliver(t, q)
	}
	box.want(t, 0, 0)
}

// What was left in the queue goes to the outbox of a shop that has no mail server any more.
func TestQueue_LeftoversToOutbox(t *testing.T) {
	t.Parallel()
	box := openMailbox(t, store.Settings{})
	box.enqueue(t, 2, "%d@example.org")
	q := box.queue(Outbox{box.store})
	deliver(t, q)
	if err := q.Send(t.Context(), box.customer, newsletter()); err != nil {
		t.Error(err)
	}
	if err := q.Enqueue(t.Context(), box.customer, newsletter()); err != nil {
		t.Error(err)
	}
	laid, err := box.store.Outbox(t.Context(), box.customer)
	if err != nil || len(laid) != 4 {
		t.Errorf("%d letters lie in the outbox, %v", len(laid), err)
	}
	box.want(t, 0, 0)
}

// Run sends what is put into the queue and what is due again, and ends with its context.
func TestQueue_Run(t *testing.T) {
	t.Parallel()
	box := openMailbox(t, store.Settings{})
	server := posttest.Open(t, &posttest.Server{})
	q := box.queue(mustSMTP(t, server.URL()))
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { q.Run(ctx); close(ended) }()
	l := newsletter()
	l.Kind = letter.Account
	if err := q.Enqueue(t.Context(), box.customer, l); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(2 * time.Minute); len(server.Letters()) == 0; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("nothing is sent")
		}
	}
	stop()
	<-ended
	box.want(t, 0, 0)
}
