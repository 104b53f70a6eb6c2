package consent

// proofProcessings is what is kept so that the shop can show that it obeys the law, and so
// that visitors can see it.
func proofProcessings() []Processing {
	return []Processing{
		{
			ID: "ledger", Article: ArticleDuty, Kept: []Kept{KeptLedger}, Recipients: nobody(), Access: ownView(),
			Data:  []string{"visitor", "purpose", "action", "at", "text_version", "text_sha256", "language", "form", "age16"},
			Title: Text{DE: "Nachweis der Einwilligungen", EN: "Proof of consents"},
			Use: Text{
				DE: "Hält fest, wozu Sie wann in welchen Worten eingewilligt oder widerrufen haben. Sie können jeden Eintrag als unterschriebene Quittung mitnehmen.",
				EN: "Records what you consented to or withdrew, when and in which words. You can take every entry with you as a signed receipt.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. c mit Art. 7 Abs. 1 und Art. 5 Abs. 2 DSGVO: Wir müssen sie belegen können.",
				EN: "Art. 6(1)(c) with Art. 7(1) and Art. 5(2) GDPR: we must be able to show them.",
			},
		},
		{
			ID: "journal", Article: ArticleDuty, Kept: []Kept{KeptJournal}, Recipients: nobody(), Access: ownView(),
			Data:  []string{"visitor", "day", "purpose", "page_kind", "data_names", "result"},
			Title: Text{DE: "Zugriffsprotokoll", EN: "Access journal"},
			Use: Text{
				DE: "Zeigt Ihnen und uns, ob die Zwecke eingehalten werden: welche Angabe an welchem Tag auf welcher Art von Seite, erlaubt oder verweigert. Nie der Wert, nie der Artikel, nie wie oft. Ohne gespeicherte Maße hält es nichts fest.",
				EN: "Shows you and us whether the purposes are kept: which datum, on which day, on which kind of page, allowed or refused. Never the value, never the article, never how often. Without stored measurements it records nothing.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. c mit Art. 5 Abs. 2 und Art. 32 DSGVO: Rechenschaft und Sicherheit.",
				EN: "Art. 6(1)(c) with Art. 5(2) and Art. 32 GDPR: accountability and security.",
			},
		},
		{
			ID: "rights", Article: ArticleDuty, Data: []string{"everything_held"}, Recipients: nobody(),
			Title: Text{DE: "Auskunft, Kopie, Berichtigung, Löschung", EN: "Access, copy, rectification, erasure"},
			Use: Text{
				DE: "Erfüllt Ihre Rechte sofort und ohne Antrag: Die Seite und die Datei zum Mitnehmen entstehen, wenn Sie fragen, und werden nicht aufbewahrt.",
				EN: "Meets your rights at once and without an application: page and portable file are made when you ask and are not kept.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. c mit Art. 12 und 15 bis 20 DSGVO.",
				EN: "Art. 6(1)(c) with Art. 12 and 15 to 20 GDPR.",
			},
			Gone:   Text{DE: "Bis die Antwort ausgeliefert ist, nur im Arbeitsspeicher", EN: "Until the answer is delivered, in memory only"},
			Access: Text{DE: "Nur die eigene Sitzung", EN: "Your own session only"},
		},
		{
			ID: "receipt", Article: ArticleDuty, Kept: []Kept{KeptReceipt}, Recipients: nobody(),
			Title: Text{DE: "Löschquittung", EN: "Erasure receipt"},
			Use: Text{
				DE: "Belegt, was wann gelöscht und wonach danach gesucht wurde. Sie enthält selbst keine Angabe über Sie und ist nur über ihre zufällige Adresse zu finden.",
				EN: "Shows what was erased when, and what was searched for afterwards. It holds no datum about you itself and is found only by its random address.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. c mit Art. 5 Abs. 2 und Art. 17 DSGVO, soweit sie überhaupt personenbezogen ist.",
				EN: "Art. 6(1)(c) with Art. 5(2) and Art. 17 GDPR, as far as it is personal at all.",
			},
			Access: Text{DE: "Wer die Adresse der Quittung hat", EN: "Whoever has the receipt’s address"},
		},
	}
}

