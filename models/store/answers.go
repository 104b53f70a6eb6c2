package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/release"

	"gorm.io/gorm"
)

// answersBatch is how many pieces of feedback a release opens at once: one batch of them is in
// memory, never all.
const answersBatch = 2000

// answers is what a release sums of what customers told: nothing of who told it.
type answers struct {
	fits    map[fitKey]int64
	reasons map[reasonKey]int64
	notices map[release.NoticeCell]int64
}

func newAnswers() answers {
	return answers{fits: map[fitKey]int64{}, reasons: map[reasonKey]int64{}, notices: map[release.NoticeCell]int64{}}
}

// reasonKey is one reason for which an article went back.
type reasonKey struct {
	product   string
	complaint models.Complaint
}

// fitKey is one outcome of an article at one tenth of the score.
type fitKey struct {
	product string
	bin     int
	outcome fit.Outcome
}

// toldRow is a piece of feedback with its key.
type toldRow = sealedRow[feedbackRow]

// readAnswers opens, with a permit of each customer's consent to learning, what may be counted
// of their feedback, and sums it. Whoever withdrew, paused or deleted is not in it. That it was
// read stands in each customer's journal before it is opened.
func (s *Store) readAnswers(db *gorm.DB, record func([]consent.Permit[consent.Learn]) error) (answers, error) {
	sum := newAnswers()
	after := ""
	for {
		rows, err := s.answersAfter(db, after)
		if err != nil || len(rows) == 0 {
			return sum, err
		}
		last := rows[len(rows)-1].Row.Customer
		permits, err := s.learnPermits(db, after, last)
		if err != nil {
			return sum, err
		}
		if err := record(permits); err != nil {
			return sum, err
		}
		told := map[string][]toldRow{}
		for _, row := range rows {
			told[row.Row.Customer] = append(told[row.Row.Customer], row)
		}
		for _, permit := range permits {
			if err := s.addAnswers(sum, permit, told[permit.Owner()]); err != nil {
				return sum, err
			}
		}
		after = last
	}
}

// answersAfter reads a batch of feedback, of whole customers, by customer.
func (s *Store) answersAfter(db *gorm.DB, customer string) ([]toldRow, error) {
	now := s.now().UnixMicro()
	read := func(condition string, args ...any) (rows []toldRow, err error) {
		return rows, db.Raw(`
			SELECT f.*, k.wrapped FROM feedback f
			JOIN customers c ON c.id = f.customer AND c.expires_at > ?
			JOIN customer_keys k ON k.id = f.key_id AND k.customer = f.customer
			WHERE f.expires_at > ? AND `+condition, append([]any{now, now}, args...)...).Scan(&rows).Error
	}
	rows, err := read("f.customer > ? ORDER BY f.customer, f.line LIMIT ?", customer, answersBatch)
	if err != nil || len(rows) < answersBatch {
		return rows, err
	}
	// The last one may have told more than is in the batch.
	last := rows[len(rows)-1].Row.Customer
	rest, err := read("f.customer = ? ORDER BY f.line", last)
	whole := slices.DeleteFunc(rows, func(r toldRow) bool { return r.Row.Customer == last })
	return append(whole, rest...), err
}

// ledgerRow is an entry beside when the profile ends.
type ledgerRow struct {
	Entry consentRow `gorm:"embedded"`
	Kept  *int64     // nil where no profile is stored
}

// ledgerOf puts the ledger of a customer together, of at least one row.
func ledgerOf(rows []ledgerRow) consent.Ledger {
	entries := make([]consent.Entry, len(rows))
	for i := range rows {
		e := &rows[i].Entry
		entries[i] = consent.Entry{
			Purpose: consent.Purpose(e.Purpose), Action: consent.Action(e.Action), At: fromMicros(e.At),
			TextVersion: e.TextVersion, TextSHA256: e.TextSHA256, Lang: e.Lang, Form: e.Form, Age16: e.Age16,
			Receipt: e.Receipt,
		}
	}
	ledger := consent.NewLedger(rows[0].Entry.Customer, entries)
	if rows[0].Kept != nil {
		ledger = ledger.Kept(fromMicros(*rows[0].Kept))
	}
	return ledger
}

