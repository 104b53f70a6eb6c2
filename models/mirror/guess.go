package mirror

import "slices"

// Strength is how far evidence carries a guess in the eyes of those who sell it. It is a
// reading aid of this demonstration, not a probability.
type Strength int

// Strengths, by how many steps point the same way.
const (
	Possible Strength = iota + 1 // one step
	Likely                       // two
	Assumed                      // three or more: the suite acts as if it knew
)

// Guess is something typically inferred from a visit.
type Guess struct {
	Key       string
	Strength  Strength
	From      []Step   // in the order they were taken; none where the device alone suffices
	Sensitive bool     // reveals a special category (Art. 9 GDPR; CJEU C-184/20)
	Sources   []string // keys of what documents the practice or the law
}

// rule says which steps point to a guess.
type rule struct {
	key       string
	evidence  []Step
	ground    Step // without which the other evidence says nothing; "" where any will do
	device    bool // an Apple device is evidence too
	sensitive bool
	sources   []string
}

// rules in the order a file lists them: who, body, circumstances, conduct.
var rules = []rule{
	{key: "person", evidence: []Step{Newsletter, Ad}, ground: Newsletter, sources: []string{"meta", "ncc"}},
	{key: "gender", evidence: []Step{Maternity, Jeans}, sources: []string{"iab"}},
	{key: "age", evidence: []Step{Maternity}, sources: []string{"iab"}},
	{key: "size", evidence: []Step{Jeans, Compare}},
	{key: "weight", evidence: []Step{Jeans, Compare}, sensitive: true, sources: []string{"c184"}},
	{key: "pregnant", evidence: []Step{Maternity, Compare, Night}, ground: Maternity, sensitive: true, sources: []string{"nyt", "ftc", "c184"}},
	{key: "sleep", evidence: []Step{Night}, sensitive: true, sources: []string{"c184"}},
	{key: "income_high", device: true, sources: []string{"wsj", "iab"}},
	{key: "income_low", evidence: []Step{Cheap, Basket}, ground: Cheap, sources: []string{"ftc", "iab"}},
	{key: "intent", evidence: []Step{Ad, Maternity, Jeans, Compare, Basket}, sources: []string{"predictive"}},
	{key: "discount", evidence: []Step{Basket, Cheap}, ground: Basket},
}

// Guesses returns what is typically inferred from a visit. apple tells whether the present
// request came from an Apple device.
func Guesses(steps []Step, apple bool) []Guess {
	var guesses []Guess
	for _, r := range rules {
		g := Guess{Key: r.key, Sensitive: r.sensitive, Sources: r.sources}
		for _, s := range steps {
			if slices.Contains(r.evidence, s) {
				g.From = append(g.From, s)
			}
		}
		if r.ground != "" && !slices.Contains(steps, r.ground) {
			continue
		}
		pieces := len(g.From)
		if r.device && apple {
			pieces++
		}
		if pieces == 0 {
			continue
		}
		g.Strength = min(Strength(pieces), Assumed)
		guesses = append(guesses, g)
	}
	return guesses
}

// Most is the number of events, identifiers and guesses after every step.
func Most() int {
	all := Steps()
	return len(Events(all)) + len(Identifiers(all)) + len(Guesses(all, true))
}
