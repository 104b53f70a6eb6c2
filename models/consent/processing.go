package consent

import (
	"slices"
	"strings"
)

// Article is the letter of Art. 6(1) GDPR that allows a processing.
type Article string

// Legal bases in use.
const (
	ArticleConsent  Article = "6(1)(a)"
	ArticleContract Article = "6(1)(b)"
	ArticleDuty     Article = "6(1)(c)"
	ArticleInterest Article = "6(1)(f)"
)

// Processing is something done with personal data that needs no consent. With the purposes
// it makes up the record of processing (Art. 30 GDPR).
type Processing struct {
	ID         string // stable name for programs and addresses
	Title      Text
	Use        Text     // what for
	Article    Article  // the legal basis
	Basis      Text     // why it holds, with further provisions
	Data       []string // names of the data; empty where none is personal
	Kept       []Kept   // lines of the retention register, the main one first; none for what is never stored
	Gone       Text     // when what is never stored is gone; empty otherwise
	Recipients Text
	Access     Text // who can see it
}

// Retention says in words how long the data are kept.
func (p Processing) Retention() Text {
	if len(p.Kept) == 0 {
		return p.Gone
	}
	whole := p.Kept[0].Retention().Text()
	for _, kept := range p.Kept[1:] {
		text := kept.Retention().Text()
		whole.DE, whole.EN = joined(whole.DE, text.DE), joined(whole.EN, text.EN)
	}
	return whole
}

// joined puts two sentences one after the other.
func joined(a, b string) string { return strings.TrimSuffix(a, ".") + ". " + b }

// Objectionable reports whether one can object to it (Art. 21(1) GDPR).
func (p Processing) Objectionable() bool { return p.Article == ArticleInterest }

// Processings returns everything the shop does with personal data besides the purposes of
// [Purposes], in the order a visitor meets it.
func Processings() []Processing {
	return slices.Concat(shopProcessings(), orderProcessings(), contractProcessings(), accountProcessings(), proofProcessings(), technicalProcessings())
}

// ownView is the access to what visitors see of their own data.
func ownView() Text {
	return Text{
		DE: "Sie selbst unter „Meine Daten“. Eine Ansicht für Beschäftigte gibt es nicht. Wer den Rechner betreibt, kann die Datenbank lesen.",
		EN: "You yourself under “My data”. There is no view for staff. Whoever runs the machine can read the database.",
	}
}

// sealedView is ownView for what is encrypted with the customer's own key.
func sealedView() Text {
	return Text{
		DE: "Sie selbst unter „Meine Daten“. Eine Ansicht für Beschäftigte gibt es nicht. In der Datenbank und in Sicherungskopien steht nur Verschlüsseltes; die Schlüssel liegen in einer eigenen Datei.",
		EN: "You yourself under “My data”. There is no view for staff. Database and backups hold only ciphertext; the keys lie in a file of their own.",
	}
}

// mailServer is who receives what is sent by e-mail.
func mailServer() Text {
	return Text{
		DE: "Der Mailserver, der die E-Mail zustellt. Ist keiner eingerichtet, verlässt keine E-Mail diesen Laden.",
		EN: "The mail server that delivers the e-mail. Where none is set up, no e-mail leaves this shop.",
	}
}