// learnPermits asks the ledgers of the customers of a batch, by customer; who did not consent
// to learning, or paused, has none.
func (s *Store) learnPermits(db *gorm.DB, after, last string) ([]consent.Permit[consent.Learn], error) {
	var rows []ledgerRow
	err := db.Raw(`
		SELECT e.*, p.expires_at AS kept FROM consents e LEFT JOIN profiles p ON p.customer = e.customer
		WHERE e.customer > ? AND e.customer <= ? AND EXISTS (SELECT 1 FROM feedback f WHERE f.customer = e.customer)
		ORDER BY e.customer, e.seq`, after, last).Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	var permits []consent.Permit[consent.Learn]
	for len(rows) > 0 {
		customer, n := rows[0].Entry.Customer, 1
		for n < len(rows) && rows[n].Entry.Customer == customer {
			n++
		}
		permit, err := consent.Decide[consent.Learn](ledgerOf(rows[:n]), s.now())
		rows = rows[n:]
		if err == nil && checkPermit(s, permit) == nil {
			permits = append(permits, permit)
		}
	}
	return permits, nil
}

// addAnswers adds what one customer told: each article once, the first that was told of it
// first, and at most models.MaxCounted articles. Likewise for notices about several sizes.
func (s *Store) addAnswers(sum answers, permit consent.Permit[consent.Learn], rows []toldRow) error {
	slices.SortStableFunc(rows, func(a, b toldRow) int { return cmp.Compare(a.Row.Given, b.Row.Given) })
	counted, noticed := map[string]bool{}, map[string]bool{}
	for _, row := range rows {
		text, err := s.openWith(permit.Owner(), row.Wrapped, datumFeedback, row.Row.Sealed)
		if err != nil {
			return err
		}
		told, err := parseFeedback(text)
		if err != nil {
			return err
		}
		if told.Notice != nil {
			if told.counts(s.now()) && !noticed[told.Product] && len(noticed) < models.MaxCounted {
				noticed[told.Product] = true
				sum.notices[release.CellOf(*told.noticeOutcome())]++
			}
			continue
		}
		if !told.counts(s.now()) || counted[told.Product] || len(counted) == models.MaxCounted {
			continue
		}
		counted[told.Product] = true
		sum.add(told)
	}
	return nil
}

// add counts one piece of feedback.
func (a answers) add(told sealedFeedback) {
	outcome := slices.Index(outcomeNames[:], told.Outcome)
	bin, err := strconv.Atoi(told.Tenth)
	if outcome >= 0 && err == nil {
		a.fits[fitKey{told.Product, bin, fit.Outcome(outcome)}]++
	}
	if complaint := models.ParseComplaint(told.Reason); complaint != (models.Complaint{}) {
		a.reasons[reasonKey{told.Product, complaint}]++
	}
}

// answersMark changes whenever feedback or a consent does.
type answersMark struct{ Pieces, Latest, Decisions int64 }

func markAnswers(db *gorm.DB) (mark answersMark, err error) {
	return mark, db.Raw(`
		SELECT (SELECT count(*) FROM feedback) AS pieces, (SELECT coalesce(max(given_at), 0) FROM feedback) AS latest,
			(SELECT coalesce(max(seq), 0) FROM consents) AS decisions`).Scan(&mark).Error
}

// stepAnswersRead is where tests change what a release has read.
const stepAnswersRead = "answers read"

// unhurried is how often a release reads the answers without keeping anybody from writing,
// before it does so once with all others waiting.
const unhurried = 3

