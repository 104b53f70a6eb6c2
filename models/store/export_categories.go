package store

import "ebenmass/models/export"

// What the export's schema says of each kind of record, and of its values.

func visitorCategory() export.Category {
	return export.Category{Name: "visitor", Text: "Since when this visitor is known, and until when without another visit. One record, or none.", Fields: []export.Field{
		{Name: "created_at", Kind: "moment", Text: "first act that had to be remembered"},
		{Name: "expires_at", Kind: "moment", Text: "when everything held without an account is erased"},
	}}
}

func sessionCategory() export.Category {
	return export.Category{Name: "sessions", Text: "Browsers that are recognised. What the cookie in them says is not in the file: it would open the session.", Fields: []export.Field{
		{Name: "created_at", Kind: "moment", Text: "when the browser was first recognised"},
		{Name: "expires_at", Kind: "moment", Text: "when it no longer is"},
		{Name: "last_day", Kind: "day", Text: "day of its last use in Berlin; with an account only"},
		{Name: "device", Kind: "string", Text: "what the person said it is: phone, tablet, computer, other"},
	}}
}

func measurementCategory() export.Category {
	return export.Category{Name: "measurements", Text: "The fit profile, one record a value, named as in the form. A profile can be read in again from here.", Fields: []export.Field{
		{Name: "cm", Kind: "number", Text: "a body measure (height, bust, waist, hip, inseam, arm) in cm, unrounded"},
		{Name: "choice", Kind: "string", Text: "sizing: women, men; measured_with: tape, memory; preference: slim, regular, loose"},
		{Name: "label", Kind: "string", Text: "a usual size (usual.top, usual.bottom, usual.dress; a second one of a kind usual.top.2)"},
		{Name: "system", Kind: "string", Text: "whose size it is: here for this shop, the key of a size system, empty for some other brand"},
		{Name: "type", Kind: "string", Text: "what a garment at home is (owned.1, owned.2): shirt, jeans and so on"},
		{Name: "bust", Kind: "number", Text: "its chest laid flat in cm, not doubled, unrounded"},
		{Name: "waist", Kind: "number", Text: "its waist laid flat in cm"},
		{Name: "hip", Kind: "number", Text: "its hips laid flat in cm"},
		{Name: "inseam", Kind: "number", Text: "its inside leg along the seam in cm"},
	}}
}

func basketCategory() export.Category {
	return export.Category{Name: "basket", Text: "The basket, one record a line.", Fields: []export.Field{
		{Name: "sku", Kind: "string", Text: "the article in its colour and size"},
		{Name: "product", Kind: "string", Text: "the article"},
		{Name: "name_de", Kind: "string", Text: "what it is called in German"},
		{Name: "name_en", Kind: "string", Text: "what it is called in English"},
		{Name: "colour", Kind: "string", Text: "its colour"},
		{Name: "colour_de", Kind: "string", Text: "what the colour is called in German"},
		{Name: "colour_en", Kind: "string", Text: "what the colour is called in English"},
		{Name: "size", Kind: "string", Text: "its size"},
		{Name: "quantity", Kind: "integer", Text: "pieces"},
		{Name: "added_at", Kind: "moment", Text: "when it was first put in"},
		{Name: "changed_at", Kind: "moment", Text: "when the basket was last changed"},
		{Name: "expires_at", Kind: "moment", Text: "when the basket goes by itself"},
	}}
}

func wishCategory() export.Category {
	return export.Category{Name: "wishes", Text: "The wish list, one record an article in a colour.", Fields: []export.Field{
		{Name: "product", Kind: "string", Text: "the article"},
		{Name: "colour", Kind: "string", Text: "its colour"},
		{Name: "added_at", Kind: "moment", Text: "when it was put on the list"},
		{Name: "expires_at", Kind: "moment", Text: "when the list goes by itself"},
	}}
}

