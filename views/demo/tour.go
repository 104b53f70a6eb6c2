package demo

import (
	"strconv"
	"strings"

	"ebenmass/models/tour"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// TourPage offers the tours to those who are shown the shop.
type TourPage struct{ shell.Page }

// TourStepPage is a step that the tour has a page of its own for: TourHasPage says which.
type TourStepPage struct {
	shell.Page
	Step tour.Step
}

// begun is the width of a minute on the ruler above a tour, and the ticks' lengths, in px.
const (
	minuteWidth = 18
	tickShort   = 7
	tickLong    = 13
)

// longestTour is how many minutes the ruler has room for.
func longestTour() (minutes int) {
	for _, t := range tour.Tours() {
		minutes = max(minutes, t.Minutes)
	}
	return minutes
}

// ruler is a tape as long as the tour, a tick a minute, a long one every five.
func ruler(t tour.Tour) string {
	var path strings.Builder
	for minute := 0; minute <= t.Minutes; minute++ {
		tick := tickShort
		if minute%5 == 0 {
			tick = tickLong
		}
		path.WriteString("M" + strconv.Itoa(minute*minuteWidth) + ".5 0v" + strconv.Itoa(tick))
	}
	return path.String() + "M0 .5h" + strconv.Itoa(t.Minutes*minuteWidth+1)
}

// rulerWidth is the width of every ruler, so that they compare.
func rulerWidth() string { return strconv.Itoa(longestTour()*minuteWidth + 4) }

// minutesWord is the unit behind the number of minutes.
func minutesWord(p shell.Page, n int) string { return text.Plural(p.Lang, "demo.minutes", n) }

// personArgs are what the texts tell of the example person.
func personArgs() []any {
	return []any{"person", tour.Person, "height", tour.Height, "bust", tour.Bust, "hip", tour.Hip, "usual", tour.Usual}
}

// single is a page of the demonstration outside the tours; its name is "demo.single.<key>".
type single struct{ Key, Path string }

func singles() []single {
	return []single{
		{"report", "/demo/report"}, {"shopkeeper", "/demo/shopkeeper"}, {"mirror", "/demo/mirror"},
		{"quality", "/demo/quality"}, {"how", "/how-it-works"}, {"device", "/fit/device"},
		{"your_articles", "/demo/your-articles"}, {"integrate", "/demo/integrate"},
	}
}

// rule is one of the law with the place in the shop that keeps it; its words are the messages
// "demo.law.<key>.…".
type rule struct{ Key, Path string }

func rules() []rule {
	return []rule{
		{"consent", "/fit"}, {"minimum", "/how-it-works#worth"}, {"health", "/privacy"}, {"explain", "/products/" + tour.Article},
		{"erase", "/my-data/delete"}, {"cookie", "/privacy"}, {"record", "/privacy/record"},
	}
}

// command is what an engineer can type; its words are the message "demo.command.<key>".
type command struct{ Key, Line string }

// commands are in an order that needs no step back.
func commands() []command {
	return []command{
		{"run", "go run ."},
		{"scan", "go run . scan --for 93.7191"},
		{"verify", "go run . verify receipt.json"},
		{"simulate", "go run . simulate --json"},
		{"backup", "go run . backup copy.db"},
		{"rotate", "go run . rotate-keys"},
		{"test", "go test ./..."},
	}
}

// apiCall asks for a size with the one label that the example person knows.
func apiCall(p shell.Page) string {
	return "curl -s " + p.BaseURL + "/api/v1/advice -H 'Content-Type: application/json' -d '{\n" +
		`  "product": "` + tour.Article + `", "sizing": "women",` + "\n" +
		`  "usual": [{"garment": "top", "size": "` + tour.Usual + `"}]` + "\n}'"
}
