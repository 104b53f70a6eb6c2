package mydata

import (
	"strings"
	"time"

	"ebenmass/models/consent"
	"ebenmass/views/text"
)

// act is one of the four things visitors can do with what is held, and the way to it.
type act struct {
	icon, key string // key of its messages: "correct", "take", "withdraw", "delete"
	label     string // of the link
	path      string // below the language, or a fragment of this page
	amount    string
}

// acts are the four, in the order of the page.
func (p Page) acts() []act {
	all := []act{
		{icon: "pencil", key: "correct", path: "#values", amount: p.count("values", len(p.Values))},
		{icon: "box", key: "take", path: "/my-data?open=take#take", amount: p.T("my_data.act.take.amount")},
		{icon: "return", key: "withdraw", path: "/my-data?open=purposes#purposes", amount: p.count("purposes", len(p.consented()))},
		{icon: "trash", key: "delete", path: "/my-data/delete?scope=all", amount: p.T("my_data.act.delete.amount")},
	}
	for i := range all {
		all[i].label = p.T("my_data.act." + all[i].key + ".link")
	}
	if !p.stored() {
		all[0].label, all[0].path = p.T("my_data.empty.fit"), "/fit"
	}
	return all
}

// count is a number with its noun, or the word for none of it.
func (p Page) count(noun string, n int) string {
	if n == 0 {
		return p.T("my_data.none." + noun)
	}
	return text.Plural(p.Lang, "my_data.count."+noun, n)
}

// consented lists the purposes whose consent is in force.
func (p Page) consented() (purposes []consent.Purpose) {
	for _, group := range p.Groups {
		if group.Granted {
			purposes = append(purposes, group.Definition.Purpose)
		}
	}
	if p.Learning.Granted {
		purposes = append(purposes, consent.PurposeLearn)
	}
	if p.Mail.Current != nil {
		purposes = append(purposes, consent.PurposeMail)
	}
	return purposes
}

// holding counts the purposes that the stored values are kept for.
func (p Page) holding() int {
	n := 0
	for _, group := range p.Groups {
		if len(group.Data) > 0 {
			n++
		}
	}
	return n
}

// lead says in two sentences how much is held, who gets it and when all of it has ended.
func (p Page) lead() string {
	var held []string
	if p.stored() {
		held = append(held, p.T("my_data.lead.values",
			"values", p.count("values", len(p.Values)), "purposes", text.Plural(p.Lang, "my_data.count.purposes", p.holding())))
	}
	if n := len(p.Orders); n > 0 {
		held = append(held, text.Plural(p.Lang, "my_data.count.orders", n))
	}
	if n := len(p.Basket); n > 0 {
		held = append(held, text.Plural(p.Lang, "my_data.lead.basket", n))
	}
	if n := len(p.Wishes); n > 0 {
		held = append(held, text.Plural(p.Lang, "my_data.lead.wishes", n))
	}
	said := p.T("my_data.lead.little")
	switch {
	case len(held) == 1 && len(p.Values)+len(p.Orders)+len(p.Basket)+len(p.Wishes) == 1:
		said = p.T("my_data.lead.held_one", "what", held[0])
	case len(held) > 0:
		said = p.T("my_data.lead.held_other", "what", text.List(p.Lang, held))
	}
	who := "my_data.lead.shop"
	if !p.Mail.Outbox {
		who = "my_data.lead.shop_and_mail"
	}
	return said + " " + p.T(who) + " " + p.T("my_data.lead.ends", "date", text.Date(p.Lang, p.end()))
}

// end is when the last of what is held is deleted if the visitor does nothing.
func (p Page) end() time.Time {
	end := p.Until
	for _, r := range p.Retention {
		if r.Until.After(end) {
			end = r.Until
		}
	}
	return end
}

// day says a day as seen from the page's own: "today", or its date.
func (p Page) day(t time.Time) string {
	if text.MachineDay(t) == text.MachineDay(p.At) {
		return p.T("my_data.today")
	}
	return p.T("my_data.on_day", "date", text.Date(p.Lang, t))
}