func orderCategory() export.Category {
	return export.Category{Name: "orders", Text: "Orders, oldest first. The key that opens an order's page is in its confirmation, not in the file.", Fields: []export.Field{
		{Name: "number", Kind: "string", Text: "its number"},
		{Name: "name", Kind: "string", Text: "whom the parcel would go to"},
		{Name: "street", Kind: "string", Text: "with the number of the house"},
		{Name: "postcode", Kind: "string", Text: "postcode"},
		{Name: "city", Kind: "string", Text: "town"},
		{Name: "email", Kind: "string", Text: "where the confirmation goes"},
		{Name: "lang", Kind: "string", Text: "language it was ordered in"},
		{Name: "state", Kind: "string", Text: "placed, withdrawn"},
		{Name: "delivery", Kind: "string", Text: "standard, express"},
		{Name: "payment", Kind: "string", Text: "invoice, prepayment, card; nothing of a card is kept"},
		{Name: "discount", Kind: "string", Text: "discount code, empty for none"},
		{Name: "goods", Kind: "integer", Text: "the lines together in cents, VAT included, as all amounts"},
		{Name: "reduction", Kind: "integer", Text: "what the code takes off, in cents"},
		{Name: "shipping", Kind: "integer", Text: "delivery in cents"},
		{Name: "total", Kind: "integer", Text: "what was to be paid, in cents"},
		{Name: "placed_at", Kind: "moment", Text: "when it was ordered"},
		{Name: "withdrawn_at", Kind: "moment", Text: "when it was withdrawn from"},
		{Name: "confirmed_at", Kind: "moment", Text: "when its confirmation was handed to the post"},
		{Name: "expires_at", Kind: "moment", Text: "when it is erased"},
	}}
}

func orderLineCategory() export.Category {
	return export.Category{Name: "order_lines", Text: "What was ordered, as it was then: one record a line.", Fields: []export.Field{
		{Name: "order", Kind: "string", Text: "number of the order"},
		{Name: "position", Kind: "integer", Text: "place in the order, from 0"},
		{Name: "sku", Kind: "string", Text: "the article in its colour and size"},
		{Name: "product", Kind: "string", Text: "the article, as its address names it"},
		{Name: "name_de", Kind: "string", Text: "its name in German"},
		{Name: "name_en", Kind: "string", Text: "its name in English"},
		{Name: "colour", Kind: "string", Text: "the colour, as addresses name it"},
		{Name: "colour_de", Kind: "string", Text: "its name in German"},
		{Name: "colour_en", Kind: "string", Text: "its name in English"},
		{Name: "size", Kind: "string", Text: "the size"},
		{Name: "fibres_de", Kind: "string", Text: "the textile label in German"},
		{Name: "fibres_en", Kind: "string", Text: "the textile label in English"},
		{Name: "quantity", Kind: "integer", Text: "pieces"},
		{Name: "cents", Kind: "integer", Text: "price of one, VAT included"},
		{Name: "vat", Kind: "integer", Text: "rate of VAT in percent"},
	}}
}

func twoSizeCategory() export.Category {
	return export.Category{Name: "two_sizes", Text: "What the basket was told of a product it holds in several sizes, one record a product. It goes with the basket.", Fields: []export.Field{
		{Name: "product", Kind: "string", Text: "the article"},
		{Name: "sizes", Kind: "names", Text: "the sizes, in alphabetical order"},
		{Name: "named", Kind: "boolean", Text: "whether a size was named that is expected to fit"},
		{Name: "shown_at", Kind: "moment", Text: "when it was first shown"},
		{Name: "answer", Kind: "string", Text: "all: keep all of them; or the one size kept; missing without an answer"},
		{Name: "outcome", Kind: "string", Text: "what the first answer was: kept_advised, kept_other, kept_both, or changed where the lines were changed; missing without one"},
	}}
}

func consentCategory() export.Category {
	return export.Category{Name: "consents", Text: "The ledger of consents, oldest first: appended, never edited.", Fields: []export.Field{
		{Name: "purpose", Kind: "string", Text: "what was decided about"},
		{Name: "action", Kind: "string", Text: "what was decided"},
		{Name: "at", Kind: "moment", Text: "when"},
		{Name: "text_version", Kind: "string", Text: "version of the words that were on the page"},
		{Name: "text_sha256", Kind: "string", Text: "SHA-256 of those words"},
		{Name: "lang", Kind: "string", Text: "language of the page"},
		{Name: "form", Kind: "string", Text: "the page that asked"},
		{Name: "age16", Kind: "boolean", Text: "declared to be 16 or older; with consents only"},
		{Name: "receipt", Kind: "string", Text: "name of the entry's receipt"},
	}}
}

func accessCategory() export.Category {
	return export.Category{Name: "accesses", Text: "The access journal, latest day first: who read what for which purpose on what kind of page and day, never which article, never how often.", Fields: []export.Field{
		{Name: "day", Kind: "day", Text: "in Berlin"},
		{Name: "purpose", Kind: "string", Text: "what for; self is the person's own look"},
		{Name: "kind", Kind: "string", Text: "kind of page"},
		{Name: "data", Kind: "names", Text: "names of the data, never their values"},
		{Name: "granted", Kind: "boolean", Text: "whether they were handed out"},
		{Name: "count", Kind: "integer", Text: "only on days closed while the journal still counted, because their hash is over it"},
	}}
}

