package finder

import (
	"fmt"

	"github.com/a-h/templ"

	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/sizefinder"
	"ebenmass/views/list"
	"ebenmass/views/parts"
	"ebenmass/views/product"
	"ebenmass/views/shell"
)

// Page is the size finder in all its states: without Results it asks, with them it answers.
type Page struct {
	shell.Page
	From     *list.Card // the article somebody comes from and goes back to; nil for none
	Kind     string     // what they look for, of sizefinder.Kinds
	Way      sizefinder.Way
	FitsOnly bool // only articles with a size are shown

	Form  product.MeasureForm
	Guide sizefinder.Guide
	Tiles map[fit.Garment]map[fit.Sizing][][]string // sizes to pick a usual size from

	Results *sizefinder.Results  // the sizes in every article, computed once; nil while it asks
	Cards   map[string]list.Card // of the articles of Results, by slug

	Purposes   []PurposeChoice
	Age16      bool
	Errors     []shell.FieldError // consent and age errors; those of the measures are in Form
	Email      string             // as typed, for the newsletter
	Outbox     bool               // letters stay in the outbox
	LetterSent bool               // a letter that confirms the newsletter was sent just now

	Stored      bool   // a profile is stored
	Profile     bool   // Results are those of the stored profile, by which product pages advise too
	Notice      string // "saved", "saved_and_sent": what was just stored; "" for nothing
	NeedsCookie string // name of the cookie that did not come back after storing; "" for none
	Imported    bool   // the form was filled from a file, for its owner to look through
	FileError   string // why no profile could be read from a file; "" for none
}

// PurposeChoice is one consent box. It is ticked only where the visitor ticked it and the form came back.
type PurposeChoice struct {
	Definition consent.Definition
	Ticked     bool
	Granted    bool // an earlier consent is in force
	Changed    bool // there was a consent, to a text that promised something else: it asks anew
}

// Granted reports whether a consent to a purpose is in force.
func (p Page) Granted(purpose consent.Purpose) bool {
	for _, choice := range p.Purposes {
		if choice.Definition.Purpose == purpose {
			return choice.Granted
		}
	}
	return false
}

// AdvicePath is where what was told can be posted for the article somebody comes from.
func (p Page) AdvicePath() string { return p.advicePath(*p.From) }

func (p Page) advicePath(card list.Card) string {
	return p.URL("/products/" + card.Slug + "/advice")
}

// withoutPath is the way on without telling anything.
func (p Page) withoutPath() string {
	if p.From != nil {
		return p.From.Href
	}
	return p.URL("/products")
}

// fittingPath is the list of what fits, best first, of the department whose statistics estimate;
// it needs the consent to arrange the shop.
func (p Page) fittingPath() templ.SafeURL {
	return p.Href("/products?category=" + p.Form.Sizing + "&fits=1&sort=fits")
}

// deciding reports whether the page asks about keeping before anything else: a form of consents
// came back.
func (p Page) deciding() bool { return len(p.Errors) > 0 && len(p.Form.Errors) == 0 }

// wished reports whether a purpose was ticked already, on a form that came back.
func (p Page) wished() bool {
	for _, choice := range p.Purposes {
		if choice.Ticked {
			return true
		}
	}
	return false
}

// faults lists everything to mend, in the order of the fields on the page.
func (p Page) faults() []parts.Fault {
	all := append(shell.Faults("", p.Form.Errors), shell.Faults("", p.Errors)...)
	if p.FileError != "" {
		all = append(all, parts.Fault{ID: "file", Message: p.FileError})
	}
	return all
}

// pair is one field of a form.
type pair struct{ Name, Value string }

// told is everything that was typed and chosen, as the fields it came in: what carries it on to
// the next answer without a URL and without storing it. Usual sizes come with their systems, in
// order. Left out are fields that the form asks for itself.
func (p Page) told(but ...string) (all []pair) {
	add := func(name, value string) {
		for _, asked := range but {
			if name == asked {
				return
			}
		}
		all = append(all, pair{name, value})
	}
	add("sizing", p.Form.Sizing)
	add("unit", p.Form.Unit)
	add("measured_with", p.Form.MeasuredWith)
	add("preference", p.Form.Preference)
	for _, m := range fit.Measures {
		if value := p.Form.Values[m]; value != "" {
			add(m.String(), value)
		}
	}
	for _, garment := range fit.Garments {
		for _, u := range p.Form.Usual[garment] {
			add("usual_"+string(garment), u.Label)
			add("usual_"+string(garment)+"_system", u.System)
		}
	}
	for i, o := range p.Form.Owned {
		if len(o.Flat) == 0 {
			continue
		}
		field := fmt.Sprint("own_", i+1, "_")
		add(field+"type", o.Type)
		for _, z := range fit.FlatZones {
			if value := o.Flat[z]; value != "" {
				add(field+z.String(), value)
			}
		}
	}
	add("way", string(p.Way))
	add("kind", p.Kind)
	if p.FitsOnly {
		add("fits", "1")
	}
	if p.From != nil {
		add("from", p.From.Slug)
	}
	return all
}
