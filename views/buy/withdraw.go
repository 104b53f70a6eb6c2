package buy

import (
	"net/url"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/letter"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// WithdrawPage is the withdrawal function (§ 356a BGB) before anything is declared: the form,
// or what will be declared.
type WithdrawPage struct {
	shell.Page
	Declared models.Withdrawal // as typed; checked where it is reviewed
	Attempt  string            // of this rendering, so that confirming twice declares once; "" on the form
	Errors   []shell.FieldError
}

// WithdrawReceiptPage confirms that a declaration arrived. It says the same whether or not
// there is such a contract.
type WithdrawReceiptPage struct {
	shell.Page
	Withdrawal models.Withdrawal
	Outbox     bool   // letters stay in the demonstration
	Email      string // where the letter is to go, as typed or as it is
	Errors     []shell.FieldError
}

// WithdrawReceiptPath is where the receipt of a declaration stands, below the language.
func WithdrawReceiptPath(token string) string {
	return "/withdraw/receipt?key=" + url.QueryEscape(token)
}

// declaration is what somebody who withdraws says, in the words of the model form.
func declaration(p shell.Page, w models.Withdrawal) string {
	return p.T("withdraw.declaration", "contract", text.Isolate(w.Contract))
}

// inLanguage is the page in another language, for what was said in that.
func inLanguage(p shell.Page, lang models.Lang) shell.Page {
	p.Lang = lang
	return p
}

// WithdrawalLetter is the receipt of a declaration on a durable medium.
func WithdrawalLetter(p shell.Page, w models.Withdrawal) letter.Letter {
	return letter.Letter{
		Kind: letter.Withdrawal, To: w.ReceiptTo(), Lang: string(p.Lang), Subject: p.T("withdraw.letter.subject"),
		Text: shell.Paragraphs(p.T("withdraw.letter.intro"),
			p.T("withdraw.received")+": "+text.MomentInBerlin(p.Lang, w.DeclaredAt),
			p.T("withdraw.content")+":\n"+letter.Quote(declaration(p, w), p.T("withdraw.name.label")+": "+text.Isolate(w.Name))+
				"\n\n"+p.T("withdraw.email.label")+": "+text.Isolate(w.Email),
			p.T("withdraw.letter.means"), p.T("withdraw.kept", "keep", p.KeptFor(consent.KeptWithdrawal)), p.LetterFooter()),
	}
}