// foldProps is one folded part of the page: what it is about, how much of it there is, and the
// latest.
type foldProps struct {
	id               string
	name, what, more string
	open             bool
}

// fold fills a part of the page; the one the visitor asked for is open.
func (p Page) fold(id, what, more string) foldProps {
	return foldProps{id: id, name: p.T("my_data.fold." + id), what: what, more: more, open: p.Open == id}
}

// opened is the same part, open if it has to be.
func (f foldProps) opened(when bool) foldProps {
	f.open = f.open || when
	return f
}

func (p Page) valuesFold() foldProps {
	var last time.Time
	for _, v := range p.Values {
		if v.Since.After(last) {
			last = v.Since
		}
	}
	more := ""
	if p.stored() {
		more = p.T("my_data.more.changed", "day", p.day(last))
	}
	return p.fold("values", p.count("values", len(p.Values)), more).opened(true)
}

func (p Page) purposesFold() foldProps {
	given := p.consented()
	more := purposeNames(p.Page, given)
	if p.Pause.Paused {
		more = p.T("my_data.more.paused", "day", p.day(p.Pause.Since))
	}
	return p.fold("purposes", p.count("purposes", len(given)), more).opened(p.Pause.Paused)
}

func (p Page) accessFold() foldProps {
	more := ""
	if len(p.Access) > 0 {
		more = p.T("my_data.more.last", "day", p.day(p.Access[0].Day))
	}
	if p.Chain.Broken {
		more = p.T("my_data.more.broken")
	}
	return p.fold("access", p.count("access", len(p.Access)), more).opened(p.Chain.Broken)
}

func (p Page) basketFold() foldProps {
	more := ""
	if n := len(p.TwoSizes); n > 0 {
		more = text.Plural(p.Lang, "my_data.count.two_sizes", n)
	}
	return p.fold("basket", p.count("basket", len(p.Basket)), more)
}

func (p Page) wishesFold() foldProps {
	return p.fold("wishes", p.count("wishes", len(p.Wishes)), "")
}

func (p Page) ordersFold() foldProps {
	var more []string
	if len(p.Orders) > 0 {
		latest, pieces := p.Orders[0], 0
		for _, line := range latest.Lines {
			pieces += line.Quantity
		}
		key := "my_data.more.order"
		if len(p.Orders) > 1 {
			key = "my_data.more.orders"
		}
		more = append(more, p.T(key, "pieces", text.Plural(p.Lang, "my_data.count.basket", pieces), "day", p.day(latest.PlacedAt)))
	}
	if n := len(p.Returns); n > 0 {
		more = append(more, text.Plural(p.Lang, "my_data.count.returns", n))
	}
	if n := len(p.Withdrawals); n > 0 {
		more = append(more, text.Plural(p.Lang, "my_data.count.withdrawals", n))
	}
	return p.fold("orders", p.count("orders", len(p.Orders)), strings.Join(more, "; "))
}

func (p Page) learningFold() foldProps {
	more := ""
	if n := len(p.Learning.Feedback); n > 0 {
		more = p.T("my_data.more.last", "day", p.day(p.Learning.Feedback[0].GivenAt))
	}
	return p.fold("learning", p.count("feedback", len(p.Learning.Feedback)), more)
}

func (p Page) mailFold() foldProps {
	more := p.T("my_data.more.not_subscribed")
	switch {
	case p.Mail.Current != nil:
		more = p.T("my_data.more.subscribed")
	case p.Mail.Pending != nil:
		more = p.T("my_data.mail.pending")
	}
	return p.fold("mail", p.count("letters", len(p.Mail.Letters)), more)
}

func (p Page) cookieFold() foldProps {
	if !p.Known {
		return p.fold("cookie", p.count("cookies", 0), "")
	}
	more := p.T("my_data.more.no_account")
	if p.Account != nil {
		more = p.T("my_data.more.account")
	}
	return p.fold("cookie", p.count("cookies", 1), more)
}

func (p Page) keepFold() foldProps {
	if !p.Known {
		return p.fold("keep", "", "")
	}
	return p.fold("keep", p.T("my_data.keep.until", "date", text.ShortDate(p.Lang, p.end())), p.T("my_data.more.left_alone"))
}
