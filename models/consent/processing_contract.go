package consent

// contractProcessings is what a contract brings with it.
func contractProcessings() []Processing {
	return []Processing{
		{
			ID: "withdrawal", Article: ArticleDuty, Kept: []Kept{KeptWithdrawal}, Recipients: mailServer(), Access: sealedView(),
			Data:  []string{"visitor", "declaration", "language", "at"},
			Title: Text{DE: "Widerruf eines Vertrags", EN: "Withdrawal from a contract"},
			Use: Text{
				DE: "Nimmt Ihren Widerruf entgegen, bestätigt sofort Inhalt, Tag und Uhrzeit und vermerkt ihn bei der Bestellung, wenn Nummer und E-Mail-Adresse zu einer passen. Gefragt wird nur, wer widerruft, welchen Vertrag, und wohin die Bestätigung geht.",
				EN: "Receives your withdrawal, confirms its content, date and time at once, and notes it at the order where number and e-mail address match one. All it asks is who withdraws, from which contract, and where the receipt goes.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. c DSGVO mit § 356a BGB: Das Gesetz verlangt die Funktion und die Eingangsbestätigung.",
				EN: "Art. 6(1)(c) GDPR with § 356a BGB: the law requires the function and the receipt.",
			},
		},
	}
}
