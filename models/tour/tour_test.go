package tour_test

import (
	"testing"

	"ebenmass/models/tour"
)

func TestParse_OnlyPlaces(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]tour.Place{
		"short-1": {Role: tour.Short, N: 1}, "retail-8": {Role: tour.Retail, N: 8},
		"": {}, "short": {}, "short-0": {}, "short-6": {}, "short-01": {}, "short--1": {}, "nobody-1": {}, "short-1-1": {}, "Short-1": {},
	} {
		got, ok := tour.Parse(typed)
		if got != want || ok != want.On() {
			t.Errorf("%q: %+v, %t", typed, got, ok)
		}
		if want.On() && got.String() != typed {
			t.Errorf("%q is written %q", typed, got)
		}
	}
}

func TestPlace_Keep(t *testing.T) {
	t.Parallel()
	place := tour.Place{Role: tour.Privacy, N: 2}
	for address, want := range map[string]string{
		"/de/fit":                        "/de/fit?tour=privacy-2",
		"/de/products?size=M":            "/de/products?size=M&tour=privacy-2",
		"/de/my-data#take":               "/de/my-data?tour=privacy-2#take",
		"/de/my-data?notice=saved#take":  "/de/my-data?notice=saved&tour=privacy-2#take",
		"/de/fit?tour=short-1":           "/de/fit?tour=short-1",
		"/de/fit?":                       "/de/fit?tour=privacy-2",
		"#main":                          "#main",
		"/static/css/app.css":            "/static/css/app.css",
		"/de/demo":                       "/de/demo",
		"/de/demo/tour/privacy/3":        "/de/demo/tour/privacy/3",
		"/de/demo/mirror":                "/de/demo/mirror?tour=privacy-2",
		"/de/demo/shopkeeper.csv?sort=x": "/de/demo/shopkeeper.csv?sort=x",
		"/de/my-data/export.json":        "/de/my-data/export.json",
		"//other.example/":               "//other.example/",
		"https://other.example/":         "https://other.example/",
	} {
		if got := place.Keep(address); got != want {
			t.Errorf("%s becomes %s, want %s", address, got, want)
		}
		if got := (tour.Place{}).Keep(address); got != address {
			t.Errorf("off a tour %s becomes %s", address, got)
		}
	}
	if got := place.KeepEscaped("/de/products?a=1&amp;b=2"); got != "/de/products?a=1&amp;b=2&amp;tour=privacy-2" {
		t.Errorf("in HTML: %s", got)
	}
}

func TestTours_EveryStepDiffers(t *testing.T) {
	t.Parallel()
	for _, way := range tour.Tours() {
		seen := map[string]bool{}
		for _, step := range way.Steps {
			if seen[step.Key] {
				t.Errorf("%s: %s stands twice", way.Role, step.Key)
			}
			seen[step.Key] = true
			if step.Path == "" && (step.Look != "" || step.Try || step.Fill != tour.FillNothing) {
				t.Errorf("%s: %s points into a page that it has not", way.Role, step.Key)
			}
		}
	}
}
