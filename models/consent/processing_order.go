package consent

// orderProcessings is what carrying out an order needs.
func orderProcessings() []Processing {
	return []Processing{
		{
			ID: "order", Article: ArticleContract, Kept: []Kept{KeptOrder}, Recipients: mailServer(),
			Data: []string{
				"visitor", "name", "delivery_address", "email", "order_number", "order_lines", "prices", "delivery", "payment", "order_state", "returns", "language", "at", "size_choice",
			},
			Title: Text{DE: "Bestellung", EN: "Order"},
			Use: Text{
				DE: "Nimmt die Bestellung an, bestätigt sie per E-Mail und zeigt sie Ihnen wieder, auch für Rücksendung und Widerruf. Name, Anschrift und E-Mail-Adresse werden gefragt, weil ein Paket sie bräuchte; Anrede, Telefon, Geburtsdatum und Zahlungsdaten nicht. Ist eine Woche vorbei, wird je Artikel zusammengezählt, wie viele Stücke in ihr bestellt und zurückgeschickt wurden, ohne Person, Bestellung und Tag; was bis dahin gelöscht ist, zählt nicht mit. Bei der Rücksendung steht nur, welche Stücke zurückgehen oder getauscht werden, nie, warum.",
				EN: "Takes the order, confirms it by e-mail and shows it to you again, for returns and withdrawal too. Name, address and e-mail address are asked for because a parcel would need them; form of address, phone, birth date and payment details are not. Once a week is over, the pieces ordered and sent back in it are summed by article, without person, order or day; what was deleted by then does not count. A return says only which pieces go back or are exchanged, never why.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. b DSGVO: Erfüllung des Vertrags; die Bestätigung verlangen § 312f und § 312i BGB.",
				EN: "Art. 6(1)(b) GDPR: performing the contract; § 312f and § 312i BGB require the confirmation.",
			},
			Access: Text{
				DE: "Sie selbst unter „Meine Daten“, und wer die Bestätigung mit ihrem Link hat. Name, Anschrift und E-Mail-Adresse stehen in der Datenbank und in Sicherungskopien nur verschlüsselt; was bestellt wurde, steht lesbar unter einer Zufallskennung. Eine Ansicht für Beschäftigte gibt es nicht.",
				EN: "You yourself under “My data”, and whoever has the confirmation with its link. In database and backups, name, address and e-mail address are ciphertext only; what was ordered stands readable under a random identifier. There is no view for staff.",
			},
		},
	}
}
