package web_test

import (
	"net/http"
	"strings"
	"testing"

	"ebenmass/models"
)

// appendedToLinks is what campaigns, networks and broken programs put behind a link.
var appendedToLinks = []string{
	"utm_campaign=50%_off", "utm_source=a;b", "fbclid=IwAR0%", "gclid=%zz", "utm_term=%E4", "ref=%F0%28%8C%28",
	"a;b;c", "%", "%%%", "=", "&&&", "msclkid", "utm_content=%00", "utm_id=" + strings.Repeat("x", 3000), "utm_medium=a%2", "x[]=1&x[]=2", "fit=;", ";", "notice=placed", "ſize=M", "QUERY=1",
}

func TestGet_UnknownParameters(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, path := range []string{"/de/", "/de/products", "/en/products/alma-t-shirt", "/de/products/jule-jeans/size-chart", "/de/privacy", "/en/how-it-works", "/de/mail/sample", "/de/demo/quality"} {
		plain := s.visit(t).get(path).want(t, http.StatusOK)
		for _, appended := range appendedToLinks {
			a := s.visit(t).get(path+"?"+appended, "Accept-Encoding", "identity")
			if a.StatusCode != http.StatusOK || a.text != plain.text || a.Header.Get("ETag") != plain.Header.Get("ETag") {
				t.Errorf("%s?%.40s: %d, and the page is not that of %s", path, appended, a.StatusCode, path)
			}
		}
	}
	for _, path := range []string{"/de/basket", "/de/fit", "/de/my-data", "/en/sign-in", "/de/checkout", "/de/outbox", "/de/withdraw", "/en/demo/mirror", "/de/demo/shopkeeper", "/sitemap.xml", "/robots.txt", "/de/privacy/record.json"} {
		for _, appended := range appendedToLinks {
			if a := s.visit(t).get(path + "?" + appended); a.StatusCode != http.StatusOK && a.StatusCode != s.visit(t).get(path).StatusCode {
				t.Errorf("%s?%.40s: %d", path, appended, a.StatusCode)
			}
		}
	}
}

func TestGet_KnownParametersBesideUnknown(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for path, known := range map[string]string{"/de/products": "category=women&price_max=60", "/en/products/alma-t-shirt": "colour=ink&size=M"} {
		plain, without := s.visit(t).get(path+"?"+known).want(t, http.StatusOK), s.visit(t).get(path).want(t, http.StatusOK)
		if plain.text == without.text {
			t.Fatalf("%s does not know %s", path, known)
		}
		first, second, _ := strings.Cut(known, "&")
		for _, appended := range appendedToLinks {
			for _, query := range []string{known + "&" + appended, appended + "&" + known, first + "&" + appended + "&" + second, second + "&" + first} {
				if a := s.visit(t).get(path + "?" + query); a.StatusCode != http.StatusOK || a.text != plain.text {
					t.Errorf("%s?%.60s: %d, and another page", path, query, a.StatusCode)
				}
			}
		}
	}
}

func TestGetProducts_OddQuery(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for query, want := range map[string]string{
		"q=a;b":               "a;b",
		"q=50%_off":           "50%_off",
		"q=100%":              "100%",
		"q=100%25":            "100%",
		"q=%zz":               "%zz",
		"q=a+b":               "a b",
		"q=Gr%C3%BCn":         "Grün",
		"q=Grün":              "Grün",
		"q=Gr%FCn":            "Gr\uFFFDn",
		"q=a%2":               "a%2",
		"q=a%3Db%26c":         "a=b&c",
		"q=a=b":               "a=b",
		"utm=50%&q=rot":       "rot",
		"utm=a;q=blau&q=rot":  "rot",
		"q=rot&utm_x=%&sort;": "rot",
	} {
		for _, lang := range models.Langs {
			a := b.get("/"+string(lang)+"/products?"+query).want(t, http.StatusOK)
			if got := a.page(t).Find(`main input[name="q"], header input[name="q"]`).First().AttrOr("value", ""); !strings.Contains(a.page(t).Find("h1").Text(), want) && got != want {
				t.Errorf("%s: searched for %q, headed %q, want %q", query, got, a.page(t).Find("h1").Text(), want)
			}
		}
	}
}
