package export

// Category is one kind of record. Its name is a field of the file.
type Category string

// Categories.
const (
	Visitor      Category = "visitor"
	Sessions     Category = "sessions"
	Measurements Category = "measurements"
	Basket       Category = "basket"
	Consents     Category = "consents"
	Accesses     Category = "accesses"
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
		}},
		{Measurements, "The fit profile, one record a value, named as in the form. A profile can be read in again from here.", []field{
			{"cm", "number", "a body measure (height, bust, waist, hip, inseam, arm) in cm, unrounded"},
			{"choice", "string", "sizing: women, men; measured_with: tape, memory; preference: slim, regular, loose"},
		}},
		{Basket, "The basket, one record a line.", []field{
			{"sku", "string", "the article in its colour and size"},
			{"quantity", "integer", "pieces"},
			{"added_at", "moment", "when it was first put in"},
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
		}},
		{Accesses, "The access journal, latest day first: who read what for which purpose on what kind of page, never which article.", []field{
			{"day", "day", "in UTC"},
			{"purpose", "string", "what for; self is the person's own look"},
			{"kind", "string", "kind of page"},
			{"data", "names", "names of the data, never their values"},
			{"granted", "boolean", "whether they were handed out"},
			{"count", "integer", "how often that day"},
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
