package consent

import "slices"

// keepMonths is how long a consent lasts. Bodies change, and so do minds.
const keepMonths = 12

// measurements names the data of a fit profile as the form's fields are named.
func measurements() []string {
	return []string{"sizing", "height", "bust", "waist", "hip", "inseam", "arm", "measured_with", "preference"}
}

// Purposes returns the registry in the order forms show it.
func Purposes() []Definition {
	return []Definition{advice(), offers(), learn(), mail()}
}

// Offered returns the purposes a form may ask for: those in use.
func Offered() []Definition {
	return slices.DeleteFunc(Purposes(), func(d Definition) bool { return !d.InUse })
}

// Find returns the definition of a purpose. ok is false for any text that is none.
func Find(p Purpose) (d Definition, ok bool) {
	for _, d := range Purposes() {
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

func measurementRetention() Text {
	return Text{
		DE: "12 Monate ab Ihrer Einwilligung, ohne Konto höchstens bis zum Ende Ihrer Sitzung. Danach werden die Maße gelöscht.",
		EN: "12 months from your consent; without an account, until your session ends at the latest. After that the measurements are deleted.",
	}
}

func advice() Definition {
	return Definition{
		Purpose: PurposeAdvice, InUse: true, Version: "2026-11-1",
		Title: Text{
			DE: "Meine Maße aufbewahren, um mich zu Größen zu beraten",
			EN: "Keep my measurements to advise me on sizes",
		},
		Use: Text{
			DE: "Auf jeder Produktseite vergleichen wir Ihre Maße mit der Maßtabelle des Artikels und nennen Ihnen die Größe, die wir für passend halten, mit Begründung.",
			EN: "On every product page we compare your measurements with the garment’s size chart, name the size we believe fits, and say why.",
		},
		NotDone: Text{
			DE: "Wir ordnen das Sortiment nicht nach Ihren Maßen, werben nicht damit und geben sie niemandem weiter. Preise, Lieferung und Bestellung sind mit und ohne Einwilligung gleich.",
			EN: "We do not sort the shop by your measurements, do not advertise with them and pass them on to nobody. Prices, delivery and ordering are the same with and without your consent.",
		},
		Retention: measurementRetention(), Basis: explicitConsent(),
		Data: measurements(), Holds: true, KeepMonths: keepMonths,
	}
}

func offers() Definition {
	return Definition{
		Purpose: PurposeOffers, InUse: true, Version: "2026-11-1",
		Title: Text{
			DE: "Meine Maße aufbewahren, um das Sortiment nach dem zu ordnen, was mir passt",
			EN: "Keep my measurements to arrange the shop by what fits me",
		},
		Use: Text{
			DE: "In Listen können Sie Artikel filtern und sortieren, die es in einer für Sie passenden Größe gibt. Das geschieht nur, wenn Sie den Filter wählen.",
			EN: "In lists you can filter and sort by articles that come in a size that fits you. This happens only when you choose that filter.",
		},
		NotDone: Text{
			DE: "Wir blenden ohne Ihre Wahl nichts aus, ändern keine Preise, merken uns nicht, was Sie ansehen, und geben Ihre Maße niemandem weiter. Auf Produktseiten beraten wir Sie damit nicht; das ist ein eigener Zweck.",
			EN: "We hide nothing unless you ask, change no prices, do not remember what you look at and pass your measurements on to nobody. They are not used for advice on product pages; that is a purpose of its own.",
		},
		Retention: measurementRetention(), Basis: explicitConsent(),
		Data: measurements(), Holds: true, KeepMonths: keepMonths,
	}
}

func learn() Definition {
	return Definition{
		Purpose: PurposeLearn, Version: "2026-11-1",
		Title: Text{
			DE: "Meine Rücksendungen und Rückmeldungen nutzen, um Größen zu berichtigen",
			EN: "Use my returns and fit feedback to correct sizes",
		},
		Use: Text{
			DE: "Sobald wir diesen Zweck nutzen: Gründe wie „zu eng“ oder „zu lang“ fließen in einen Wert je Artikel ein, der zeigt, ob er klein oder groß ausfällt, und in einen Wert für Ihre eigene Beratung.",
			EN: "Once this purpose is in use: reasons such as “too tight” or “too long” enter one figure per article that shows whether it runs small or large, and one figure for your own advice.",
		},
		NotDone: Text{
			DE: "Ihre Maße werden dafür nicht gelesen. Veröffentlicht werden nur verrauschte Werte vieler Personen, nie eine einzelne Rückmeldung.",
			EN: "Your measurements are not read for it. Only noised figures of many people are published, never a single person’s feedback.",
		},
		Retention: Text{
			DE: "12 Monate ab Ihrer Einwilligung. Danach werden Ihre Rückmeldungen gelöscht.",
			EN: "12 months from your consent. After that your feedback is deleted.",
		},
		Basis: plainConsent(),
		Data:  []string{"returns", "feedback"}, KeepMonths: keepMonths,
	}
}

func mail() Definition {
	return Definition{
		Purpose: PurposeMail, Version: "2026-11-1",
		Title: Text{
			DE: "Mir den Newsletter per E-Mail schicken",
			EN: "Send me the newsletter by e-mail",
		},
		Use: Text{
			DE: "Sobald wir diesen Zweck nutzen: Wir schicken Ihnen Nachrichten über das Sortiment, sobald Sie Ihre Adresse über einen Link in einer ersten E-Mail bestätigt haben.",
			EN: "Once this purpose is in use: we send you news about the shop as soon as you have confirmed your address through a link in a first e-mail.",
		},
		NotDone: Text{
			DE: "Ihre Maße und Ihre Beratung gehen in keine E-Mail ein. Wir messen nicht, ob Sie E-Mails öffnen, und geben Ihre Adresse niemandem weiter.",
			EN: "Your measurements and your advice enter no e-mail. We do not measure whether you open e-mails and pass your address on to nobody.",
		},
		Retention: Text{
			DE: "Bis Sie sich abmelden, längstens 12 Monate ab Ihrer Einwilligung.",
			EN: "Until you unsubscribe, at most 12 months from your consent.",
		},
		Basis: plainConsent(),
		Data:  []string{"email"}, KeepMonths: keepMonths,
	}
}

func plainConsent() Text {
	return Text{
		DE: "Ihre Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO. Sie können sie jederzeit widerrufen. Was bis dahin geschah, bleibt rechtmäßig.",
		EN: "Your consent, Art. 6(1)(a) GDPR. You can withdraw it at any time. What was done before remains lawful.",
	}
}