func journalDayCategory() export.Category {
	return export.Category{Name: "journal_days", Text: "The days of the access journal that are over, oldest first, each chained to the one before.", Fields: []export.Field{
		{Name: "number", Kind: "integer", Text: "place in the chain, from 1"},
		{Name: "day", Kind: "day", Text: "in Berlin"},
		{Name: "previous", Kind: "string", Text: "hash of the day before in the chain"},
		{Name: "hash", Kind: "string", Text: "SHA-256 over number, day, the hash before and the day's accesses"},
	}}
}

func journalTipCategory() export.Category {
	return export.Category{Name: "journal_tip", Text: "The shop's signed statement of which closed days the journal has. One record, or none.", Fields: []export.Field{
		{Name: "tip", Kind: "string", Text: "the statement, itself JSON with a signature"},
	}}
}

func accountCategory() export.Category {
	return export.Category{Name: "account", Text: "The account. One record, or none.", Fields: []export.Field{
		{Name: "address", Kind: "string", Text: "e-mail address it was opened with"},
		{Name: "created_at", Kind: "moment", Text: "when the account was opened"},
		{Name: "replayed_at", Kind: "moment", Text: "when a sign-in link already used was last tried again"},
		{Name: "proven_at", Kind: "moment", Text: "when a mailed link first proved that the address is the person's"},
		{Name: "signed_out_at", Kind: "moment", Text: "when all sessions and open links were last ended together"},
	}}
}

func linkCategory() export.Category {
	return export.Category{Name: "sign_in_links", Text: "Sign-in links that still work. The links themselves are not in the file: the shop does not know them.", Fields: []export.Field{
		{Name: "address", Kind: "string", Text: "where it was sent"},
		{Name: "created_at", Kind: "moment", Text: "when it was asked for"},
		{Name: "expires_at", Kind: "moment", Text: "when it no longer works"},
		{Name: "mailed", Kind: "boolean", Text: "whether it went out by mail, or lies in the outbox"},
	}}
}

func usedLinkCategory() export.Category {
	return export.Category{Name: "used_links", Text: "That a sign-in link was used, kept for a day so that its theft is noticed.", Fields: []export.Field{
		{Name: "used_at", Kind: "moment", Text: "when"},
		{Name: "expires_at", Kind: "moment", Text: "when this is forgotten"},
	}}
}

func passkeyCategory() export.Category {
	return export.Category{Name: "passkeys", Text: "Passkeys of the account, one record each.", Fields: []export.Field{
		{Name: "credential", Kind: "string", Text: "the public half, as the authenticator made it, with its counter"},
		{Name: "created_at", Kind: "moment", Text: "when it was added"},
		{Name: "last_day", Kind: "day", Text: "day it last signed in, in Berlin"},
		{Name: "suspect", Kind: "boolean", Text: "its counter ran backwards, so there may be a copy"},
	}}
}

func newsletterCategory() export.Category {
	return export.Category{Name: "newsletter", Text: "Addresses given for the newsletter, confirmed or not.", Fields: []export.Field{
		{Name: "address", Kind: "string", Text: "where it goes"},
		{Name: "lang", Kind: "string", Text: "language of the newsletter"},
		{Name: "requested_at", Kind: "moment", Text: "when the address was given"},
		{Name: "confirmed_at", Kind: "moment", Text: "when its owner confirmed it; without it nothing is sent"},
		{Name: "expires_at", Kind: "moment", Text: "when it is erased"},
		{Name: "text_version", Kind: "string", Text: "version of the words on the page; until it is confirmed, then in the ledger"},
		{Name: "text_sha256", Kind: "string", Text: "SHA-256 of those words"},
	}}
}

func letterCategory() export.Category {
	return export.Category{Name: "letters", Text: "E-mails kept instead of sent, where no mail server is set up.", Fields: []export.Field{
		{Name: "kind", Kind: "string", Text: "what it is for"},
		{Name: "to", Kind: "string", Text: "to whom"},
		{Name: "lang", Kind: "string", Text: "its language"},
		{Name: "subject", Kind: "string", Text: "its subject"},
		{Name: "text", Kind: "string", Text: "its text"},
		{Name: "one_click", Kind: "string", Text: "where it unsubscribes"},
		{Name: "created_at", Kind: "moment", Text: "when it was written"},
		{Name: "expires_at", Kind: "moment", Text: "when it is erased"},
	}}
}

