package mirror

import (
	"slices"
	"testing"
)

func TestParseSteps_OnceInOrder(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		values []string
		want   []Step
	}{
		"none":    {nil, nil},
		"order":   {[]string{"night", "ad"}, []Step{Night, Ad}},
		"twice":   {[]string{"ad", "ad", "jeans"}, []Step{Ad, Jeans}},
		"unknown": {[]string{"", "93.7191", "<script>", "jeans"}, []Step{Jeans}},
		"all":     {[]string{"night", "all"}, []Step{Night, Ad, Maternity, Jeans, Compare, Cheap, Basket, Newsletter}},
		"flood":   {slices.Repeat([]string{"all"}, 1000), Steps()},
	} {
		if got := ParseSteps(test.values); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

func TestEvents_EveryStep(t *testing.T) {
	t.Parallel()
	for _, s := range Steps() {
		if len(Events([]Step{s})) <= len(Events(nil)) {
			t.Errorf("%s records nothing", s)
		}
		if len(Guesses([]Step{s}, false)) == 0 {
			t.Errorf("nothing is inferred from %s", s)
		}
	}
	if len(Identifiers(Steps())) <= len(Identifiers(nil)) {
		t.Error("no step brings an identifier")
	}
	if got := len(Events(Steps())) + len(Identifiers(Steps())) + len(Guesses(Steps(), true)); got != Most() {
		t.Errorf("%d entries, Most says %d", got, Most())
	}
}

func TestGuesses_Grow(t *testing.T) {
	t.Parallel()
	strength := func(key string, apple bool, steps ...Step) Strength {
		for _, g := range Guesses(steps, apple) {
			if g.Key == key {
				return g.Strength
			}
		}
		return 0
	}
	for _, test := range []struct {
		key   string
		apple bool
		steps []Step
		want  Strength
	}{
		{"pregnant", false, nil, 0},
		{"pregnant", false, []Step{Jeans}, 0},
		{"pregnant", false, []Step{Compare, Night}, 0},
		{"pregnant", false, []Step{Maternity}, Possible},
		{"pregnant", false, []Step{Night, Maternity}, Likely},
		{"pregnant", false, []Step{Compare, Night, Maternity}, Assumed},
		{"intent", false, Steps(), Assumed},
		{"income_high", false, Steps(), 0},
		{"income_high", true, nil, Possible},
	} {
		if got := strength(test.key, test.apple, test.steps...); got != test.want {
			t.Errorf("%s after %v: %d, want %d", test.key, test.steps, got, test.want)
		}
	}
}

func TestReadDevice_UserAgents(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]Device{
		"": {},
		"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0":                                                                         {"Firefox 140", "Linux", false},
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0":                  {"Edge 131", "Windows", false},
		"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1":        {"Safari 18", "iPhone", true},
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36":                          {"Chrome 131", "Mac", true},
		"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36":            {"Samsung Internet 27", "Android", false},
		"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 OPR/99999999999999999999.0 <b>x": {"Opera 9999", "ChromeOS", false},
		"curl/8.9": {},
	} {
		if got := ReadDevice(header); got != want {
			t.Errorf("%q: %+v, want %+v", header, got, want)
		}
	}
}
