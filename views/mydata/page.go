package mydata

import (
	"strconv"
	"time"

	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// recentAccesses is how many journal rows are shown before the fold.
const recentAccesses = 10

// stored reports whether measurements are held.
func (p Page) stored() bool { return len(p.Values) > 0 }

// consents counts the consents in force.
func (p Page) consents() int {
	n := 0
	if p.Mail.Current != nil {
		n++
	}
	if p.Learning.Granted {
		n++
	}
	for _, group := range p.Groups {
		if group.Granted {
			n++
		}
	}
	return n
}

// tally sums up what is held.
func (p Page) tally() []shell.TallyFigure {
	cookies := 0
	if p.Known {
		cookies = 1
	}
	count := func(icon, key string, n int) shell.TallyFigure {
		return shell.TallyFigure{Icon: icon, Number: text.Number(p.Lang, float64(n), 0), Words: text.Plural(p.Lang, "my_data.tally."+key, n)}
	}
	return []shell.TallyFigure{
		count("ruler", "values", len(p.Values)), count("check", "consents", p.consents()),
		count("bag", "basket", len(p.Basket)), count("cookie", "cookies", cookies),
	}
}

// contents lists the chapters of the page; none where nothing is held.
func (p Page) contents() []shell.Chapter {
	if !p.Known {
		return nil
	}
	ids := []string{"basket", "purposes"}
	if p.stored() {
		ids = []string{"purposes", "correct", "basket"}
	}
	if len(p.Orders) > 0 {
		ids = append(ids, "orders")
	}
	if len(p.Returns) > 0 {
		ids = append(ids, "returns")
	}
	ids = append(ids, "learning")
	if len(p.Withdrawals) > 0 {
		ids = append(ids, "withdrawals")
	}
	ids = append(ids, "mail", "pause", "access", "chain", "ledger", "account", "cookie", "keep", "take", "delete", "marketing", "rights")
	return p.Chapters("my_data", ids...)
}

// withdrawNote says what withdrawing a purpose does to the stored measurements.
func (p Page) withdrawNote(g PurposeGroup) string {
	if len(g.Data) == 0 {
		return p.T("my_data.purposes.withdraw_empty")
	}
	for _, other := range p.Groups {
		if other.Granted && other.Definition.Holds && other.Definition.Purpose != g.Definition.Purpose {
			return p.T("my_data.purposes.withdraw_other")
		}
	}
	return p.T("my_data.purposes.withdraw_last")
}

// sameDay reports whether all data of a group were given on one day.
func (g PurposeGroup) sameDay() bool {
	for _, d := range g.Data {
		if isoDay(d.Since) != isoDay(g.Data[0].Since) {
			return false
		}
	}
	return true
}

// origin says where the data of a group come from and until when they are kept.
func (p Page) origin(g PurposeGroup) string {
	until := text.Date(p.Lang, g.Data[0].Expires)
	if !g.sameDay() {
		return p.T("my_data.datum.origin_days", "until", until)
	}
	return p.T("my_data.datum.origin_text", "since", text.Date(p.Lang, g.Data[0].Since), "until", until)
}

// also names the other purposes that hold a datum, in a sentence; "" for none.
func (p Page) also(g PurposeGroup, d Datum) string {
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

// isoDay is a date for programs: "2027-11-23".
func isoDay(t time.Time) string { return t.Format(time.DateOnly) }

// heldWords says how much of one kind goes or stays.
func (p DeletePage) heldWords(h HeldCount) string {
	switch h.Kind {
	case "key", "account", "session":
		return p.T("delete.kind." + h.Kind)
	}
	return text.Plural(p.Lang, "delete.kind."+h.Kind, h.Count)
}

// staysWords is heldWords for what is left: a session that stays keeps its cookie.
func (p DeletePage) staysWords(h HeldCount) string {
	if h.Kind == "session" {
		return p.T("delete.kind.session_stays")
	}
	return p.heldWords(h)
}

// withdraws reports whether the deletion takes stored measurements, and with them the
// consents to keep them.
func (p DeletePage) withdraws() bool {
	for _, h := range p.Goes {
		if h.Kind == "measurements" {
			return p.Scope != "all"
		}
	}
	return false
}

// answered says what was answered to a notice about sizes.
func (p Page) answered(told HeldTwoSizes) string {
	switch told.Answer {
	case "":
		return p.T("my_data.two_sizes.answer.none")
	case "all":
		return p.T("my_data.two_sizes.answer.all")
	}
	return p.T("my_data.two_sizes.answer.one", "size", told.Answer)
}

// toldSizes says since when and until when that is kept.
func (p Page) toldSizes(told HeldTwoSizes) string {
	key := "my_data.two_sizes.unnamed"
	if told.Named {
		key = "my_data.two_sizes.named"
	}
	return p.T(key, "since", text.Date(p.Lang, told.Since), "until", text.Date(p.Lang, told.Expires))
}
