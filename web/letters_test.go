package web_test

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"ebenmass/models/letter"
	"ebenmass/web"
	"ebenmass/web/post"
)

// laterServer is a mail server that gives letters of some kinds answers of its own.
type laterServer struct {
	sentLetters
	answer atomic.Value // error, or nil while it takes letters
}

func (s *laterServer) Send(ctx context.Context, customer string, l letter.Letter) error {
	if answer, ok := s.answer.Load().(*post.AnswerError); ok && answer.Answer != letter.AnswerNone {
		return answer
	}
	return s.sentLetters.Send(ctx, customer, l)
}

func (s *laterServer) say(answer letter.Answer) { s.answer.Store(&post.AnswerError{Answer: answer}) }

func openLater(t *testing.T, clock *moving) (*shop, *laterServer) {
	t.Helper()
	var server laterServer
	return openShopAt(t, clock.now, func(c *web.Config) { c.Post = &server }), &server
}

// Whatever a letter is for, that the mail server does not take it now is no error page.
func TestPost_LetterWaits(t *testing.T) {
	t.Parallel()
	for _, answer := range []letter.Answer{letter.AnswerLater, letter.AnswerUnreachable} {
		var clock moving
		s, server := openLater(t, &clock)
		server.say(answer)
		for _, lang := range []string{"de", "en"} {
			for path, fields := range map[string][]string{
				"/mail":    {"email", "a@example.org", "age16", "1"},
				"/fit":     measures("age16", "1", "consent_mail", "1", "email", "b@example.org"),
				"/sign-in": {"email", "c@example.org"},
			} {
				if a := s.visit(t).form("/"+lang+path, fields...); a.StatusCode >= http.StatusBadRequest {
					t.Errorf("%s%s: %s gets %d", lang, path, answer, a.StatusCode)
				}
			}
		}
		server.say(letter.AnswerNone)
		clock.minutes(1)
		s.deliver(t)
		if n := len(server.letters()); n != 6 {
			t.Errorf("%s: %d letters arrived, want 6", answer, n)
		}
	}
}

// A refusal that comes after the visitor has gone on stands on the newsletter's page.
func TestGetMail_AddressRefusedLater(t *testing.T) {
	t.Parallel()
	for lang, says := range map[string]string{"de": "nimmt an jule@example.org nichts an", "en": "accepts nothing for jule@example.org"} {
		var clock moving
		s, server := openLater(t, &clock)
		b := s.visit(t)
		server.say(letter.AnswerLater)
		b.form("/"+lang+"/mail", "email", "jule@example.org", "age16", "1").goesTo(t, "/"+lang+"/mail?notice=sent")
		if b.get("/"+lang+"/mail").page(t).Find(`[data-letter-state]`).Length() != 0 {
			t.Error("a letter that waits is said to be refused")
		}
		server.say(letter.AnswerRefused)
		clock.minutes(1)
		s.deliver(t)
		for _, path := range []string{"/mail", "/mail?notice=sent"} {
			page := b.get("/"+lang+path).want(t, http.StatusOK).page(t)
			if said := page.Find(`[data-letter-state="refused"]`); !strings.Contains(said.Text(), says) || said.Find(`a[href$="#subscribe"]`).Length() != 1 {
				t.Errorf("%s: the page says %q", path, said.Text())
			}
			if page.Find(".mail-form #email").AttrOr("value", "") != "jule@example.org" {
				t.Errorf("%s: the address is not there to be corrected", path)
			}
		}
		if held := b.get("/"+lang+"/my-data").want(t, http.StatusOK).page(t).Find(`[data-datum="letter-1"]`).Text(); !strings.Contains(held, "jule@example.org") {
			t.Errorf("my data say %q", held)
		}
		server.say(letter.AnswerNone)
		b.form("/"+lang+"/mail", "email", "jule.sommer@example.org", "age16", "1").goesTo(t, "/"+lang+"/mail?notice=sent")
		if b.get("/"+lang+"/mail").page(t).Find(`[data-letter-state]`).Length() != 0 || len(server.letters()) != 1 {
			t.Error("the corrected address is no better")
		}
	}
}

