package consent

// Purpose is the form and URL value of a purpose.
type Purpose string

// Purposes a customer can consent to.
const (
	PurposeAdvice Purpose = "advice"
	PurposeOffers Purpose = "offers"
	PurposeLearn  Purpose = "learn"
	PurposeMail   Purpose = "mail"
)

// Text is registry text in both languages.
type Text struct{ DE, EN string }

// In returns the text in "en", or German for anything else.
func (t Text) In(lang string) string {
	if lang == "en" {
		return t.EN
	}
	return t.DE
}

// Definition is one entry of the registry of purposes: what the consent form shows, what
// my data and the privacy notice say, and what the store enforces.
type Definition struct {
	Purpose   Purpose
	Version   string // changes whenever a text changes
	Title     Text
	Use       Text     // what the data are used for
	NotDone   Text     // what is not done with them
	Retention Text     // how long they are kept, for people
	Basis     Text     // legal basis
	Data      []string // datum names the purpose may read
	Holds     bool     // a consent to it stores measurements
}
