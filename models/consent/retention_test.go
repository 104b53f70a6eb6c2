package consent

import (
	"strings"
	"testing"
	"time"
)

func TestPeriod_TextAndEnd(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		period  Period
		iso     string
		de, en  string
		elapsed time.Time
	}{
		{Period{Months: 12}, "P12M", "12 Monate", "12 months", time.Date(2027, 11, 23, 9, 30, 0, 0, time.UTC)},
		{Period{Time: 30 * day}, "P30D", "30 Tage", "30 days", time.Date(2026, 12, 23, 9, 30, 0, 0, time.UTC)},
		{Period{Time: 48 * time.Hour}, "PT48H", "48 Stunden", "48 hours", time.Date(2026, 11, 25, 9, 30, 0, 0, time.UTC)},
		{Period{Time: 15 * time.Minute}, "PT15M", "15 Minuten", "15 minutes", time.Date(2026, 11, 23, 9, 45, 0, 0, time.UTC)},
	} {
		words := test.period.Text()
		if test.period.ISO() != test.iso || words.DE != strings.Replace(test.de, " ", nbsp, 1) || words.EN != strings.Replace(test.en, " ", nbsp, 1) {
			t.Errorf("%v: %q, %q", test.period, test.period.ISO(), words)
		}
		if got := test.period.After(start); !got.Equal(test.elapsed) {
			t.Errorf("%s after %v is %v, want %v", test.iso, start, got, test.elapsed)
		}
	}
}

func TestRetention_EveryKind(t *testing.T) {
	t.Parallel()
	seen := map[Kept]bool{}
	for _, r := range RetentionRegister() {
		if seen[r.Kept] {
			t.Errorf("%s stands twice", r.Kept)
		}
		seen[r.Kept] = true
		if (r.Keep.Months > 0) == (r.Keep.Time > 0) || r.From.DE == "" || r.From.EN == "" || (r.Note.DE == "") != (r.Note.EN == "") {
			t.Errorf("%+v states no time in both languages", r)
		}
		if !r.Kept.Until(start).After(start) || !strings.HasPrefix(r.Text().EN, r.Keep.Text().EN+" "+r.From.EN) {
			t.Errorf("%s: %q until %v", r.Kept, r.Text().EN, r.Kept.Until(start))
		}
	}
}

func TestRetention_Consent(t *testing.T) {
	t.Parallel()
	for _, d := range Purposes() {
		var l Ledger
		if until, want := l.until(d, granted(d.Purpose, start)), d.Kept.Until(start); !until.Equal(want) {
			t.Errorf("%s ends at %v, the register says %v", d.Purpose, until, want)
		}
		if keep := d.Kept.Retention().Keep.Text(); !strings.Contains(d.Retention.DE, keep.DE) || !strings.Contains(d.Retention.EN, keep.EN) {
			t.Errorf("%s: its text names another time than %s", d.Purpose, keep.EN)
		}
	}
}

func TestRetention_Unstated(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	Kept("horoscope").Until(start)
}