// technicalProcessings is what no service on the internet works without.
func technicalProcessings() []Processing {
	return []Processing{
		{
			ID: "address", Article: ArticleInterest, Data: []string{"ip_address", "email_digest"}, Recipients: nobody(),
			Title: Text{DE: "IP-Adresse und Begrenzung der Anfragen", EN: "IP address and limit on requests"},
			Use: Text{
				DE: "Ohne Adresse kommt keine Antwort bei Ihnen an. Gezählt wird je IP-Adresse nur, wie oft sie um Empfehlungen bittet, bestellt, widerruft, sich mit Passkeys anmeldet oder welche anlegt, Gerätecodes eintippt, E-Mails auslöst, Dateien einliest oder löscht, zu welchem Artikel aus ihrem Netz an diesem Tag schon eine Antwort zur Passform zählte, und je Postfach, wie viele E-Mails es bekommt, damit niemand den Dienst überlastet oder fremde Postfächer flutet.",
				EN: "Without an address no answer reaches you. All that is counted, for each IP address, is how often it asks for advice, orders, withdraws, signs in with passkeys or adds them, types device codes, causes e-mails, reads files in or erases, on which article an answer about fit from its network has counted that day, and for each mailbox how many e-mails it gets, so that nobody overloads the service or floods other people’s mailboxes.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. f DSGVO: unser und Ihr Interesse an einem Dienst, der antwortet. Milder geht es nicht, denn nichts davon wird mit Ihnen verbunden, und gespeichert höchstens ein Prüfwert.",
				EN: "Art. 6(1)(f) GDPR: our and your interest in a service that answers. There is no milder way, since nothing of it is connected with you, and nothing is stored but a check value at most.",
			},
			Gone: Text{
				DE: "Nur im Arbeitsspeicher, bis neuere Anfragen sie verdrängen, längstens bis der Dienst neu startet. Läuft er auf mehreren Rechnern, stehen die Zählungen von Bestellungen, E-Mails und Gerätecodes stattdessen in deren gemeinsamer Datenbank, bis alles wieder frei ist, längstens elf Stunden: statt der Adresse nur ein Prüfwert, den ohne den geheimen Schlüssel niemand zurückrechnen kann",
				EN: "In memory only, until newer requests push it out, at the longest until the service restarts. Where it runs on several machines, the counts of orders, e-mails and device codes stand in their common database instead, until all is free again, for eleven hours at most: in place of the address only a check value that nobody can trace back without the secret key",
			},
			Access: Text{DE: "Niemand; in keinem Protokoll", EN: "Nobody; in no log"},
		},
		{
			ID: "mirror", Article: ArticleContract, Data: []string{"request"}, Recipients: nobody(),
			Title: Text{DE: "Spiegel in der Vorführung", EN: "Mirror in the demonstration"},
			Use: Text{
				DE: "Zeigt auf Ihren Wunsch, was ein Marketingsystem aus diesem einen Aufruf und Ihren Klicks in der Vorführung schlösse. Es wird nur gezeigt, nicht behalten.",
				EN: "Shows at your wish what a marketing system would infer from this one request and your clicks in the demonstration. It is only shown, not kept.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. b DSGVO: Sie rufen die Seite dafür auf.",
				EN: "Art. 6(1)(b) GDPR: you open the page for it.",
			},
			Gone:   Text{DE: "Bis die Seite ausgeliefert ist, nur im Arbeitsspeicher", EN: "Until the page is delivered, in memory only"},
			Access: Text{DE: "Niemand", EN: "Nobody"},
		},
		{
			ID: "log", Article: ArticleInterest, Recipients: nobody(),
			Title: Text{DE: "Protokoll und Messwerte des Servers", EN: "Server log and metrics"},
			Use: Text{
				DE: "Zeigt, ob der Dienst läuft: Zeit, Art der Anfrage, Muster der Adresse, Ergebnis, Dauer. Keine IP-Adresse, kein Browser, keine Suchwörter, keine Maße, keine Kennung; darum nicht personenbezogen und nur der Vollständigkeit halber hier.",
				EN: "Shows whether the service runs: time, kind of request, pattern of the address, result, duration. No IP address, no browser, no search words, no measurements, no identifier; therefore not personal, and here only for completeness.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. f mit Art. 32 DSGVO: Betrieb und Sicherheit.",
				EN: "Art. 6(1)(f) with Art. 32 GDPR: operation and security.",
			},
			Gone:   Text{DE: "So lange, wie der Betrieb das Protokoll aufhebt; über Sie steht nichts darin", EN: "As long as the operator keeps the log; it holds nothing about you"},
			Access: Text{DE: "Wer den Rechner betreibt", EN: "Whoever runs the machine"},
		},
		{
			ID: "backup", Article: ArticleInterest, Data: []string{"everything_held"}, Recipients: nobody(),
			Title: Text{DE: "Sicherungskopien", EN: "Backups"},
			Use: Text{
				DE: "Damit ein Defekt nicht alles kostet. Die Kopie enthält die Datenbank ohne die Schlüssel: Maße, Adressen und E-Mails, die Sie danach löschen, kann niemand mehr aus ihr lesen. Lesbar bleiben darin Warenkorb, bestellte Artikel, Nachweise und Zugriffsprotokoll unter einer Zufallskennung, bis die Kopie verworfen wird.",
				EN: "So that a defect does not cost everything. The copy holds the database without the keys: measurements, addresses and e-mails you delete afterwards can no longer be read from it. Basket, ordered articles, proofs and access journal stay readable in it under a random identifier until the copy is discarded.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. f mit Art. 32 Abs. 1 Buchst. c DSGVO: Daten müssen wiederherstellbar sein.",
				EN: "Art. 6(1)(f) with Art. 32(1)(c) GDPR: data must be recoverable.",
			},
			Gone: Text{
				DE: "Von Hand angelegt und verworfen; das Programm macht von sich aus keine. Empfohlen: nach 30" + nbsp + "Tagen verwerfen",
				EN: "Made and discarded by hand; the program makes none by itself. Recommended: discard after 30" + nbsp + "days",
			},
			Access: Text{DE: "Wer den Rechner betreibt", EN: "Whoever runs the machine"},
		},
	}
}
