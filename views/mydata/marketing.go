package mydata

import (
	"fmt"
	"slices"
	"strings"

	"ebenmass/models/consent"
	"ebenmass/views/parts"
	"ebenmass/views/shell"
)

// MarketingQuestion is one purpose asking for one datum, and what the shop's door said. The
// zero value has not been asked.
type MarketingQuestion struct {
	Purpose consent.Purpose
	Datum   string
	Asked   bool
	Denied  *consent.Denied // nil, once asked, where the purpose may see the datum
	Errors  []shell.FieldError
}

// Known reports whether purpose and datum are ones the registry names.
func (q MarketingQuestion) Known() bool {
	_, ok := consent.Find(q.Purpose)
	return ok && slices.Contains(consent.Data(), q.Datum)
}

// proposed is the question the form begins with.
func (q MarketingQuestion) proposed() MarketingQuestion {
	if !q.Known() {
		q.Purpose, q.Datum = consent.PurposeMail, "waist"
	}
	return q
}

// marketingPurposes offers every purpose, mail first: it is the one in question.
func (p Page) marketingPurposes(q MarketingQuestion) parts.ChoiceProps {
	choice := parts.ChoiceProps{ID: "marketing-purpose", Name: "purpose", Legend: p.T("marketing.purpose"), Value: string(q.Purpose)}
	for _, d := range slices.Backward(consent.Purposes()) {
		choice.Options = append(choice.Options, parts.ChoiceOption{Value: string(d.Purpose), Label: p.PurposeName(d.Purpose)})
	}
	return choice
}

// marketingData offers every datum the registry names.
func (p Page) marketingData(q MarketingQuestion) parts.ChoiceProps {
	choice := parts.ChoiceProps{ID: "marketing-datum", Name: "datum", Legend: p.T("marketing.datum"), Value: q.Datum}
	for _, name := range consent.Data() {
		choice.Options = append(choice.Options, parts.ChoiceOption{Value: name, Label: p.DatumName(name)})
	}
	return choice
}

// marketingReason says in words why the door stayed shut.
func (p Page) marketingReason(q MarketingQuestion) string {
	switch q.Denied.Why {
	case consent.WhyNotCovered:
		return p.T("marketing.why.not_covered", "purpose", p.PurposeName(q.Purpose), "datum", p.DatumName(q.Datum))
	case consent.WhyNotInUse:
		return p.T("marketing.why.not_in_use")
	case consent.WhyPaused:
		return p.T("pause.marketing")
	}
	return p.T("marketing.why.no_consent")
}

// purposeType is a purpose's type in the program: "consent.Mail".
func purposeType(purpose consent.Purpose) string {
	return "consent." + strings.ToUpper(string(purpose)[:1]) + string(purpose)[1:]
}

// proofSnippet is code that reads measurements for a purpose, as a handler would be written.
// A test has the compiler judge exactly these lines.
func proofSnippet(purpose consent.Purpose) string {
	return fmt.Sprintf(`permit, err := store.PermitFor[%s](ctx, s, customer, page)
if err != nil {
	return err
}
profile, err := store.ReadProfile(ctx, s, permit, page)`, purposeType(purpose))
}

// compilerSays is the compiler's message about a purpose's snippet, "" where it builds. A
// test compares it with what the compiler really says.
func compilerSays(purpose consent.Purpose) string {
	if purpose != consent.PurposeMail {
		return ""
	}
	const own = "ebenmass/models/"
	name := purposeType(purpose)
	return fmt.Sprintf("%s does not satisfy consent.BodyReader (%s missing in %sconsent.Advice | %sconsent.Offers | %sconsent.Learn | %sconsent.Self)", name, name, own, own, own, own)
}

// answerMark is the answer for programs, as in the journal.
func answerMark(q MarketingQuestion) string {
	if q.Denied != nil {
		return "denied"
	}
	return "granted"
}
