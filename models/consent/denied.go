package consent

import "fmt"

// Why is the machine-readable ground of a denial.
type Why string

// Grounds.
const (
	WhyUnknown     Why = "unknown"       // no such purpose
	WhyNotInUse    Why = "not_in_use"    // announced, but not in use in this release
	WhyNeverGiven  Why = "never_given"   // no consent was ever given
	WhyWithdrawn   Why = "withdrawn"     // the consent was withdrawn
	WhyExpired     Why = "expired"       // the consent ended by itself
	WhyPaused      Why = "paused"        // the customer has their data kept and not used (Art. 18 GDPR)
	WhyTextChanged Why = "text_changed"  // the consent was given to a text that promised something else
	WhyAge         Why = "age"           // not declared to be 16 or older (Art. 8 GDPR)
	WhyNotCovered  Why = "not_covered"   // the purpose does not cover this datum, whatever was consented to
	WhyMalformed   Why = "malformed"     // an entry without action, time or the text it was given to
	WhyNothingHeld Why = "nothing_holds" // values to be stored without a consent that holds them
)

// Denied is the error of every refusal. It names the purpose and never a person or a value.
type Denied struct {
	Purpose Purpose
	Why     Why
}

// Error implements error.
func (d *Denied) Error() string {
	return fmt.Sprintf("consent: %s denied: %s", d.Purpose, d.Why)
}
