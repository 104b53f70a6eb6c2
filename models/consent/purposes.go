package consent

// measurementRetention is how long a fit profile is kept. Bodies change, and so do minds.
func measurementRetention() Text {
	keep := KeptMeasurements.Retention().Keep.Text()
	return Text{
		DE: keep.DE + " ab der letzten Nutzung; ohne Konto höchstens bis zum Ende Ihrer Sitzung. Als Nutzung zählt jeder Tag, an dem Ihre Maße laut Ihrem Zugriffsprotokoll gelesen wurden. Danach werden die Maße mitsamt ihrem Schlüssel gelöscht.",
		EN: keep.EN + " from the last use; without an account, until your session ends at the latest. Every day on which your access journal shows a reading of your measurements counts as use. After that the measurements are deleted together with their key.",
	}
}

func advice() Definition {
	return Definition{
		Purpose: PurposeAdvice, InUse: true, Version: "2026-11-2",
		Bounded: []string{"2026-11-1"}, // it promised an end 12 months from the consent, and the same use
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
		Retention: measurementRetention(), Basis: explicitConsent(), Recipients: nobody(),
		Data: measurements(), Holds: true, Kept: KeptMeasurements,
	}
}

func offers() Definition {
	return Definition{
		Purpose: PurposeOffers, InUse: true, Version: "2026-11-2",
		Bounded: []string{"2026-11-1"}, // as with advice
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
		Retention: measurementRetention(), Basis: explicitConsent(), Recipients: nobody(),
		Data: measurements(), Holds: true, Kept: KeptMeasurements,
	}
}

func learn() Definition {
	keep := KeptFeedback.Retention().Keep
	return Definition{
		Purpose: PurposeLearn, InUse: true, Version: "2026-11-4", // 2026-11-3 promised a count that stays after a withdrawal
		Title: Text{
			DE: "Meine Rücksendungen und Rückmeldungen nutzen, um Größen zu berichtigen",
			EN: "Use my returns and fit feedback to correct sizes",
		},
		Use: Text{
			DE: "Sagen Sie uns, wie etwas sitzt, warum es zurückgeht oder was aus mehreren Größen wurde, bewahren wir Artikel, Größe und Ihre Antwort auf, verschlüsselt mit einem Schlüssel nur dafür. Daraus entsteht ein Wert für Ihre eigene Beratung. Haben Sie Maße gespeichert, lesen wir sie in diesem Augenblick, berechnen, wie der Artikel danach sitzen müsste, und legen das Zehntel dieser Rechnung dazu. Etwa einmal im Monat, in der Vorführung auf Knopfdruck bis zu einmal am Tag, öffnen wir die Antworten aller, die zugestimmt haben, zählen sie zusammen und veröffentlichen verrauscht, ob ein Artikel klein oder groß ausfällt, weshalb er zurückkommt und was aus Hinweisen zu mehreren Größen wurde.",
			EN: "When you tell us how something fits, why it goes back or what became of several sizes, we keep the article, the size and your answer, encrypted with a key for this alone. From these we compute one figure for your own advice. If you have stored measurements, we read them at that moment, compute how the article should fit by them, and put the tenth of that number beside your answer. About once a month, in the demonstration at the press of a button up to once a day, we open the answers of all who consented, sum them, and release with noise whether an article runs small or large, why it comes back and what became of notices on several sizes.",
		},
		NotDone: Text{
			DE: "Gezählt wird nur in diesem Augenblick; aufgehoben werden allein verrauschte Summen über viele, je Person jeder Artikel einmal und höchstens zehn. Widerrufen oder löschen Sie vorher, ist Ihre Antwort nicht dabei. Eine Antwort zählt erst, wenn das Paket angekommen sein muss, und je Artikel und Netzwerk eine am Tag. Preise, Lieferung und Rückgabe sind mit und ohne Einwilligung gleich.",
			EN: "Counting happens at that moment only; nothing is kept but noised sums over many, per person each article once and at most ten. If you withdraw or delete before, your answer is not among them. An answer counts only once the parcel must have arrived, and one per article and network a day. Prices, delivery and returns are the same with and without your consent.",
		},
		Retention: Text{
			DE: "Ihre eigenen Rückmeldungen " + keep.Text().DE + " ab Ihrer Einwilligung. Löschen Sie sie oder widerrufen Sie, sind sie sofort weg, mitsamt ihren Schlüsseln und dem Wert für Ihre Beratung.",
			EN: "Your own feedback for " + keep.Text().EN + " from your consent. Delete it or withdraw, and it is gone at once, with its keys and the figure for your advice.",
		},
		Basis: explicitConsent(), Recipients: nobody(),
		Data: append(measurements(), "returns", "feedback"), Kept: KeptFeedback,
	}
}

func mail() Definition {
	keep, unconfirmed := KeptAddress.Retention().Keep, KeptUnconfirmed.Retention().Keep.Text()
	return Definition{
		Purpose: PurposeMail, InUse: true, Version: "2026-11-2", // 2026-11-1 named another time
		Title: Text{
			DE: "Mir den Newsletter per E-Mail schicken",
			EN: "Send me the newsletter by e-mail",
		},
		Use: Text{
			DE: "Wir schicken Ihnen Nachrichten über das Sortiment an die Adresse, die Sie angeben. Vorher bekommen Sie eine einzige E-Mail mit einem Link; erst wenn Sie damit bestätigen, gilt Ihre Einwilligung.",
			EN: "We send you news about the shop to the address you give. First you get a single e-mail with a link; your consent counts only once you have confirmed with it.",
		},
		NotDone: Text{
			DE: "Ihre Maße, Ihre Beratung und Ihr Warenkorb gehen in keine E-Mail ein. Wir messen nicht, ob Sie eine E-Mail öffnen oder einen Link darin anklicken, und verwenden Ihre Adresse für nichts anderes. Preise, Lieferung und Beratung sind mit und ohne Newsletter gleich.",
			EN: "Your measurements, your advice and your basket enter no e-mail. We do not measure whether you open an e-mail or follow a link in it, and use your address for nothing else. Prices, delivery and advice are the same with and without the newsletter.",
		},
		Retention: Text{
			DE: "Bis Sie sich abmelden, mit einem Klick in jeder E-Mail, längstens " + keep.Text().DE + " ab Ihrer Einwilligung. Eine Adresse, die nicht bestätigt wird, löschen wir nach " + unconfirmed.DE + ".",
			EN: "Until you unsubscribe, with one click in every e-mail, and at most " + keep.Text().EN + " from your consent. An address that is not confirmed is deleted after " + unconfirmed.EN + ".",
		},
		Basis: plainConsent(),
		Recipients: Text{
			DE: "Niemand außer dem Mailserver, der die E-Mail zustellt. Ist keiner eingerichtet, verlässt keine E-Mail diesen Laden.",
			EN: "Nobody except the mail server that delivers the e-mail. Where none is set up, no e-mail leaves this shop.",
		},
		Data: []string{"email"}, Kept: KeptAddress,
	}
}
