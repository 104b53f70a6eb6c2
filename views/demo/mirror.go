package demo

import (
	"slices"
	"strings"
	"time"

	"ebenmass/models/mirror"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// MirrorPage is one visit in two files: a marketing suite's and the shop's.
type MirrorPage struct {
	shell.Page
	Method  string        // of the present request
	Request RequestFacts  // what it tells anyone
	Steps   []mirror.Step // taken in the pretend visit, in their order
	Last    mirror.Step   // the latest of them, "" for none
	Tables  []TableRows   // what the shop holds of this visitor, every table about people
	Cookie  bool          // the request brought the shop's cookie
}

// RequestFacts is what a request tells without being asked. Headers are cut to a readable
// length, "" where none was sent.
type RequestFacts struct {
	At        time.Time
	Device    mirror.Device
	UserAgent string
	Languages string
	Referrer  string
	Address   string // without the part that tells machines apart
	Hints     string // client hints, one per line
	GPC, DNT  bool
}

// TableRows is how many rows of a table are about this visitor.
type TableRows struct {
	Table string
	Rows  int
}

// fact is a line of the suite's file that every request fills.
type fact struct {
	Key   string // of its words
	Value string // "" where nothing was sent
	Code  bool   // the value is a header as it came
}

// facts lists what the present request tells.
func (p MirrorPage) facts() []fact {
	r := p.Request
	device := strings.Join(slices.DeleteFunc([]string{r.Device.Browser, r.Device.System}, func(s string) bool { return s == "" }), ", ")
	facts := []fact{
		{"time", text.Moment(p.Lang, r.At), false},
		{"page", p.URL(p.Path), true},
		{"referrer", r.Referrer, true},
		{"device", device, false},
		{"agent", r.UserAgent, true},
		{"languages", r.Languages, true},
		{"address", r.Address, true},
	}
	if r.Hints != "" {
		facts = append(facts, fact{"hints", r.Hints, true})
	}
	if signals := p.signals(); signals != "" {
		facts = append(facts, fact{"signals", signals, true})
	}
	return facts
}

// signals lists the privacy signals the browser sent.
func (p MirrorPage) signals() string {
	var sent []string
	if p.Request.GPC {
		sent = append(sent, "Sec-GPC: 1")
	}
	if p.Request.DNT {
		sent = append(sent, "DNT: 1")
	}
	return strings.Join(sent, "\n")
}

func (p MirrorPage) events() []mirror.Event           { return mirror.Events(p.Steps) }
func (p MirrorPage) identifiers() []mirror.Identifier { return mirror.Identifiers(p.Steps) }
func (p MirrorPage) guesses() []mirror.Guess {
	return mirror.Guesses(p.Steps, p.Request.Device.Apple)
}

// lineCount counts the lines of the suite's file; what was not sent is none.
func (p MirrorPage) lineCount() int {
	n := len(p.events()) + len(p.identifiers()) + len(p.guesses())
	for _, f := range p.facts() {
		if f.Value != "" {
			n++
		}
	}
	return n
}

// maxLines is how many lines the suite's file would have after every step.
func (p MirrorPage) maxLines() int { return len(p.facts()) + mirror.Most() }

// rows counts what the shop holds.
func (p MirrorPage) rows() int {
	n := 0
	for _, t := range p.Tables {
		n += t.Rows
	}
	return n
}

// tablesHeld parts the tables that hold something of this visitor from the empty ones.
func (p MirrorPage) tablesHeld() (held, empty []TableRows) {
	for _, t := range p.Tables {
		if t.Rows > 0 {
			held = append(held, t)
		} else {
			empty = append(empty, t)
		}
	}
	return held, empty
}

// taken reports whether a step has been taken.
func (p MirrorPage) taken(s mirror.Step) bool { return slices.Contains(p.Steps, s) }

// purposes lists the steps whose purposes are compared: those taken, or all before the first.
func (p MirrorPage) purposes() []mirror.Step {
	if len(p.Steps) == 0 {
		return mirror.Steps()
	}
	return p.Steps
}

// oursNote is the sum of the shop's file in words.
func (p MirrorPage) oursNote() string {
	switch {
	case p.rows() > 0:
		return p.T("mirror.ours.some")
	case len(p.Steps) > 0:
		return text.Plural(p.Lang, "mirror.ours.still", len(p.Steps))
	}
	return p.T("mirror.ours.none")
}

// suiteSummary is whom the suite takes the visitor for, in one sentence.
func (p MirrorPage) suiteSummary() string {
	var words []string
	for _, g := range p.guesses() {
		words = append(words, p.T("mirror.tag."+g.Key))
	}
	if len(p.Steps) == 0 {
		return p.T("mirror.summary.arrival")
	}
	return p.T("mirror.summary.suite", "guesses", text.List(p.Lang, words))
}

// oursSummary is whom the shop takes the visitor for.
func (p MirrorPage) oursSummary() string {
	if p.rows() == 0 {
		return p.T("mirror.summary.nobody")
	}
	return p.T("mirror.summary.somebody")
}

// derivedFrom says which steps a guess rests on.
func (p MirrorPage) derivedFrom(g mirror.Guess) string {
	if len(g.From) == 0 {
		return p.T("mirror.guess.from_device", "device", p.Request.Device.System)
	}
	words := make([]string, len(g.From))
	for i, s := range g.From {
		words[i] = p.T("mirror.trace." + string(s))
	}
	return p.T("mirror.guess.from", "steps", text.List(p.Lang, words))
}

// sourceWords names the sources of a guess, "" for none.
func (p MirrorPage) sourceWords(keys []string) string {
	if len(keys) == 0 {
		return ""
	}
	words := make([]string, len(keys))
	for i, key := range keys {
		words[i] = p.T("mirror.source." + key + ".short")
	}
	return p.T("mirror.guess.sources", "sources", strings.Join(words, "; "))
}

// mirrorSource is something that the page rests on; its words are the messages
// "mirror.source.<key>.…".
type mirrorSource struct {
	Key  string
	Href string // where its publisher has it, as it was found there; "" where it was only found reported
}

// mirrorSources are looked up by name and date. What was not found at its publisher has no link,
// and the page says so.
func mirrorSources() []mirrorSource {
	const lex = "https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX%3A"
	return []mirrorSource{
		{"ga4", "https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference/events"},
		{"cookies", "https://support.google.com/analytics/answer/11397207"},
		{"predictive", ""},
		{"meta", "https://developers.facebook.com/docs/marketing-api/conversions-api/parameters"},
		{"klaviyo", "https://help.klaviyo.com/hc/en-us/articles/360036974872"},
		{"iab", "https://iabtechlab.com/standards/audience-taxonomy/"},
		{"nyt", "https://www.nytimes.com/2012/02/19/magazine/shopping-habits.html"},
		{"wsj", ""},
		{"ftc", ""},
		{"ncc", ""},
		{"c252", lex + "62021CJ0252"},
		{"c184", lex + "62020CJ0184"},
		{"c21", lex + "62023CJ0021"},
		{"c203", lex + "62022CJ0203"},
		{"c394", lex + "62023CJ0394"},
		{"bverfg", "https://servat.unibe.ch/dfr/bv065001.html"},
		{"nissenbaum", "https://nyuscholars.nyu.edu/en/publications/privacy-as-contextual-integrity"},
	}
}

// logLine is what the shop's log keeps of the present request. The time taken is known only
// once the page is written.
func (p MirrorPage) logLine() string {
	return "level=INFO msg=request method=" + p.Method + " route=" + p.URL(p.Path) + " status=200 took=…"
}

// strengthKey is the name of a strength's words.
func strengthKey(s mirror.Strength) string {
	return [...]string{mirror.Possible: "possible", mirror.Likely: "likely", mirror.Assumed: "assumed"}[s]
}
