package mydata

import (
	"strconv"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/views/buy"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// Page is everything held about this visitor.
type Page struct {
	shell.Page
	Known       bool      // the visitor has a session
	Until       time.Time // when the session and all it holds expire
	At          time.Time // when the page was made: what it says holds for this moment
	Groups      []PurposeGroup
	Values      []ValueRow  // of the fit profile, each once
	Wrong       *WrongValue // a single value that came back; nil for none
	Sessions    []SessionRow
	Retention   []RetentionRow
	Basket      []HeldBasketLine
	TwoSizes    []HeldTwoSizes
	Wishes      []HeldWish           // latest first
	Form        *product.MeasureForm // correction; nil without stored measurements
	Access      []AccessRow
	Ledger      []LedgerRow
	Pause       Pause
	Mail        HeldMail
	Orders      []models.Order // latest first
	Returns     []HeldReturn
	Withdrawals []models.Withdrawal // latest first
	Learning    HeldLearning
	Chain       JournalChain
	Account     *HeldAccount      // nil without an account
	Marketing   MarketingQuestion // what marketing would get, if it was asked
	Open        string            // id of the part that was asked for, anything else opens none
	Notice      string            // message key suffix after an action: "corrected", "withdrawn", "granted", "deleted", "saved", …; "" for none
	NeedsCookie string            // name of the cookie without which what was given cannot be found again, "" where it is there
	Receipt     string            // identifier of the erasure the notice speaks of; "" for none
}

// PurposeGroup is what one purpose holds.
type PurposeGroup struct {
	Definition consent.Definition
	Granted    bool
	Earlier    bool // to an earlier text, which named fewer data
	Since      time.Time
	Data       []Datum
}

// Datum is one held value.
type Datum struct {
	Name     string            // field name: bust, preference, ...
	Value    string            // for people, with unit
	Purposes []consent.Purpose // purposes that hold it
	Source   string            // "form"
	Since    time.Time
	Expires  time.Time
}

// HeldBasketLine is a basket line as a datum.
type HeldBasketLine struct {
	SKU      string
	Name     string
	Quantity int
	Since    time.Time
	Expires  time.Time
	Kept     consent.Kept // the line of the retention register that it ends by
}

// HeldTwoSizes is what the basket said of an article in several sizes, and the answer, as a
// datum.
type HeldTwoSizes struct {
	Product string // slug
	Name    string
	Sizes   []string
	Answer  string // "" for none, "all", or the size kept
	Named   bool   // the notice named a size
	Since   time.Time
	Expires time.Time
}

// AccessRow is one line of the access journal.
type AccessRow struct {
	Day     time.Time
	Purpose consent.Purpose
	Kind    string // kind of page: product, listing, my-data, fit
	Data    []string
	Granted bool
}

// LedgerRow is one consent event.
type LedgerRow struct {
	Purpose consent.Purpose
	Action  string // granted, withdrawn
	At      time.Time
	Version string
	Hash    string
	Expires time.Time
	Receipt string // its name
}

// HeldReturn is a return as my data show it.
type HeldReturn struct {
	models.Return
	Order   string // number
	Expires time.Time
}

// HeldLearning is the purpose of learning with the feedback given, as my data show it.
type HeldLearning struct {
	Definition consent.Definition
	Granted    bool
	Since      time.Time
	AskAge     bool
	Feedback   []HeldFeedback // latest first
}

// HeldFeedback is feedback with the article's name.
type HeldFeedback struct {
	models.Feedback
	Name string
}

// title is the article with its size, or the sizes that a notice was about.
func (f HeldFeedback) title(p Page) string {
	if f.Notice != nil {
		return p.T("my_data.two_sizes", "name", f.Name, "sizes", text.List(p.Lang, f.Notice.Sizes))
	}
	return f.Name + ", " + f.Size
}

// told says in words what the feedback holds, and whether it counts for the article.
func (f HeldFeedback) told(p Page) string {
	var said []string
	if f.Notice != nil {
		for _, outcome := range f.Notice.Outcomes() {
			said = append(said, p.T("shopkeeper.outcome."+string(outcome)+".title"))
		}
	}
	if len(f.Answers) > 0 {
		said = append(said, buy.AnswerList(p.Page, f.Answers))
	}
	if f.Reason.Reason != models.ReasonNone {
		said = append(said, p.T("my_data.learning.reason", "reason", buy.ComplaintWords(p.Page, f.Reason)))
	}
	switch {
	case f.Counts:
		said = append(said, p.T("my_data.learning.counts"))
	case f.Notice != nil:
		said = append(said, p.T("my_data.learning.counts_later"))
	default:
		said = append(said, p.T("my_data.learning.counts_not"))
	}
	return strings.Join(said, "; ")
}

// JournalChain is whether the access journal is as it was recorded.
type JournalChain struct {
	Broken      bool
	Days        int       // closed
	First, Last time.Time // closed days; where broken, Last is the day at which, if known
	Tip         string    // hash of the last closed day
	Fingerprint string    // of the shop's key
}

// Pause is whether every use of what is held is paused (Art. 18 GDPR).
type Pause struct {
	Paused bool
	Since  time.Time
	Uses   []consent.Purpose // consents in force
}

// recentAccesses is how many journal rows are shown before the fold.
const recentAccesses = 10

// stored reports whether measurements are held.
func (p Page) stored() bool { return len(p.Values) > 0 }

// withdrawNote says what withdrawing a purpose does to the stored measurements.
func (p Page) withdrawNote(g PurposeGroup) string {
	if len(g.Data) == 0 {
		return p.T("my_data.purposes.withdraw_empty")
	}
	for _, other := range p.Groups {
		if !other.Granted || !other.Definition.Holds || other.Definition.Purpose == g.Definition.Purpose {
			continue
		}
		if alone := g.heldAlone(); len(alone) > 0 {
			return p.T("my_data.purposes.withdraw_some", "data", p.DatumNames(alone))
		}
		return p.T("my_data.purposes.withdraw_other")
	}
	return p.T("my_data.purposes.withdraw_last")
}

// heldAlone names the data of a group that no other purpose holds.
func (g PurposeGroup) heldAlone() (names []string) {
	for _, d := range g.Data {
		if len(d.Purposes) == 1 {
			names = append(names, d.Name)
		}
	}
	return names
}

// sameDay reports whether all data of a group were given on one day.
func (g PurposeGroup) sameDay() bool {
	for _, d := range g.Data {
		if text.MachineDay(d.Since) != text.MachineDay(g.Data[0].Since) {
			return false
		}
	}
	return true
}

// originWords says where the data of a group come from and until when they are kept.
func (p Page) originWords(g PurposeGroup) string {
	until := text.Date(p.Lang, g.Data[0].Expires)
	if !g.sameDay() {
		return p.T("my_data.datum.origin_days", "until", until)
	}
	return p.T("my_data.datum.origin_text", "since", text.Date(p.Lang, g.Data[0].Since), "until", until)
}

// otherPurposes names the other purposes that hold a datum, in a sentence; "" for none.
func (p Page) otherPurposes(g PurposeGroup, d Datum) string {
	var others []string
	for _, purpose := range d.Purposes {
		if purpose != g.Definition.Purpose {
			others = append(others, p.PurposeName(purpose))
		}
	}
	if len(others) == 0 {
		return ""
	}
	return " " + p.T("my_data.datum.also", "purpose", text.List(p.Lang, others))
}

// accessDetail says where an access happened and what was read, or asked for in vain.
func (p Page) accessDetail(row AccessRow) string {
	detail := p.T("my_data.access.on", "page", p.T("my_data.access.kind."+row.Kind))
	if len(row.Data) == 0 {
		return detail
	}
	if row.Granted {
		return detail + " " + p.T("my_data.access.read", "data", p.DatumNames(row.Data))
	}
	return detail + " " + p.T("my_data.access.asked", "data", p.DatumNames(row.Data))
}

// accessResult is the journal's word for an access: allowed or refused.
func accessResult(row AccessRow) string {
	if row.Granted {
		return "granted"
	}
	return "denied"
}

// accesses splits the journal at the fold.
func (p Page) accesses() (recent, older []AccessRow) {
	n := min(len(p.Access), recentAccesses)
	return p.Access[:n], p.Access[n:]
}

// consentName names a row of the ledger as the export does: the oldest, shown last, is "consent-1".
func (p Page) consentName(i int) string { return "consent-" + strconv.Itoa(len(p.Ledger)-i) }

// sessionName names a session as the export does.
func (p Page) sessionName(i int) string { return "session-" + strconv.Itoa(len(p.Sessions)-i) }

// twoSizesAnswer says what was answered to a notice about sizes.
func (p Page) twoSizesAnswer(notice HeldTwoSizes) string {
	switch notice.Answer {
	case "":
		return p.T("my_data.two_sizes.answer.none")
	case "all":
		return p.T("my_data.two_sizes.answer.all")
	}
	return p.T("my_data.two_sizes.answer.one", "size", notice.Answer)
}

// twoSizesKept says since when and until when that is kept.
func (p Page) twoSizesKept(notice HeldTwoSizes) string {
	key := "my_data.two_sizes.unnamed"
	if notice.Named {
		key = "my_data.two_sizes.named"
	}
	return p.T(key, "since", text.Date(p.Lang, notice.Since), "until", text.Date(p.Lang, notice.Expires))
}

// chainBroken says where.
func (p Page) chainBroken() string {
	if p.Chain.Last.IsZero() {
		return p.T("my_data.chain.broken")
	}
	return p.T("my_data.chain.broken_at", "day", text.Date(p.Lang, p.Chain.Last))
}

// orderPlaced says when an order was placed, or that it is withdrawn.
func (p Page) orderPlaced(o models.Order) string {
	if o.State == models.OrderWithdrawn {
		return p.T("my_data.orders.withdrawn", "date", text.Date(p.Lang, o.Withdrawn))
	}
	return p.T("my_data.orders.placed", "moment", text.MomentInBerlin(p.Lang, o.PlacedAt))
}
