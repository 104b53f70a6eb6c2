package mirror

import "slices"

// Event is one entry of a suite's log.
type Event struct {
	Step Step   // "" for the present request
	Name string // as the suite's documentation names it
	Key  string // of the words that say what is sent along
}

// arrival is what is recorded of any request at all.
var arrival = []Event{{"", "session_start", "session"}, {"", "page_view", "page"}}

// recorded is what each step adds. Names: Google Analytics 4, recommended and automatically
// collected events; "Opened Email": Klaviyo.
var recorded = map[Step][]Event{
	Ad:         {{Ad, "page_view", "ad"}},
	Maternity:  {{Maternity, "view_item", "maternity"}},
	Jeans:      {{Jeans, "view_item", "jeans"}},
	Compare:    {{Compare, "view_item", "compare_44"}, {Compare, "view_item", "compare_46"}},
	Cheap:      {{Cheap, "view_item_list", "cheap"}},
	Basket:     {{Basket, "add_to_cart", "basket"}, {Basket, "begin_checkout", "checkout"}},
	Newsletter: {{Newsletter, "Opened Email", "newsletter"}},
	Night:      {{Night, "session_start", "night"}},
}

// Events returns what a suite records of a visit, oldest first.
func Events(steps []Step) []Event {
	events := slices.Clone(arrival)
	for _, s := range steps {
		events = append(events, recorded[s]...)
	}
	return events
}

// Identifier is a mark by which a suite finds a browser or a person again.
type Identifier struct {
	Step Step   // that brings it; "" for the present request
	Name string // of the cookie or parameter
	Key  string // of the words that explain it
}

// identifiers in the order a visit brings them.
var identifiers = []Identifier{
	{"", "_ga", "ga"}, {"", "_fbp", "fbp"}, {Ad, "_fbc", "fbc"}, {Newsletter, "em", "em"},
}

// Identifiers returns what a suite has set or received by the end of a visit.
func Identifiers(steps []Step) []Identifier {
	return slices.DeleteFunc(slices.Clone(identifiers), func(i Identifier) bool {
		return i.Step != "" && !slices.Contains(steps, i.Step)
	})
}