func TestMetrics_Letters(t *testing.T) {
	t.Parallel()
	var clock moving
	s, server := openLater(t, &clock)
	want := func(waiting, refused, oldest int) {
		t.Helper()
		text := s.scrape(t)
		for name, value := range map[string]int{"waiting": waiting, "refused": refused} {
			if !strings.Contains(text, fmt.Sprintf("\nebenmass_letters_%s %d\n", name, value)) {
				t.Errorf("letters %s are not %d:\n%s", name, value, regexp.MustCompile(`(?m)^ebenmass_letters.*$`).FindAllString(text, -1))
			}
		}
		var age float64
		if _, err := fmt.Sscanf(text[strings.Index(text, "\nebenmass_letters_oldest_seconds")+1:], "ebenmass_letters_oldest_seconds %f", &age); err != nil || int(age+30)/60 != oldest {
			t.Errorf("the oldest waits for %f s, want %d min", age, oldest)
		}
		if strings.Contains(text, "@") || strings.Contains(text, "jule") {
			t.Error("the metrics name somebody")
		}
	}
	want(0, 0, 0)
	server.say(letter.AnswerLater)
	b := s.visit(t)
	b.form("/de/sign-in", "email", jule).want(t, http.StatusSeeOther)
	clock.minutes(3)
	b.declare("de", b.review("de", declaring()...))
	want(2, 0, 3)
	server.say(letter.AnswerRefused)
	s.deliver(t)
	want(0, 2, 0)
}

// Orders and withdrawals of a build without the queue get their letters.
func TestQueueMissing_OldOrders(t *testing.T) {
	t.Parallel()
	var clock moving
	s, server := openLater(t, &clock)
	b := s.visit(t)
	var numbers []string
	for range 3 {
		b.basket("alma-t-shirt-sage-m", "1")
		numbers = append(numbers, b.order("de"))
	}
	b.declare("de", b.review("de", declaring()...))
	s.change(t, "DELETE FROM letters")
	s.deliver(t)
	for _, want := range []int{4, 0} {
		if n, err := s.confirmations.QueueMissing(t.Context()); err != nil || n != want {
			t.Errorf("%d letters, %v, want %d", n, err, want)
		}
	}
	s.deliver(t)
	subjects := ""
	for _, l := range server.letters() {
		subjects += l.Subject + "\n"
	}
	for _, number := range numbers {
		if strings.Count(subjects, number) != 1 {
			t.Errorf("order %s has no letter, or two:\n%s", number, subjects)
		}
	}
	if n := len(server.letters()); n != 4 {
		t.Errorf("%d letters", n)
	}
}

// The page of an order says within moments what the mail server answered.
func TestGetOrder_SaysAnswer(t *testing.T) {
	t.Parallel()
	for answer, says := range map[letter.Answer]string{
		letter.AnswerNone: "ging an jule@example.org", letter.AnswerRefused: "nimmt an jule@example.org nichts an", letter.AnswerLater: "konnte noch nicht verschickt werden",
	} {
		var clock moving
		s, server := openLater(t, &clock)
		server.say(answer)
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() { s.letters.Run(ctx); close(ended) }()
		b := s.visit(t)
		b.basket("alma-t-shirt-sage-m", "1")
		number := b.order("de")
		page := ""
		for range 20 { // on a machine that is busy with something else
			if page = b.get("/de/orders/" + number + "?notice=placed").text; strings.Contains(page, says) {
				break
			}
			time.Sleep(50 * time.Millisecond)
		}
		if !strings.Contains(page, says) {
			t.Errorf("%q: the page does not say %q", answer, says)
		}
		stop()
		<-ended
	}
}

// The receipt of a withdrawal is sent again only so often, so that nobody tries one address after the
// other on the mail server. That shuts nobody out of withdrawing.
func TestPostWithdraw_ResendLimited(t *testing.T) {
	t.Parallel()
	var clock moving
	s, server := openLater(t, &clock)
	server.say(letter.AnswerRefused)
	b := s.visit(t)
	receipt := b.declare("de", b.review("de", declaring()...))
	_, key, _ := strings.Cut(receipt, "key=")
	for i := range 12 {
		b.form("/de/withdraw", "receipt", key, "email", fmt.Sprintf("p%d@example.org", i)).want(t, http.StatusUnprocessableEntity)
	}
	if wait := b.form("/de/withdraw", "receipt", key, "email", "q@example.org").want(t, http.StatusTooManyRequests).Header.Get("Retry-After"); wait == "" {
		t.Error("nothing says when it works again")
	}
	b.declare("de", b.review("de", declaring("x", "y")...))
}
