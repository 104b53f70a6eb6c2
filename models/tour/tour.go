package tour

import (
	"slices"
	"strconv"
	"strings"
)

// Field is the query parameter of a page, and the field of a form, in which a step travels:
// "retail-3". Nothing of it is stored.
const Field = "tour"

// Role is whom a tour is for.
type Role string

// The roles, as they stand in URLs.
const (
	Short       Role = "short"
	Retail      Role = "retail"
	Privacy     Role = "privacy"
	Engineering Role = "engineering"
)

// Tour is one way through the shop.
type Tour struct {
	Role    Role
	Minutes int // as every link to it says; a test counts the words that it shows
	Steps   []Step
}

// Step is one page with what to look at.
type Step struct {
	Key  string
	Path string // the page, without the language; "" where the tour has one of its own
	Look string // id of the part to look at, "" for the whole page
	Try  bool   // the step is to be tried: of the page no more than its heading and lead is to be read
	Fill Fill   // what the example person can fill in
}

// Tours are all ways, the shortest first.
func Tours() []Tour {
	asked := Step{Key: "asked", Path: "/fit", Try: true, Fill: FillFinder}
	answered := Step{Key: "answered", Path: "/products/" + Article, Look: "advice", Fill: FillAdvice}
	suite := Step{Key: "suite", Path: "/demo/mirror", Look: "visit"}
	return []Tour{
		{Short, 5, []Step{
			asked,
			answered,
			{Key: "parcel", Path: "/demo/report", Try: true},
			suite,
			{Key: "gone", Path: "/my-data/delete", Try: true},
		}},
		{Retail, 15, []Step{
			asked,
			answered,
			{Key: "basket", Path: "/basket", Try: true},
			{Key: "order", Path: "/checkout", Try: true, Fill: FillOrder},
			suite,
			{Key: "law"},
			{Key: "keeper", Path: "/demo/shopkeeper"},
			{Key: "own", Path: "/demo/your-articles", Try: true, Fill: FillChart},
			{Key: "report", Path: "/demo/report", Try: true},
		}},
		{Privacy, 20, []Step{
			{Key: "consent", Path: "/fit", Try: true, Fill: FillFinder},
			{Key: "mirror", Path: "/demo/mirror", Look: "visit"},
			{Key: "law"},
			{Key: "marketing", Path: "/my-data", Look: "marketing"},
			{Key: "device"},
			{Key: "data", Path: "/my-data"},
			{Key: "delete", Path: "/my-data/delete", Try: true},
			{Key: "record", Path: "/privacy/record", Look: "consented"},
			{Key: "impact", Path: "/privacy/dpia", Look: "risks"},
		}},
		{Engineering, 20, []Step{
			{Key: "engine", Path: "/how-it-works"},
			{Key: "why", Path: "/products/" + Article, Look: "advice", Fill: FillAdvice},
			{Key: "quality", Path: "/demo/quality"},
			{Key: "device"},
			{Key: "mirror", Path: "/demo/mirror"},
			{Key: "counting", Path: "/demo/shopkeeper", Look: "counting"},
			{Key: "take", Path: "/my-data", Look: "take"},
			{Key: "commands"},
		}},
	}
}

// Find returns the tour of a role; ok is false where there is none.
func Find(role Role) (t Tour, ok bool) {
	for _, t := range Tours() {
		if t.Role == role {
			return t, true
		}
	}
	return Tour{}, false
}

// Place is where somebody is: at which step of which tour. The zero value is on none.
type Place struct {
	Role Role
	N    int // from 1
}

// Parse reads "retail-3"; ok is false for what is no step of a tour.
func Parse(s string) (p Place, ok bool) {
	role, number, _ := strings.Cut(s, "-")
	n, err := strconv.Atoi(number)
	if err != nil || number != strconv.Itoa(n) {
		return Place{}, false
	}
	return At(Role(role), n)
}

// At is the n-th step of a tour; ok is false where there is none.
func At(role Role, n int) (p Place, ok bool) {
	t, ok := Find(role)
	if !ok || n < 1 || n > len(t.Steps) {
		return Place{}, false
	}
	return Place{role, n}, true
}

// On reports whether it is a place of a tour.
func (p Place) On() bool { return p != Place{} }

// String is what Parse reads, "" off every tour.
func (p Place) String() string {
	if !p.On() {
		return ""
	}
	return string(p.Role) + "-" + strconv.Itoa(p.N)
}

// Tour is the tour that the place is on.
func (p Place) Tour() Tour {
	t, _ := Find(p.Role)
	return t
}

// Step is the step at the place; the place must be on a tour.
func (p Place) Step() Step { return p.Tour().Steps[p.N-1] }

// Next is the place after it; ok is false at the end.
func (p Place) Next() (next Place, ok bool) { return At(p.Role, p.N+1) }

// Path is the address that leads to the place, without the language.
func (p Place) Path() string { return Path(p.Role, p.N) }

// Path is the address of the n-th step of a tour, without the language.
func Path(role Role, n int) string { return "/demo/tour/" + string(role) + "/" + strconv.Itoa(n) }

// Start is the address under which a tour begins, without the language.
func Start(role Role) string { return "/demo/tour/" + string(role) }

// Keep writes the place into an address of the shop: query parameter by query parameter, in
// front of a fragment. Addresses of the tours themselves stay as they are, and those on another
// host.
func (p Place) Keep(address string) string { return p.keep(address, "&") }

// KeepEscaped is Keep for an address as it stands in HTML.
func (p Place) KeepEscaped(address string) string { return p.keep(address, "&amp;") }

func (p Place) keep(address, and string) string {
	if !p.On() || !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") || outside(address) {
		return address
	}
	rest, fragment, cut := strings.Cut(address, "#")
	if cut {
		fragment = "#" + fragment
	}
	switch path, query, asked := strings.Cut(rest, "?"); {
	case !asked:
		rest += "?"
	case slices.ContainsFunc(strings.Split(query, and), func(pair string) bool { return strings.HasPrefix(pair, Field+"=") }):
		return address
	case query != "":
		rest = path + "?" + query + and
	}
	return rest + Field + "=" + p.String() + fragment
}

// outside is what takes no step along: files, and what itself leads into a tour or out of it.
func outside(address string) bool {
	for _, part := range []string{"/static/", "/demo/tour", "/demo/restart", "/api/", "/.well-known/"} {
		if strings.Contains(address, part) {
			return true
		}
	}
	path, _, _ := strings.Cut(address, "?")
	path, _, _ = strings.Cut(path, "#")
	return strings.HasSuffix(path, ".json") || strings.HasSuffix(path, ".csv") || strings.HasSuffix(path, "/demo")
}