// withDraft runs fn in a transaction with a release drawn from the answers as they stand in it: what
// was deleted or withdrawn before that is not in them. Answers are read and the release is drawn
// before, while others write; where meanwhile anybody told or decided something, anew.
func (s *Store) withDraft(ctx context.Context, fn func(tx *gorm.DB, d draft) error) error {
	stale := errors.New("answers have changed")
	for range unhurried {
		mark, err := markAnswers(s.read.WithContext(ctx))
		if err != nil {
			return err
		}
		sum, err := s.readAnswers(s.read.WithContext(ctx), func(permits []consent.Permit[consent.Learn]) error {
			for some := range slices.Chunk(permits, recordedAtOnce) {
				if err := s.transact(ctx, func(tx *gorm.DB) error { return s.recordRelease(tx, some) }); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		d, err := s.draw(s.read.WithContext(ctx), sum)
		if err != nil {
			return err
		}
		s.failpoint(stepAnswersRead)
		err = s.transact(ctx, func(tx *gorm.DB) error {
			if err := s.lockReleases(tx); err != nil {
				return err
			}
			now, err := markAnswers(tx)
			if err != nil {
				return err
			}
			last, err := lastRelease(tx)
			if err != nil {
				return err
			}
			if now != mark || last != d.after {
				return stale
			}
			return fn(tx, d)
		})
		if !errors.Is(err, stale) {
			return err
		}
	}
	return s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockReleases(tx); err != nil {
			return err
		}
		sum, err := s.readAnswers(tx, func(permits []consent.Permit[consent.Learn]) error { return s.recordRelease(tx, permits) })
		if err != nil {
			return err
		}
		d, err := s.draw(tx, sum)
		if err != nil {
			return err
		}
		return fn(tx, d)
	})
}

// recordedAtOnce is in how many customers' journals one transaction writes that a release reads
// what they told.
const recordedAtOnce = 200

// recordRelease writes into the journals of a batch of customers that a release reads what
// they told.
func (s *Store) recordRelease(tx *gorm.DB, permits []consent.Permit[consent.Learn]) error {
	if len(permits) == 0 {
		return nil
	}
	customers := make([]string, len(permits))
	for i, p := range permits {
		customers[i] = p.Owner()
	}
	key := s.journal.access("", permits[0].Purpose(), PageRelease, []string{datumFeedback}, true)
	return s.journal.recordAll(tx, customers, key)
}

// counts are the answers on one article, for a release.
func (a answers) counts() map[string][]release.Count {
	all := map[string][]release.Count{}
	for key, n := range a.fits {
		all[key.product] = append(all[key.product], release.Count{Bin: key.bin, Outcome: key.outcome, N: n})
	}
	return all
}

// madeUpCounts are the demonstration's, by article.
func madeUpCounts(tx *gorm.DB) (map[string][]release.Count, error) {
	var rows []madeUpFitRow
	if err := tx.Raw("SELECT * FROM made_up_fits").Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("made-up answers: %w", err)
	}
	all := map[string][]release.Count{}
	for _, r := range rows {
		if outcome := slices.Index(outcomeNames[:], r.Outcome); outcome >= 0 {
			all[r.Product] = append(all[r.Product], release.Count{Bin: r.Bin, Outcome: fit.Outcome(outcome), N: r.N})
		}
	}
	return all, nil
}

// why are the reasons people gave, by article.
func (a answers) why() map[string]map[models.Complaint]int64 {
	all := map[string]map[models.Complaint]int64{}
	for key, n := range a.reasons {
		if all[key.product] == nil {
			all[key.product] = map[models.Complaint]int64{}
		}
		all[key.product][key.complaint] = n
	}
	return all
}

// madeUpWhy are the demonstration's, by article.
func madeUpWhy(tx *gorm.DB) (map[string]map[models.Complaint]int64, error) {
	var rows []madeUpReasonRow
	if err := tx.Raw("SELECT * FROM made_up_reasons").Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("made-up reasons: %w", err)
	}
	all := map[string]map[models.Complaint]int64{}
	for _, r := range rows {
		if all[r.Product] == nil {
			all[r.Product] = map[models.Complaint]int64{}
		}
		all[r.Product][complaintOf(r.Reason, r.Zone)] = r.N
	}
	return all, nil
}

// complaintOf reads a complaint from its columns.
func complaintOf(reason, zone string) models.Complaint {
	if zone != "" {
		reason += "-" + zone
	}
	return models.ParseComplaint(reason)
}

// madeUpNotices are how notices ended among the demonstration's made-up buyers.
func madeUpNotices(tx *gorm.DB) ([]models.TwoSizeCount, error) {
	var rows []madeUpTwoSizesRow
	if err := tx.Raw("SELECT * FROM made_up_two_sizes").Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("made-up notices: %w", err)
	}
	all := make([]models.TwoSizeCount, len(rows))
	for i, r := range rows {
		all[i] = models.TwoSizeCount{Outcome: models.TwoSizeOutcome(r.Outcome), Named: r.Named == 1, N: int(r.N)}
	}
	return all, nil
}
