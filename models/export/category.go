package export

// Category is one kind of record. Its name is a field of the file.
type Category string

// Categories.
const (
	Visitor      Category = "visitor"
	Sessions     Category = "sessions"
	Measurements Category = "measurements"
	Basket       Category = "basket"
	Orders       Category = "orders"
	OrderLines   Category = "order_lines"
	TwoSizes     Category = "two_sizes"
	TwoSizeOrder Category = "two_size_orders"
	Consents     Category = "consents"
	Accesses     Category = "accesses"
	JournalDays  Category = "journal_days"
	JournalTip   Category = "journal_tip"
	Account      Category = "account"
	Links        Category = "sign_in_links"
	UsedLinks    Category = "used_links"
	Passkeys     Category = "passkeys"
	Newsletter   Category = "newsletter"
	Letters      Category = "letters"
	Returns      Category = "returns"
	ReturnLines  Category = "return_lines"
	Withdrawals  Category = "withdrawals"
	Feedback     Category = "feedback"
)

// definition documents a category and the values its records can have.
type definition struct {
	category Category
	text     string
	values   []field
}

// field documents one value. Its kind is a JSON Schema type, or "moment", "day" or "names".
type field struct{ name, kind, text string }

// definitions is the format: in the order of the file, what each category is and which
// values its records have. The schema is written from it.
func definitions() []definition {
	return []definition{
		{Visitor, "Since when this visitor is known, and until when without another visit. One record, or none.", []field{
			{"created_at", "moment", "first act that had to be remembered"},
			{"expires_at", "moment", "when everything held without an account is erased"},
		}},
		{Sessions, "Browsers that are recognised. What the cookie in them says is not in the file: it would open the session.", []field{
			{"created_at", "moment", "when the browser was first recognised"},
			{"expires_at", "moment", "when it no longer is"},
			{"last_day", "day", "day of its last use in UTC; with an account only"},
			{"device", "string", "what the person said it is: phone, tablet, computer, other"},
		}},
		{Measurements, "The fit profile, one record a value, named as in the form. A profile can be read in again from here.", []field{
			{"cm", "number", "a body measure (height, bust, waist, hip, inseam, arm) in cm, unrounded"},
			{"choice", "string", "sizing: women, men; measured_with: tape, memory; preference: slim, regular, loose"},
		}},
		{Basket, "The basket, one record a line.", []field{
			{"sku", "string", "the article in its colour and size"},
			{"quantity", "integer", "pieces"},
			{"added_at", "moment", "when it was first put in"},
			{"changed_at", "moment", "when the basket was last changed"},
		}},
		{Orders, "Orders, oldest first. The key that opens an order's page is in its confirmation, not in the file.", orderFields()},
		{OrderLines, "What was ordered, as it was then: one record a line.", orderLineFields()},
		{TwoSizes, "What the basket was told of a product it holds in several sizes, one record a product. It goes with the basket.", []field{
			{"product", "string", "the article"},
			{"sizes", "names", "the sizes, in alphabetical order"},
			{"named", "boolean", "whether a size was named that is expected to fit"},
			{"shown_at", "moment", "when it was first shown"},
			{"answer", "string", "all: keep all of them; or the one size kept; missing without an answer"},
		}},
		{TwoSizeOrder, "That a product was ordered in several sizes after such a notice, one record a product. It goes with the order.", []field{
			{"order", "string", "number of the order"},
			{"product", "string", "the article"},
			{"named", "boolean", "whether the notice named a size"},
			{"returned", "string", "how many of the sizes came back: none, some, all"},
		}},
		{Consents, "The ledger of consents, oldest first: appended, never edited.", []field{
			{"purpose", "string", "what was decided about"},
			{"action", "string", "what was decided"},
			{"at", "moment", "when"},
			{"text_version", "string", "version of the words that were on the page"},
			{"text_sha256", "string", "SHA-256 of those words"},
			{"lang", "string", "language of the page"},
			{"form", "string", "the page that asked"},
			{"age16", "boolean", "declared to be 16 or older; with consents only"},
			{"receipt", "string", "name of the entry's receipt"},
		}},
		{Accesses, "The access journal, latest day first: who read what for which purpose on what kind of page, never which article.", []field{
			{"day", "day", "in UTC"},
			{"purpose", "string", "what for; self is the person's own look"},
			{"kind", "string", "kind of page"},
			{"data", "names", "names of the data, never their values"},
			{"granted", "boolean", "whether they were handed out"},
			{"count", "integer", "how often that day"},
		}},
		{JournalDays, "The days of the access journal that are over, oldest first, each chained to the one before.", []field{
			{"number", "integer", "place in the chain, from 1"},
			{"day", "day", "in UTC"},
			{"previous", "string", "hash of the day before in the chain"},
			{"hash", "string", "SHA-256 over number, day, the hash before and the day's accesses"},
		}},
		{JournalTip, "The shop's signed statement of which closed days the journal has. One record, or none.", []field{
			{"tip", "string", "the statement, itself JSON with a signature"},
		}},
		{Account, "The account. One record, or none.", []field{
			{"address", "string", "e-mail address that signs in"},
			{"created_at", "moment", "when the account was opened"},
			{"replayed_at", "moment", "when a sign-in link already used was last tried again"},
		}},
		{Links, "Sign-in links that still work. The links themselves are not in the file: the shop does not know them.", []field{
			{"address", "string", "where it was sent"},
			{"created_at", "moment", "when it was asked for"},
			{"expires_at", "moment", "when it no longer works"},
		}},
		{UsedLinks, "That a sign-in link was used, kept for a day so that its theft is noticed.", []field{
			{"used_at", "moment", "when"},
			{"expires_at", "moment", "when this is forgotten"},
		}},
		{Passkeys, "Passkeys of the account, one record each.", []field{
			{"credential", "string", "the public half, as the authenticator made it, with its counter"},
			{"created_at", "moment", "when it was added"},
			{"last_day", "day", "day it last signed in, in UTC"},
			{"suspect", "boolean", "its counter ran backwards, so there may be a copy"},
		}},
		{Newsletter, "Addresses given for the newsletter, confirmed or not.", []field{
			{"address", "string", "where it goes"},
			{"lang", "string", "language of the newsletter"},
			{"requested_at", "moment", "when the address was given"},
			{"confirmed_at", "moment", "when its owner confirmed it; without it nothing is sent"},
			{"expires_at", "moment", "when it is erased"},
			{"text_version", "string", "version of the words on the page; until it is confirmed, then in the ledger"},
			{"text_sha256", "string", "SHA-256 of those words"},
		}},
		{Letters, "E-mails kept instead of sent, where no mail server is set up.", []field{
			{"kind", "string", "what it is for"},
			{"to", "string", "to whom"},
			{"lang", "string", "its language"},
			{"subject", "string", "its subject"},
			{"text", "string", "its text"},
			{"one_click", "string", "where it unsubscribes"},
			{"created_at", "moment", "when it was written"},
			{"expires_at", "moment", "when it is erased"},
		}},
		{Returns, "What comes back of the orders. Why it does is not kept with it.", []field{
			{"number", "string", "its number, as on the label"},
			{"order", "string", "number of the order"},
			{"state", "string", "announced, refunded"},
			{"announced_at", "moment", "when it was announced"},
			{"refunded_at", "moment", "when it came back and the refund was due"},
		}},
		{ReturnLines, "The pieces of the returns.", []field{
			{"return", "string", "number of the return"},
			{"position", "integer", "line of the order, from 0"},
			{"quantity", "integer", "pieces"},
			{"exchange", "string", "the article in its colour and size that goes out instead, empty for the money back"},
		}},
		{Feedback, "What was told of how something fits, one record a line of an order. What was counted of it for the article names nobody and is not in the file.", []field{
			{"product", "string", "the article"},
			{"size", "string", "the ordered size"},
			{"answers", "names", "zone by zone what was said, such as bust:tight, hip:right"},
			{"given_at", "moment", "when the last answer was given"},
			{"expires_at", "moment", "when it is erased"},
		}},
		{Withdrawals, "Declarations of withdrawal from a contract.", []field{
			{"name", "string", "who declared it"},
			{"contract", "string", "the contract in the person's own words: an order number or a description"},
			{"email", "string", "where the receipt went"},
			{"lang", "string", "its language"},
			{"declared_at", "moment", "when it arrived"},
			{"sent_at", "moment", "when its receipt was handed to the post"},
			{"expires_at", "moment", "when it is erased"},
		}},
	}
}

// Categories lists every category in the order of the file. Each stands in every file,
// empty where nothing is held.
func Categories() []Category {
	var all []Category
	for _, d := range definitions() {
		all = append(all, d.category)
	}
	return all
}