func waitingLetterCategory() export.Category {
	return export.Category{Name: "waiting_letters", Text: "E-mails that the mail server has not taken.", Fields: []export.Field{
		{Name: "kind", Kind: "string", Text: "what it is for"},
		{Name: "to", Kind: "string", Text: "to whom"},
		{Name: "lang", Kind: "string", Text: "its language"},
		{Name: "subject", Kind: "string", Text: "its subject"},
		{Name: "text", Kind: "string", Text: "its text"},
		{Name: "one_click", Kind: "string", Text: "where it unsubscribes"},
		{Name: "queued_at", Kind: "moment", Text: "when it was written"},
		{Name: "next_at", Kind: "moment", Text: "when it is tried next, unless it was refused"},
		{Name: "tries", Kind: "integer", Text: "how often it was tried"},
		{Name: "answer", Kind: "string", Text: "the mail server's last answer: unreachable, later, refused (for good); limited where it was not asked; empty before the first"},
		{Name: "expires_at", Kind: "moment", Text: "when it is erased"},
	}}
}

func returnCategory() export.Category {
	return export.Category{Name: "returns", Text: "What comes back of the orders. Why it does is not kept with it.", Fields: []export.Field{
		{Name: "number", Kind: "string", Text: "its number, as on the label"},
		{Name: "order", Kind: "string", Text: "number of the order"},
		{Name: "state", Kind: "string", Text: "announced, refunded"},
		{Name: "announced_at", Kind: "moment", Text: "when it was announced"},
		{Name: "refunded_at", Kind: "moment", Text: "when it came back and the refund was due"},
	}}
}

func returnLineCategory() export.Category {
	return export.Category{Name: "return_lines", Text: "The pieces of the returns.", Fields: []export.Field{
		{Name: "return", Kind: "string", Text: "number of the return"},
		{Name: "position", Kind: "integer", Text: "line of the order, from 0"},
		{Name: "quantity", Kind: "integer", Text: "pieces"},
		{Name: "exchange", Kind: "string", Text: "the article in its colour and size that goes out instead, empty for the money back"},
	}}
}

func feedbackCategory() export.Category {
	return export.Category{Name: "feedback", Text: "What was told of how something fits, one record a line of an order, and one for what became of a notice about several sizes. A release reads it there and keeps nothing of it but noised sums over many.", Fields: []export.Field{
		{Name: "product", Kind: "string", Text: "the article"},
		{Name: "size", Kind: "string", Text: "the ordered size"},
		{Name: "answers", Kind: "names", Text: "zone by zone what was said, such as bust:tight, hip:right"},
		{Name: "outcome", Kind: "string", Text: "what the answers come to: small, fits, large; empty while they come to nothing"},
		{Name: "tenth", Kind: "string", Text: "how the ordered size should fit by the measurements stored then, in tenths of the computed number; empty without any"},
		{Name: "reason", Kind: "string", Text: "why it went back, such as tight-hip; empty where that was not told"},
		{Name: "counts", Kind: "string", Text: "yes: a release may read it for the article"},
		{Name: "notice_named", Kind: "string", Text: "of a notice about several sizes in the basket, yes: it named one; empty for other feedback"},
		{Name: "notice_answer", Kind: "string", Text: "what was answered to it: kept_advised, kept_other, kept_both, changed; empty where nothing was"},
		{Name: "notice_ordered", Kind: "string", Text: "one or several: in how many of the sizes was ordered"},
		{Name: "notice_returned", Kind: "string", Text: "none, some, all: of several sizes, how many came back"},
		{Name: "notice_from", Kind: "string", Text: "the day after which a release may read it; empty for at once"},
		{Name: "given_at", Kind: "moment", Text: "when the last answer was given"},
		{Name: "expires_at", Kind: "moment", Text: "when it is erased"},
	}}
}

func withdrawalCategory() export.Category {
	return export.Category{Name: "withdrawals", Text: "Declarations of withdrawal from a contract.", Fields: []export.Field{
		{Name: "name", Kind: "string", Text: "who declared it"},
		{Name: "contract", Kind: "string", Text: "the contract in the person's own words: an order number or a description"},
		{Name: "email", Kind: "string", Text: "where the receipt goes"},
		{Name: "letter_to", Kind: "string", Text: "where the receipt goes instead, once that was corrected"},
		{Name: "lang", Kind: "string", Text: "its language"},
		{Name: "declared_at", Kind: "moment", Text: "when it arrived"},
		{Name: "sent_at", Kind: "moment", Text: "when its receipt was handed to the post"},
		{Name: "expires_at", Kind: "moment", Text: "when it is erased"},
	}}
}
