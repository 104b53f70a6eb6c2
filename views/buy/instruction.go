package buy

import "ebenmass/views/shell"

// passage is a heading with its paragraphs.
type passage struct {
	Heading    string
	Paragraphs []string
}

// WithdrawalInstruction is the notice of withdrawal in the words of EGBGB Art. 246a, Anlage 1, and
// Directive 2011/83/EU, Annex I (A).
func WithdrawalInstruction(p shell.Page) []passage {
	return []passage{
		{p.T("instruction.right.heading"), []string{
			p.T("instruction.right.text"), p.T("instruction.right.period"), p.T("instruction.right.how", "seller", p.Seller()),
			p.T("instruction.right.online", "address", p.BaseURL+p.URL("/withdraw")), p.T("instruction.right.deadline"),
		}},
		{p.T("instruction.effects.heading"), []string{
			p.T("instruction.effects.refund"), p.T("instruction.effects.withheld"), p.T("instruction.effects.back"), p.T("instruction.effects.value"),
		}},
	}
}

// WithdrawalForm is the lines of the model withdrawal form (Anlage 2, Annex I (B)).
func WithdrawalForm(p shell.Page) []string {
	return []string{
		p.T("instruction.form.to", "seller", p.Seller()), p.T("instruction.form.declare"), p.T("instruction.form.dates"),
		p.T("instruction.form.name"), p.T("instruction.form.address"), p.T("instruction.form.signature"), p.T("instruction.form.date"),
	}
}

// Guarantee says what the law gives against faults.
func Guarantee(p shell.Page) []string {
	return []string{p.T("guarantee.years"), p.T("guarantee.remedies"), p.T("guarantee.burden")}
}
