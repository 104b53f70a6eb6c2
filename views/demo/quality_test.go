package demo

import (
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/evidence"
	"ebenmass/views/pagetest"
	"ebenmass/views/text"
)

// resultsWith are results in which the advice is so much ahead of the habit, by truth.
func resultsWith(ahead ...evidence.Paired) *evidence.Results {
	r := &evidence.Results{}
	for i, truth := range evidence.Truths() {
		r.Populations[i] = evidence.Population{
			Truth: truth, People: 2000, Articles: 73,
			Evidence: map[string]*evidence.Told{"five_labels": {MinusHabit: ahead[i]}},
			Judges:   map[string]*evidence.Worth{},
			Worlds:   []evidence.World{{Name: "taste", People: 600, MinusHabit: ahead[i]}},
		}
		for _, believed := range evidence.Truths() {
			r.Populations[i].Judges[believed] = &evidence.Worth{EUR: ahead[i].Value}
		}
	}
	return r
}

// The page says what the figures say, also when the advice loses.
func TestQuality_WordsFollowFigures(t *testing.T) {
	t.Parallel()
	wins, even, loses := evidence.Paired{Value: 0.5, Low: 0.4, High: 0.6}, evidence.Paired{Value: 0.01, Low: -0.1, High: 0.12}, evidence.Paired{Value: -0.66, Low: -0.7, High: -0.6}
	for name, c := range map[string]struct {
		ahead          []evidence.Paired
		verdict, world string
		standings      [3]string
	}{
		"always ahead":   {[]evidence.Paired{wins, wins, wins}, "wins", "ahead", [3]string{"ahead", "ahead", "ahead"}},
		"loses by score": {[]evidence.Paired{wins, loses, wins}, "loses", "ahead", [3]string{"ahead", "behind", "ahead"}},
		"cannot tell":    {[]evidence.Paired{even, wins, wins}, "even", "not", [3]string{"even", "ahead", "ahead"}},
		"always loses":   {[]evidence.Paired{loses, loses, loses}, "loses", "not", [3]string{"behind", "behind", "behind"}},
	} {
		for _, lang := range models.Langs {
			p := QualityPage{Page: chrome(lang, "/demo/quality"), Evidence: resultsWith(c.ahead...)}
			doc := pagetest.Look(t, Quality(p))
			pagetest.CheckWhole(t, doc, lang)
			pagetest.CheckContents(t, doc)
			if got := doc.Find("[data-verdict]").AttrOr("data-verdict", ""); got != c.verdict {
				t.Errorf("%s, %s: the verdict is %q, want %q", lang, name, got, c.verdict)
			}
			for i, truth := range evidence.Truths() {
				said := doc.Find("[data-against-habit=" + truth + "]").Text()
				want := text.Get(lang, "quality.habit."+c.standings[i], "felt", text.Get(lang, "quality.felt."+truth))
				if !strings.Contains(said, want) {
					t.Errorf("%s, %s, %s: says %q, want %q", lang, name, truth, said, want)
				}
			}
			if want := text.Get(lang, "quality.worlds.verdict."+c.world); !strings.Contains(doc.Find("#worlds").Text(), want) {
				t.Errorf("%s, %s: of other worlds it does not say %q", lang, name, want)
			}
		}
	}
}

// Every kind of evidence and every world has its words.
func TestQuality_NamesEverything(t *testing.T) {
	t.Parallel()
	committed := evidence.Committed()
	for _, key := range evidence.Kinds() {
		if !text.Has("quality.told." + key) {
			t.Errorf("nothing names %s", key)
		}
	}
	worlds := committed.Population().Worlds
	if len(worlds) < 17 {
		t.Errorf("%d worlds", len(worlds))
	}
	known := map[string]bool{}
	for _, w := range worlds {
		known[w.Name] = true
		if !text.Has("quality.world." + w.Name) {
			t.Errorf("nothing names the world %s", w.Name)
		}
	}
	for _, name := range measuring {
		if !known[name] {
			t.Errorf("there is no world %s", name)
		}
	}
}
