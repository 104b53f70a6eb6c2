package consent

import (
	"slices"
	"strings"
	"sync"
)

// measures names the data of body measures as the form's fields are named, with the choices
// that say how to read them.
func measures() []string {
	return []string{"sizing", "height", "bust", "waist", "hip", "inseam", "arm", "measured_with", "preference"}
}

// evidence names the kinds of data of a fit profile.
func evidence() []string {
	return append(measures(), "usual.top", "usual.bottom", "usual.dress", "owned")
}

// Kind is the kind of datum that a purpose covers: that of "usual.top.2" is "usual.top", that
// of "owned.1" is "owned". Of most data there is one, and the kind is its name.
func Kind(datum string) string {
	kind := strings.TrimRight(datum, "0123456789")
	if kind == datum {
		return datum
	}
	return strings.TrimSuffix(kind, ".")
}

// registry is every purpose in the order forms show it, written once: a page asks for it a dozen
// times. Nobody changes it.
var registry = sync.OnceValue(func() []Definition {
	all := []Definition{advice(), offers(), learn(), mail()}
	for i := range all {
		all[i].Data = slices.Clip(all[i].Data)
	}
	return all
})

// Purposes returns the registry in the order forms show it.
func Purposes() []Definition { return slices.Clone(registry()) }

// Offered returns the purposes a form may ask for: those in use.
func Offered() []Definition {
	return slices.DeleteFunc(Purposes(), func(d Definition) bool { return !d.InUse })
}

// Find returns the definition of a purpose. ok is false for any text that is none.
func Find(p Purpose) (d Definition, ok bool) {
	for _, d := range registry() {
		if d.Purpose == p {
			return d, true
		}
	}
	return Definition{}, false
}

func explicitConsent() Text {
	return Text{
		DE: "Ihre ausdrückliche Einwilligung, Art. 6 Abs. 1 Buchst. a und Art. 9 Abs. 2 Buchst. a DSGVO. Sie können sie jederzeit unter „Meine Daten“ widerrufen. Was bis dahin geschah, bleibt rechtmäßig.",
		EN: "Your explicit consent, Art. 6(1)(a) and Art. 9(2)(a) GDPR. You can withdraw it at any time under “My data”. What was done before remains lawful.",
	}
}

func plainConsent() Text {
	return Text{
		DE: "Ihre Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO. Sie können sie jederzeit widerrufen. Was bis dahin geschah, bleibt rechtmäßig.",
		EN: "Your consent, Art. 6(1)(a) GDPR. You can withdraw it at any time. What was done before remains lawful.",
	}
}

func nobody() Text {
	return Text{
		DE: "Niemand: kein Auftragsverarbeiter, kein Dritter, keine Übermittlung in ein Land außerhalb der EU.",
		EN: "Nobody: no processor, no third party, no transfer to a country outside the EU.",
	}
}