func shopProcessings() []Processing {
	return []Processing{
		{
			ID: "once", Article: ArticleContract, Data: evidence(), Recipients: nobody(),
			Title: Text{DE: "Einmalige Größenempfehlung", EN: "One-off size recommendation"},
			Use: Text{
				DE: "Sie fragen, wir rechnen, auf der Artikelseite schon beim Tippen. Gespeichert wird nichts.",
				EN: "You ask, we compute, on the product page as you type. Nothing is stored.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. b DSGVO: Sie bitten um die Auskunft.",
				EN: "Art. 6(1)(b) GDPR: you ask for the information.",
			},
			Gone: Text{
				DE: "Bis die Seite ausgeliefert ist, nur im Arbeitsspeicher",
				EN: "Until the page is delivered, in memory only",
			},
			Access: Text{DE: "Niemand", EN: "Nobody"},
		},
		{
			ID: "device", Article: ArticleContract, Recipients: nobody(),
			Title: Text{DE: "Empfehlung auf Ihrem Gerät", EN: "Advice on your device"},
			Use: Text{
				DE: "Ihr Browser rechnet selbst und behält Ihre Angaben, wenn Sie das ankreuzen. Der Laden bekommt weder Angaben noch Ergebnis; er liefert nur Maßtabellen und Rechenprogramm, für alle dieselben.",
				EN: "Your browser computes by itself and keeps your details if you tick that. The shop receives neither details nor result; it only delivers size charts and program, the same for everyone.",
			},
			Basis: Text{
				DE: "Für das Ablegen im Browser § 25 Abs. 2 Nr. 2 TDDDG: Sie wünschen es ausdrücklich. Soweit die Angaben überhaupt in unserer Verantwortung liegen, Art. 6 Abs. 1 Buchst. b DSGVO: Sie bitten um die Empfehlung.",
				EN: "For storing in the browser § 25(2) no. 2 TDDDG: you expressly ask for it. As far as the details are our responsibility at all, Art. 6(1)(b) GDPR: you ask for the recommendation.",
			},
			Gone: Text{
				DE: "Beim Laden nie vorhanden; in Ihrem Browser, bis Sie es löschen",
				EN: "Never at the shop; in your browser until you delete it",
			},
			Access: Text{
				DE: "Wer dieses Gerät benutzt, auch Erweiterungen des Browsers. Der Laden nicht.",
				EN: "Whoever uses this device, browser extensions included. The shop does not.",
			},
		},
		{
			ID: "basket", Article: ArticleContract, Kept: []Kept{KeptBasket, KeptNewBasket}, Recipients: nobody(), Access: ownView(),
			Data:  []string{"visitor", "sku", "quantity", "added_at", "size_choice"},
			Title: Text{DE: "Warenkorb", EN: "Basket"},
			Use: Text{
				DE: "Damit Sie wiederfinden, was Sie hineingelegt haben, und damit ein Hinweis auf zwei Größen desselben Stücks nicht wiederkommt, den Sie schon beantwortet haben.",
				EN: "So that you find again what you put into it, and so that a notice about two sizes of one article does not come back once you answered it.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. b DSGVO: Vorbereitung eines Kaufs auf Ihre Bitte.",
				EN: "Art. 6(1)(b) GDPR: preparing a purchase at your request.",
			},
		},
		{
			ID: "wishes", Article: ArticleContract, Kept: []Kept{KeptWishes}, Recipients: nobody(), Access: ownView(),
			Data:  []string{"visitor", "wish", "added_at"},
			Title: Text{DE: "Merkliste", EN: "Wish list"},
			Use: Text{
				DE: "Damit Sie wiederfinden, was Sie sich gemerkt haben. Die Liste zeigt es nur Ihnen, sie ordnet nichts und zählt nichts.",
				EN: "So that you find again what you saved. The list shows it to you only; it sorts nothing and counts nothing.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. b DSGVO: Sie bitten uns, es zu merken.",
				EN: "Art. 6(1)(b) GDPR: you ask us to remember it.",
			},
		},
		{
			ID: "visit", Article: ArticleContract, Kept: []Kept{KeptVisit, KeptAsking}, Recipients: nobody(),
			Data:  []string{"visitor", "session_digest", "created_at", "expires_at"},
			Title: Text{DE: "Sitzung und Cookie", EN: "Session and cookie"},
			Use: Text{
				DE: "Verbindet Ihren Browser mit dem, was Sie hier ablegen: Warenkorb, Merkliste, Maße, Postausgang, Konto. Davor gibt es weder Sitzung noch Cookie.",
				EN: "Connects your browser with what you leave here: basket, wish list, measurements, outbox, account. Before that there is neither session nor cookie.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. b DSGVO; für den Cookie § 25 Abs. 2 Nr. 2 TDDDG: ohne ihn ginge nicht, worum Sie bitten.",
				EN: "Art. 6(1)(b) GDPR; for the cookie § 25(2) no. 2 TDDDG: without it, what you ask for would not work.",
			},
			Access: Text{
				DE: "Sie selbst unter „Meine Daten“. Gespeichert ist nur ein Fingerabdruck der Kennung; wer die Datenbank liest, kann damit keine Sitzung öffnen.",
				EN: "You yourself under “My data”. Only a digest of the identifier is stored; reading the database opens no session.",
			},
		},
	}
}

