package finder

import (
	"strconv"

	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/sizefinder"
	"ebenmass/views/parts"
	"ebenmass/views/product"
	"ebenmass/views/text"
)

// num writes a number of a drawing.
func num(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

// purposeField is the form field of a purpose.
func purposeField(purpose consent.Purpose) string { return "consent_" + string(purpose) }

// withdrawForm is the id of the form that withdraws a consent.
func withdrawForm(purpose consent.Purpose) string { return "withdraw-" + string(purpose) }

// grantedNote says that a consent is in force, and what ticking its box again would do.
func (p Page) grantedNote(choice PurposeChoice) string {
	if choice.Definition.Purpose == consent.PurposeMail {
		return p.T("mail.fit.granted")
	}
	return p.T("fit.purposes.granted")
}

// withdrawNote says what withdrawing does to the stored measurements.
func (p Page) withdrawNote(choice PurposeChoice) string {
	if choice.Definition.Purpose == consent.PurposeMail {
		return p.T("mail.withdraw_note")
	}
	if choice.Definition.Purpose == consent.PurposeLearn {
		return p.T("my_data.feedback.withdraw_note")
	}
	for _, other := range p.Purposes {
		if other.Granted && other.Definition.Holds && other.Definition.Purpose != choice.Definition.Purpose {
			return p.T("my_data.purposes.withdraw_other")
		}
	}
	return p.T("my_data.purposes.withdraw_last")
}

// withdrawable reports whether the boxes, with what withdraws a consent, are on the page.
func (p Page) withdrawable() bool {
	return p.deciding() || p.Results != nil && p.once() || p.Results == nil && p.wished()
}

// minis are the sizes to show in small pictures, one article of a kind after the other.
func (p Page) minis() (all []sizefinder.Found) {
	for i := 0; len(all) < cardsAtOnce && i < cardsAtOnce; i++ {
		for _, g := range p.Results.Own {
			if i < len(g.Found) && g.Found[i].Size != "" && len(all) < cardsAtOnce {
				all = append(all, g.Found[i])
			}
		}
	}
	return all
}

// usualOf is the field of a usual size that was not told yet.
func (p Page) usualOf(garment fit.Garment) parts.UsualProps {
	for _, u := range product.MeasureProps(p.Page, "", &p.Form).Usual {
		if u.Garment == garment {
			return u
		}
	}
	return parts.UsualProps{}
}

// othersHeading says how it stands with the other department.
func (p Page) othersHeading() string {
	key := "finder.others.men"
	if p.Form.Sizing == string(fit.Men) {
		key = "finder.others.women"
	}
	t := p.Results.Beyond
	return p.T(key, "n", text.Number(p.Lang, float64(t.Clear+t.Two), 0), "total", text.Number(p.Lang, float64(t.Total()), 0))
}
