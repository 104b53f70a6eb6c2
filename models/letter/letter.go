// Package letter says what an e-mail of the shop is, whichever way it goes, and what an
// address is. It knows nothing of measurements: no letter has a field for them.
package letter

// Kind is what a letter is for.
type Kind string

// Kinds of letters.
const (
	SignIn     Kind = "sign-in"    // a link that signs in, asked for by whoever entered the address
	Account    Kind = "account"    // tells the owner of an account what was done to it
	Confirm    Kind = "confirm"    // asks whether the newsletter is wanted
	Withdrawal Kind = "withdrawal" // confirms at once that a withdrawal arrived
	Order      Kind = "order"      // confirms an order, with all the law wants said on a durable medium
	Lookup     Kind = "lookup"     // the link to an order, asked for with its number and its address
	Newsletter Kind = "newsletter" // goes only to confirmed addresses, with a way out in every one
)

// Letter is one e-mail of plain text. There is no other part: no picture in it can report
// that it was opened.
type Letter struct {
	Kind     Kind
	To       string // address, as [ParseAddress] returns it
	Lang     string // "de" or "en"
	Subject  string
	Text     string // lines end in \n
	OneClick string // absolute URL that unsubscribes by a POST (RFC 8058); "" for letters nobody subscribes to
}

// Answer is what a mail server said to a letter.
type Answer string

// Answers. A letter that was taken is kept no longer, so that there is none for it.
const (
	AnswerNone        Answer = ""            // it was not tried yet
	AnswerLimited     Answer = "limited"     // it was not tried: its address gets enough of them, or that could not be found out
	AnswerUnreachable Answer = "unreachable" // the server cannot be reached or does not let us in
	AnswerLater       Answer = "later"       // a reply of 4xx
	AnswerRefused     Answer = "refused"     // a reply of 5xx to the address or the letter: never
)

// Queued is a letter of the queue that was claimed: nobody else sends it until the claim ends.
type Queued struct {
	ID       string // "" for none
	Customer string // whose act caused it
	Letter   Letter
	Tries    int    // the one that it was claimed for included
	Answer   Answer // to the try before
}

// Claim says that a letter in the queue is being sent. It is another one whenever it is renewed.
type Claim struct {
	ID   string // of the letter
	Try  int    // the one that it is claimed for
	Ends int64  // until when, in microseconds since 1970 by the sender's clock
}
