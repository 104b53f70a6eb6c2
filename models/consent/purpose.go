package consent

// Advice is the purpose of keeping measurements to advise on sizes.
type Advice struct{}

// Offers is the purpose of keeping measurements to sort and filter the shop by what fits.
type Offers struct{}

// Learn is the purpose of correcting sizes with returns and fit feedback.
type Learn struct{}

// Mail is the purpose of sending the newsletter.
type Mail struct{}

// Self is the customer's own look at their data and its correction.
type Self struct{}

func (Advice) purpose() Purpose { return PurposeAdvice }
func (Offers) purpose() Purpose { return PurposeOffers }
func (Learn) purpose() Purpose  { return PurposeLearn }
func (Mail) purpose() Purpose   { return PurposeMail }
func (Self) purpose() Purpose   { return PurposeSelf }

// Any is every purpose a Permit can be for.
type Any interface {
	Advice | Offers | Learn | Mail | Self
	purpose() Purpose
}

// Consented is every purpose that needs a consent.
type Consented interface {
	Advice | Offers | Learn | Mail
	purpose() Purpose
}

// BodyKeeper is every purpose that may write measurements: those they are kept for, and the
// customer. Learning reads them and writes none.
type BodyKeeper interface {
	Advice | Offers | Self
	purpose() Purpose
}

// BodyReader is every purpose that may see measurements. What asks for them with a permit
// for anything else does not compile.
type BodyReader interface {
	Advice | Offers | Learn | Self
	purpose() Purpose
}
