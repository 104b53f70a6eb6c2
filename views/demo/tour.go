package demo

import (
	"slices"
	"strconv"

	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// viewer is who is shown the shop; their name is the message "demo.for.<viewer>".
type viewer string

// Those who are shown the shop.
const (
	forRetail   viewer = "retail"
	forPrivacy  viewer = "privacy"
	forEngineer viewer = "engineer"
)

func viewers() []viewer { return []viewer{forRetail, forPrivacy, forEngineer} }

// TourPage is the page for those who are shown the shop.
type TourPage struct {
	shell.Page
	Shopkeeper bool // the shopkeeper's page is open
}

// step is one thing there is to see; its words are the messages "demo.step.<key>.…".
type step struct {
	Key     string
	Path    string // where it is to be seen, without the language
	Minutes int
	For     []viewer
}

// steps is everything there is to see, in the order that needs no step back.
func (p TourPage) steps() []step {
	all := viewers()
	steps := []step{
		{"browse", "/products", 2, []viewer{forRetail}},
		{"once", "/products", 3, []viewer{forRetail}},
		{"keep", "/fit", 2, []viewer{forRetail, forPrivacy}},
		{"order", "/basket", 4, []viewer{forRetail}},
		{"shopkeeper", "/demo/shopkeeper", 3, []viewer{forRetail, forEngineer}},
		{"see", "/my-data", 3, []viewer{forPrivacy}},
		{"prove", "/my-data", 2, []viewer{forPrivacy, forEngineer}},
		{"marketing", "/my-data#marketing", 2, []viewer{forPrivacy, forEngineer}},
		{"mirror", "/demo/mirror", 3, all},
		{"mail", "/mail", 3, []viewer{forRetail, forPrivacy}},
		{"sign_in", "/sign-in", 3, []viewer{forRetail, forEngineer}},
		{"take", "/my-data#take", 2, []viewer{forPrivacy, forEngineer}},
		{"delete", "/my-data/delete", 2, []viewer{forPrivacy, forEngineer}},
		{"record", "/privacy/record", 3, []viewer{forPrivacy}},
		{"how", "/how-it-works", 3, []viewer{forEngineer}},
		{"quality", "/demo/quality", 4, all},
	}
	if !p.Shopkeeper {
		steps = slices.DeleteFunc(steps, func(s step) bool { return s.Key == "shopkeeper" })
	}
	return steps
}

// commands are what an engineer can type, in order; their words are the messages
// "demo.command.<key>".
func commands() []command {
	return []command{
		{"run", "go run ."},
		{"scan", "go run . scan --for 93.7191"},
		{"verify", "go run . verify receipt.json"},
		{"backup", "go run . backup copy.db"},
		{"rotate", "go run . rotate-keys"},
		{"test", "go test ./..."},
	}
}

type command struct{ Key, Line string }

// number is a step's place on the page, which is also its id there.
func (p TourPage) number(s step) int {
	return slices.IndexFunc(p.steps(), func(other step) bool { return other.Key == s.Key }) + 1
}

func (p TourPage) stepID(s step) string { return "step-" + strconv.Itoa(p.number(s)) }

// path is the way through the steps for one viewer, and how long it takes.
func (p TourPage) path(a viewer) (steps []step, minutes int) {
	for _, s := range p.steps() {
		if slices.Contains(s.For, a) {
			steps = append(steps, s)
			minutes += s.Minutes
		}
	}
	return steps, minutes
}

// minutes is how long everything takes.
func (p TourPage) minutes() int {
	minutes := 0
	for _, s := range p.steps() {
		minutes += s.Minutes
	}
	return minutes
}

// audience says whom a step is for, in words.
func audience(p shell.Page, s step) string {
	if len(s.For) == len(viewers()) {
		return p.T("demo.for.all")
	}
	words := make([]string, len(s.For))
	for i, a := range s.For {
		words[i] = p.T("demo.for." + string(a))
	}
	return text.List(p.Lang, words)
}
