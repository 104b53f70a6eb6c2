package web_test

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/web"
)

// publicParams are parameters of routes that name nothing of anybody, with a value of each.
var publicParams = map[string]string{":slug": "alma-t-shirt", "*": "css/app.css", ":part": "1.xml", ":role": "short", ":step": "1", ":name": "absent.webp"}

// makers find, for a parameter of a personal route, the identifiers that belong to somebody
// signed in. A route with a parameter that is neither here nor public fails the test below:
// add how to come by it.
var makers = map[string]func(t *testing.T, owner *browser) []string{
	"session": func(t *testing.T, owner *browser) []string {
		return attributes(owner.get("/de/account").page(t).Find("[data-session]"), "data-session")
	},
	"passkey": func(t *testing.T, owner *browser) []string {
		var ids []string
		for _, action := range attributes(owner.get("/de/account").page(t).Find(`form[action$="/remove"]`), "action") {
			ids = append(ids, strings.Split(action, "/")[4])
		}
		return ids
	},
	"number": func(_ *testing.T, owner *browser) []string { return []string{owner.anyOrder()} },
	"return": func(_ *testing.T, owner *browser) []string {
		return []string{owner.sendBack("de", owner.anyOrder(), "quantity-0", "1")}
	},
	"id": func(t *testing.T, owner *browser) []string { // of a receipt: its page and its file
		var ids []string
		for _, href := range attributes(owner.get("/de/my-data").page(t).Find(`a[href*="/my-data/receipts/"]`), "href") {
			id := strings.TrimPrefix(href, "/de/my-data/receipts/")
			ids = append(ids, id, id+".json")
		}
		return ids
	},
}

// anyOrder returns the number of an order of two pieces: the one there is, or a new one.
func (b *browser) anyOrder() string {
	b.t.Helper()
	if href := b.get("/de/checkout").page(b.t).Find(`main a[href^="/de/orders/"]`).AttrOr("href", ""); href != "" {
		return strings.TrimPrefix(href, "/de/orders/")
	}
	b.basket("alma-t-shirt-ink-m", "2")
	return b.order("de")
}

// parameter is one in a path of the table of routes.
var parameter = regexp.MustCompile(`:([a-z]+)|\*`)

// attributes lists an attribute of some elements.
func attributes(elements *goquery.Selection, name string) []string {
	return elements.Map(func(_ int, e *goquery.Selection) string { return e.AttrOr(name, "") })
}

func TestEveryRoute_OthersData(t *testing.T) {
	t.Parallel()
	s, m, owner, device := openLocal(t)
	owner.form("/de/fit", "sizing", "women", "unit", "cm", "bust", "94.6173", "measured_with", "tape", "preference", "loose", "age16", "1", "consent_advice", "1").goesTo(t, "/de/fit?notice=saved")
	owner.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "2").want(t, http.StatusSeeOther)
	owner.addPasskey(t, device)
	used := owner.ask(m, jule)
	owner.form("/de/sign-in/confirm", "token", used).want(t, http.StatusSeeOther)

	ids, secrets := map[string][]string{}, []string{jule, "jule.canary", used, "94.6173", "94,6173"}
	for name, find := range makers {
		if ids[name] = find(t, owner); len(ids[name]) == 0 {
			t.Fatalf("the owner has no %s", name)
		}
		secrets = append(secrets, ids[name]...)
	}
	visit := owner.visitor()
	secrets = append(secrets, visit.Customer)
	for _, try := range tries(t, s, ids) {
		if try.personal && try.method == http.MethodGet { // what is refused to others below
			owner.get(try.path).want(t, http.StatusOK)
		}
	}
	held, passkeys := owner.held(), len(ids["passkey"])

	stranger := s.visit(t)
	stranger.signIn(m, "stranger@example.org")
	for who, b := range map[string]*browser{"somebody signed in": stranger, "a visitor": consented(t, s, "advice"), "nobody": s.visit(t)} {
		for _, try := range tries(t, s, ids) {
			a := b.form(try.path, append(try.fields, "token", used)...)
			if try.method != http.MethodPost {
				a = b.do(try.method, try.path, nil)
			}
			for _, secret := range secrets {
				if try.path == "/de/orders" && secret == ids["number"][0] {
					continue // the form that looks an order up comes back with the number typed into it
				}
				if strings.Contains(a.text+a.Header.Get("Location"), secret) && !strings.Contains(try.path, secret) {
					t.Errorf("%s learns %q from %s %s", who, secret, try.method, try.path)
				}
			}
			if try.personal && !refused(a) {
				t.Errorf("%s gets %d from %s %s", who, a.StatusCode, try.method, try.path)
			}
		}
	}
	if !owner.signedIn() || owner.held() != held || len(makers["passkey"](t, owner)) != passkeys {
		t.Errorf("of the owner's %d data %d are left, signed in: %v", held, owner.held(), owner.signedIn())
	}
}

// try is one request for a route, where it can be with what names another's things.
type try struct {
	method, path string
	fields       []string
	personal     bool // the path names something of somebody else
}

// requestsOf are requests with one method for all patterns, without fields.
func requestsOf(method string, patterns []string) []try {
	list := make([]try, len(patterns))
	for i, pattern := range patterns {
		list[i] = try{method: method, path: pattern}
	}
	return list
}

// tries lists requests for every route of the table, in German: those with another's
// identifiers in the path for each of them, and every post with all of them as fields.
func tries(t *testing.T, s *shop, ids map[string][]string) []try {
	t.Helper()
	var named, others []try
	var fields []string
	for name, list := range ids {
		fields = append(fields, name, list[0], "id", list[0])
	}
	for _, r := range slices.Concat(requestsOf(http.MethodGet, web.GetRoutes()), requestsOf(http.MethodHead, web.GetRoutes()), requestsOf(http.MethodPost, web.PostRoutes())) {
		if strings.HasPrefix(r.path, "/en") {
			continue
		}
		paths, personal := []string{r.path}, false
		for _, match := range parameter.FindAllStringSubmatch(r.path, -1) {
			values, known := ids[match[1]]
			switch {
			case known:
				personal = true
			case publicParams[match[0]] != "":
				values = []string{publicParams[match[0]]}
			default:
				t.Fatalf("%s has a parameter of which this test does not know whose it is: add it to makers or publicParams", r.path)
			}
			var filled []string
			for _, path := range paths {
				for _, value := range values {
					filled = append(filled, strings.Replace(path, match[0], value, 1))
				}
			}
			paths = filled
		}
		for _, path := range paths {
			one := try{r.method, path, fields, personal}
			if personal {
				named = append(named, one)
			} else {
				others = append(others, one)
			}
		}
	}
	if len(named) == 0 {
		t.Fatal("no route names anything of anybody")
	}
	// The rest comes last, posts at the very end: some of them sign out whoever tries.
	slices.SortStableFunc(others, func(a, b try) int { return strings.Compare(a.method, b.method) })
	return append(named, others...)
}

// refused reports whether an answer is no, or a way to sign in.
func refused(a answer) bool {
	return a.StatusCode == http.StatusNotFound || a.StatusCode == http.StatusForbidden ||
		a.StatusCode == http.StatusSeeOther && a.Header.Get("Location") == "/de/sign-in"
}
