package views

import (
	"testing"

	"ebenmass/models/evidence"
)

func TestMemoryIsSaidToBeUnderratedOnlyWhereItIs(t *testing.T) {
	for name, c := range map[string]struct {
		way  string
		bins []evidence.Bin
		want bool
	}{
		"more fitted":             {"memory", []evidence.Bin{{Predicted: 0.2, Observed: 0.4, Rows: 10}, {Predicted: 0.6, Observed: 0.5, Rows: 10}}, true},
		"less fitted":             {"memory", []evidence.Bin{{Predicted: 0.6, Observed: 0.5, Rows: 10}}, false},
		"less fitted of most":     {"memory", []evidence.Bin{{Predicted: 0.2, Observed: 0.4, Rows: 1}, {Predicted: 0.6, Observed: 0.5, Rows: 10}}, false},
		"with a tape":             {"tape", []evidence.Bin{{Predicted: 0.2, Observed: 0.4, Rows: 10}}, false},
		"nothing was said at all": {"memory", nil, false},
	} {
		p := QualityPage{Evidence: evidence.Results{Population: evidence.Population{Ways: []evidence.Way{{Name: c.way, Calibration: c.bins}}}}}
		if got := p.memorySaysTooLittle(); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
