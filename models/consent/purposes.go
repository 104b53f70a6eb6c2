package consent

// onlyMeasures are the data that consents to the first two versions of a text cover: those
// named measures and nothing else.
func onlyMeasures() map[string][]string {
	return map[string][]string{"2026-11-1": measures(), "2026-11-2": measures()}
}

// measurementRetention is how long a fit profile is kept. Bodies change, and so do minds.
func measurementRetention() Text {
	keep := KeptMeasurements.Retention().Keep.Text()
	return Text{
		DE: keep.DE + " ab der letzten Nutzung; ohne Konto höchstens bis zum Ende Ihrer Sitzung. Als Nutzung zählt jeder Tag, an dem Ihre Angaben laut Ihrem Zugriffsprotokoll gelesen wurden. Danach werden sie mitsamt ihrem Schlüssel gelöscht.",
		EN: keep.EN + " from the last use; without an account, until your session ends at the latest. Every day on which your access journal shows a reading of these details counts as use. After that they are deleted together with their key.",
	}
}

// ownPurchases begins the sentence about answers that are kept with another consent.
func ownPurchases() Text {
	return Text{
		DE: "Haben Sie uns gesagt, wie Ihre Käufe sitzen oder warum etwas zurückging, und eingewilligt, dass wir das aufbewahren,",
		EN: "Where you told us how your purchases fit or why something went back, and consented to our keeping that,",
	}
}

func advice() Definition {
	return Definition{
		Purpose: PurposeAdvice, InUse: true, Version: "2026-11-3",
		Covers:  []string{"2026-11-2"},
		Bounded: []string{"2026-11-1"}, // it promised an end 12 months from the consent, and the same use
		Fewer:   onlyMeasures(),
		Title: Text{
			DE: "Meine Maße und Größen aufbewahren, um mich zu Größen zu beraten",
			EN: "Keep my measurements and sizes to advise me on sizes",
		},
		Use: Text{
			DE: "Wir bewahren auf, was Sie davon angeben: Maße, Größen, die Sie sonst nehmen, und Weiten von Kleidungsstücken, die Ihnen passen. Auf jeder Produktseite vergleichen wir das mit der Maßtabelle des Artikels und nennen Ihnen die Größe, die wir für passend halten, mit Begründung. " + ownPurchases().DE + " gehen diese Antworten in Ihre Beratung ein.",
			EN: "We keep what you give of this: measurements, the sizes you usually take, and widths of garments that fit you. On every product page we compare it with the garment’s size chart, name the size we believe fits, and say why. " + ownPurchases().EN + " those answers enter your advice.",
		},
		NotDone: Text{
			DE: "Wir ordnen das Sortiment nicht nach Ihren Angaben, werben nicht damit und geben sie niemandem weiter. Preise, Lieferung und Bestellung sind mit und ohne Einwilligung gleich.",
			EN: "We do not sort the shop by these details, do not advertise with them and pass them on to nobody. Prices, delivery and ordering are the same with and without your consent.",
		},
		Retention: measurementRetention(), Basis: explicitConsent(), Recipients: nobody(),
		Data: append(evidence(), "feedback"), Holds: true, Kept: KeptMeasurements,
	}
}

func offers() Definition {
	return Definition{
		Purpose: PurposeOffers, InUse: true, Version: "2026-11-3",
		Covers:  []string{"2026-11-2"},
		Bounded: []string{"2026-11-1"}, // as with advice
		Fewer:   onlyMeasures(),
		Title: Text{
			DE: "Meine Maße und Größen aufbewahren, um das Sortiment nach dem zu ordnen, was mir passt",
			EN: "Keep my measurements and sizes to arrange the shop by what fits me",
		},
		Use: Text{
			DE: "Wir bewahren auf, was Sie davon angeben: Maße, Größen, die Sie sonst nehmen, und Weiten von Kleidungsstücken, die Ihnen passen. In Listen können Sie Artikel filtern und sortieren, die es in einer für Sie passenden Größe gibt. Das geschieht nur, wenn Sie den Filter wählen. " + ownPurchases().DE + " gehen diese Antworten darin ein.",
			EN: "We keep what you give of this: measurements, the sizes you usually take, and widths of garments that fit you. In lists you can filter and sort by articles that come in a size that fits you. This happens only when you choose that filter. " + ownPurchases().EN + " those answers enter it.",
		},
		NotDone: Text{
			DE: "Wir blenden ohne Ihre Wahl nichts aus, ändern keine Preise, merken uns nicht, was Sie ansehen, und geben Ihre Angaben niemandem weiter. Auf Produktseiten beraten wir Sie damit nicht; das ist ein eigener Zweck.",
			EN: "We hide nothing unless you ask, change no prices, do not remember what you look at and pass these details on to nobody. They are not used for advice on product pages; that is a purpose of its own.",
		},
		Retention: measurementRetention(), Basis: explicitConsent(), Recipients: nobody(),
		Data: append(evidence(), "feedback"), Holds: true, Kept: KeptMeasurements,
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
			DE: "Sagen Sie uns, wie etwas sitzt, warum es zurückgeht oder was aus mehreren Größen wurde, bewahren wir Artikel, Größe und Ihre Antwort auf, verschlüsselt mit einem Schlüssel nur dafür. In Ihre eigene Beratung geht sie nur ein, wenn Sie auch dieser zugestimmt haben. Haben Sie Maße gespeichert, lesen wir sie in diesem Augenblick, berechnen, wie der Artikel danach sitzen müsste, und legen das Zehntel dieser Rechnung dazu. Etwa einmal im Monat, in der Vorführung auf Knopfdruck bis zu einmal am Tag, öffnen wir die Antworten aller, die zugestimmt haben, zählen sie zusammen und veröffentlichen verrauscht, ob ein Artikel klein oder groß ausfällt, weshalb er zurückkommt und was aus Hinweisen zu mehreren Größen wurde.",
			EN: "When you tell us how something fits, why it goes back or what became of several sizes, we keep the article, the size and your answer, encrypted with a key for this alone. It enters your own advice only if you consented to that as well. If you have stored measurements, we read them at that moment, compute how the article should fit by them, and put the tenth of that number beside your answer. About once a month, in the demonstration at the press of a button up to once a day, we open the answers of all who consented, sum them, and release with noise whether an article runs small or large, why it comes back and what became of notices on several sizes.",
		},
		NotDone: Text{
			DE: "Gezählt wird nur in diesem Augenblick; aufgehoben werden allein verrauschte Summen über viele, je Person jeder Artikel einmal und höchstens zehn. Widerrufen oder löschen Sie vorher, ist Ihre Antwort nicht dabei. Eine Antwort zählt erst, wenn das Paket angekommen sein muss, und je Artikel und Netzwerk eine am Tag. Preise, Lieferung und Rückgabe sind mit und ohne Einwilligung gleich.",
			EN: "Counting happens at that moment only; nothing is kept but noised sums over many, per person each article once and at most ten. If you withdraw or delete before, your answer is not among them. An answer counts only once the parcel must have arrived, and one per article and network a day. Prices, delivery and returns are the same with and without your consent.",
		},
		Retention: Text{
			DE: "Ihre eigenen Rückmeldungen " + keep.Text().DE + " ab Ihrer Einwilligung. Löschen Sie sie oder widerrufen Sie, sind sie sofort weg, mitsamt ihren Schlüsseln.",
			EN: "Your own feedback for " + keep.Text().EN + " from your consent. Delete it or withdraw, and it is gone at once, with its keys.",
		},
		Basis: explicitConsent(), Recipients: nobody(),
		Data: append(measures(), "returns", "feedback"), Kept: KeptFeedback,
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