func accountProcessings() []Processing {
	return []Processing{
		{
			ID: "account", Article: ArticleContract, Kept: []Kept{KeptAccount, KeptSignedIn, KeptSignedInMost, KeptChallenge, KeptDeviceCode}, Recipients: nobody(), Access: sealedView(),
			Data:  []string{"visitor", "email", "email_digest", "created_at", "devices", "passkeys", "code_digest"},
			Title: Text{DE: "Konto", EN: "Account"},
			Use: Text{
				DE: "Freiwillig: damit Sie auf einem zweiten Gerät dieselben Angaben sehen. Ein Passwort gibt es nicht; wer möchte, hinterlegt einen Passkey, von dem wir nur den öffentlichen Schlüssel haben. Ein weiteres Gerät kommt mit einem kurzen Code dazu, den Sie auf dem ersten bestätigen.",
				EN: "Optional: so that you see the same data on a second device. There is no password; if you like, you register a passkey, of which we hold only the public key. Another device joins with a short code, which you confirm on the first.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. b DSGVO: Sie richten das Konto ein.",
				EN: "Art. 6(1)(b) GDPR: you set the account up.",
			},
		},
		{
			ID: "link", Article: ArticleContract, Kept: []Kept{KeptLink}, Recipients: mailServer(),
			Data:  []string{"visitor", "email", "link_digest", "expires_at"},
			Title: Text{DE: "Anmeldelink", EN: "Sign-in link"},
			Use: Text{
				DE: "Ein Link per E-Mail statt eines Passworts. Er gilt einmal und nur kurz; die Antwort verrät nicht, ob es zu einer Adresse ein Konto gibt.",
				EN: "A link by e-mail instead of a password. It works once and only for a short time; the answer does not reveal whether an address has an account.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. b DSGVO: Sie bitten um die Anmeldung.",
				EN: "Art. 6(1)(b) GDPR: you ask to sign in.",
			},
			Access: Text{
				DE: "Wer das Postfach liest. In der Datenbank steht nur ein Fingerabdruck des Links.",
				EN: "Whoever reads the mailbox. The database holds only a digest of the link.",
			},
		},
		{
			ID: "reuse", Article: ArticleInterest, Kept: []Kept{KeptUsedLink}, Recipients: nobody(), Access: ownView(),
			Data:  []string{"visitor", "link_digest", "session_digest", "at"},
			Title: Text{DE: "Schutz vor gestohlenen Anmeldelinks", EN: "Protection against stolen sign-in links"},
			Use: Text{
				DE: "Merkt sich, welche Sitzung ein Link eröffnet hat. Versucht es jemand in einem anderen Browser noch einmal, sehen Sie eine Warnung in Ihrem Konto.",
				EN: "Remembers which session a link began. If somebody tries it again in another browser, you see a warning in your account.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. f mit Art. 32 DSGVO: Ihr und unser Interesse daran, dass niemand sonst in Ihr Konto kommt.",
				EN: "Art. 6(1)(f) with Art. 32 GDPR: your and our interest that nobody else gets into your account.",
			},
		},
		{
			ID: "confirm", Article: ArticleInterest, Kept: []Kept{KeptUnconfirmed, KeptAddress}, Recipients: mailServer(), Access: sealedView(),
			Data:  []string{"visitor", "email", "link_digest", "language", "created_at"},
			Title: Text{DE: "Newsletter bestätigen und abbestellen", EN: "Confirming and leaving the newsletter"},
			Use: Text{
				DE: "Eine einzige E-Mail fragt, ob die Anmeldung wirklich von der Person kommt, der das Postfach gehört. Danach trägt jede Ausgabe einen eigenen Link zum Abbestellen.",
				EN: "A single e-mail asks whether the request really comes from the person who owns the mailbox. After that every issue carries a link of its own to unsubscribe.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. f DSGVO: Niemand soll Post bekommen, die andere für ihn bestellt haben, und wir müssen die Einwilligung belegen können (Art. 7 Abs. 1 DSGVO, § 7 UWG).",
				EN: "Art. 6(1)(f) GDPR: nobody is to get mail that others ordered for them, and we must be able to show the consent (Art. 7(1) GDPR, § 7 UWG).",
			},
		},
		{
			ID: "letters", Article: ArticleContract, Kept: []Kept{KeptLetter}, Recipients: mailServer(), Access: sealedView(),
			Data:  []string{"visitor", "email", "letter", "created_at"},
			Title: Text{DE: "E-Mails, die auf den Mailserver warten", EN: "E-mails that wait for the mail server"},
			Use: Text{
				DE: "Damit keine Bestätigung verloren geht und niemand auf den Mailserver warten muss. Lehnt er Ihre Adresse ab, sehen Sie das und können sie ändern.",
				EN: "So that no confirmation is lost and nobody has to wait for the mail server. Where it refuses your address, you see that and can change it.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. b DSGVO: Sie haben die E-Mail ausgelöst.",
				EN: "Art. 6(1)(b) GDPR: you caused the e-mail.",
			},
		},
		{
			ID: "outbox", Article: ArticleContract, Kept: []Kept{KeptOutbox}, Recipients: nobody(), Access: sealedView(),
			Data:  []string{"visitor", "email", "letter", "created_at"},
			Title: Text{DE: "Postausgang dieser Vorführung", EN: "Outbox of this demo"},
			Use: Text{
				DE: "Ohne Mailserver liegen die E-Mails, die Ihre Sitzung ausgelöst hat, hier zum Lesen bereit: nur für Sie.",
				EN: "Without a mail server, the e-mails your session caused lie here to be read: by you alone.",
			},
			Basis: Text{
				DE: "Art. 6 Abs. 1 Buchst. b DSGVO: Sie haben die E-Mail ausgelöst.",
				EN: "Art. 6(1)(b) GDPR: you caused the e-mail.",
			},
		},
	}
}
