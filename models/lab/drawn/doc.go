// Package drawn simulates shoppers, drawn from the body statistics, and says what following the
// advice would be worth to them by what they tell: measures, usual sizes, garments at home,
// purchases. It is compared with always ordering one's usual size, with size charts and with
// the best there can be. It is pure: articles in, figures out, all from one seed.
//
// What it can show: whether uncertainty is carried on honestly, what each kind of evidence adds,
// and how much is lost where people feel fit by another truth than the advisor believes, or are
// otherwise not as it believes (Options.Robust). What it cannot: which truth holds. Simulated
// shoppers feel what they are told to feel, so their satisfaction is no evidence of accuracy. They
// are soldiers in shape (ANSUR II), buy from a catalogue made up for this shop, and have no arms.
package drawn
